#!/usr/bin/env python3
"""Compares how well the dense network learns with scikit-learn's MLP and Keras: the same recipe on the same rows, mean
accuracy over seeds.

    voice_dev.csv   a tenth held out, stratified, another one for each seed
    fsdd, emodb     every speaker held out once (lecture's features, mean over the frames)

All three get the same table, the same splits, a scaler fitted on the same training rows, weights from the same
distribution (scikit-learn would begin with random biases and with another epsilon) and the same optimizer, so they
differ in nothing but the numbers that are drawn. Each seed's accuracies are subtracted, and the mean difference to
each peer must be within 0.01. With unseen speakers of so few clips (150 and 240) one seed's accuracy spreads by 0.036:
the standard error of the mean difference is printed beside it, and is told of where it is too large to say anything.

usage: compare_accuracy.py PATH-OF-suara-cli [NUMBER-OF-SEEDS [DATA…]]
"""
import csv
import os
import pathlib
import re
import sys
import tempfile
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf
from sklearn.model_selection import LeaveOneGroupOut, train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from suara import output_of

DATA = pathlib.Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
TOLERANCE = 0.01  # of the mean difference of accuracies
LARGEST_ERROR = 0.005  # of that mean, which is then known well enough
EPOCHS, BATCH = 30, 32


def read_table(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    names = [name for name in rows[0] if name not in ("file", "label", "group")]
    inputs = np.array([[float(row[name]) for name in names] for row in rows])
    classes = np.unique([row["label"] for row in rows], return_inverse=True)[1]
    return inputs, classes, np.array([row.get("group", "") for row in rows])


def measured(folder, name, files, label_of, speaker_of):
    """The clips as a table of features with label and speaker."""
    labels = folder / f"{name}_labels.csv"
    with open(labels, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "label", "group"])
        writer.writerows([path.resolve(), label_of(path.stem), speaker_of(path.stem)] for path in files)
    (folder / f"{name}.txt").write_text("".join(f"{path.resolve()}\n" for path in files))
    table = folder / f"{name}.csv"
    output_of("extract", f"@{folder / name}.txt", "--labels", labels, "--summary", "mean", "--out", table, "--quiet")
    return table


def ours(table, seed, by_speaker):
    options = ["--leave-one-group-out"] if by_speaker else ["--stratify"]
    log = output_of("train", table, "--model", "dense", "--seed", seed, "--epochs", EPOCHS, "--batch-size", BATCH,
                    "--quiet", *options)
    pattern = r"^accuracy (\S+)$" if by_speaker else rf"Epoch {EPOCHS}/{EPOCHS} .* val_acc: (\S+)$"
    return float(re.search(pattern, log, re.MULTILINE).group(1))


class Network(MLPClassifier):
    """scikit-learn's with biases that begin at 0, as Keras's and Suara's; its kernels are Glorot's uniform ones too."""

    def _init_coef(self, fan_in, fan_out, dtype):
        kernel, bias = super()._init_coef(fan_in, fan_out, dtype)
        return kernel, np.zeros_like(bias)


def by_sklearn(inputs, classes, seed):
    network = Network((64, 32), batch_size=BATCH, max_iter=EPOCHS, alpha=0.0, epsilon=1e-7, random_state=seed,
                      n_iter_no_change=EPOCHS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it need not converge
        return network.fit(inputs, classes).predict


def keras_network(inputs, classes):
    """One for all fits: making and tracing a network takes far longer than teaching it."""
    network = keras.Sequential([keras.layers.Input((inputs,)), keras.layers.Dense(64, "relu"),
                                keras.layers.Dense(32, "relu"), keras.layers.Dense(classes, "softmax")])
    network.compile("adam", "sparse_categorical_crossentropy", steps_per_execution=64, jit_compile=False)
    return network


NETWORKS = {}


def by_keras(inputs, classes, seed):
    keras.utils.set_random_seed(seed)
    key = inputs.shape[1], int(classes.max()) + 1
    if key not in NETWORKS:
        NETWORKS[key] = keras_network(*key)
    network = NETWORKS[key]
    network.set_weights(keras.models.clone_model(network).get_weights())  # fresh ones
    for variable in network.optimizer.variables:
        if variable.name != "learning_rate":
            variable.assign(np.zeros(variable.shape))
    rows = tf.data.Dataset.from_tensor_slices((inputs.astype(np.float32), classes))
    rows = rows.shuffle(len(classes), seed=seed, reshuffle_each_iteration=True).batch(BATCH).repeat(EPOCHS)
    network.fit(rows, epochs=1, shuffle=False, verbose=0)  # all of its epochs in one call, which costs a tenth
    return lambda rows: keras.ops.convert_to_numpy(network(rows)).argmax(axis=1)


def theirs(table, seed, by_speaker, learn):
    inputs, classes, speakers = table
    if by_speaker:
        splits = LeaveOneGroupOut().split(inputs, classes, speakers)
    else:
        splits = [train_test_split(np.arange(len(classes)), test_size=0.1, random_state=seed, stratify=classes)]
    right = total = 0
    for train, test in splits:
        scaler = StandardScaler().fit(inputs[train])
        predict = learn(scaler.transform(inputs[train]), classes[train], seed)
        right += (predict(scaler.transform(inputs[test])) == classes[test]).sum()
        total += len(test)
    return right / total


def differences(table, path, by_speaker, seeds):
    """Of each seed Suara's accuracy less scikit-learn's and Keras's, and the means of all three."""
    accuracies = np.array([[ours(path, seed, by_speaker), theirs(table, seed, by_speaker, by_sklearn),
                            theirs(table, seed, by_speaker, by_keras)] for seed in seeds])
    return accuracies[:, :1] - accuracies[:, 1:], accuracies.mean(axis=0)


def main():
    if not DATA.exists():
        print("the optional test data folder is not there")
        return 0
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fsdd = sorted((DATA / "fsdd").rglob("*.wav"))
        emodb = sorted((DATA / "emotion/emodb/wav").rglob("*.wav"))
        tables = {  # path, whether speakers are held out, seeds
            "voice_dev.csv": (DATA / "gender/voice_dev.csv", False, 30),
            "fsdd": (measured(folder, "fsdd", fsdd, lambda stem: stem.split("_")[0], lambda stem: stem.split("_")[1]),
                     True, 200),
            "emodb": (measured(folder, "emodb", emodb, lambda stem: stem[5], lambda stem: stem[:2]), True, 200),
        }
        print(f"{'mean accuracy':14} {'seeds':>5} {'Suara':>7} {'scikit-learn':>13} {'difference':>18} {'Keras':>7} "
              f"{'difference':>18}")
        for data in sys.argv[3:] or tables:
            path, by_speaker, seeds = tables[data]
            seeds = int(sys.argv[2]) if len(sys.argv) > 2 else seeds
            apart, means = differences(read_table(path), path, by_speaker, range(seeds))
            mean, error = apart.mean(axis=0), apart.std(axis=0, ddof=1) / np.sqrt(seeds)
            shown = [f"{m:+.4f} +- {e:.4f}" for m, e in zip(mean, error)]
            print(f"{data:14} {seeds:5} {means[0]:7.4f} {means[1]:13.4f} {shown[0]:>18} {means[2]:7.4f} "
                  f"{shown[1]:>18}", flush=True)
            for peer, m, e in zip(("scikit-learn", "Keras"), mean, error):
                if e > LARGEST_ERROR:
                    problems.append(f"{data}: too few seeds to compare with {peer}: the error is {e:.4f}")
                elif abs(m) > TOLERANCE:
                    problems.append(f"{data}: Suara's accuracy is {m:+.4f} from that of {peer}")
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
