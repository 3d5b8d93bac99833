package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/** Every way to type a command wrongly: one line, exit code 2. */
class UsageFaultTest {
    private static void assertRefused(String line, String... words) {
        Launcher.Result result = InProcess.run(words);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("rekindle: " + line + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frob | there is no command \"frob\"; see rekindle --help",
                "chose | there is no command \"chose\"; did you mean choose or serve? See rekindle --help",
                "--frob | there is no option \"--frob\"; see rekindle --help",
                "choose --activ relu | there is no option \"--activ\"; did you mean --activations? See rekindle choose --help",
                "odds x | odds needs --width N and --depth L; see rekindle odds --help",
                "odds --width 3 --depth 4 x | \"x\" is one value too many; odds takes only options; see rekindle odds --help",
                "choose a b | \"b\" is one value too many; choose takes only DATA and options; see rekindle choose --help",
                "explain | explain needs RUN_DIR; see rekindle explain --help",
                "train a --target y | train needs --activation NAME; see rekindle train --help",
                "train a --target | --target needs a value: COL; see rekindle train --help",
                "choose --epochs --json | --epochs needs a value: N; see rekindle choose --help",
                "choose --epochs= | --epochs: \"\" is not a whole number; see rekindle choose --help",
                "choose --epochs 3.5 | --epochs: \"3.5\" is not a whole number; see rekindle choose --help",
                "choose --epochs 3 --epochs 4 | --epochs is given twice; give it once; see rekindle choose --help",
                "choose --hidden 3,x | --hidden: \"x\" is not a whole number; separate several by commas; see rekindle choose --help",
                "choose --json=3 | --json takes no value, but was given \"3\"; see rekindle choose --help",
                "scan m --layout x | --layout: unknown value \"x\"; known are nchw, nhwc; see rekindle scan --help",
                "scan m --set x | --set: \"x\" does not have the form NAME=X; see rekindle scan --help",
                "scan m --dim n=x | --dim: \"x\" is not a whole number; see rekindle scan --help",
                "completion fish | SHELL: unknown value \"fish\"; known are bash, zsh; see rekindle completion --help",
                "train a --care x | --care must be off, warn or cure, but is \"x\"; see rekindle train --help",
            })
    void isOneLine(String words, String line) {
        assertRefused(line, words.split(" "));
    }

    @Test
    void aLineBreakInAValueDoesNotBreakTheLine() {
        assertRefused(
                "--epochs: \"1 2\" is not a whole number; see rekindle choose --help",
                "choose",
                "--epochs",
                "1\n2");
        assertRefused(
                "a b.csv: there is no such file; check the path",
                "choose",
                "a\nb.csv",
                "--target",
                "y");
    }

    @ParameterizedTest
    @CsvSource({
        "--init, CONSTANT:1",
        "--optimizer, Adam",
        "--schedule, COSINE",
        "--loss, Cross_Entropy",
        "--output-activation, NONE",
        "--task, Classification",
        "--metric, ACCURACY",
        "--care, Off",
        "--activation, Leaky_ReLU",
    })
    void capitalsMakeNoDifferenceInAName(String option, String value) {
        boolean isActivation = option.equals("--activation");
        Launcher.Result result =
                InProcess.run(
                        "train",
                        "nowhere.csv",
                        "--target",
                        "y",
                        isActivation ? "--json" : "--activation=RELU",
                        option,
                        value);
        // The names are looked at before the table.
        assertThat(result.err())
                .isEqualTo("rekindle: nowhere.csv: there is no such file; check the path\n");
    }

    @Test
    void inOtherCommandsNeither() {
        String study = "choose --target y --activations RELU,Elu --inits HE_normal,UNIFORM:-1,1";
        assertThat(InProcess.run((study + " --budget 5M").split(" ")).err()).contains("no data:");
        String scan = "scan nowhere.onnx --random 9 --layout NCHW";
        assertThat(InProcess.run(scan.split(" ")).err()).contains("there is no such file");
    }
}
