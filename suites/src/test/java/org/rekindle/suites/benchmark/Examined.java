package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Diagnosis;
import org.rekindle.diagnosis.Examination;
import org.rekindle.diagnosis.Experiment;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Baseline;
import org.rekindle.suites.benchmark.peers.Activations;
import org.rekindle.suites.benchmark.peers.PeerRule;
import org.rekindle.training.PastRun;

/**
 * A run of the benchmark, with what was said of it.
 *
 * @param plant the run
 * @param diagnosis what the examination says
 * @param alarms whether the rules of others raise an alarm, in the order of {@link PeerRule#all}
 * @param seconds of the examination, on a machine that may be busy
 */
record Examined(Plant plant, Diagnosis diagnosis, List<Boolean> alarms, double seconds) {

    /** Copies the list. */
    Examined {
        alarms = List.copyOf(alarms);
    }

    static Examined of(Plant plant, int threads) {
        PastRun run = plant.sick().run();
        long start = System.nanoTime();
        Diagnosis diagnosis = new Examination(run, threads).diagnose();
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Activations> layers =
                Activations.of(diagnosis.network().orElseThrow(), run.data().train());
        return new Examined(
                plant,
                diagnosis,
                PeerRule.all().stream().map(rule -> rule.alarms(layers)).toList(),
                seconds);
    }

    boolean isRight() {
        return plant.isRight(diagnosis);
    }

    private double constant() {
        return diagnosis.baseline().map(Baseline::constant).orElse(Double.NaN);
    }

    private double linear() {
        return diagnosis
                .baseline()
                .map(base -> base.linear().orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    static String csvHeader() {
        return "run,table,unseen_table,kind,planted,verdict,primary_cause,also_shown,suggested_by,right,dead_fraction,score,constant,linear,seeds,"
                + PeerRule.all().stream().map(PeerRule::id).collect(Collectors.joining(","))
                + ",seconds";
    }

    String csvLine() {
        List<Object> cells = new ArrayList<>();
        cells.add('"' + plant.name() + '"');
        cells.add(plant.table());
        cells.add(plant.sick().table().isNew());
        cells.add(plant.kind().name().toLowerCase(Locale.ROOT));
        cells.add(plant.plantedText());
        cells.add(diagnosis.verdict().id());
        cells.add(diagnosis.primaryCause().id());
        cells.add(
                Plant.alsoShown(diagnosis).stream()
                        .map(each -> each.intervention().id())
                        .collect(Collectors.joining("+")));
        cells.add(diagnosis.suggestedCause().map(Cause::id).orElse(""));
        cells.add(isRight());
        cells.add(text(diagnosis.census().deadFraction()));
        cells.add(text(diagnosis.outcome().score().orElse(Double.NaN)));
        cells.add(text(constant()));
        cells.add(text(linear()));
        cells.add(diagnosis.experiments().stream().mapToInt(Experiment::seeds).max().orElse(1));
        cells.addAll(alarms);
        cells.add(String.format(Locale.ROOT, "%.1f", seconds));
        return cells.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static String experimentsHeader() {
        return "run,table,planted,intervention,averted,averted_low,averted_high,gain,gain_low,gain_high,score,seeds,decisive,gains";
    }

    /** A line of CSV for each experiment. */
    List<String> experimentLines() {
        return Stream.concat(diagnosis.sham().stream(), diagnosis.experiments().stream())
                .map(
                        each ->
                                "\"%s\",%s,%s,%s,%s,%s,%s,%s,%s,%d,%s,%s"
                                        .formatted(
                                                plant.name(),
                                                plant.table(),
                                                plant.plantedText(),
                                                each.intervention().id(),
                                                text(each.averted()),
                                                ends(each.ci95()),
                                                text(each.scoreGain()),
                                                ends(each.scoreGainCi95()),
                                                text(each.score()),
                                                each.seeds(),
                                                each.isDecisive(),
                                                each.isGain()))
                .toList();
    }

    private static String ends(Optional<Interval> interval) {
        return interval.map(range -> text(range.low()) + "," + text(range.high())).orElse(",");
    }

    /** What every change prevented and gained: for a diagnosis that is wrong. */
    String experiments() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s: planted %s, said %s/%s (also %s; suggested %s); %s, dead %s, score %s, constant %s, linear %s%n",
                        plant.title(),
                        plant.plantedText(),
                        diagnosis.verdict().id(),
                        diagnosis.primaryCause().id(),
                        Plant.alsoShown(diagnosis).stream()
                                .map(each -> each.intervention().id())
                                .toList(),
                        diagnosis.suggestedCause().map(Cause::id).orElse("-"),
                        diagnosis.condition(),
                        text(diagnosis.census().deadFraction()),
                        text(diagnosis.outcome().score().orElse(Double.NaN)),
                        text(constant()),
                        text(linear())));
        diagnosis.sham().ifPresent(sham -> text.append(line(sham)));
        diagnosis.experiments().forEach(each -> text.append(line(each)));
        return text.toString();
    }

    private static String line(Experiment each) {
        return String.format(
                Locale.ROOT,
                "    %-32s averted %6.2f %-18s gain %7.3f %-18s score %6.3f seeds %2d%s%s%n",
                each.intervention().id(),
                each.averted(),
                each.ci95().map(ci -> text(ci.low()) + ".." + text(ci.high())).orElse("-"),
                each.scoreGain(),
                each.scoreGainCi95().map(ci -> text(ci.low()) + ".." + text(ci.high())).orElse("-"),
                each.score(),
                each.seeds(),
                each.isDecisive() ? " DECISIVE" : "",
                each.isGain() ? " GAIN" : "");
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
