package org.rekindle.suites.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a chart or a table of a page shows, read back as numbers. */
final class Drawn {
    private final Page page;

    Drawn(Page page) {
        this.page = page;
    }

    /**
     * A drawn mark.
     *
     * @param series whose it is, such as an activation
     * @param measure what it measures, where a chart draws several
     */
    record Mark(String series, String measure, double x, double y) {}

    /** The marks of a chart of lines. */
    List<Mark> marks(String figure) {
        // One question for all marks: a browser answers slowly, but a thousand at a time.
        Object found =
                page.evaluate(
                        "figure => [...document.querySelectorAll(`#${figure} .series .mark`)].map(mark => {"
                                + " const {series, measure} = mark.closest('.series').dataset;"
                                + " return {series, measure, x: mark.dataset.x, y: mark.dataset.y}; })",
                        figure);
        return ((List<?>) found).stream().map(Map.class::cast).map(Drawn::mark).toList();
    }

    private static Mark mark(Map<?, ?> data) {
        return new Mark(
                (String) data.get("series"),
                (String) data.get("measure"),
                Double.parseDouble((String) data.get("x")),
                Double.parseDouble((String) data.get("y")));
    }

    /** One attribute of all elements that a selector finds, as numbers. */
    List<Double> numbers(String selector, String attribute) {
        Object found =
                page.locator(selector)
                        .evaluateAll(
                                "(all, name) => all.map(one => one.getAttribute(name))", attribute);
        return ((List<?>) found).stream().map(text -> Double.valueOf((String) text)).toList();
    }

    /** The table behind a figure, all pages of it: its download as rows, by column. */
    List<Map<String, String>> numbersOf(String figure) {
        Locator details = page.locator("#" + figure + " details.numbers");
        if (details.getAttribute("open") == null) {
            details.locator("summary").click();
        }
        return downloaded(details.locator("button.csv"));
    }

    /** A table that stands by itself. */
    List<Map<String, String>> table(String id) {
        return downloaded(page.locator(".table:has(#" + id + ") button.csv"));
    }

    private List<Map<String, String>> downloaded(Locator button) {
        Download download = page.waitForDownload(button::click);
        try {
            List<List<String>> lines = new ArrayList<>();
            Files.readString(download.path()).lines().forEach(line -> lines.add(cells(line)));
            List<String> names = lines.remove(0);
            return lines.stream().map(cells -> byName(names, cells)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> byName(List<String> names, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
        return row;
    }

    /** The cells of a line; none of them holds a line break here. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
