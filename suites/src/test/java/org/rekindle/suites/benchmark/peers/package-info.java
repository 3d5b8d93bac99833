/**
 * The rules by which other tools call a network sick, each written from its published definition.
 * They see what those tools see: activations.
 */
package org.rekindle.suites.benchmark.peers;
