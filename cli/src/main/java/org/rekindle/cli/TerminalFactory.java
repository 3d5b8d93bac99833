package org.rekindle.cli;

import org.rekindle.cli.terminal.Terminal;
import picocli.CommandLine;

/** Gives commands the terminal, and everything else what picocli would give it. */
record TerminalFactory(Terminal terminal) implements CommandLine.IFactory {
    /** For the man pages, whose generator makes commands without running them. */
    TerminalFactory() {
        this(Terminal.ofProcess());
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
        } catch (NoSuchMethodException e) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
