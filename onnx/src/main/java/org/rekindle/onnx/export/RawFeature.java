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
    /** What to divide by: a float divided by the largest double is 0 as a float. */
    double divisor() {
        return std == 0 ? Double.MAX_VALUE : std;
    }
}
