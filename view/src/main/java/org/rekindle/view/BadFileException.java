package org.rekindle.view;

/** A file of a run cannot be read, or its content is wrong. */
final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    BadFileException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** Which file is wrong, and how, in one sentence. */
    String sentence() {
        return sentence;
    }
}
