/** {@code rekindle choose}: which activation to use on a table, as a study on the screen. */
@NullMarked
package org.rekindle.cli.choose;

import org.jspecify.annotations.NullMarked;
