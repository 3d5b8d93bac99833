package org.rekindle.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.Json;
import org.rekindle.view.RunReader;
import org.rekindle.view.RunView;

/**
 * The whole runs that are asked for, as JSON. One of ten thousand trials takes a second to read, so
 * the last few are kept for as long as nothing happens to them, and who asks for one that is being
 * read waits for it.
 */
final class RunAnswers {
    /** Of the largest studies some megabytes each. */
    private static final int KEPT = 8;

    private final Map<RunFolder, Answer> answers = new Latest();

    /**
     * The same as long as nothing happens to a run, neither to its folder nor to what lies deeper.
     */
    private record Key(RunState state, Map<String, String> documents) {}

    /** What is known of a run; its lock is held while it is read. */
    private static final class Answer {
        private @Nullable Key key;
        private byte[] json = new byte[0];

        synchronized byte[] of(RunFolder run) {
            // Asked first, so that what is newer than the answer never passes for it.
            Key now = new Key(RunState.of(run.path()), RunReader.fingerprint(run.path()));
            if (!now.equals(key)) {
                RunView view = RunReader.read(run.path());
                json = Json.line(view).getBytes(StandardCharsets.UTF_8);
                // What could not be read may be readable the next time, though no file changes.
                key = view.problems().isEmpty() ? now : null;
            }
            return json;
        }
    }

    /** The run as it is now. */
    byte[] of(RunFolder run) {
        Answer answer;
        synchronized (this) {
            answer = answers.computeIfAbsent(run, name -> new Answer());
        }
        return answer.of(run);
    }

    /** Those that were asked for last. */
    private static final class Latest extends LinkedHashMap<RunFolder, Answer> {
        Latest() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunFolder, Answer> eldest) {
            return size() > KEPT;
        }
    }
}
