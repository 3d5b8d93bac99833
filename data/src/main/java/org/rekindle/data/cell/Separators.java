package org.rekindle.data.cell;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which signs stand before the fraction and between thousands. */
public enum Separators {
    /** 1234.5. */
    PLAIN("1234.5", "", "\\.", "(?:\\d+\\.?\\d*|\\.\\d+)"),
    /** 1,234.5. */
    COMMA_THOUSANDS(
            "1,234.5", ",", "\\.", "(?:[1-9]\\d{0,2}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+"),
    /** 1.234,5. Without thousands this is the decimal comma, as in 0,5. */
    DECIMAL_COMMA("1.234,5", "\\.", ",", "(?:[1-9]\\d{0,2}(?:\\.\\d{3})+|\\d+)(?:,\\d*)?|,\\d+"),
    /** 1 234.5, also with an apostrophe. */
    SPACED_DOT(
            "1 234.5",
            "['’\\h]",
            "\\.",
            "(?:[1-9]\\d{0,2}(?:['’\\h]\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+"),
    /** 1 234,5, also with an apostrophe. */
    SPACED_COMMA(
            "1 234,5", "['’\\h]", ",", "(?:[1-9]\\d{0,2}(?:['’\\h]\\d{3})+|\\d+)(?:,\\d*)?|,\\d+");

    private static final String EXPONENT = "(?:[eE][+-]?\\d{1,3})?";

    private final String example;
    private final Pattern thousands;
    private final Pattern decimal;
    private final Pattern whole;

    Separators(String example, String thousands, String decimal, String whole) {
        this.example = example;
        this.thousands = Pattern.compile(thousands.isEmpty() ? "(?!)" : thousands);
        this.decimal = Pattern.compile(decimal);
        this.whole = Pattern.compile("(?:" + whole + ")" + EXPONENT);
    }

    /** A number that is written so, for people and for files. */
    public String example() {
        return example;
    }

    /** Those with an example; empty where no separators have this one. */
    public static Optional<Separators> of(String example) {
        return Arrays.stream(values()).filter(form -> form.example.equals(example)).findFirst();
    }

    /** Whether digits are written so. */
    boolean fit(String digits) {
        return whole.matcher(digits).matches();
    }

    /** The number that digits stand for, which must fit. */
    double read(String digits) {
        String bare = thousands.matcher(digits).replaceAll("");
        return Double.parseDouble(decimal.matcher(bare).replaceFirst("."));
    }
}
