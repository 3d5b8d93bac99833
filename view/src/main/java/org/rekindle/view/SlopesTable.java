package org.rekindle.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rekindle.run.RunDirectory;

/**
 * The slopes that a PReLU network has learnt, from the table that a run writes of them: {@value
 * RunDirectory#SLOPES}.
 */
final class SlopesTable {
    private static final List<String> COLUMNS = List.of("layer", "unit", "negative_slope");

    private SlopesTable() {}

    /**
     * The slopes, layer after layer; none when the table is not there.
     *
     * @param folder where it lies, ended by {@code /}, or empty
     */
    static List<SlopesView.LayerSlopes> read(RunFiles files, String folder)
            throws BadFileException {
        Map<String, List<Float>> slopes = new LinkedHashMap<>();
        CsvTable.read(files, folder + RunDirectory.SLOPES, COLUMNS, row -> add(slopes, row));
        return slopes.entrySet().stream()
                .map(layer -> new SlopesView.LayerSlopes(layer.getKey(), layer.getValue()))
                .toList();
    }

    private static void add(Map<String, List<Float>> slopes, CsvTable.Row row)
            throws BadFileException {
        List<Float> ofLayer = slopes.computeIfAbsent(row.text(0), layer -> new ArrayList<>());
        if (row.whole(1) != ofLayer.size()) {
            throw row.bad("unit %d was expected".formatted(ofLayer.size()));
        }
        ofLayer.add(row.text(2).isEmpty() ? Float.NaN : row.number(2));
    }
}
