/** {@code rekindle prune}: the same model without its dead units. Uses {@code cli.scan}. */
@NullMarked
package org.rekindle.cli.prune;

import org.jspecify.annotations.NullMarked;
