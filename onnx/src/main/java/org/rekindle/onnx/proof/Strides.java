package org.rekindle.onnx.proof;

/** Where elements lie that are stored row-major, seen through strides of one's own choice. */
final class Strides {
    private Strides() {}

    /** How many elements there are. */
    static int size(int[] stored) {
        int size = 1;
        for (int length : stored) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    /** The stride of each axis; 0 for one of length 1, which repeats. */
    static int[] repeating(int[] stored) {
        int[] strides = new int[stored.length];
        int stride = 1;
        for (int axis = stored.length - 1; axis >= 0; axis--) {
            strides[axis] = stored[axis] == 1 ? 0 : stride;
            stride *= stored[axis];
        }
        return strides;
    }

    /** For each element of a row-major array, where its source lies. */
    static int[] sources(int[] stored, int[] strides) {
        int[] sources = new int[size(stored)];
        int[] at = new int[stored.length];
        int source = 0;
        for (int i = 0; i < sources.length; i++) {
            sources[i] = source;
            for (int axis = stored.length - 1; axis >= 0; axis--) {
                source += strides[axis];
                if (++at[axis] < stored[axis]) {
                    break;
                }
                source -= strides[axis] * stored[axis];
                at[axis] = 0;
            }
        }
        return sources;
    }
}
