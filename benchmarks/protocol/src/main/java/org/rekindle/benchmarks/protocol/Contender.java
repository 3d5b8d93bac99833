package org.rekindle.benchmarks.protocol;

/** A library that trains networks: one per worker process. */
public interface Contender {

    /** Its name and version, as the tables show them. */
    String title();

    /**
     * Gets ready to train.
     *
     * @param variant {@link #DEFAULT}, or another way of training that this contender offers
     * @throws UnsupportedOperationException when it does not know the variant
     */
    Session open(Workload workload, String variant);

    /** The way in which the contender is compared with the others. */
    String DEFAULT = "default";

    /** With a count of who fires added, where the default has none. */
    String MONITORED = "monitored";

    /** Without the count of who fires, where the default has one. */
    String WITHOUT_CENSUS = "without_census";
}
