/**
 * {@code report.html}: a run in one file that needs no network. It joins the page of {@code
 * view.web} with the run that it shows. Uses {@code view} and {@code run}.
 */
@NullMarked
package org.rekindle.view.report;

import org.jspecify.annotations.NullMarked;
