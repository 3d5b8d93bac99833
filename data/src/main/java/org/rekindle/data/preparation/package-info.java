/**
 * From a table to the three data sets of a study: the target, the split, and inputs that are fitted
 * on the training rows alone.
 */
@NullMarked
package org.rekindle.data.preparation;

import org.jspecify.annotations.NullMarked;
