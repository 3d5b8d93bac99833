package org.rekindle.data.preparation;

/**
 * A column that is not used although nobody asked for that.
 *
 * @param column as the file calls it
 * @param why in words that follow the name, such as "counts the rows, from 1 to 150"
 */
public record LeftOut(String column, String why) {}
