/**
 * Models that PyTorch exports, in every common form, scanned and pruned. What is right is known
 * from hooks in PyTorch. Needs Python with torch, onnx, onnxruntime, onnxscript and onnxsim.
 */
package org.rekindle.suites.exported;
