/**
 * The dashboard's server: shows the runs of one folder to browsers, and sends on what happens in
 * them. It only reads files. Uses {@code view} and {@code run}; knows no command.
 */
@NullMarked
package org.rekindle.serve;

import org.jspecify.annotations.NullMarked;
