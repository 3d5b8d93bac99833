package org.rekindle.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * A study of the digits that takes a few seconds: sixteen trials, at one rate of which ReLUs die.
 */
public final class SmallStudy {
    private static final List<String> COMMAND =
            List.of(
                    "choose",
                    Launcher.DIGITS,
                    "--target",
                    "digit",
                    "--learning-rates",
                    "0.003,0.1",
                    "--seeds",
                    "2",
                    "--epochs",
                    "4",
                    "--hidden",
                    "64,64");

    private SmallStudy() {}

    /** Its command line, with more options at the end. */
    public static String[] arguments(String out, String... more) {
        List<String> arguments = new ArrayList<>(COMMAND);
        arguments.addAll(List.of("--out", out));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
