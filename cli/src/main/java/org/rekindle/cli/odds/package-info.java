/** {@code rekindle odds}: how likely a network is born dead. */
@NullMarked
package org.rekindle.cli.odds;

import org.jspecify.annotations.NullMarked;
