package org.rekindle.onnx.census;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Blocks;
import org.rekindle.onnx.rectifier.DroppedClips;
import org.rekindle.onnx.rectifier.Rectifier;

/** What the reader of a census must know beside its numbers, a sentence each. */
final class ScanNotes {
    private final List<String> sentences = new ArrayList<>();

    /** In the order in which they came. */
    List<String> sentences() {
        return sentences;
    }

    void add(Collection<String> notes) {
        sentences.addAll(notes);
    }

    /** Before all others. */
    void addFirst(String note) {
        sentences.add(0, note);
    }

    /** That some inputs were not fed. */
    void defaultedInputs(Model model) {
        if (!model.defaultedInputs().isEmpty()) {
            sentences.add(
                    "Counts take the stored values of the initializers that are also inputs (%s); proofs take any value for them."
                            .formatted(String.join(", ", model.defaultedInputs())));
        }
    }

    /** That units of a rectifier have no number. */
    void notANumber(Rectifier rectifier, int units) {
        if (units > 0) {
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "%d units of %s are not a number on the first samples; nothing is said of those.",
                            units,
                            rectifier.title()));
        }
    }

    /** Which units may be none. */
    void units(List<RectifierCensus> layers) {
        layers.stream()
                .filter(RectifierCensus::axisIsGuessed)
                .map(ScanNotes::guess)
                .forEach(sentences::add);
        layers.stream()
                .map(RectifierCensus::rectifier)
                .flatMap(ScanNotes::byWeights)
                .forEach(sentences::add);
    }

    private static String guess(RectifierCensus layer) {
        return String.format(
                Locale.ROOT,
                "%s: the graph does not tell which of its %d axes counts units; axis %d is a guess, so its %d units may be none.",
                layer.rectifier().title(),
                layer.rank(),
                layer.unitAxis().orElse(0),
                layer.units().size());
    }

    private static Stream<String> byWeights(Rectifier rectifier) {
        Optional<Blocks> blocks = rectifier.blocks().filter(found -> !found.stated());
        return blocks.stream()
                .map(
                        found ->
                                String.format(
                                        Locale.ROOT,
                                        "%s: ONNX Runtime has filled up its channels with zeros; behind the first %d no channel has a weight other than 0, so those are taken for filling.",
                                        rectifier.title(),
                                        found.channels()));
    }

    /** That the last samples were not run. */
    void leftOut(long samples, int batch) {
        if (samples > 0) {
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "The last %d samples do not fill a batch of %d, which the model fixes, and were left out.",
                            samples,
                            batch));
        }
    }

    /** That a quantiser may have dropped rectifiers. */
    void droppedClips(Model model, List<Rectifier> rectifiers) {
        DroppedClips.note(model, rectifiers).ifPresent(sentences::add);
    }
}
