/**
 * What is trained: dense networks, how their weights start, and what their output is measured by.
 * Uses {@code activation}, {@code kernel} and {@code random}.
 */
@NullMarked
package org.rekindle.network;

import org.jspecify.annotations.NullMarked;
