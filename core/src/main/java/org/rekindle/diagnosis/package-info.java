/**
 * Why units died: what was seen of each ({@link org.rekindle.diagnosis.Story}), and what
 * experiments say of all ({@link org.rekindle.diagnosis.Intervention}). Uses {@code training},
 * {@code census}, {@code network}, {@code kernel} and {@code statistics}.
 */
@NullMarked
package org.rekindle.diagnosis;

import org.jspecify.annotations.NullMarked;
