#!/usr/bin/env python3
"""Measures training and predicting against Keras: both in turn, each run in a process of its own, medians and ratios.
CPU time stands beside wall time because a machine that others use too says little by the clock alone.

usage: compare_learning.py PATH-OF-train_and_predict [ROUNDS [CASE…]]
"""
import json
import os
import statistics
import subprocess
import sys
import time

CASES = {  # input, classes, rows, epochs
    "cnn70": ((70, 70, 3), 5, 2000, 3),
    "cnn600": ((600, 128, 1), 5, 320, 3),
    "dense": ((20,), 2, 1995, 8),
}


def keras_run(name):
    """One process of Keras: a line of JSON for each epoch and for predicting."""
    started = [time.perf_counter(), time.process_time()]
    import resource

    import keras
    import numpy as np

    shape, classes, rows, epochs = CASES[name]

    def say(what):
        now = [time.perf_counter(), time.process_time()]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"what": what, "wall": now[0] - started[0], "cpu": now[1] - started[1], "megabytes": peak}),
              flush=True)
        started[:] = [time.perf_counter(), time.process_time()]

    random = np.random.default_rng(1)
    inputs = np.resize(random.random((64, *shape), np.float32), (rows, *shape))
    targets = random.integers(0, classes, rows)
    dense, conv = keras.layers.Dense, keras.layers.Conv2D
    if name == "dense":
        layers = [dense(64, "relu"), dense(32, "relu")]
    else:
        layers = [conv(32, 3, activation="relu"), keras.layers.MaxPooling2D(2), conv(32, 3, activation="relu"),
                  keras.layers.MaxPooling2D(2), keras.layers.Dropout(0.25), keras.layers.Flatten(), dense(128, "relu"),
                  keras.layers.Dropout(0.5)]
    network = keras.Sequential([keras.layers.Input(shape), *layers, dense(classes, "softmax")])
    network.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    say("import")
    epoch = keras.callbacks.LambdaCallback(on_epoch_end=lambda number, _: say("epoch" if number else "first epoch"))
    network.fit(inputs, targets, epochs=epochs, batch_size=32, verbose=0, callbacks=[epoch])
    started[:] = [time.perf_counter(), time.process_time()]
    network.predict(inputs, verbose=0)
    say("predict")


def measured(command):
    """Medians by what was measured, and from the start of the process to the end of the first epoch."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                               env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "OMP_NUM_THREADS": str(os.cpu_count())})
    found = {}
    for line in process.stdout:
        entry = json.loads(line)
        found.setdefault(entry["what"], []).append(entry)
        if entry["what"] == "first epoch":
            found["start to first epoch"] = [{**entry, "wall": time.perf_counter() - started,
                                              "cpu": entry["cpu"] + sum(e["cpu"] for e in found.get("import", []))}]
    if process.wait() != 0:
        sys.exit(f"{command} failed")
    return {what: {key: statistics.median(entry[key] for entry in entries) for key in ("wall", "cpu", "megabytes")}
            for what, entries in found.items()}


def main():
    ours = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    names = sys.argv[3:] or list(CASES)
    print(f"{'':30} {'Keras s':>9} {'Suara s':>9} {'faster':>7}   {'CPU s':>9} {'CPU s':>9} {'less':>7}   {'MB':>6} {'MB':>6}")
    for name in names:
        runs = {"keras": [], "suara": []}
        for _ in range(rounds):
            runs["keras"].append(measured([sys.executable, __file__, "--keras", name]))
            runs["suara"].append(measured([ours, name, str(CASES[name][3])]))
        for what in ("start to first epoch", "epoch", "predict"):
            k, s = ({key: statistics.median(run[what][key] for run in runs[who]) for key in ("wall", "cpu", "megabytes")}
                    for who in ("keras", "suara"))
            print(f"{name + ', ' + what:30} {k['wall']:9.4f} {s['wall']:9.4f} {k['wall'] / s['wall']:6.1f}x   "
                  f"{k['cpu']:9.4f} {s['cpu']:9.4f} {k['cpu'] / s['cpu']:6.1f}x   {k['megabytes']:6.0f} "
                  f"{s['megabytes']:6.0f}", flush=True)


if "--keras" in sys.argv:
    keras_run(sys.argv[2])
else:
    main()
