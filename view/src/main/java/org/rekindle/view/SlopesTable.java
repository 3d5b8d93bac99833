package org.rekindle.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rekindle.run.FileNames;

/** The slopes that a PReLU network has learnt, from {@value FileNames#SLOPES}. */
final class SlopesTable {
    private static final List<String> COLUMNS = List.of("layer", "unit", "negative_slope");

    private SlopesTable() {}

    /**
     * The slopes, layer by layer; empty when the table does not exist.
     *
     * @param folder the folder of the table, ending with {@code /}, or empty
     */
    static List<SlopesView.LayerSlopes> read(UntrustedFiles files, String folder)
            throws BadFileException {
        Map<String, List<Float>> slopes = new LinkedHashMap<>();
        CsvTable.read(files, folder + FileNames.SLOPES, COLUMNS, row -> add(slopes, row));
        return slopes.entrySet().stream()
                .map(layer -> new SlopesView.LayerSlopes(layer.getKey(), layer.getValue()))
                .toList();
    }

    private static void add(Map<String, List<Float>> slopes, CsvTable.Row row)
            throws BadFileException {
        List<Float> ofLayer = slopes.computeIfAbsent(row.text(0), layer -> new ArrayList<>());
        if (row.whole(1) != ofLayer.size()) {
            throw row.bad(String.format(Locale.ROOT, "unit %d was expected", ofLayer.size()));
        }
        ofLayer.add(row.text(2).isEmpty() ? Float.NaN : row.number(2));
    }
}
