package org.rekindle.run;

import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;

/**
 * The slopes for z &lt; 0 that a network has learnt, as a table in CSV with a line per unit; units
 * that share a slope have the same value. A slope that is not finite is left empty.
 */
final class SlopesFile {
    private SlopesFile() {}

    static String of(DenseNetwork network) {
        StringBuilder csv = new StringBuilder("layer,unit,negative_slope\n");
        for (DenseLayer layer : network.hidden()) {
            for (int unit = 0; unit < layer.units(); unit++) {
                float slope = layer.slope(unit, network.parameters());
                csv.append(layer.name()).append(',').append(unit).append(',');
                csv.append(Float.isFinite(slope) ? slope : "").append('\n');
            }
        }
        return csv.toString();
    }
}
