/** The models of ONNX's own test suite for backends, scanned one after the other. */
package org.rekindle.suites.backend;
