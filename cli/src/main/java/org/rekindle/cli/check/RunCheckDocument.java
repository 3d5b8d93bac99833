package org.rekindle.cli.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check RUN_DIR --json} prints.
 *
 * @param runDirectory as the user wrote it
 * @param command that made it; null when {@code run.json} does not say
 * @param status {@code running}, {@code finished}, {@code interrupted} or {@code broken}
 * @param faults what is wrong with its files, a sentence each
 */
record RunCheckDocument(
        String runDirectory, @Nullable String command, String status, List<String> faults) {}
