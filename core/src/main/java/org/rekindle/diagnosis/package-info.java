/**
 * Why units died: what was seen of each ({@link org.rekindle.diagnosis.Story}), and what
 * experiments say of all ({@link org.rekindle.diagnosis.Intervention}). An examination knows of a
 * training what {@code subject} says; only the odds of a dead network train networks of their own.
 */
@NullMarked
package org.rekindle.diagnosis;

import org.jspecify.annotations.NullMarked;
