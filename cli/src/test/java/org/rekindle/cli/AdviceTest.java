package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rekindle.cli.options.Advice;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.data.DataException;
import org.rekindle.data.preparation.LeftOut;
import org.rekindle.data.preparation.ValueReport;
import org.rekindle.network.Task;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.run.RunException;
import org.rekindle.serve.DashboardException;
import picocli.CommandLine;

/** Every reason has a remedy, and every option that a remedy names is there. */
class AdviceTest {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    private static void assertNamesOptions(String advice, String... commands) {
        Set<String> named =
                OPTION.matcher(advice)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).as(advice).isNotEmpty();
        for (String command : commands) {
            assertThat(optionsOf(command)).as(command).containsAll(named);
        }
    }

    private static Set<String> optionsOf(String command) {
        CommandLine found =
                Objects.requireNonNull(
                        Rekindle.commandLine(new Terminal(silent(), silent(), false, false))
                                .getSubcommands()
                                .get(command));
        return found.getCommandSpec().optionsMap().keySet();
    }

    private static PrintStream silent() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithTheDataHasARemedyInTheCommandsThatReadThem(DataException.Reason reason) {
        String remedy = Advice.remedy(reason, List.of("x"));
        switch (reason) {
            case COLUMNS_UNUSABLE, NO_INPUT_LEFT ->
                    assertNamesOptions(remedy, "choose", "train", "scan", "prune");
            case MODEL_INPUT_DROPPED -> assertNamesOptions(remedy, "scan", "prune");
            default -> assertNamesOptions(remedy, "choose", "train");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithAModelHasARemedyInTheCommandsThatRunOne(ModelException.Reason reason) {
        assertNamesOptions(Advice.remedy(reason, "x"), "scan", "prune");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithARunHasARemedyInTheCommandsThatMakeOne(RunException.Reason reason) {
        String remedy = Advice.remedy(reason);
        switch (reason) {
            case OUTPUT_FOLDER_TAKEN, SPLITS_OF_UNSPLIT_ROWS ->
                    assertNamesOptions(remedy, "choose");
            case TRAINED_WITH_CARE -> assertNamesOptions(remedy, "train");
            default -> assertNamesOptions(remedy, "choose", "train");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithADashboardHasARemedyInServe(DashboardException.Reason reason) {
        assertNamesOptions(Advice.remedy(reason), "serve");
    }

    @ParameterizedTest
    @EnumSource
    void theOtherTaskCanBeAskedFor(Task task) {
        assertNamesOptions(Advice.otherTask(task), "choose", "train");
    }

    @Test
    void columnsAreNamedAsAShellTakesThem() {
        DataException fault =
                new DataException(
                        DataException.Reason.COLUMNS_UNUSABLE,
                        List.of("id", "first name"),
                        "these columns hold text");
        assertThat(Advice.message(fault))
                .isEqualTo(
                        "these columns hold text; correct the file, or leave the columns out with"
                                + " --drop id --drop 'first name'");
    }

    @Test
    void whatBecameOfValuesCanBeOverruled() {
        ValueReport report =
                new ValueReport(
                        List.of(),
                        List.of("copy"),
                        List.of(new LeftOut("name, full", "counts the rows")),
                        List.of("-999", "9999"),
                        true,
                        Map.of(),
                        List.of());
        assertThat(Advice.values(report))
                .containsExactly(
                        "--drop copy leaves it out.",
                        "--keep '\"name, full\"' brings it back.",
                        "--missing=-999 --missing 9999 reads them as missing.",
                        "--merge-labels makes one class of each such label.");
    }

    @Test
    void aMessageWithoutAReasonStaysAsItIs() {
        assertThat(Advice.message(new DataException("the file is empty")))
                .isEqualTo("the file is empty");
        assertThat(Advice.message(new UsageException("no target"))).isEqualTo("no target");
    }
}
