package org.rekindle.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.rekindle.census.LifeLine;

/**
 * Life lines as two tables in CSV: {@value FileNames#UNITS} with a line per unit, and {@value
 * FileNames#LIFE_LINES} with a line per unit and epoch. A number that does not exist is left empty.
 */
final class LifeLinesFile {
    private LifeLinesFile() {}

    /**
     * Written line by line, because the table of a wide network over many epochs may not fit in
     * memory.
     */
    static void writeEpochs(List<LifeLine> lives, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.append("layer,unit,epoch,firing_rate,mean_z,max_z\n");
        StringBuilder csv = new StringBuilder();
        for (LifeLine life : lives) {
            csv.setLength(0);
            for (int epoch = 0; epoch <= life.epochs(); epoch++) {
                csv.append(life.layer()).append(',').append(life.unit()).append(',').append(epoch);
                number(csv, life.firingRate(epoch));
                number(csv, life.meanPreActivation(epoch));
                number(csv, life.maxPreActivation(epoch));
                csv.append('\n');
            }
            writer.append(csv);
        }
        writer.flush();
    }

    static String units(List<LifeLine> lives) {
        StringBuilder csv =
                new StringBuilder(
                        "layer,unit,verdict,born_dead,inputs_dead,last_fired_step,last_update\n");
        for (LifeLine life : lives) {
            csv.append(life.layer()).append(',').append(life.unit()).append(',');
            csv.append(life.verdict().name().toLowerCase(Locale.ROOT)).append(',');
            csv.append(life.bornDead()).append(',').append(life.inputsDead()).append(',');
            csv.append(life.lastFiredStep());
            number(csv, (float) life.lastUpdate());
            csv.append('\n');
        }
        return csv.toString();
    }

    private static void number(StringBuilder csv, float value) {
        csv.append(',');
        if (Float.isFinite(value)) {
            csv.append(value);
        }
    }
}
