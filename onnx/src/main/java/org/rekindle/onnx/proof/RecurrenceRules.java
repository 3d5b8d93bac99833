package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/**
 * Recurrent layers with their default activations: what they give is a tanh, times a sigmoid in an
 * LSTM, or a mean of tanh's in a GRU. So it lies from -1 to 1, with room for roundings.
 */
final class RecurrenceRules {
    private static final double MOST = 1.01;

    private RecurrenceRules() {}

    /** The outputs Y and Y_h; the state of the cells of an LSTM is not bounded. */
    static List<Bounds> bounded(Step step) {
        Attributes attributes = step.attributes();
        NotUnderstoodException.unless(
                !attributes.has("activations") && attributes.has("hidden_size"),
                "its activations are not the default ones");
        boolean startsAtZero = !step.has(5);
        NotUnderstoodException.unless(
                startsAtZero || !step.node().getOpType().equals("GRU"),
                "it starts from a state that is not known");
        long hidden = attributes.integer("hidden_size", 0);
        long directions = attributes.text("direction", "forward").equals("bidirectional") ? 2 : 1;
        boolean batchFirst = attributes.integer("layout", 0) != 0;
        List<Long> sequence = new ArrayList<>(step.unknowns().fresh(2));
        sequence.add(batchFirst ? 2 : 1, directions);
        sequence.add(hidden);
        List<Long> last = new ArrayList<>(step.unknowns().fresh(1));
        last.add(batchFirst ? 1 : 0, directions);
        last.add(hidden);
        ValueRange range = new ValueRange(-MOST, MOST);
        return List.of(
                Bounds.uniform(Shape.of(sequence), range), Bounds.uniform(Shape.of(last), range));
    }
}
