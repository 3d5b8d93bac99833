package org.rekindle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir private Path folder;

    private final List<Process> others = new ArrayList<>();

    @AfterEach
    void endTheOthers() throws InterruptedException {
        for (Process other : others) {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFolderWithoutALockIsNotAtWorkAndAskingLeavesItAsItWas() {
        assertThat(RunDirectory.isAtWork(folder)).isFalse();
        assertThat(RunDirectory.isAtWork(folder.resolve("nowhere"))).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRunOfThisProcessIsAtWorkUntilItSaysThatItIsDone() {
        RunDirectory run = RunDirectory.create(folder);
        run.lock();
        assertThat(RunDirectory.isAtWork(folder)).isTrue();
        run.unlock();
        assertThat(RunDirectory.isAtWork(folder)).isFalse();
    }

    @Test
    void askingAfterOnesOwnRunDoesNotLetOthersIn() throws IOException {
        RunDirectory run = RunDirectory.create(folder);
        run.lock();
        assertThat(RunDirectory.isAtWork(folder)).isTrue();
        assertThat(RunDirectory.isAtWork(folder.resolve(".").toAbsolutePath())).isTrue();
        assertThat(OtherProcess.line(start("take"))).isEqualTo("false");
        run.unlock();
        assertThat(OtherProcess.line(start("take"))).isEqualTo("true");
    }

    @Test
    void aRunOfAnotherProcessIsAtWorkUntilThatIsKilled() throws Exception {
        Process other = start("take");
        assertThat(OtherProcess.line(other)).isEqualTo("true");
        assertThat(RunDirectory.isAtWork(folder)).isTrue();
        other.destroyForcibly().waitFor();
        assertThat(RunDirectory.isAtWork(folder)).isFalse();
        assertThat(folder.resolve(FileNames.LOCK)).isEmptyFile();
    }

    @Test
    void anotherProcessSeesThatThisOneIsAtWork() throws IOException {
        RunDirectory.create(folder).lock();
        assertThat(OtherProcess.line(start("ask"))).isEqualTo("true");
    }

    @Test
    void twoRunsOfOneProcessDoNotWorkOnOneFolder() throws IOException {
        RunDirectory run = RunDirectory.create(folder);
        run.lock();
        Files.writeString(folder.resolve(FileNames.RUN), "{}");
        assertThatThrownBy(RunDirectory.open(folder)::lock)
                .isInstanceOf(RunException.class)
                .hasMessageContaining("at work on");
    }

    @Test
    void aRunStartsThoughOthersAskAllTheTime() throws IOException {
        Files.createFile(folder.resolve(FileNames.LOCK));
        assertThat(OtherProcess.line(start("ask"))).isEqualTo("false");
        for (int i = 0; i < 20; i++) {
            assertThat(DirectoryLock.take(folder.resolve(FileNames.LOCK))).isTrue();
            DirectoryLock.release(folder.resolve(FileNames.LOCK));
        }
    }

    @Test
    void whatIsNoPlainFileIsNoLock() throws IOException {
        Path target = Files.createFile(folder.resolve("target"));
        Files.createSymbolicLink(folder.resolve(FileNames.LOCK), target);
        assertThat(RunDirectory.isAtWork(folder)).isFalse();
        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve(FileNames.LOCK));
        assertThat(RunDirectory.isAtWork(other)).isFalse();
    }

    private Process start(String what) throws IOException {
        Process process = OtherProcess.start(what, folder);
        others.add(process);
        return process;
    }
}
