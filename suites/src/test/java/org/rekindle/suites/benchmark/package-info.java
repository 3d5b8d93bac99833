/**
 * The benchmark of sick networks: runs with a planted fault, and healthy ones; what the examination
 * says of each, and what the rules of other tools say.
 */
package org.rekindle.suites.benchmark;
