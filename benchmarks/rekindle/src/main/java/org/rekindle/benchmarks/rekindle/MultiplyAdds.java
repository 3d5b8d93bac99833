package org.rekindle.benchmarks.rekindle;

/** A loop of independent chains of fused multiply-adds. */
interface MultiplyAdds {

    /**
     * The floating-point operations of one {@link #run}: two for each lane of each multiply-add.
     */
    long operations();

    /** Runs once; the result depends on all of it, so that nothing can be left out. */
    float run(int start);

    /** In vectors. By name, because javac warns of whoever imports the incubating module. */
    static MultiplyAdds vector() {
        try {
            return Class.forName("org.rekindle.benchmarks.rekindle.VectorMultiplyAdds")
                    .asSubclass(MultiplyAdds.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UnsupportedOperationException("this JVM has no vectors", e);
        }
    }
}
