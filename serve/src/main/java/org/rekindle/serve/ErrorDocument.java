package org.rekindle.serve;

/**
 * The answer to a request that cannot be answered.
 *
 * @param error why, in one sentence
 */
record ErrorDocument(String error) {}
