/**
 * How messages are worded: names that are counted, shortened and guessed at, and numbers written
 * the same on every machine.
 */
@NullMarked
package org.rekindle.data.message;

import org.jspecify.annotations.NullMarked;
