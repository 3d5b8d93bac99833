package org.rekindle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rekindle.kernel.Kernels;

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
                .layer("subject")
                .definedBy("org.rekindle.subject")
                .layer("internal")
                .definedBy("org.rekindle.internal")
                .layer("training")
                .definedBy("org.rekindle.training")
                .layer("statistics")
                .definedBy("org.rekindle.statistics")
                .layer("text")
                .definedBy("org.rekindle.text")
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
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("activation")
                .mayOnlyAccessLayers("kernel", "text")
                .whereLayer("network")
                .mayOnlyAccessLayers("activation", "kernel", "random", "text")
                .whereLayer("census")
                .mayOnlyAccessLayers("network", "activation", "kernel", "statistics")
                .whereLayer("subject")
                .mayOnlyAccessLayers("census", "network", "activation", "statistics", "text")
                .whereLayer("internal")
                .mayOnlyAccessLayers("subject")
                .whereLayer("training")
                .mayOnlyAccessLayers(
                        "subject",
                        "census",
                        "network",
                        "activation",
                        "kernel",
                        "random",
                        "statistics",
                        "text",
                        "internal")
                .whereLayer("cure")
                .mayOnlyAccessLayers(
                        "subject", "census", "network", "activation", "statistics", "internal")
                .whereLayer("diagnosis")
                .mayOnlyAccessLayers(
                        "training",
                        "subject",
                        "census",
                        "network",
                        "activation",
                        "random",
                        "statistics",
                        "text",
                        "internal")
                .whereLayer("study")
                .mayOnlyAccessLayers(
                        "training",
                        "subject",
                        "census",
                        "network",
                        "activation",
                        "random",
                        "statistics",
                        "text",
                        "internal")
                .check(CORE);
    }

    /** The odds of a dead network are about Rekindle's own initializers, and train with them. */
    @Test
    void experimentsKnowNothingOfATrainingButTheSeam() {
        noClasses()
                .that()
                .resideInAnyPackage("org.rekindle.diagnosis", "org.rekindle.cure")
                .and()
                .doNotHaveSimpleName("BornDeadOdds")
                .and()
                .doNotHaveSimpleName("CollapseExperiment")
                .or()
                .haveSimpleName("Study")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rekindle.training", "org.rekindle.kernel")
                .check(CORE);
    }

    @Test
    void theArithmeticIsNoPartOfWhatExperimentsOffer() {
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(
                        "org.rekindle.kernel", "org.rekindle.activation", "org.rekindle.network")
                .should()
                .haveRawParameterTypes(anyOf(Kernels.class))
                .check(CORE);
        noConstructors()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(
                        "org.rekindle.kernel", "org.rekindle.activation", "org.rekindle.network")
                .should()
                .haveRawParameterTypes(anyOf(Kernels.class))
                .check(CORE);
    }

    private static DescribedPredicate<List<JavaClass>> anyOf(Class<?> type) {
        return DescribedPredicate.describe(
                "with a " + type.getSimpleName(),
                types -> types.stream().anyMatch(each -> each.isEquivalentTo(type)));
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
