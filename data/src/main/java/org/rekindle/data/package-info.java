/**
 * Reads tables and samples. {@code file} is the way in, and {@code preparation} makes of a table
 * what a study needs. Here stands only what all of it throws.
 */
@NullMarked
package org.rekindle.data;

import org.jspecify.annotations.NullMarked;
