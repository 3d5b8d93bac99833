package org.rekindle.suites.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A part of the benchmark of sick networks, with what is asked of it. The whole: {@code mvn -B
 * -Pfull -pl suites -am -Dtest=SickNetworksTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dsick.networks.every=1 test}. It prints the tables of {@code docs/benchmark-of-sick-networks.md}
 * and writes {@code suites/target/sick-networks.csv}.
 */
class SickNetworksTest {
    /** One candidate in so many; 1 for the whole benchmark. */
    private static final int EVERY = Integer.getInteger("sick.networks.every", 8);

    private static final int THREADS = 2;
    private static final double RIGHT = 0.95;
    private static final double FALSE_DECISIONS = 0.025;

    private static SickNetworks.Result result;

    @BeforeAll
    static void examineTheRuns() throws IOException {
        result = new SickNetworks(EVERY, THREADS).run(Path.of("target/sick-networks.csv"));
        System.out.println(result.board().text());
        System.out.println("refused candidates: " + result.refused());
    }

    @Test
    void aSingleCauseIsNamed() {
        assertThat(result.board().of(Plant.Kind.SINGLE).shareRight()).isGreaterThanOrEqualTo(RIGHT);
    }

    @Test
    void ofTwoCausesBothAreNamedOrNone() {
        assertThat(titles(Plant.Kind.DOUBLE)).isEmpty();
    }

    @Test
    void aCauseThatIsNotListedIsUnknown() {
        assertThat(titles(Plant.Kind.UNLISTED)).isEmpty();
    }

    @Test
    void noHealthyRunIsCalledSick() {
        assertThat(titles(Plant.Kind.HEALTHY)).isEmpty();
    }

    @Test
    void changingNothingButTheSeedIsHardlyEverDecisive() {
        List<FalseDecisions> decisions = IntervalChecks.falseDecisions(EVERY);
        decisions.forEach(System.out::println);
        assertThat(decisions)
                .allSatisfy(
                        each ->
                                assertThat(each.decisiveShare().low())
                                        .isLessThanOrEqualTo(FALSE_DECISIONS));
    }

    private static List<String> titles(Plant.Kind kind) {
        return result.board().of(kind).wrong().stream().map(run -> run.plant().title()).toList();
    }
}
