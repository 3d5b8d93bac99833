package org.rekindle.view;

/** A file of a run cannot be read, or does not hold what it should. */
final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    BadFileException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What is wrong with which file. */
    String sentence() {
        return sentence;
    }
}
