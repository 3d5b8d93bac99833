package org.rekindle.cli.prune;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.scan.ScanDocument;
import org.rekindle.onnx.prune.PrunedModel;
import org.rekindle.onnx.runtime.Comparison;

/**
 * What {@code prune --json} prints.
 *
 * @param model which file
 * @param probe what both models were run on
 * @param inputRange what inputs are taken to be for proofs
 * @param onData whether units that are only dead on the data went, too
 * @param unitsRemoved how many units went
 * @param removed how many, by node
 * @param kept why dead units stayed, by node
 * @param before the model
 * @param after the smaller one
 * @param macsBefore multiply-accumulate operations for a sample, before; null where they could not
 *     be counted
 * @param macsAfter the same of the smaller model
 * @param largestDifference between two outputs, anywhere
 * @param relativeDifference the largest difference within an output, relative to its largest number
 * @param notCompared outputs that are no tensors of numbers
 * @param batchSize samples in a run that was timed
 * @param threads cores for it
 * @param written the file; null when the output moved too far
 */
public record PruneDocument(
        ScanDocument.Model model,
        ScanDocument.Probe probe,
        String inputRange,
        boolean onData,
        int unitsRemoved,
        Map<String, Integer> removed,
        Map<String, String> kept,
        Size before,
        Size after,
        @Nullable Long macsBefore,
        @Nullable Long macsAfter,
        double largestDifference,
        double relativeDifference,
        List<String> notCompared,
        int batchSize,
        int threads,
        @Nullable String written) {

    /**
     * How large a model is.
     *
     * @param parameters its weights
     * @param bytes of its file
     * @param secondsPerSample of the quickest of several runs of the first batch
     */
    public record Size(long parameters, long bytes, double secondsPerSample) {}

    /** The document of a pruning. */
    public static PruneDocument of(
            org.rekindle.onnx.model.Model model,
            ScanDocument.Probe probe,
            String inputRange,
            boolean onData,
            PrunedModel pruned,
            long bytes,
            OptionalLong macsBefore,
            OptionalLong macsAfter,
            Comparison comparison,
            int threads,
            @Nullable String written) {
        return new PruneDocument(
                new ScanDocument.Model(model.path().toString(), model.sha256()),
                probe,
                inputRange,
                onData,
                pruned.removed().values().stream().mapToInt(Integer::intValue).sum(),
                pruned.removed(),
                pruned.kept(),
                new Size(
                        pruned.parametersBefore(),
                        model.proto().getSerializedSize(),
                        comparison.secondsBefore()),
                new Size(pruned.parametersAfter(), bytes, comparison.secondsAfter()),
                macsBefore.isPresent() ? macsBefore.getAsLong() : null,
                macsAfter.isPresent() ? macsAfter.getAsLong() : null,
                comparison.largestDifference(),
                comparison.relativeDifference(),
                comparison.notCompared(),
                probe.batchSize(),
                threads,
                written);
    }
}
