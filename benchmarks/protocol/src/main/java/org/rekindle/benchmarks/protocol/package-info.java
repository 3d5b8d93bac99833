/**
 * What every contender is given and asked: a {@link org.rekindle.benchmarks.protocol.Workload} in a
 * file, and steps on it. Needs the JDK alone, since it lies on the class path of every peer.
 */
@NullMarked
package org.rekindle.benchmarks.protocol;

import org.jspecify.annotations.NullMarked;
