package org.rekindle.benchmarks.scan;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.rekindle.census.UnitCensus;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;

/** A scan, as {@code rekindle scan} does it. */
final class CensusPass implements Pass {
    private final boolean rates;
    private List<RectifierCensus> layers = List.of();

    /**
     * @param rates whether every unit is counted on every sample
     */
    CensusPass(boolean rates) {
        this.rates = rates;
    }

    @Override
    public void run(Subject subject, long samples, LongConsumer progress) {
        ScanPlan plan = new ScanPlan(1, rates, OptionalInt.of(subject.batch()));
        ModelCensus census =
                new Scan(subject.model(), subject.rectifiers(), subject.probe(samples), plan)
                        .run(progress);
        layers = census.layers();
    }

    /** For each rectifier, for each unit, in how many places it fired in the last pass. */
    List<List<Long>> fired() {
        return layers.stream()
                .map(layer -> layer.units().stream().map(UnitCensus::fired).toList())
                .toList();
    }
}
