package org.rekindle.kernel;

/** Decides once, when first asked, which kernels this JVM can run. */
final class KernelChoice {
    static final Kernels FASTEST =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                    ? vectorKernels()
                    : PlainKernels.INSTANCE;

    private KernelChoice() {}

    /** By name, because the class cannot be loaded without the vector module. */
    private static Kernels vectorKernels() {
        try {
            return Class.forName("org.rekindle.kernel.VectorKernels")
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the vector kernels, which are part of this jar, cannot be loaded", e);
        }
    }
}
