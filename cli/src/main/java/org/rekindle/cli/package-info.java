/**
 * The entry point: takes the arguments to a command and turns its end into an exit code. Only the
 * packages of this module touch stdout, know options and exit; nothing may use them.
 */
@NullMarked
package org.rekindle.cli;

import org.jspecify.annotations.NullMarked;
