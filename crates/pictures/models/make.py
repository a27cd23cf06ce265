#!/usr/bin/env python3
"""Makes the two networks from those of the package rapidocr; README.md beside this file says how it is run.

The last layer of the recogniser is cut to the letters of Latin script, which loses nothing for them. The weights of both
are then stored as whole numbers of eight bits, with a scale for each channel.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

KEPT = set(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    "€£§°±²³µ×÷–—“”‘’•…™®©ÄÖÜäöüßéèêëàâáçñóòôúùûíìîïøØåÅæÆœŒãõ"
)
# Smaller tensors stay as they are: there is nothing to save.
SMALLEST = 512
CLIPS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


def tensor_of(graph, name):
    """The stored tensor of that name, behind any number of identities."""
    for tensor in graph.initializer:
        if tensor.name == name:
            return tensor
    for node in graph.node:
        if name in node.output and node.op_type == "Identity":
            return tensor_of(graph, node.input[0])
        if name in node.output and node.op_type == "Constant":
            return node.attribute[0].t
    raise KeyError(name)


def cut_to_latin(model):
    """Keeps the classes of KEPT, of the sign for nothing (the first) and of the space (the last)."""
    graph = model.graph
    names = {entry.key: entry for entry in model.metadata_props}
    letters = names["character"].value.split("\n")
    layer = [node for node in graph.node if node.op_type == "MatMul"][-1]
    bias = next(node for node in graph.node if node.op_type == "Add" and layer.output[0] in node.input)
    weights = tensor_of(graph, layer.input[1])
    added = tensor_of(graph, next(name for name in bias.input if name != layer.output[0]))
    columns = numpy_helper.to_array(weights)
    classes, kept = [0], []
    for at, letter in enumerate(letters):
        if letter in KEPT and letter not in kept:
            classes.append(at + 1)
            kept.append(letter)
    classes.append(columns.shape[1] - 1)
    added_values = numpy_helper.to_array(added)[..., classes]
    weights.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(columns[:, classes]), weights.name))
    added.CopyFrom(numpy_helper.from_array(added_values, added.name))
    last = graph.output[0].type.tensor_type.shape.dim[-1]
    last.Clear()
    last.dim_value = len(classes)
    names["character"].value = "\n".join(kept)
    del graph.value_info[:]
    return kept


def in_eight_bits(model):
    """Stores the weights of layers as int8, each channel with the scale that loses least."""
    graph = model.graph
    stored, same, nodes = {tensor.name: tensor for tensor in graph.initializer}, {}, []
    for node in graph.node:
        if node.op_type == "Constant" and node.attribute[0].name == "value":
            tensor = TensorProto()
            tensor.CopyFrom(node.attribute[0].t)
            tensor.name = node.output[0]
            stored[tensor.name] = tensor
        elif node.op_type == "Identity" and (node.input[0] in stored or node.input[0] in same):
            same[node.output[0]] = same.get(node.input[0], node.input[0])
        else:
            nodes.append(node)
    users = {}
    for node in nodes:
        for at, name in enumerate(node.input):
            node.input[at] = same.get(name, name)
            users.setdefault(node.input[at], []).append((node, at))
    tensors, scaled = {}, []
    for name, tensor in stored.items():
        if name not in users:
            continue
        values = numpy_helper.to_array(tensor)
        layers = ("Conv", "MatMul", "ConvTranspose", "Gemm")
        fits = values.dtype == np.float32 and values.size >= SMALLEST
        if not fits or any(node.op_type not in layers or at != 1 for node, at in users[name]):
            tensors[name] = tensor
            continue
        axis = 0 if users[name][0][0].op_type == "Conv" else (1 if values.ndim > 1 else 0)
        others = tuple(at for at in range(values.ndim) if at != axis)
        largest = np.abs(values).max(axis=others, keepdims=True)
        largest[largest == 0] = 1e-8
        best, least = None, None
        for clip in CLIPS:
            scale = largest / 127 * clip
            lost = ((np.clip(np.round(values / scale), -127, 127) * scale - values) ** 2).sum(axis=others, keepdims=True)
            if best is None:
                best, least = scale, lost
            else:
                better = lost < least
                best, least = np.where(better, scale, best), np.where(better, lost, least)
        whole = np.clip(np.round(values / best), -127, 127).astype(np.int8)
        tensors[name + "_q"] = numpy_helper.from_array(whole, name + "_q")
        tensors[name + "_s"] = numpy_helper.from_array(best.reshape(-1).astype(np.float32), name + "_s")
        tensors[name + "_z"] = numpy_helper.from_array(np.zeros(values.shape[axis], np.int8), name + "_z")
        inputs = [name + "_q", name + "_s", name + "_z"]
        scaled.append(helper.make_node("DequantizeLinear", inputs, [name], axis=axis))
    del graph.node[:], graph.initializer[:], graph.value_info[:]
    graph.node.extend(scaled + nodes)
    graph.initializer.extend(tensors.values())


def main():
    published, out = Path(sys.argv[1]), Path(sys.argv[2])
    detector = onnx.load(next(published.rglob("PP-OCRv6_det_small.onnx")))
    in_eight_bits(detector)
    onnx.save(detector, out / "detector.onnx")
    recogniser = onnx.load(next(published.rglob("PP-OCRv6_rec_small.onnx")))
    kept = cut_to_latin(recogniser)
    in_eight_bits(recogniser)
    onnx.save(recogniser, out / "recogniser.onnx")
    (out / "letters.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
