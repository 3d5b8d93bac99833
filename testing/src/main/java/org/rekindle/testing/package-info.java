/**
 * What the tests of several modules share: the launcher as a user starts it, made-up runs, and
 * visitors of a dashboard. Uses {@code run} and the core.
 */
@NullMarked
package org.rekindle.testing;

import org.jspecify.annotations.NullMarked;
