#!/usr/bin/env python3
"""Writes cnn_steps.csv: twenty Adam steps of the lecture's CNN by Keras in float64, without dropout and with Suara's own
masks handed in. Weights, pictures and masks are hashes of their places, which tst_keras makes the same way.
"""
import csv
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np

keras.config.set_floatx("float64")
L = keras.layers
SEED, ROWS, STEPS, CLASSES = 5, 32, 20, 5
SAMPLES = 40  # weights of each block that are written


def mixed(value):
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def combined(seed, value):
    with np.errstate(over="ignore"):
        return mixed(np.uint64(seed) + np.uint64(0x9E3779B97F4A7C15) * (np.asarray(value, dtype=np.uint64) + np.uint64(1)))


def uniform(stream, count):  # float32 in [0, 1)
    bits = combined(combined(77, stream), np.arange(count))
    return ((bits >> np.uint64(40)).astype(np.float64) * 2.0**-24).astype(np.float32)


def mask(step, place, rate, size):
    key = combined(combined(SEED, step), place)
    at = np.arange(ROWS * size)
    bits = combined(key, at // 2)
    bits = np.where(at % 2 == 0, bits & np.uint64(0xFFFFFFFF), bits >> np.uint64(32))
    kept = bits >= np.uint64(rate * 2**32)
    return (kept / (1.0 - rate)).reshape(ROWS, size)


class Masked(L.Layer):
    """Dropout whose mask is a variable."""

    def __init__(self, shape):
        super().__init__()
        self.mask = self.add_weight(shape=(ROWS, *shape), initializer="ones", trainable=False)

    def call(self, x):
        return x * self.mask


def run(with_masks):
    keras.backend.clear_session()
    first, second = Masked((16, 16, 32)), Masked((128,))
    model = keras.Sequential([
        keras.Input((70, 70, 3), batch_size=ROWS), L.Conv2D(32, 3, activation="relu"), L.MaxPooling2D(), L.Conv2D(32, 3, activation="relu"),
        L.MaxPooling2D(), first, L.Flatten(), L.Dense(128, activation="relu"), second, L.Dense(CLASSES, activation="softmax"),
    ])
    for number, variable in enumerate(model.trainable_variables):
        shape = variable.shape
        fans = np.prod(shape) / shape[-1] + np.prod(shape) / shape[-2] if len(shape) > 1 else 1e4
        values = (uniform(number, int(np.prod(shape))) * np.float32(2) - np.float32(1)) * np.float32(np.sqrt(6 / fans))
        variable.assign(values.reshape(shape).astype(np.float64))
    model.compile(loss="categorical_crossentropy", optimizer="adam")
    losses = []
    for step in range(STEPS):
        x = uniform(1000 + step, ROWS * 70 * 70 * 3).reshape(ROWS, 70, 70, 3)
        y = np.eye(CLASSES)[(np.arange(ROWS) * 7 + step) % CLASSES]
        x *= np.float32(0.25)
        x[np.arange(ROWS), 10 * np.argmax(y, axis=1), :, 0] += np.float32(1)  # a line for each class, so that there is something to learn
        if with_masks:
            first.mask.assign(mask(step, 4, 0.25, 16 * 16 * 32).reshape(first.mask.shape))
            second.mask.assign(mask(step, 7, 0.5, 128))
        model.reset_metrics()
        losses.append(model.train_on_batch(x.astype(np.float64), y))
    return losses, [v.numpy() for v in model.trainable_variables]


with open(pathlib.Path(__file__).with_name("cnn_steps.csv"), "w", newline="", encoding="utf-8") as file:
    table = csv.writer(file)
    table.writerow(["dropout", "what", "number", "value"])
    for with_masks in (False, True):
        losses, weights = run(with_masks)
        for step, loss in enumerate(losses):
            table.writerow([int(with_masks), "loss", step, repr(float(loss))])
        for number, block in enumerate(weights):
            flat = np.ravel(block)
            for at in range(0, len(flat), max(1, len(flat) // SAMPLES)):
                table.writerow([int(with_masks), f"block {number}", at, repr(float(flat[at]))])
