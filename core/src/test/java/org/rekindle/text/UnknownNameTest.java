package org.rekindle.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameTest {
    @Test
    void theNameAndAllThatAreKnownAreTold() {
        assertThat(UnknownName.of("loss", "hinge", List.of("cross_entropy", "mse")))
                .hasMessage("unknown loss \"hinge\"; known are cross_entropy, mse");
    }

    @Test
    void oneNameIsKnownAndSeveralAre() {
        assertThat(UnknownName.message("output activation", "elu", List.of("relu")))
                .isEqualTo("unknown output activation \"elu\"; known is relu");
    }
}
