package org.rekindle.onnx.input;

import java.util.List;

/** The order of an image's axes after that of the samples. */
public enum Layout {
    /** Channels, height, width; as PyTorch exports. */
    NCHW {
        @Override
        public int channelAxis(int rank) {
            return 0;
        }

        @Override
        List<Long> shapeFrom(List<Long> other) {
            return List.of(other.get(2), other.get(0), other.get(1));
        }

        @Override
        int[] stridesInOther(int channels, int height, int width) {
            return new int[] {1, width * channels, channels};
        }
    },
    /** Height, width, channels; as TensorFlow exports. */
    NHWC {
        @Override
        public int channelAxis(int rank) {
            return rank - 1;
        }

        @Override
        List<Long> shapeFrom(List<Long> other) {
            return List.of(other.get(1), other.get(2), other.get(0));
        }

        @Override
        int[] stridesInOther(int height, int width, int channels) {
            return new int[] {width, 1, height * width};
        }
    };

    /** Which axis of a sample counts the channels. */
    public abstract int channelAxis(int rank);

    /** The shape in this layout of a sample that has the given one in the other layout. */
    abstract List<Long> shapeFrom(List<Long> other);

    /** How far apart neighbours along each axis of this layout lie in the other one. */
    abstract int[] stridesInOther(int first, int second, int third);

    /**
     * Where each element of a sample lies in the other layout.
     *
     * @param shape the sample's shape in this layout
     */
    public int[] placesInOther(List<Long> shape) {
        int first = Math.toIntExact(shape.get(0));
        int second = Math.toIntExact(shape.get(1));
        int third = Math.toIntExact(shape.get(2));
        int[] strides = stridesInOther(first, second, third);
        int[] places = new int[Math.multiplyExact(first, Math.multiplyExact(second, third))];
        int next = 0;
        for (int i = 0; i < first; i++) {
            for (int j = 0; j < second; j++) {
                for (int k = 0; k < third; k++) {
                    places[next++] = i * strides[0] + j * strides[1] + k * strides[2];
                }
            }
        }
        return places;
    }
}
