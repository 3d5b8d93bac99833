package org.rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipeOutputTest {
    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe has been ended", "The pipe is being closed"})
    void aReaderThatHasSeenEnoughIsNoFailure(String message) {
        PrintStream stream = writingTo(message);
        stream.println("one");
        stream.println("two");
        assertThat(stream.checkError()).isFalse();
    }

    @Test
    void aFullDiskIsOne() {
        PrintStream stream = writingTo("No space left on device");
        stream.println("one");
        assertThat(stream.checkError()).isTrue();
    }

    private static PrintStream writingTo(String failure) {
        OutputStream failing =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException(failure);
                    }
                };
        return new PrintStream(new PipeOutput(failing), true, StandardCharsets.UTF_8);
    }
}
