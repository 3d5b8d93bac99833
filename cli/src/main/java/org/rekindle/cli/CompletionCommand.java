package org.rekindle.cli;

import java.util.concurrent.Callable;
import org.rekindle.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rekindle completion}: a script by which a shell completes commands and options. */
@Command(
        name = "completion",
        customSynopsis = "rekindle completion SHELL",
        sortOptions = false,
        description = {"Prints a script that completes commands and options in bash or zsh.", ""},
        footerHeading = "%nExamples, for ~/.bashrc and for ~/.zshrc:%n",
        footer = {"  source <(rekindle completion bash)", "  source <(rekindle completion zsh)"})
final class CompletionCommand implements Callable<Integer> {
    /** The shells that picocli's script is for: it turns on bash's completion in zsh. */
    private enum Shell {
        bash,
        zsh
    }

    private final Terminal terminal;

    @SuppressWarnings("UnusedVariable") // picocli sets it, and refuses other shells
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.bash;

    @Spec private CommandSpec spec;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(AutoComplete.bash("rekindle", spec.parent().commandLine()));
        return 0;
    }
}
