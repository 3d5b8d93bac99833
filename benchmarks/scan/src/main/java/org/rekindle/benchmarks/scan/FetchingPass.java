package org.rekindle.benchmarks.scan;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.runtime.Session;

/**
 * The way without counting in the graph: what the census counts becomes an output, is copied to
 * Java and counted there.
 */
final class FetchingPass implements Pass {
    private List<UnitCounts> counts = List.of();

    @Override
    public void run(Subject subject, long samples, LongConsumer progress) {
        List<Rectifier> rectifiers = subject.rectifiers();
        if (rectifiers.stream().anyMatch(Rectifier::nested)) {
            throw new UnsupportedOperationException(
                    "activations within an If or a Loop cannot be outputs");
        }
        List<UnitCounts> fresh = new ArrayList<>();
        rectifiers.forEach(rectifier -> fresh.add(new UnitCounts(rectifier)));
        try (Session session = Session.of(withActivations(subject), 1)) {
            Pass.forEachBatch(
                    subject,
                    samples,
                    progress,
                    batch -> {
                        try (OrtSession.Result result = session.run(batch, session.outputs())) {
                            fresh.forEach(one -> one.add(tensor(result, one)));
                        }
                    });
        }
        counts = fresh;
    }

    /** For each rectifier, for each unit, in how many places it fired in the last pass. */
    List<List<Long>> fired() {
        return counts.stream().map(UnitCounts::fired).toList();
    }

    private static OnnxTensor tensor(OrtSession.Result result, UnitCounts counts) {
        return (OnnxTensor) result.get(counts.value()).orElseThrow();
    }

    private static ModelProto withActivations(Subject subject) {
        GraphProto.Builder graph = subject.model().proto().getGraph().toBuilder();
        Set<String> added = new LinkedHashSet<>();
        subject.rectifiers().forEach(rectifier -> added.add(rectifier.counted()));
        graph.getOutputList().forEach(output -> added.remove(output.getName()));
        added.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return subject.model().proto().toBuilder().setGraph(graph).build();
    }
}
