#!/usr/bin/env python3
"""Writes keras.csv and keras_schedules.csv: what Keras makes of small networks, and its learning rates step by step.

One line a network: the plan as Suara writes it, inputs, classes, class weights and starting weights (Keras's order, one
list), the probabilities it gives, loss and gradient of the batch in training, and loss and weights after three steps.
"""
import csv
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf

assert keras.__version__.startswith("3."), keras.__version__
L = keras.layers
HERE = pathlib.Path(__file__).parent
ROWS = 6


def layer_of(spec):
    kind = spec["kind"]
    kernel = {
        "activation": spec.get("activation", "linear"),
        "kernel_initializer": spec.get("initializer", "glorot_uniform"),
        "kernel_regularizer": keras.regularizers.L2(spec["l2"]) if "l2" in spec else None,
    }
    return {
        "dense": lambda: L.Dense(spec["units"], **kernel),
        "conv1d": lambda: L.Conv1D(spec["units"], spec["size"], **kernel),
        "conv2d": lambda: L.Conv2D(spec["units"], spec["size"], **kernel),
        "maxpool1d": lambda: L.MaxPooling1D(spec["size"]),
        "maxpool2d": lambda: L.MaxPooling2D(spec["size"]),
        "averagepool1d": lambda: L.AveragePooling1D(spec["size"]),
        "averagepool2d": lambda: L.AveragePooling2D(spec["size"]),
        "globalmaxpool": lambda: L.GlobalMaxPooling2D(),
        "globalaveragepool": lambda: L.GlobalAveragePooling2D(),
        "batchnorm": lambda: L.BatchNormalization(),
        "activation": lambda: L.Activation(spec["activation"]),
        "flatten": lambda: L.Flatten(),
    }[kind]()


def dense(units, activation, **more):
    return {"kind": "dense", "units": units, "activation": activation, **more}


def conv(kind, units, size, activation="linear", **more):
    return {"kind": kind, "units": units, "size": size, "activation": activation, **more}


def pool(kind, size):
    return {"kind": kind, "size": size}


FLAT = {"kind": "flatten"}
NORM = {"kind": "batchnorm"}
LAST = dense(3, "softmax")
ADAM = ("adam", lambda: keras.optimizers.Adam())
ADAMW = ("adamw", lambda: keras.optimizers.AdamW())
SGD = ("sgd", lambda: keras.optimizers.SGD(0.1, momentum=0.9))
RMS = ("rmsprop", lambda: keras.optimizers.RMSprop())

CASES = [
    ("sequence", (11, 1, 4), [conv("conv1d", 5, 3, "relu"), pool("maxpool1d", 2), conv("conv1d", 4, 2, "tanh"), pool("averagepool1d", 2), FLAT, LAST], ADAM, None),
    ("normalised picture", (9, 8, 2), [conv("conv2d", 4, 3), NORM, {"kind": "activation", "activation": "relu"}, pool("averagepool2d", 2), {"kind": "globalaveragepool"}, LAST], SGD, None),
    ("global maximum", (9, 9, 1), [conv("conv2d", 5, 2, "elu"), {"kind": "globalmaxpool"}, LAST], RMS, None),
    ("lines left over", (10, 11, 3), [conv("conv2d", 3, 2, "relu"), pool("maxpool2d", 4), FLAT, LAST], ADAMW, None),
    ("normalised numbers", (1, 1, 7), [dense(6, "linear"), NORM, dense(5, "silu"), LAST], SGD, None),
    ("penalty", (1, 1, 7), [dense(6, "relu", l2=0.01, initializer="he_normal"), dense(3, "softmax", l2=0.02)], ADAM, None),
    ("penalty on a picture", (6, 6, 1), [conv("conv2d", 3, 3, "relu", l2=0.05), FLAT, LAST], SGD, [0.5, 1.0, 4.0]),
    ("class weights", (1, 1, 7), [dense(6, "tanh"), LAST], SGD, [0.5, 2.0, 3.0]),
] + [(name, (1, 1, 5), [dense(6, name), LAST], ADAMW, None) for name in ("leaky_relu", "elu", "selu", "gelu", "silu", "sigmoid", "softplus", "tanh")]


def text(values):
    return " ".join(np.format_float_scientific(np.float32(value), unique=True, trim="-") for value in np.ravel(values))


def joined(arrays):
    return text(np.concatenate([np.ravel(array) for array in arrays]))


def model_of(shape, layers, random):
    sequence = layers[0]["kind"] == "conv1d"
    flat = shape[:2] == (1, 1)
    model = keras.Sequential([keras.Input((shape[0], shape[2]) if sequence else shape[2:] if flat else shape)])
    for spec in layers:
        model.add(layer_of(spec))
    for layer in model.layers:  # no starting value may be one that hides a mistake
        layer.set_weights([w + random.uniform(0.01, 0.2, w.shape).astype("float32") * (1 if "moving" in v.path else random.choice([-1, 1], w.shape)) for v, w in zip(layer.weights, layer.get_weights())])
    return model


def gradient_of(model, x, y, weights):
    with tf.GradientTape() as tape:
        losses = keras.losses.categorical_crossentropy(y, model(x, training=True))
        loss = tf.reduce_sum(losses * weights) / len(x) + sum(model.losses)
    slopes = tape.gradient(loss, [v.value for v in model.trainable_variables])
    found = {v.path: slope.numpy() for v, slope in zip(model.trainable_variables, slopes)}
    return [found.get(v.path, np.zeros(v.shape)) for layer in model.layers for v in layer.weights]


def write_networks(table):
    table.writerow(["name", "input", "plan", "optimizer", "class_weights", "inputs", "classes", "weights", "probabilities", "gradient", "losses", "after"])
    for number, (name, shape, layers, (optimizer, make), class_weights) in enumerate(CASES):
        random = np.random.RandomState(number)
        keras.utils.set_random_seed(number)
        model = model_of(shape, layers, random)
        x = random.uniform(-1, 1, (ROWS, *model.input_shape[1:])).astype("float32")
        classes = np.arange(ROWS) % 3
        y = np.eye(3, dtype="float32")[classes]
        start = [w for layer in model.layers for w in layer.get_weights()]
        probabilities = model.predict(x, verbose=0)
        gradient = gradient_of(model, x, y, np.take(class_weights or [1, 1, 1], classes).astype("float32"))
        at = 0
        for layer in model.layers:  # the tape moved the running means
            count = len(layer.weights)
            layer.set_weights(start[at : at + count])
            at += count
        model.compile(loss="categorical_crossentropy", optimizer=make())
        weights = dict(enumerate(class_weights)) if class_weights else None
        losses = []
        for _ in range(3):
            model.reset_metrics()
            losses.append(model.train_on_batch(x, y, class_weight=weights))
        after = [w for layer in model.layers for w in layer.get_weights()]
        table.writerow([name, " ".join(map(str, shape)), json.dumps({"layers": layers}), optimizer, text(class_weights or []), text(x), text(classes), joined(start), text(probabilities), joined(gradient), text(losses), joined(after)])


def write_schedules(table):
    S = keras.optimizers.schedules
    table.writerow(["kind", "initial", "decay_steps", "rate", "rates"])
    for kind, make, initial, steps, rate in [
        ("exponential", lambda a, b, c: S.ExponentialDecay(a, b, c), 0.01, 7, 0.9),
        ("step", lambda a, b, c: S.ExponentialDecay(a, b, c, staircase=True), 0.1, 5, 0.5),
        ("cosine", lambda a, b, c: S.CosineDecay(a, b, alpha=c), 0.02, 12, 0.0),
        ("cosine", lambda a, b, c: S.CosineDecay(a, b, alpha=c), 0.02, 9, 0.25),
        ("inverse_time", lambda a, b, c: S.InverseTimeDecay(a, b, c), 0.05, 4, 0.5),
    ]:
        schedule = make(initial, steps, rate)
        table.writerow([kind, initial, steps, rate, text([float(schedule(step)) for step in range(20)])])


for name, write in (("keras.csv", write_networks), ("keras_schedules.csv", write_schedules)):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        write(csv.writer(file))
