package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rekindle.onnx.model.Attributes;

/**
 * How a kernel moves over space.
 *
 * @param kernel its size along each spatial axis
 * @param strides its steps
 * @param dilations the distance of its elements
 * @param pads the border before, then that after, each along all axes
 * @param autoPad how the border is chosen, or {@code NOTSET}
 * @param ceil whether a last, incomplete step counts
 */
public record Window(
        List<Long> kernel,
        List<Long> strides,
        List<Long> dilations,
        List<Long> pads,
        String autoPad,
        boolean ceil) {

    /** The attributes that convolutions and pools share. */
    public static Window of(Attributes attributes, List<Long> kernel) {
        int axes = kernel.size();
        return new Window(
                kernel,
                orAll(attributes.integers("strides"), axes, 1),
                orAll(attributes.integers("dilations"), axes, 1),
                orAll(attributes.integers("pads"), 2 * axes, 0),
                attributes.text("auto_pad", "NOTSET"),
                attributes.integer("ceil_mode", 0) != 0);
    }

    /** The attribute, or the default along all axes. */
    private static List<Long> orAll(List<Long> given, int count, long otherwise) {
        List<Long> all = given.isEmpty() ? Collections.nCopies(count, otherwise) : given;
        NotUnderstoodException.unless(all.size() == count, "its attributes do not fit its input");
        return all;
    }

    /** How many elements the kernel has. */
    public long taps() {
        return kernel.stream().reduce(1L, Math::multiplyExact);
    }

    /** Whether the kernel may reach over the border. */
    public boolean reachesOver() {
        return ceil || isSame() || pads.stream().anyMatch(pad -> pad != 0);
    }

    /** Whether the kernel may stand wholly outside. */
    public boolean mayMiss() {
        for (int i = 0; i < kernel.size(); i++) {
            long border = Math.max(pads.get(i), pads.get(i + kernel.size()));
            long last = ceil ? strides.get(i) - 1 : 0;
            boolean gaps = dilations.get(i) > 1 && reachesOver();
            if (gaps || border + last >= kernel.get(i)) {
                return true;
            }
        }
        return false;
    }

    /** The shape of what comes out, with a number of channels. */
    public Shape output(Shape input, long channels, Unknowns unknowns) {
        List<Long> dims = new ArrayList<>(List.of(input.dim(0), channels));
        for (int i = 0; i < kernel.size(); i++) {
            long dim = input.dim(i + 2);
            dims.add(Shape.isKnown(dim) ? steps(dim, i, unknowns) : unknowns.fresh());
        }
        return Shape.of(dims);
    }

    private long steps(long dim, int i, Unknowns unknowns) {
        long stride = strides.get(i);
        if (isSame()) {
            return (dim + stride - 1) / stride;
        }
        long border = autoPad.equals("VALID") ? 0 : pads.get(i) + pads.get(i + kernel.size());
        long room = dim + border - (kernel.get(i) - 1) * dilations.get(i) - 1;
        if (room < 0 || (ceil && room % stride != 0)) {
            return unknowns.fresh();
        }
        return room / stride + 1;
    }

    /** The shape of what a transposed convolution gives. */
    public Shape grown(Shape input, long channels, Attributes attributes, Unknowns unknowns) {
        List<Long> more = orAll(attributes.integers("output_padding"), kernel.size(), 0);
        List<Long> dims = new ArrayList<>(List.of(input.dim(0), channels));
        for (int i = 0; i < kernel.size(); i++) {
            long dim = input.dim(i + 2);
            long border = pads.get(i) + pads.get(i + kernel.size());
            boolean plain = autoPad.equals("NOTSET") && !attributes.has("output_shape");
            dims.add(
                    plain && Shape.isKnown(dim)
                            ? strides.get(i) * (dim - 1)
                                    + more.get(i)
                                    + (kernel.get(i) - 1) * dilations.get(i)
                                    + 1
                                    - border
                            : unknowns.fresh());
        }
        return Shape.of(dims);
    }

    private boolean isSame() {
        return autoPad.startsWith("SAME");
    }
}
