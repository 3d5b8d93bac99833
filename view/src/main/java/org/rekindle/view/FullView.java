package org.rekindle.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a page shows of one run. It goes to the page as one flat JSON object: the fields
 * of the parts stand beside those of this record, and all names are in snake_case.
 *
 * @param heading which run it is, and how far it is
 * @param setup what was tried, and on what
 * @param results what was measured so far
 * @param units what single units did
 * @param findings what {@code choose}, {@code explain} and {@code cure} found out
 * @param watched what only a watched run has; null for another run
 * @param definitions what the words mean
 * @param files what can be fetched
 * @param documents a fingerprint for each of {@code baseline.json}, {@code recommendation.json},
 *     {@code diagnosis.json}, {@code cure.json} and {@code lives} that exists. It changes when the
 *     document does
 */
public record FullView(
        @JsonUnwrapped HeadingView heading,
        @JsonUnwrapped SetupView setup,
        @JsonUnwrapped ResultsView results,
        @JsonUnwrapped UnitsView units,
        @JsonUnwrapped FindingsView findings,
        @Nullable WatchedView watched,
        List<Definition> definitions,
        List<FileEntry> files,
        Map<String, String> documents) {}
