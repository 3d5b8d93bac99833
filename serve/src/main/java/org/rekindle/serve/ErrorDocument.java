package org.rekindle.serve;

/**
 * What is answered in place of what was asked for.
 *
 * @param error why, in one sentence
 */
record ErrorDocument(String error) {}
