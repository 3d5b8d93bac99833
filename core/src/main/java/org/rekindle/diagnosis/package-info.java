/**
 * Why units died: the story of each unit ({@link org.rekindle.diagnosis.Story}), and the cause that
 * experiments show ({@link org.rekindle.diagnosis.Intervention}). An examination knows a training
 * only through {@code subject}; only the odds of a dead network train networks of their own.
 */
@NullMarked
package org.rekindle.diagnosis;

import org.jspecify.annotations.NullMarked;
