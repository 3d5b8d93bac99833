package org.rekindle.onnx;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final JavaClasses ONNX =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.rekindle.onnx");

    @Test
    void packagesImportOnlyWhatStandsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy("org.rekindle.onnx.model")
                .layer("units")
                .definedBy("org.rekindle.onnx.units")
                .layer("rectifier")
                .definedBy("org.rekindle.onnx.rectifier")
                .layer("shape")
                .definedBy("org.rekindle.onnx.shape")
                .layer("input")
                .definedBy("org.rekindle.onnx.input")
                .layer("runtime")
                .definedBy("org.rekindle.onnx.runtime")
                .layer("census")
                .definedBy("org.rekindle.onnx.census")
                .layer("proof")
                .definedBy("org.rekindle.onnx.proof")
                .layer("prune")
                .definedBy("org.rekindle.onnx.prune")
                .layer("compare")
                .definedBy("org.rekindle.onnx.compare")
                .layer("export")
                .definedBy("org.rekindle.onnx.export")
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("shape")
                .mayOnlyAccessLayers("model")
                .whereLayer("export")
                .mayOnlyAccessLayers("model")
                .whereLayer("rectifier")
                .mayOnlyAccessLayers("units", "model")
                .whereLayer("units")
                .mayOnlyAccessLayers("shape", "model")
                .whereLayer("input")
                .mayOnlyAccessLayers("model")
                .whereLayer("runtime")
                .mayOnlyAccessLayers("input", "model")
                .whereLayer("census")
                .mayOnlyAccessLayers("runtime", "input", "rectifier", "units", "model")
                .whereLayer("compare")
                .mayOnlyAccessLayers("census", "input", "rectifier", "model")
                .whereLayer("proof")
                .mayOnlyAccessLayers("rectifier", "units", "shape", "model")
                .whereLayer("prune")
                .mayOnlyAccessLayers("runtime", "rectifier", "units", "shape", "model")
                .check(ONNX);
    }
}
