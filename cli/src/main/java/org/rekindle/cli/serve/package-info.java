/**
 * The dashboard's server: shows the runs of one folder to browsers, and sends on what happens in
 * them. It reads files and nothing else, so it may use {@code run} and {@code view}, and knows no
 * command.
 */
@NullMarked
package org.rekindle.cli.serve;

import org.jspecify.annotations.NullMarked;
