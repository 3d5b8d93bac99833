package org.rekindle.suites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rekindle.testing.Launcher;

/** {@code rekindle serve}, in a process of its own. */
final class Served implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    private final Process process;
    private final String address;

    private Served(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static Served start(Path folder, Path runs) throws IOException, InterruptedException {
        File out = Files.createTempFile(folder, "serve", ".out").toFile();
        File err = Files.createTempFile(folder, "serve", ".err").toFile();
        Process process =
                Launcher.start(folder, Map.of(), out, err, "serve", runs.toString(), "--port=0");
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < patience && process.isAlive()) {
            Matcher found = ADDRESS.matcher(Files.readString(out.toPath()));
            if (found.find()) {
                return new Served(process, found.group());
            }
            Thread.sleep(50);
        }
        process.destroy();
        throw new AssertionError("no address came: " + Files.readString(err.toPath()));
    }

    /** Where the list of runs is. */
    String address() {
        return address;
    }

    /** The page of a run. */
    String addressOf(String run) {
        return address.replaceFirst("/$", "") + "/#/run/" + run;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("it ends when told to").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
