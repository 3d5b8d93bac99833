package org.rekindle.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.document.Json;
import org.rekindle.view.FullView;
import org.rekindle.view.ViewReader;

/**
 * The last few views that were requested, as JSON. A large run takes long to read, so its view is
 * kept until its files change. A second request for a run that is being read waits for the first.
 */
final class ViewCache {
    /** The views of the largest studies have some megabytes each. */
    private static final int KEPT = 8;

    private final Map<ServedFolder, Answer> answers = new Latest();

    /** Stays equal as long as nothing changes in the run's folder or below it. */
    private record Key(FolderState state, Map<String, String> documents) {}

    /** The cached view of a run. Its lock is held while the run is read. */
    private static final class Answer {
        private @Nullable Key key;
        private byte[] json = new byte[0];

        synchronized byte[] of(ServedFolder run) {
            // Before reading: a file that changes meanwhile then makes the answer out of date.
            Key now = new Key(FolderState.of(run.path()), ViewReader.fingerprint(run.path()));
            if (!now.equals(key)) {
                FullView view = ViewReader.read(run.path());
                json = Json.line(view).getBytes(StandardCharsets.UTF_8);
                // A file that could not be read may be readable later without a change.
                key = view.heading().problems().isEmpty() ? now : null;
            }
            return json;
        }
    }

    /** The view of a run as it is now. */
    byte[] of(ServedFolder run) {
        Answer answer;
        synchronized (this) {
            answer = answers.computeIfAbsent(run, name -> new Answer());
        }
        return answer.of(run);
    }

    /** The views that were requested last. */
    private static final class Latest extends LinkedHashMap<ServedFolder, Answer> {
        Latest() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ServedFolder, Answer> eldest) {
            return size() > KEPT;
        }
    }
}
