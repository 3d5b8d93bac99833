package org.rekindle.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.census.UnitCensus;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.SeenRanges;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.rectifier.Skipped;

class FailAboveTest {
    private static final Skipped PART = new Skipped("gate", "Gate", "it is not known");

    @Test
    void noUnitCountedCannotPassUnlessThatIsAllowed() {
        ModelCensus empty = census(List.of(), List.of());
        assertThat(new FailAbove(new Share(0.05), false).finding(empty))
                .hasValueSatisfying(text -> assertThat(text).contains("no unit was counted"));
        assertThat(new FailAbove(new Share(0.05), true).finding(empty)).isEmpty();
    }

    @Test
    void aPartThatWasSkippedCannotPassUnlessThatIsAllowed() {
        ModelCensus healthy = census(List.of(layer(300)), List.of(PART));
        assertThat(new FailAbove(new Share(0.05), false).finding(healthy))
                .hasValueSatisfying(text -> assertThat(text).contains("Gate \"gate\""));
        assertThat(new FailAbove(new Share(0.05), true).finding(healthy)).isEmpty();
        assertThat(
                        new FailAbove(new Share(0.05), false)
                                .finding(census(List.of(layer(300)), List.of())))
                .isEmpty();
    }

    @Test
    void deadUnitsAreToldFirstAndAreNeverAllowed() {
        ModelCensus dead = census(List.of(layer(0)), List.of(PART));
        assertThat(new FailAbove(new Share(0.05), true).finding(dead))
                .hasValueSatisfying(text -> assertThat(text).contains("of 1 units 1 are dead"));
    }

    @Test
    void aGuessedAxisNeverPasses() {
        ModelCensus guessed = census(List.of(layer(300, true)), List.of());
        assertThat(new FailAbove(new Share(0.05), true).finding(guessed))
                .hasValueSatisfying(text -> assertThat(text).contains("only guessed"));
    }

    private static ModelCensus census(List<RectifierCensus> layers, List<Skipped> skipped) {
        return new ModelCensus(
                layers, List.of(), skipped, 300, 1, false, SeenRanges.none(), List.of());
    }

    private static RectifierCensus layer(long fired) {
        return layer(fired, false);
    }

    private static RectifierCensus layer(long fired, boolean guessed) {
        UnitCensus unit = new UnitCensus(300, fired, 300 - fired, 0, 0, 0);
        return new RectifierCensus(
                relu(), List.of(unit), Map.of(), 300, 2, OptionalInt.of(1), guessed, Set.of());
    }

    private static Rectifier relu() {
        GraphProto graph =
                GraphProto.newBuilder()
                        .addInput(ValueInfoProto.newBuilder().setName("x"))
                        .addNode(
                                NodeProto.newBuilder()
                                        .setOpType("Relu")
                                        .addInput("x")
                                        .addOutput("a"))
                        .addOutput(ValueInfoProto.newBuilder().setName("a"))
                        .build();
        ModelProto proto =
                ModelProto.newBuilder()
                        .setGraph(graph)
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                        .build();
        return Rectifiers.of(Model.parse(Path.of("test.onnx"), proto.toByteArray())).get(0);
    }
}
