/** Samples for a trained model, streamed from front to back; they may be more than memory holds. */
@NullMarked
package org.rekindle.data.sample;

import org.jspecify.annotations.NullMarked;
