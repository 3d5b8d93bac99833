package org.rekindle.onnx.shape;

/**
 * What a Slice keeps of one axis.
 *
 * @param axis which one, counted from the first
 * @param range the places that it keeps
 */
public record AxisSlice(int axis, SliceRange range) {

    /** The shape with the axis cut. */
    Shape of(Shape shape, Unknowns unknowns) {
        long dim = shape.dim(axis);
        boolean known = Shape.isKnown(dim) && range.isKnown();
        return shape.with(axis, known ? range.count(dim) : unknowns.fresh());
    }
}
