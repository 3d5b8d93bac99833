/**
 * Which activation to choose: trials over a search space, intervals over seeds, a ranking and a
 * recommendation with its reasons. Uses every other package of the core.
 */
@NullMarked
package org.rekindle.study;

import org.jspecify.annotations.NullMarked;
