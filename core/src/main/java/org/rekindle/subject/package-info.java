/**
 * The seam between experiments and whoever trains: a {@link org.rekindle.subject.Subject} is
 * trained with a {@link org.rekindle.subject.Change}, and an {@link org.rekindle.subject.Outcome}
 * comes back. {@code diagnosis}, {@code cure} and {@code study} know nothing else of a training.
 * What only some trainings can do is an interface of its own, such as {@link
 * org.rekindle.subject.Resumable}. Uses {@code census}, {@code network} and {@code activation}.
 */
@NullMarked
package org.rekindle.subject;

import org.jspecify.annotations.NullMarked;
