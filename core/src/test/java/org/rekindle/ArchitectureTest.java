package org.rekindle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.rekindle");

    @Test
    void packagesImportOnlyWhatStandsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("random")
                .definedBy("org.rekindle.random")
                .layer("kernel")
                .definedBy("org.rekindle.kernel")
                .layer("activation")
                .definedBy("org.rekindle.activation")
                .layer("network")
                .definedBy("org.rekindle.network")
                .layer("census")
                .definedBy("org.rekindle.census")
                .layer("training")
                .definedBy("org.rekindle.training")
                .layer("statistics")
                .definedBy("org.rekindle.statistics")
                .layer("diagnosis")
                .definedBy("org.rekindle.diagnosis")
                .layer("cure")
                .definedBy("org.rekindle.cure")
                .layer("study")
                .definedBy("org.rekindle.study")
                .whereLayer("random")
                .mayNotAccessAnyLayer()
                .whereLayer("kernel")
                .mayNotAccessAnyLayer()
                .whereLayer("statistics")
                .mayNotAccessAnyLayer()
                .whereLayer("activation")
                .mayOnlyAccessLayers("kernel")
                .whereLayer("network")
                .mayOnlyAccessLayers("activation", "kernel", "random")
                .whereLayer("census")
                .mayOnlyAccessLayers("network", "activation", "kernel", "statistics")
                .whereLayer("training")
                .mayOnlyAccessLayers("census", "network", "activation", "kernel", "random")
                .whereLayer("diagnosis")
                .mayOnlyAccessLayers(
                        "training",
                        "census",
                        "network",
                        "activation",
                        "kernel",
                        "random",
                        "statistics")
                .whereLayer("cure")
                .mayOnlyAccessLayers(
                        "training",
                        "census",
                        "network",
                        "activation",
                        "kernel",
                        "random",
                        "statistics")
                .whereLayer("study")
                .mayOnlyAccessLayers(
                        "training",
                        "census",
                        "network",
                        "activation",
                        "kernel",
                        "random",
                        "statistics")
                .check(CORE);
    }

    @Test
    void theCoreNeedsTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.rekindle..", "java..", "jdk.incubator.vector", "org.jspecify..")
                .check(CORE);
    }

    @Test
    void onlyTheVectorKernelsTouchTheIncubatingModule() {
        classes()
                .that()
                .haveSimpleNameNotStartingWith("Vector")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("jdk.incubator..")
                .check(CORE);
    }

    @Test
    void onlyTheCommandLinePrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }
}
