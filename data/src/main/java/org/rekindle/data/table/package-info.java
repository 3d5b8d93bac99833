/**
 * A table: its columns, the features that they give a network, and what a column is as a target.
 */
@NullMarked
package org.rekindle.data.table;

import org.jspecify.annotations.NullMarked;
