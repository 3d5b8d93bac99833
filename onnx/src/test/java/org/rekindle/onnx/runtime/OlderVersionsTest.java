package org.rekindle.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifiers;

/** Models that state newer versions than ONNX Runtime reads. */
class OlderVersionsTest {
    private static final long NEWER_FORMAT = 14;
    private static final long NEWER_OPERATORS = 28;

    private static ModelBuilder relu() {
        return new ModelBuilder()
                .input("x", 0, 2)
                .initializer("w", List.of(2L, 2L), 1, 0, 0, 1)
                .node("MatMul", List.of("x", "w"), "z")
                .node("Relu", List.of("z"), "a")
                .output("a");
    }

    private static ModelCensus scan(ModelProto proto) {
        Model model = Model.parse(Path.of("newer.onnx"), proto.toByteArray());
        return new Scan(
                        model,
                        Rectifiers.of(model),
                        new Inputs(List.of(2L), 1, -1, 2, -2).probe(model),
                        new ScanPlan(1, true, OptionalInt.empty()))
                .run();
    }

    @Test
    void aNewerFormatThatNothingNeedsIsRunAsAnOlderOneAndTheNoteSaysSo() {
        ModelCensus census = scan(relu().proto().toBuilder().setIrVersion(NEWER_FORMAT).build());
        assertThat(census.layers().get(0).units().get(0).fired()).isEqualTo(2);
        assertThat(census.notes())
                .singleElement()
                .asString()
                .startsWith("The model states version 14 of ONNX's format")
                .contains("it was run as one of version");
    }

    @Test
    void aFormatThatNobodyKnowsIsRefused() {
        ModelProto proto = relu().proto().toBuilder().setIrVersion(99).build();
        assertThatThrownBy(() -> scan(proto))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is of version 99 of ONNX's format")
                .hasMessageContaining("set its ir_version to");
    }

    @Test
    void newerOperatorsOfWhichNoneChangedAreRunAsOlderOnes() {
        ModelCensus census = scan(relu().opset(NEWER_OPERATORS).proto());
        assertThat(census.layers().get(0).units().get(1).fired()).isZero();
        assertThat(census.notes())
                .singleElement()
                .asString()
                .startsWith("The model states operator set 28");
    }

    @Test
    void anOperatorThatWasDefinedAnewIsRefusedByName() {
        ModelProto proto =
                new ModelBuilder()
                        .opset(NEWER_OPERATORS)
                        .input("x", 0, 2)
                        .node("Celu", List.of("x"), "y")
                        .node("Relu", List.of("y"), "a")
                        .output("a")
                        .proto();
        assertThatThrownBy(() -> scan(proto))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "its Celu was defined anew since; export it for operator set");
    }

    @Test
    void aCastToAnElementTypeThatIsOldMeansTheSameInEverySet() {
        ModelProto proto =
                new ModelBuilder()
                        .opset(NEWER_OPERATORS)
                        .input("x", 0, 2)
                        .node(
                                "Cast",
                                List.of("x"),
                                "y",
                                attribute("to", DataType.DOUBLE.getNumber()))
                        .node("Relu", List.of("y"), "a")
                        .proto();
        assertThat(scan(proto).layers().get(0).units().get(0).fired()).isEqualTo(2);
    }
}
