package org.rekindle.study;

import java.util.List;
import java.util.Set;

/** Every setting gets every seed. */
public record Exhaustive() implements Elimination {
    @Override
    public int nextDecision(int rounds) {
        return Integer.MAX_VALUE;
    }

    @Override
    public Set<Setting> dropped(List<Standing> running, int seeds) {
        return Set.of();
    }
}
