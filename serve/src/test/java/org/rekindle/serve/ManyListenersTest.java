package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred pages at once, slow ones, and such as go away. */
class ManyListenersTest {
    private static final int LISTENERS = 200;
    private static final int LINES = 400;
    private static final int PIECE = 50;

    /** Twenty megabytes are claimed (decision 15); a garbage collection leaves a little more. */
    private static final long MOST_MEMORY = 40_000_000;

    private static final Pattern ID = Pattern.compile("^id: (\\d+)$", Pattern.MULTILINE);

    @TempDir private Path folder;
    private ExampleStudy study;
    private TestedDashboard dashboard;

    @BeforeEach
    void start() {
        study = ExampleStudy.begin(folder.resolve("study"), 2_500);
        dashboard = TestedDashboard.of(folder);
    }

    @AfterEach
    void stop() {
        dashboard.close();
        assertThat(dashboard.failures()).isEmpty();
    }

    @Test
    void twoHundredListenersMissNothingGetNothingTwiceAndCostLittle() throws Exception {
        study.append(0, LINES / 2);
        long before = usedMemory();
        ExecutorService threads = Executors.newFixedThreadPool(LISTENERS);
        try {
            List<Connection> pages = new ArrayList<>();
            List<Future<List<Integer>>> heard = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) {
                Connection page = new Connection(dashboard.port());
                pages.add(page);
                heard.add(threads.submit(() -> page.ids(LINES)));
            }
            // In pieces, each written when somebody has heard the one before.
            for (int number = LINES / 2; number < LINES; number += PIECE) {
                study.append(number, number + PIECE);
                pages.get(0).awaitId(number + PIECE);
            }
            List<Integer> all = IntStream.rangeClosed(1, LINES).boxed().toList();
            for (Future<List<Integer>> ids : heard) {
                assertThat(ids.get()).isEqualTo(all);
            }
            assertThat(dashboard.dashboard().listeners()).isEqualTo(LISTENERS);
            long cost = usedMemory() - before;
            System.out.printf(
                    "%d listeners cost %.1f MB of memory, their own ends included%n",
                    LISTENERS, cost / 1e6);
            assertThat(cost).isLessThan(MOST_MEMORY);
            for (Connection page : pages) {
                page.close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneThatReadsNothingHoldsUpNobodyAndMissesNothing() throws Exception {
        int lines = 6_000;
        try (Connection slow = new Connection(dashboard.port());
                Connection quick = new Connection(dashboard.port())) {
            List<Integer> all = IntStream.rangeClosed(1, lines).boxed().toList();
            study.append(0, 10);
            assertThat(quick.ids(10)).hasSize(10);
            appendAtOnce(10, lines);
            // Several megabytes: more than the buffers between the two take.
            assertThat(quick.ids(lines - 10)).isEqualTo(all.subList(10, lines));
            assertThat(slow.ids(lines)).isEqualTo(all);
        }
    }

    @Test
    void oneThatReadsNothingDoesNotHoldUpTheEndEither() throws Exception {
        try (Connection slow = new Connection(dashboard.port());
                Connection quick = new Connection(dashboard.port())) {
            appendAtOnce(0, 6_000);
            assertThat(quick.ids(6_000)).hasSize(6_000);
            // Nobody reads on until this returns, so it waits for nobody.
            dashboard.dashboard().close();
            assertThat(slow.ids(6_000).size()).isLessThan(6_000);
        }
    }

    @Test
    void thoseThatGoAwayAreForgotten() throws Exception {
        for (int i = 0; i < 20; i++) {
            new Connection(dashboard.port()).close();
        }
        int number = 0;
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (dashboard.dashboard().listeners() > 0 && System.nanoTime() < end) {
            study.append(number, ++number);
            Thread.sleep(50);
        }
        assertThat(dashboard.dashboard().listeners()).isZero();
    }

    private void appendAtOnce(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int number = from; number < to; number++) {
            text.append(study.line(number)).append('\n');
        }
        study.appendText(text.toString());
    }

    /** On the heap, and in the buffers beside it that connections have. */
    private static long usedMemory() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    /** A listener that reads when it is asked to. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket = new Socket();
        private final StringBuilder unread = new StringBuilder();
        private int lastId;

        Connection(int port) throws IOException {
            socket.setReceiveBufferSize(16_384);
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request = "GET /api/runs/study/events HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        /** The ids that come next, so many. To HTTP/1.0 they come without chunks in between. */
        List<Integer> ids(int count) throws IOException {
            List<Integer> ids = new ArrayList<>();
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[16_384];
            while (true) {
                Matcher id = ID.matcher(unread);
                int end = 0;
                while (ids.size() < count && id.find() && id.end() < unread.length()) {
                    ids.add(Integer.parseInt(id.group(1)));
                    end = id.end();
                }
                tellLast(ids);
                unread.delete(0, end);
                if (ids.size() == count) {
                    return ids;
                }
                int length = in.read(bytes);
                if (length < 0) {
                    return ids;
                }
                unread.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
            }
        }

        private synchronized void tellLast(List<Integer> ids) {
            if (!ids.isEmpty()) {
                lastId = ids.get(ids.size() - 1);
                notifyAll();
            }
        }

        /** Waits until another thread has read that id. */
        synchronized void awaitId(int id) throws InterruptedException {
            while (lastId < id) {
                wait();
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
