#!/usr/bin/env python3
"""Compares what suara-cli's models say with onnxruntime and Keras: ONNX and NPZ exports of every kind of layer, weights
from Keras taken back, and the Keras script of a run.

usage: compare_models.py PATH-OF-suara-cli
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import cv2
import keras
import numpy as np
import onnxruntime
from sklearn.datasets import make_classification

from suara import output_of, write_table

LARGEST_DIFFERENCE = 1e-5
CLASSES = ["angry", "happy", "sad"]
ACTIVATIONS = ["relu", "leaky_relu", "elu", "selu", "gelu", "silu", "sigmoid", "softplus", "tanh"]
problems = []


def layers(*kinds):
    return [kind if isinstance(kind, dict) else {"kind": kind} for kind in kinds] + [
        {"kind": "dense", "activation": "softmax"}]


def table_plans():
    yield "the dense network", "dense", []
    for scaler in (["none"], ["minmax", "--range", "-1,2"], ["robust"]):
        yield f"scaler {scaler[0]}", "dense", ["--scaler", *scaler]
    for activation in ACTIVATIONS:
        yield activation, layers({"kind": "dense", "units": 9, "activation": activation}, "batchnorm",
                                 {"kind": "dropout", "rate": 0.2}), []


def picture_plans():
    pooled = {"maxpool2d": 2, "averagepool2d": 3}
    yield "the lecture's CNN", "cnn"
    for pooling, size in pooled.items():
        yield pooling, layers({"kind": "conv2d", "units": 4, "size": 3, "activation": "tanh"},
                              {"kind": pooling, "size": size}, "batchnorm", "flatten")
    yield "globalmaxpool", layers({"kind": "conv2d", "units": 5, "size": 5}, "globalmaxpool")
    yield "globalaveragepool", layers({"kind": "activation", "activation": "silu"}, "globalaveragepool")
    yield "conv1d", layers({"kind": "conv1d", "units": 6, "size": 5, "activation": "relu"},
                           {"kind": "maxpool1d", "size": 3}, {"kind": "conv1d", "units": 4, "size": 2},
                           {"kind": "averagepool1d", "size": 2}, "flatten")


def plan_file(folder, plan, kind):
    if isinstance(plan, str):
        return plan
    path = folder / "plan.json"
    path.write_text(json.dumps({"input": kind, "layers": plan}))
    return path


def onnx_probabilities(model, inputs):
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    names = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
    return names, session.run(["probabilities"], {"input": inputs})[0]


def compare_onnx(name, folder, model, inputs, expected):
    output_of("export-model", model, "--format", "onnx", "--out", folder / "m.onnx")
    names, given = onnx_probabilities(folder / "m.onnx", inputs)
    apart = np.abs(given - expected).max()
    if names != CLASSES[:len(names)] or not apart < LARGEST_DIFFERENCE:
        problems.append(f"ONNX of {name}: {apart} apart, classes {names}")


def predicted(path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    first = rows[0].index("predicted") + 1
    return [row[0] for row in rows[1:]], np.array([[float(cell) for cell in row[first:]] for row in rows[1:]])


def compare_tables(folder):
    inputs, classes = make_classification(300, 7, n_informative=5, n_redundant=0, n_classes=3, random_state=1)
    inputs = inputs * [1, 100, 0.01, 3, 7, 1, 1] + [0, 2000, 1, -5, 0, 0, 0]
    write_table(folder / "t.csv", inputs, np.array(CLASSES)[classes])
    for name, plan, options in table_plans():
        output_of("train", folder / "t.csv", "--model", plan_file(folder, plan, "table"), "--epochs", 3, "--quiet",
                  "--out", folder / "m", *options)
        output_of("predict", folder / "m", folder / "t.csv", "--out", folder / "p.csv")
        compare_onnx(name, folder, folder / "m", inputs, predicted(folder / "p.csv")[1])
    return inputs


def compare_pictures(folder):
    random = np.random.RandomState(2)
    for index, label in enumerate(CLASSES):
        (folder / "pictures" / label).mkdir(parents=True)
        for take in range(6):
            pixels = random.randint(60 * index, 60 * index + 120, (24, 24, 3)).astype(np.uint8)
            cv2.imwrite(str(folder / "pictures" / label / f"{take}.png"), pixels)
    files = sorted((folder / "pictures").rglob("*.png"))
    inputs = np.stack([cv2.imread(str(file))[..., ::-1] / np.float32(255) for file in files])
    for name, plan in picture_plans():
        output_of("train", folder / "pictures", "--model", plan_file(folder, plan, "picture"), "--size", 24, "--epochs",
                  2, "--stratify", "--test-size", 0.2, "--quiet", "--out", folder / "m")
        output_of("predict", folder / "m", folder / "pictures", "--out", folder / "p.csv")
        compare_onnx(name, folder, folder / "m", inputs, predicted(folder / "p.csv")[1])
        compare_keras_weights(name, folder, inputs)


def compare_keras_weights(name, folder, inputs):
    """The script's network in Keras with Suara's weights gives Suara's probabilities; Keras's weights taken back too."""
    script = output_of("script", folder / "m")
    network = {}
    start, end = script.index("network = keras.Sequential"), script.index("network.compile")
    exec("import keras\n" + script[start:end], network)
    network = network["network"]
    output_of("export-model", folder / "m", "--format", "npz", "--out", folder / "w.npz")
    network.set_weights(list(np.load(folder / "w.npz").values()))
    apart = np.abs(network.predict(inputs, verbose=0) - predicted(folder / "p.csv")[1]).max()
    if not apart < LARGEST_DIFFERENCE:
        problems.append(f"Keras with the weights of {name}: {apart} apart")
    weights = [weight * 0.9 for weight in network.get_weights()]
    network.set_weights(weights)
    np.savez(folder / "back.npz", *weights)
    output_of("export-model", folder / "m", "--format", "model", "--weights", folder / "back.npz", "--out", folder / "m2")
    output_of("predict", folder / "m2", folder / "pictures", "--out", folder / "p2.csv")
    apart = np.abs(network.predict(inputs, verbose=0) - predicted(folder / "p2.csv")[1]).max()
    if not apart < LARGEST_DIFFERENCE:
        problems.append(f"{name} with weights from Keras: {apart} apart")


def compare_scripts(folder):
    """The scripts of runs with everything switched on run to their end and hold out as many rows."""
    table_run = ["train", folder / "t.csv", "--epochs", 8, "--stratify", "--test-size", 0.2, "--seed", 3, "--quiet"]
    runs = {
        "a plain run": [*table_run],
        "a run with everything": [*table_run, "--optimizer", "adamw", "--schedule", "cosine", "--class-weight", "balanced",
                                  "--patience", 5, "--noise", 0.01, "--gain", 0.1, "--scaler", "robust"],
        "a run with sgd": [*table_run, "--optimizer", "sgd", "--momentum", 0.9, "--plateau-patience", 2, "--scaler",
                           "minmax", "--range", "-1,1"],
        "a run on pictures": ["train", folder / "pictures", "--model", "cnn", "--size", 24, "--epochs", 2, "--stratify",
                              "--test-size", 0.2, "--optimizer", "rmsprop", "--shift", 0.1, "--time-masks", 1, "--quiet"],
    }
    for name, run in runs.items():
        output_of(*run, "--out", folder / "m")
        rows = json.loads(output_of("export-model", folder / "m", "--format", "json", "--out", "-"))
        output_of("script", folder / "m", run[1], "--out", folder / "run.py")
        theirs = subprocess.run([sys.executable, folder / "run.py"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True)
        support = [line.split()[-1] for line in theirs.stdout.splitlines() if "weighted avg" in line]
        if theirs.returncode != 0 or support != [str(rows["training"]["test_rows"])]:
            problems.append(f"the Keras script of {name}: {theirs.stdout[-2000:]}\n{theirs.stderr[-2000:]}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        compare_tables(folder)
        compare_pictures(folder)
        compare_scripts(folder)
    print("\n".join(problems))
    return 1 if problems else 0


keras.utils.set_random_seed(0)
sys.exit(main())
