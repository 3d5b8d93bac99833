package org.rekindle.onnx.runtime;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Graph;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.model.Nodes;
import org.rekindle.onnx.model.OperatorVersions;

/**
 * A model that ONNX Runtime refuses because it states a version newer than ONNX Runtime knows, with
 * the newest that it knows stated instead. Only where nothing in the model needs the newer one.
 *
 * @param model that states the older version
 * @param note for the user: a sentence
 */
record OlderVersions(ModelProto model, String note) {
    private static final Pattern FORMAT =
            Pattern.compile("Unsupported model IR version: \\d+, max supported IR version: (\\d+)");

    private static final Pattern OPERATORS =
            Pattern.compile(
                    "Opset \\d+ is under development .* domain (\\S+) is till opset (\\d+)");

    /** The largest number of an element type in each version of the format (onnx.proto). */
    private static final TreeMap<Long, Integer> ELEMENT_TYPES =
            new TreeMap<>(Map.of(9L, 20, 10L, 22, 11L, 23, 12L, 24, 13L, 26, 14L, 28));

    /**
     * The model that ONNX Runtime may take.
     *
     * @param refusal ONNX Runtime's words
     * @return empty where it was refused for something else
     * @throws ModelException where the model needs the newer version
     */
    static Optional<OlderVersions> of(ModelProto model, String refusal) {
        Matcher format = FORMAT.matcher(refusal);
        if (format.find()) {
            return Optional.of(ofFormat(model, Long.parseLong(format.group(1))));
        }
        Matcher operators = OPERATORS.matcher(refusal);
        if (operators.find()) {
            String domain = operators.group(1).equals("ai.onnx") ? "" : operators.group(1);
            return Optional.of(ofOperators(model, domain, Long.parseLong(operators.group(2))));
        }
        return Optional.empty();
    }

    private static OlderVersions ofFormat(ModelProto model, long newest) {
        long stated = model.getIrVersion();
        Map.Entry<Long, Integer> types = ELEMENT_TYPES.floorEntry(newest);
        if (stated > ELEMENT_TYPES.lastKey()
                || types == null
                || ElementTypes.largest(model.getGraph()) > types.getValue()) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "the model is of version %d of ONNX's format, and ONNX Runtime reads up to %d; export it with an older version of the onnx package, or set its ir_version to %d if it uses nothing newer",
                            stated,
                            newest,
                            newest));
        }
        return new OlderVersions(
                model.toBuilder().setIrVersion(newest).build(),
                String.format(
                        Locale.ROOT,
                        "The model states version %d of ONNX's format but uses nothing that is newer than version %d, the newest that ONNX Runtime reads; it was run as one of version %d.",
                        stated,
                        newest,
                        newest));
    }

    private static OlderVersions ofOperators(ModelProto model, String domain, long newest) {
        ModelProto.Builder older = model.toBuilder();
        long stated = newest;
        for (OperatorSetIdProto.Builder set : older.getOpsetImportBuilderList()) {
            if (isOf(set.getDomain(), domain)) {
                stated = Math.max(stated, set.getVersion());
                set.setVersion(Math.min(newest, set.getVersion()));
            }
        }
        Optional<String> changed = changed(model.getGraph(), domain, stated, newest);
        if (stated == newest || changed.isPresent() || model.getFunctionsCount() > 0) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "the model is of operator set %d%s, and ONNX Runtime reads up to %d%s; export it for operator set %d",
                            stated,
                            domain.isEmpty() ? "" : " of " + domain,
                            newest,
                            changed.map(op -> "; its %s was defined anew since".formatted(op))
                                    .orElse(""),
                            newest));
        }
        return new OlderVersions(
                older.build(),
                String.format(
                        Locale.ROOT,
                        "The model states operator set %d%s but uses no operator that changed after set %d, the newest that ONNX Runtime reads; it was run as one of set %d.",
                        stated,
                        domain.isEmpty() ? "" : " of " + domain,
                        newest,
                        newest));
    }

    /** The first operator that means something else in the older set. */
    private static Optional<String> changed(
            GraphProto graph, String domain, long stated, long newest) {
        for (NodeProto node : graph.getNodeList()) {
            String op = node.getOpType();
            if (isOf(node.getDomain(), domain)
                    && !isOldCast(node)
                    && !OperatorVersions.sameMeaning(domain, op, stated, newest)) {
                return Optional.of(op);
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                Optional<String> within = changed(inner, domain, stated, newest);
                if (within.isPresent()) {
                    return within;
                }
            }
        }
        return Optional.empty();
    }

    /** A newer Cast knows more element types; to an old one it is what it was. */
    private static boolean isOldCast(NodeProto node) {
        return Nodes.is(node, "Cast")
                && new Attributes(node).integer("to", Integer.MAX_VALUE)
                        <= DataType.BFLOAT16.getNumber();
    }

    private static boolean isOf(String one, String domain) {
        return (one.equals("ai.onnx") ? "" : one).equals(domain);
    }
}
