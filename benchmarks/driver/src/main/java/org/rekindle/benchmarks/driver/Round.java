package org.rekindle.benchmarks.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whose turn it is: every round begins with another one. */
final class Round {
    private Round() {}

    /** The members in the order of that round. */
    static <T> List<T> order(List<T> members, int round) {
        List<T> order = new ArrayList<>(members);
        Collections.rotate(order, members.isEmpty() ? 0 : -(round % members.size()));
        return order;
    }
}
