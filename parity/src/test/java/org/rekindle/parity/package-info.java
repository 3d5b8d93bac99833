/** The core against libtorch: the same values, gradients and training runs. */
@NullMarked
package org.rekindle.parity;

import org.jspecify.annotations.NullMarked;
