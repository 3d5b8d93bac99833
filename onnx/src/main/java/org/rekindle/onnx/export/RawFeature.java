package org.rekindle.onnx.export;

/**
 * An input of a network as it stands in the data, and how it was standardised: {@code (raw - mean)
 * / std}.
 *
 * @param name what it is called
 * @param mean of the rows that the network was trained on; 0 where nothing was standardised
 * @param std their standard deviation; 1 where nothing was standardised; 0 marks a feature that was
 *     constant there, which is 0 in every row
 */
public record RawFeature(String name, double mean, double std) {
    /** What to divide by: whatever is divided by an infinity is 0. */
    double divisor() {
        return std == 0 ? Double.POSITIVE_INFINITY : std;
    }
}
