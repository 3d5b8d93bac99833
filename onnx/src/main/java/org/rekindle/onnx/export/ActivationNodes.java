package org.rekindle.onnx.export;

import java.util.List;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Celu;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.Relu6;
import org.rekindle.activation.Selu;
import org.rekindle.activation.Softplus;
import org.rekindle.onnx.model.NewAttribute;

/**
 * The nodes of an activation without learnt slopes. What operator set 17 lacks is written as
 * PyTorch's exporter writes it, from operators that it has.
 */
final class ActivationNodes {
    private final GraphWriter writer;
    private final String name;
    private final String z;

    private ActivationNodes(GraphWriter writer, String name, String z) {
        this.writer = writer;
        this.name = name;
        this.z = z;
    }

    /** Adds the nodes that compute a from z. The last one, and so a, has the name of the layer. */
    static String write(GraphWriter writer, String name, Activation activation, String z) {
        ActivationNodes nodes = new ActivationNodes(writer, name, z);
        return switch (activation.name()) {
            case "relu" -> nodes.one("Relu");
            case "leaky_relu" -> nodes.one("LeakyRelu", ((LeakyRelu) activation).negativeSlope());
            case "elu" -> nodes.one("Elu", ((Elu) activation).alpha());
            case "celu" -> nodes.one("Celu", ((Celu) activation).alpha());
            case "selu" -> nodes.selu();
            case "relu6" -> nodes.relu6();
            case "hardswish" -> nodes.one("HardSwish");
            case "sigmoid" -> nodes.one("Sigmoid");
            case "tanh" -> nodes.one("Tanh");
            case "softplus" -> nodes.softplus(((Softplus) activation).beta());
            case "silu" -> nodes.product(nodes.node("Sigmoid", "gate", z));
            case "mish" ->
                    nodes.product(nodes.node("Tanh", "gate", nodes.node("Softplus", "plus", z)));
            case "gelu" ->
                    nodes.gelu(
                            nodes.node(
                                    "Erf",
                                    "erf",
                                    nodes.node(
                                            "Div",
                                            "scaled",
                                            z,
                                            nodes.number("sqrt2", Math.sqrt(2)))));
            case "gelu_tanh" -> nodes.gelu(nodes.tanhOfCubic());
            default ->
                    throw new IllegalStateException(
                            "no ONNX operator is known for " + activation.name());
        };
    }

    private String one(String operator) {
        return writer.node(operator, name, List.of(z));
    }

    private String one(String operator, float alpha) {
        return writer.node(operator, name, List.of(z), NewAttribute.number("alpha", alpha));
    }

    private String selu() {
        return writer.node(
                "Selu",
                name,
                List.of(z),
                NewAttribute.number("alpha", (float) Selu.ALPHA),
                NewAttribute.number("gamma", (float) Selu.SCALE));
    }

    private String relu6() {
        return writer.node(
                "Clip", name, List.of(z, scalar("min", 0), scalar("max", Relu6.UPPER_BOUND)));
    }

    private String softplus(float beta) {
        if (beta == Softplus.DEFAULT_BETA) {
            return one("Softplus");
        }
        String scale = number("beta", beta);
        String plus = node("Softplus", "plus", node("Mul", "scaled", z, scale));
        return writer.node("Div", name, List.of(plus, scale));
    }

    /** z · gate. */
    private String product(String gate) {
        return writer.node("Mul", name, List.of(z, gate));
    }

    /** tanh(√(2/π) · (z + 0.044715 z³)). */
    private String tanhOfCubic() {
        String cube = node("Mul", "cube", z, node("Mul", "square", z, z));
        String weighted = node("Mul", "weighted", cube, number("cube_weight", 0.044715));
        String sum = node("Add", "sum", z, weighted);
        String exponent = node("Mul", "exponent", sum, number("factor", Math.sqrt(2 / Math.PI)));
        return node("Tanh", "tanh", exponent);
    }

    /** z · (1 + gate) / 2. */
    private String gelu(String gate) {
        String twice = node("Mul", "twice", z, node("Add", "opened", gate, number("one", 1)));
        return writer.node("Mul", name, List.of(twice, number("half", 0.5)));
    }

    private String node(String operator, String part, String... inputs) {
        return writer.node(operator, name + "." + part, List.of(inputs));
    }

    private String number(String part, double value) {
        return writer.floats(name + "." + part, List.of(1L), new float[] {(float) value}, 0);
    }

    private String scalar(String part, float value) {
        return writer.floats(name + "." + part, List.of(), new float[] {value}, 0);
    }
}
