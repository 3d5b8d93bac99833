package org.rekindle.onnx.proof;

import java.util.Arrays;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Window;

/**
 * Which places of an image a kernel reaches from each place of the result. Only borders that are
 * given in numbers are described.
 */
final class KernelPlaces {
    private final Window window;
    private final int[] from;
    private final int[] to;

    private KernelPlaces(Window window, int[] from, int[] to) {
        this.window = window;
        this.from = from;
        this.to = to;
    }

    /**
     * Of a convolution or a pool.
     *
     * @param kernel its sizes; none to take them from the attributes
     */
    static KernelPlaces of(
            Attributes attributes, Elements input, Elements output, List<Long> kernel) {
        Window window =
                Window.of(
                        attributes,
                        kernel.isEmpty() ? attributes.integers("kernel_shape") : kernel);
        boolean plain =
                !window.ceil()
                        && List.of("NOTSET", "VALID").contains(window.autoPad())
                        && input.rank() == output.rank()
                        && input.rank() == window.kernel().size() + 2;
        NotUnderstoodException.unless(plain, "its border is not described");
        return new KernelPlaces(
                window,
                Arrays.copyOfRange(input.dims(), 2, input.rank()),
                Arrays.copyOfRange(output.dims(), 2, output.rank()));
    }

    int inputs() {
        return Strides.size(from);
    }

    int outputs() {
        return Strides.size(to);
    }

    /** For each element of the kernel the place that it reaches; -1 on the border. */
    int[] reached(int place) {
        int[] reached = new int[Math.toIntExact(window.taps())];
        for (int tap = 0; tap < reached.length; tap++) {
            reached[tap] = source(place, tap);
        }
        return reached;
    }

    private int source(int place, int tap) {
        int source = 0;
        int stride = 1;
        int leftOfPlace = place;
        int leftOfTap = tap;
        boolean padded = window.autoPad().equals("NOTSET");
        for (int axis = from.length - 1; axis >= 0; axis--) {
            int size = Math.toIntExact(window.kernel().get(axis));
            long at =
                    leftOfPlace % to[axis] * window.strides().get(axis)
                            + leftOfTap % size * window.dilations().get(axis)
                            - (padded ? window.pads().get(axis) : 0);
            if (at < 0 || at >= from[axis]) {
                return -1;
            }
            source += (int) at * stride;
            stride *= from[axis];
            leftOfPlace /= to[axis];
            leftOfTap /= size;
        }
        return source;
    }

    /** How many of some places are not on the border. */
    static int inside(int[] reached) {
        return (int) Arrays.stream(reached).filter(source -> source >= 0).count();
    }
}
