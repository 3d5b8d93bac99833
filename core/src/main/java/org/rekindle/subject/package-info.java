/**
 * The interface between experiments and trainers: a {@link org.rekindle.subject.Trainable} is
 * trained with a {@link org.rekindle.subject.Change}, and an {@link org.rekindle.subject.Outcome}
 * comes back. {@code diagnosis}, {@code cure} and {@code study} depend on nothing else of a
 * trainer. What only some trainers can do is a separate interface, such as {@link
 * org.rekindle.subject.Resumable}. Uses {@code census}, {@code network} and {@code activation}.
 */
@NullMarked
package org.rekindle.subject;

import org.jspecify.annotations.NullMarked;
