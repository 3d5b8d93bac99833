/** libtorch as a contender: its C++ modules, called through JavaCPP without a framework between. */
@NullMarked
package org.rekindle.benchmarks.libtorch;

import org.jspecify.annotations.NullMarked;
