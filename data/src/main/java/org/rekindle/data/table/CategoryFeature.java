package org.rekindle.data.table;

/**
 * One place of a one-hot code: 1 where the column holds this category, else 0.
 *
 * @param code the category's place in the column's dictionary, or {@link TextColumn#MISSING}
 */
record CategoryFeature(TextColumn column, int code) implements Feature {
    @Override
    public String name() {
        String category = code == TextColumn.MISSING ? "(missing)" : column.dictionary().get(code);
        return column.name() + "=" + category;
    }

    @Override
    public double raw(int row) {
        return column.code(row) == code ? 1 : 0;
    }
}
