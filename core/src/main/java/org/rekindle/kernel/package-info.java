/**
 * The arithmetic: matrix products, activations, reductions and updates on {@code float} arrays, in
 * vectors and in plain Java. Uses the JDK alone; knows nothing of networks.
 */
@NullMarked
package org.rekindle.kernel;

import org.jspecify.annotations.NullMarked;
