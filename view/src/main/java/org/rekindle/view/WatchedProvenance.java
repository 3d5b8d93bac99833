package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.watched.WatchedDocument;
import org.rekindle.text.NumberText;

/** What is known of a watched run, fact by fact, for people. */
final class WatchedProvenance {
    private final List<Labelled> facts = new ArrayList<>();

    private WatchedProvenance(DescribedWatch run) {
        WatchedDocument document = run.document();
        program(document.program());
        if (Boolean.FALSE.equals(document.obeysExperiments())) {
            fact("experiments", Optional.of("none: its recorder makes no change"));
        }
        fact("framework", run.framework());
        fact("devices", joined(document.devices()));
        fact("seed", Optional.ofNullable(document.seed()).map(Object::toString));
        layers(run);
        optimizer(run);
        recorder(document);
        Map<String, @Nullable String> versions = document.versions();
        if (versions != null) {
            versions.forEach((name, version) -> fact(name, Optional.ofNullable(version)));
        }
    }

    static List<Labelled> of(DescribedWatch run) {
        return List.copyOf(new WatchedProvenance(run).facts);
    }

    private void program(WatchedDocument.@Nullable Invocation program) {
        if (program == null) {
            fact("program", Optional.of("cannot be started again"));
            return;
        }
        fact(
                "program",
                Optional.of(
                        program.argv().stream()
                                .map(ShellWord::quoted)
                                .collect(Collectors.joining(" "))));
        fact("its directory", Optional.of(program.directory()));
        Map<String, String> environment = program.environment();
        if (environment != null && !environment.isEmpty()) {
            fact(
                    "its environment",
                    Optional.of(
                            environment.entrySet().stream()
                                    .map(set -> set.getKey() + "=" + set.getValue())
                                    .collect(Collectors.joining(" "))));
        }
    }

    private void layers(DescribedWatch run) {
        if (run.layers().isEmpty()) {
            return;
        }
        long units = run.layers().stream().mapToLong(WatchedDocument.Layer::units).sum();
        fact(
                "layers",
                Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%,d with a rectifier, %,d units or channels",
                                run.layers().size(),
                                units)));
        fact("activations", Optional.of(String.join(", ", run.activations())));
        List<WatchedDocument.NotCounted> left = run.document().notCounted();
        if (left != null && !left.isEmpty()) {
            fact(
                    "not counted",
                    Optional.of(
                            left.stream()
                                    .map(one -> "%s (%s)".formatted(one.layer(), one.reason()))
                                    .collect(Collectors.joining("; "))));
        }
    }

    private void optimizer(DescribedWatch run) {
        WatchedDocument.Optimizer optimizer = run.document().optimizer();
        fact("optimizer", Optional.ofNullable(optimizer).map(WatchedDocument.Optimizer::name));
        fact("learning rate", run.ofOptimizer(WatchedDocument.Group::learningRate));
        fact("momentum", run.ofOptimizer(WatchedDocument.Group::momentum));
        fact("weight decay", run.ofOptimizer(WatchedDocument.Group::weightDecay));
    }

    private void recorder(WatchedDocument document) {
        Integer every = document.every();
        Double budget = document.budget();
        if (every != null) {
            fact("counted steps", Optional.of(every == 1 ? "all" : "one of " + every));
        } else if (budget != null) {
            fact(
                    "counted steps",
                    Optional.of(
                            "as many as fit into %s of the time"
                                    .formatted(NumberText.percent(budget))));
        }
        fact("care", Optional.ofNullable(document.care()));
        fact("ended", Optional.ofNullable(document.ended()));
    }

    private static Optional<String> joined(@Nullable List<String> words) {
        return words == null || words.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", words));
    }

    private void fact(String label, Optional<String> value) {
        value.ifPresent(text -> facts.add(new Labelled(label, text)));
    }
}
