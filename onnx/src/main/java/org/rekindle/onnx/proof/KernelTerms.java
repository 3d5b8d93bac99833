package org.rekindle.onnx.proof;

import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;

/** The terms of convolutions and of pools that average, place by place. */
final class KernelTerms {
    private KernelTerms() {}

    static void globalAverage(Elements input, LinearTerms terms) {
        int places = input.after(1);
        for (int i = 0; i < input.count(); i++) {
            terms.add(i / places, i, 1.0 / places);
        }
    }

    static void averagePool(
            Attributes attributes, Elements input, Elements output, LinearTerms terms) {
        KernelPlaces places = KernelPlaces.of(attributes, input, output, List.of());
        boolean border = attributes.integer("count_include_pad", 0) != 0;
        int channels = input.dims()[0] * input.dims()[1];
        for (int place = 0; place < places.outputs(); place++) {
            int[] reached = places.reached(place);
            int inside = KernelPlaces.inside(reached);
            for (int channel = 0; channel < channels; channel++) {
                for (int source : reached) {
                    if (source >= 0) {
                        terms.add(
                                channel * places.outputs() + place,
                                channel * places.inputs() + source,
                                1.0 / (border ? reached.length : inside));
                    }
                }
            }
        }
    }

    static void convolution(
            Attributes attributes,
            Tensor weights,
            Elements input,
            Elements output,
            LinearTerms terms) {
        NotUnderstoodException.unless(weights.rank() == input.rank(), "the shapes do not fit");
        List<Long> kernel = weights.dims().subList(2, weights.rank());
        KernelPlaces places = KernelPlaces.of(attributes, input, output, kernel);
        int units = output.dims()[1];
        int perGroup = Math.toIntExact(weights.dims().get(1));
        int groups = input.dims()[1] / perGroup;
        for (int place = 0; place < places.outputs(); place++) {
            int[] reached = places.reached(place);
            for (int unit = 0; unit < units * input.dims()[0]; unit++) {
                int sample = unit / units;
                int first = sample * input.dims()[1] + unit % units / (units / groups) * perGroup;
                for (int i = 0; i < perGroup; i++) {
                    for (int tap = 0; tap < reached.length; tap++) {
                        if (reached[tap] >= 0) {
                            terms.add(
                                    unit * places.outputs() + place,
                                    (first + i) * places.inputs() + reached[tap],
                                    weights.get(
                                            (unit % units * perGroup + i) * reached.length + tap));
                        }
                    }
                }
            }
        }
    }
}
