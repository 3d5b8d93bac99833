package org.rekindle.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModulesTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.rekindle");

    @Test
    void nobodyImportsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rekindle.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rekindle.cli..")
                .check(ALL);
    }

    @Test
    void whatTheCoreSharesWithinItselfIsUsedByNobodyElse() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.rekindle.internal..",
                        "org.rekindle.study..",
                        "org.rekindle.diagnosis..",
                        "org.rekindle.cure..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rekindle.internal..")
                .check(ALL);
    }

    @Test
    void onlyTheCommandLineKnowsTheDataModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.rekindle.cli..", "org.rekindle.data..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rekindle.data..")
                .check(ALL);
    }

    @Test
    void onlyTheCommandLineKnowsTheOnnxModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.rekindle.cli..", "org.rekindle.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rekindle.onnx..")
                .check(ALL);
    }

    @Test
    void theOnnxModuleKnowsNeitherTheDataModuleNorTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("org.rekindle.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rekindle.data..", "org.rekindle.cli..")
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
    void theTerminalKnowsNothingOfRuns() {
        noClasses()
                .that()
                .resideInAPackage("org.rekindle.cli.terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rekindle.cli", "org.rekindle.cli.run..")
                .check(ALL);
    }

    @Test
    void theRunDirectoryKnowsNothingOfWhoLooksAtIt() {
        noClasses()
                .that()
                .resideInAPackage("org.rekindle.cli.run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.rekindle.cli",
                        "org.rekindle.cli.view..",
                        "org.rekindle.cli.report..",
                        "org.rekindle.cli.serve..")
                .check(ALL);
    }

    @Test
    void aViewKnowsNothingOfWhatShowsIt() {
        noClasses()
                .that()
                .resideInAPackage("org.rekindle.cli.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.rekindle.cli", "org.rekindle.cli.report..", "org.rekindle.cli.serve..")
                .check(ALL);
    }

    @Test
    void aReportKnowsNothingOfCommandsAndServers() {
        noClasses()
                .that()
                .resideInAPackage("org.rekindle.cli.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rekindle.cli", "org.rekindle.cli.serve..")
                .check(ALL);
    }

    @Test
    void theDashboardKnowsNoCommand() {
        noClasses()
                .that()
                .resideInAPackage("org.rekindle.cli.serve..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rekindle.cli")
                .check(ALL);
    }
}
