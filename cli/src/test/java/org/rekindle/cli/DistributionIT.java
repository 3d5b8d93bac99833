package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.testing.Launcher;

/** What lies in the distribution beside what runs. */
class DistributionIT {
    private static final Path DISTRIBUTION = Launcher.REPOSITORY.resolve("cli/target/rekindle");

    @Test
    void everyLibraryIsNamedWithItsLicence() throws IOException {
        String thirdParty = Files.readString(DISTRIBUTION.resolve("THIRD-PARTY.txt"));
        for (Path jar : jars(false)) {
            assertThat(thirdParty).contains(":" + name(jar).replaceFirst("-(?=\\d)", ":"));
        }
    }

    @Test
    void everyLibraryIsInTheBillOfMaterials() throws IOException {
        assumeThat(DISTRIBUTION.resolve("bom.json")).as("mvn -o makes none").exists();
        List<String> named = new ArrayList<>();
        JsonNode components = Launcher.document(DISTRIBUTION.resolve("bom.json")).get("components");
        for (JsonNode component : components) {
            named.add(component.get("name").asText() + "-" + component.get("version").asText());
        }
        for (Path jar : jars(false)) {
            assertThat(named).contains(name(jar));
        }
    }

    private static String name(Path jar) {
        return jar.getFileName().toString().replaceFirst("\\.jar$", "");
    }

    @Test
    void eachOfOurJarsCarriesItsLicence() throws IOException {
        List<Path> ours = jars(true);
        assertThat(ours).hasSize(7);
        for (Path jar : ours) {
            try (JarFile file = new JarFile(jar.toFile())) {
                assertThat(file.getEntry("META-INF/LICENSE")).as(jar.toString()).isNotNull();
                assertThat(file.getEntry("META-INF/NOTICE")).as(jar.toString()).isNotNull();
                assertThat(file.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                        .as(jar.toString())
                        .matches("org\\.rekindle\\.[a-z]+");
            }
        }
    }

    @Test
    void theLicencesAreThere() {
        assertThat(
                        List.of(
                                "LICENSE",
                                "NOTICE",
                                "licenses/Apache-2.0.txt",
                                "licenses/MIT-duckdb.txt",
                                "licenses/MIT-jhdf.txt",
                                "licenses/MIT-onnxruntime.txt",
                                "licenses/0BSD-xz.txt",
                                "licenses/BSD-2-Clause-zstd-jni.txt",
                                "licenses/BSD-3-Clause-protobuf.txt"))
                .allSatisfy(name -> assertThat(DISTRIBUTION.resolve(name)).isNotEmptyFile());
        assertThat(DISTRIBUTION.resolve("licenses/sqlite-jdbc"))
                .isDirectoryRecursivelyContaining("glob:**/LICENSE.zentus");
        assertThat(DISTRIBUTION.resolve("licenses/d3"))
                .isDirectoryRecursivelyContaining("glob:**/LICENSE");
    }

    private static List<Path> jars(boolean ours) throws IOException {
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> file.getFileName().toString().startsWith("rekindle") == ours)
                    .toList();
        }
    }
}
