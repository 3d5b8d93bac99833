package org.rekindle.onnx.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * In which operator set version each of ONNX's operators was defined anew: two versions between
 * which it was not, mean the same by it.
 */
public final class OperatorVersions {
    private static final String TABLE = "operators.txt";
    private static final OperatorVersions ONNX = read();

    private final Map<String, long[]> versions = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();

    private OperatorVersions() {}

    private static OperatorVersions read() {
        OperatorVersions all = new OperatorVersions();
        try (InputStream bytes = OperatorVersions.class.getResourceAsStream(TABLE)) {
            if (bytes == null) {
                throw new IllegalStateException("the resource " + TABLE + " is not there");
            }
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private void add(String line) {
        String[] words = line.split(" ");
        long[] numbers = Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
        if (words[0].startsWith("newest:")) {
            newest.put(words[0].substring("newest:".length()), numbers[0]);
        } else {
            versions.put(words[0], numbers);
        }
    }

    /**
     * Whether an operator means the same in two versions of its operator set. It does in equal
     * ones; of operators and versions that the table does not know, nothing else is said.
     *
     * @param domain of the operator; empty for ONNX's own
     */
    public static boolean sameMeaning(String domain, String operator, long one, long other) {
        if (one == other) {
            return true;
        }
        String set = standard(domain);
        long[] defined = ONNX.versions.get(set.isEmpty() ? operator : set + ":" + operator);
        if (defined == null || Math.max(one, other) > ONNX.newest.getOrDefault(set, 0L)) {
            return false;
        }
        long first = definition(defined, one);
        return first > 0 && first == definition(defined, other);
    }

    /** The domain, with ONNX's own under one name. */
    static String standard(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }

    /** The version that defined it last; 0 where none had yet. */
    private static long definition(long[] defined, long version) {
        return Arrays.stream(defined).filter(since -> since <= version).max().orElse(0);
    }
}
