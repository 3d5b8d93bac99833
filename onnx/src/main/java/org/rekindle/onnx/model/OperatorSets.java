package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operator sets that a model imports. Functions may bring in more. */
final class OperatorSets {
    private final Map<String, Long> versions;

    OperatorSets(List<OperatorSetIdProto> imports) {
        versions = versions(imports);
    }

    private static Map<String, Long> versions(List<OperatorSetIdProto> imports) {
        Map<String, Long> versions = new LinkedHashMap<>();
        for (OperatorSetIdProto set : imports) {
            versions.merge(OperatorVersions.standard(set.getDomain()), set.getVersion(), Math::max);
        }
        return versions;
    }

    /**
     * Whether a function's operators mean something else under these sets; if not, the sets that
     * are missing here are added.
     *
     * @param functions the model's own, whose sets are their own matter
     * @return what differs, for the user; empty where nothing does
     */
    Optional<String> difference(FunctionProto function, Set<FunctionKey> functions) {
        Map<String, Long> own = versions(function.getOpsetImportList());
        Optional<String> difference =
                difference(function.getNodeList(), own, functions)
                        .map(
                                found ->
                                        "the function \"%s\" %s"
                                                .formatted(function.getName(), found));
        if (difference.isEmpty()) {
            own.forEach(versions::putIfAbsent);
        }
        return difference;
    }

    private Optional<String> difference(
            List<NodeProto> nodes, Map<String, Long> own, Set<FunctionKey> functions) {
        for (NodeProto node : nodes) {
            String domain = OperatorVersions.standard(node.getDomain());
            Long here = versions.get(domain);
            Long there = own.get(domain);
            if (here != null && there != null && !functions.contains(FunctionKey.of(node))) {
                if (!OperatorVersions.sameMeaning(domain, node.getOpType(), here, there)) {
                    return Optional.of(
                            String.format(
                                    Locale.ROOT,
                                    "uses %s of operator set %d, and the model that of %d, which may mean something else",
                                    node.getOpType(),
                                    there,
                                    here));
                }
            }
            for (GraphProto inner : Graph.subgraphs(node)) {
                Optional<String> within = difference(inner.getNodeList(), own, functions);
                if (within.isPresent()) {
                    return within;
                }
            }
        }
        return Optional.empty();
    }

    List<OperatorSetIdProto> imports() {
        List<OperatorSetIdProto> imports = new ArrayList<>();
        versions.forEach(
                (domain, version) ->
                        imports.add(
                                OperatorSetIdProto.newBuilder()
                                        .setDomain(domain)
                                        .setVersion(version)
                                        .build()));
        return imports;
    }
}
