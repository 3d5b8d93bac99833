package org.rekindle.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everythingIsMeasuredUnlessToldOtherwise() {
        Options options = Options.parse();

        assertThat(options.sections()).containsExactly(Options.Section.values());
        assertThat(options.peers()).containsExactly(Peer.values());
        assertThat(options.settings()).isEqualTo(Settings.FULL);
    }

    @Test
    void rekindleAndThePeakAlwaysTakePart() {
        Options options =
                Options.parse(
                        "--quick", "--only", "steps,study", "--peers", "djl", "--json", "x.json");

        assertThat(options.sections())
                .containsExactly(Options.Section.STEPS, Options.Section.STUDY);
        assertThat(options.peers()).containsExactly(Peer.REKINDLE, Peer.DJL, Peer.PEAK);
        assertThat(options.settings()).isEqualTo(Settings.QUICK);
        assertThat(options.json()).contains(Path.of("x.json"));
    }

    @Test
    void whatModelsAreFedIsKeptInOrder() {
        Options options = Options.parse("--models", ".", "--dim", "H=320", "--set", "h=0");

        assertThat(options.models()).contains(Path.of("."));
        assertThat(options.inputs()).containsExactly("--dim", "H=320", "--set", "h=0");
        assertThatThrownBy(() -> Options.parse("--set", "h"))
                .hasMessage("--set takes a name, = and a number, but not \"h\"");
        assertThatThrownBy(() -> Options.parse("--models", "nowhere"))
                .hasMessage("--models: there is no folder nowhere");
    }

    @Test
    void aWrongNameIsToldWithTheRightOnes() {
        assertThatThrownBy(() -> Options.parse("--peers", "keras"))
                .hasMessage(
                        "unknown contender \"keras\"; known are rekindle, libtorch, djl, easytrain, dl4j, pytorch, torch_compile, jax, peak");
        assertThatThrownBy(() -> Options.parse("--only", "all"))
                .hasMessage(
                        "unknown part \"all\"; known are steps, census, activations, study and scan");
        assertThatThrownBy(() -> Options.parse("--json")).hasMessage("--json needs a value");
        assertThatThrownBy(() -> Options.parse("--slow"))
                .hasMessage("unknown option --slow; --help shows what there is");
    }
}
