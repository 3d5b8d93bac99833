/**
 * The page that shows runs, as the report and the dashboard both carry it: its style sheets and
 * scripts lie beside this package in the resources. Knows no run.
 */
@NullMarked
package org.rekindle.view.web;

import org.jspecify.annotations.NullMarked;
