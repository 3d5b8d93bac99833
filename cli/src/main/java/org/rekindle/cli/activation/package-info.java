/** {@code rekindle activation}: value and gradient of an activation. */
@NullMarked
package org.rekindle.cli.activation;

import org.jspecify.annotations.NullMarked;
