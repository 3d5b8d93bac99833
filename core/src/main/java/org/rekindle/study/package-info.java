/**
 * Which activation to choose: trials over a search space, intervals over seeds, a ranking and a
 * recommendation with its reasons. A study knows a training only through {@code subject}; {@link
 * org.rekindle.study.StudyPlan} and {@link org.rekindle.study.DenseCandidates} make subjects of
 * Rekindle's own trainer.
 */
@NullMarked
package org.rekindle.study;

import org.jspecify.annotations.NullMarked;
