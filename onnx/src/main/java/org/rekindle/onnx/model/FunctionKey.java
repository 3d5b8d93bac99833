package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/** By what a call finds its function. */
record FunctionKey(String domain, String name, String overload) {

    static FunctionKey of(FunctionProto function) {
        return new FunctionKey(
                OperatorVersions.standard(function.getDomain()),
                function.getName(),
                function.getOverload());
    }

    static FunctionKey of(NodeProto call) {
        return new FunctionKey(
                OperatorVersions.standard(call.getDomain()), call.getOpType(), call.getOverload());
    }
}
