package org.rekindle.onnx.census;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifier;

/** Builds gauges into models, for tests outside of this package. */
public final class GaugedModels {
    private GaugedModels() {}

    /** The model with gauges of shapes. */
    public static ModelProto withShapes(Model model, List<Rectifier> rectifiers) {
        return GaugedModel.of(model, rectifiers, new ShapeGauge(rectifiers)).model();
    }
}
