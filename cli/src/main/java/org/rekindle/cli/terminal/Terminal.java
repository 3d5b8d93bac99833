package org.rekindle.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Where results and progress go. Results go to {@code out}, progress and messages to {@code err},
 * both in UTF-8.
 *
 * @param out stdout
 * @param err stderr
 * @param colours whether results may be coloured: stdout is a terminal and NO_COLOR is unset
 * @param liveProgress whether progress may rewrite its line: stderr is a terminal
 */
public record Terminal(PrintStream out, PrintStream err, boolean colours, boolean liveProgress) {

    /**
     * The process's own streams. The launcher says which of them are terminals, which Java cannot
     * see of one stream alone, and where stderr is: the JVM writes its warnings to descriptor 2, so
     * the launcher filters that one and hands the real stderr over as another.
     */
    public static Terminal ofProcess() {
        boolean colours = Boolean.getBoolean("rekindle.stdout.tty") && isUnset("NO_COLOR");
        return new Terminal(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(stderr())),
                colours,
                Boolean.getBoolean("rekindle.stderr.tty"));
    }

    /** As https://no-color.org has it, an empty value does not count. */
    private static boolean isUnset(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty();
    }

    /** The text in bold, where colours are allowed. */
    public String bold(String text) {
        return styled("1", text);
    }

    /** The text in red, where colours are allowed. */
    public String red(String text) {
        return styled("31", text);
    }

    /** The text in grey, where colours are allowed. */
    public String faint(String text) {
        return styled("2", text);
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private static FileDescriptor stderr() {
        Integer number = Integer.getInteger("rekindle.stderr.fd");
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            Constructor<FileDescriptor> ofNumber =
                    FileDescriptor.class.getDeclaredConstructor(int.class);
            ofNumber.setAccessible(true);
            return ofNumber.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Some other JVM than those we know: its stderr still works, through the launcher's
            // filter.
            return FileDescriptor.err;
        }
    }

    private static PrintStream utf8(FileOutputStream stream) {
        return new PrintStream(new PipeOutput(stream), true, StandardCharsets.UTF_8);
    }
}
