package org.rekindle.data.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the smallest files that Excel would read. */
final class Workbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN =
            " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbook() {}

    /** A workbook with the rows of its sheets; style 1 is a day. */
    static byte[] of(String... sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            StringBuilder types = new StringBuilder();
            StringBuilder list = new StringBuilder();
            StringBuilder links = new StringBuilder();
            for (int i = 1; i <= sheets.length; i++) {
                types.append(
                        "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"%sworksheet+xml\"/>"
                                .formatted(i, type));
                list.append("<sheet name=\"s%1$d\" sheetId=\"%1$d\" r:id=\"r%1$d\"/>".formatted(i));
                links.append(
                        "<Relationship Id=\"r%1$d\" Type=\"%2$s/worksheet\" Target=\"worksheets/sheet%1$d.xml\"/>"
                                .formatted(i, RELATIONS));
                put(
                        zip,
                        "xl/worksheets/sheet%d.xml".formatted(i),
                        "<worksheet"
                                + MAIN
                                + "><sheetData>"
                                + sheets[i - 1]
                                + "</sheetData></worksheet>");
            }
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"%ssheet.main+xml\"/>"
                                    .formatted(type)
                            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"%sstyles+xml\"/>"
                                    .formatted(type)
                            + types
                            + "</Types>");
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook"
                            + MAIN
                            + " xmlns:r=\""
                            + RELATIONS
                            + "\"><sheets>"
                            + list
                            + "</sheets></workbook>");
            links.append(
                    "<Relationship Id=\"st\" Type=\"%s/styles\" Target=\"styles.xml\"/>"
                            .formatted(RELATIONS));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + links
                            + "</Relationships>");
            put(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet"
                            + MAIN
                            + "><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            row.append(cells[i].replace("@", "r=\"" + (char) ('A' + i) + number + "\""));
        }
        return row.append("</row>").toString();
    }

    static String text(String text) {
        return "<c @ t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String number(String number) {
        return "<c @><v>" + number + "</v></c>";
    }
}
