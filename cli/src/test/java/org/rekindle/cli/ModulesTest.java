package org.rekindle.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom, module by module, as {@code docs/architecture.md} draws it. */
class ModulesTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.rekindle")
                    .that(resideOutsideOfPackage("org.rekindle.testing.."));

    @Test
    void modulesImportOnlyWhatStandsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("data")
                .definedBy("org.rekindle.data..")
                .layer("onnx")
                .definedBy("org.rekindle.onnx..")
                .layer("run")
                .definedBy("org.rekindle.run..")
                .layer("view")
                .definedBy("org.rekindle.view..")
                .layer("serve")
                .definedBy("org.rekindle.serve..")
                .layer("cli")
                .definedBy("org.rekindle.cli..")
                .whereLayer("data")
                .mayNotAccessAnyLayer()
                .whereLayer("onnx")
                .mayNotAccessAnyLayer()
                .whereLayer("run")
                .mayOnlyAccessLayers("data")
                .whereLayer("view")
                .mayOnlyAccessLayers("run")
                .whereLayer("serve")
                .mayOnlyAccessLayers("view", "run")
                .check(ALL);
    }

    @Test
    void theCoreKnowsNoOtherModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.rekindle.data..",
                        "org.rekindle.onnx..",
                        "org.rekindle.run..",
                        "org.rekindle.view..",
                        "org.rekindle.serve..",
                        "org.rekindle.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.rekindle.data..",
                        "org.rekindle.onnx..",
                        "org.rekindle.run..",
                        "org.rekindle.view..",
                        "org.rekindle.serve..",
                        "org.rekindle.cli..")
                .check(ALL);
    }

    @Test
    void noPackagesFormACircle() {
        slices().matching("org.rekindle.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void javalinLivesInTheDashboardAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rekindle.serve..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
                .check(ALL);
    }

    @Test
    void onlyTheCommandLineKnowsOptions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rekindle.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(ALL);
    }

    @Test
    void whatTheCoreSharesWithinItselfIsUsedByNobodyElse() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.rekindle.internal..",
                        "org.rekindle.training..",
                        "org.rekindle.study..",
                        "org.rekindle.diagnosis..",
                        "org.rekindle.cure..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rekindle.internal..")
                .check(ALL);
    }

    @Test
    void onlyTheEntryPointExits() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Rekindle")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(ALL);
    }

    @Test
    void onlyTheTerminalTouchesStandardStreams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                ALL.that(resideOutsideOfPackage("org.rekindle.cli.terminal")));
    }

    @Test
    void theTerminalKnowsNothingOfRuns() {
        noClasses()
                .that()
                .resideInAPackage("org.rekindle.cli.terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rekindle.run..", "org.rekindle.view..")
                .check(ALL);
    }
}
