/**
 * The arithmetic: matrix products, activations, reductions and updates on {@code float} arrays,
 * with vectors and in plain Java. Uses only the JDK.
 */
@NullMarked
package org.rekindle.kernel;

import org.jspecify.annotations.NullMarked;
