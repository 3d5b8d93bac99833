/**
 * {@code report.html}: a run in one file that needs no network. The page's own scripts and styles
 * lie beside the dashboard's in the resources under {@code web}; here they are put together with
 * what they show. Uses {@code cli.view} and {@code cli.run}.
 */
@NullMarked
package org.rekindle.cli.report;

import org.jspecify.annotations.NullMarked;
