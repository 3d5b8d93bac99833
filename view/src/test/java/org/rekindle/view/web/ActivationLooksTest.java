package org.rekindle.view.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Activation;

class ActivationLooksTest {
    private static final String SERIES = WebResource.text("charts/series.js");

    @Test
    void everyActivationHasItsTitleAndALookOfItsOwn() {
        Set<String> looks = new HashSet<>();
        for (Activation activation : Activation.all()) {
            Matcher entry =
                    Pattern.compile(
                                    "\\b%s: \\{title: \"%s\", (hue: .*)\\},"
                                            .formatted(
                                                    activation.name(),
                                                    Pattern.quote(activation.title())))
                            .matcher(SERIES);
            assertThat(entry.find()).as(activation.name()).isTrue();
            assertThat(looks.add(entry.group(1))).as(activation.name()).isTrue();
        }
    }

    @Test
    void everyColourIsInTheStyleSheet() {
        Matcher hue = Pattern.compile("hue: \"([a-z-]+)").matcher(SERIES);
        String style = WebResource.text("style.css");
        while (hue.find()) {
            assertThat(style).contains(".hue-" + hue.group(1) + " {");
        }
    }
}
