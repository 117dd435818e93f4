#!/usr/bin/env python3
"""Compares suara-cli's dense network with scikit-learn's MLP of the same layers, on the same splits of voice_dev.csv.

usage: compare_voice.py SUARA_CLI

For each of twenty seeds `suara-cli train` holds out the rows that train_test_split holds out, scales by the training
part and trains Dense 64 relu, Dense 32 relu, Dense 2 softmax for 30 epochs; MLPClassifier((64, 32)) does the same with
the same optimizer, batch size and number of epochs. Fails if Suara's mean accuracy is more than 0.01 below, or if
`suara-cli evaluate` counts otherwise than scikit-learn does.
"""
import concurrent.futures
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import classification_report, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

SEEDS = range(20)
EPOCHS = 30
ALLOWED = 0.01
DATA = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "gender" / "voice_dev.csv"


def read_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    values = np.array([[float(cell) for cell in row[:-1]] for row in rows[1:]])
    return rows[0], values, np.array([row[-1] for row in rows[1:]])


def suara_accuracy(cli, seed, folder):
    history = folder / f"history_{seed}.csv"
    model = folder / f"model_{seed}"
    command = [cli, "train", DATA, "--model", "dense", "--test-size", "0.1", "--stratify", "--scaler", "standard"]
    command += ["--epochs", EPOCHS, "--seed", seed, "--history", history, "--out", model, "--quiet", "--jobs", 1]
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    with open(history, newline="", encoding="utf-8") as file:
        return float(list(csv.DictReader(file))[-1]["val_acc"])


def sklearn_accuracy(values, labels, seed):
    x, x_test, y, y_test = train_test_split(values, labels, test_size=0.1, random_state=seed, stratify=labels)
    scaler = StandardScaler().fit(x)
    network = MLPClassifier((64, 32), batch_size=32, max_iter=EPOCHS, random_state=seed, alpha=0.0, n_iter_no_change=EPOCHS)
    network.fit(scaler.transform(x), y)
    return network.score(scaler.transform(x_test), y_test)


def check_evaluation(cli, header, values, labels, folder):
    """Evaluates one model on its own held-out rows and compares counts and report with scikit-learn's."""
    rows = train_test_split(np.arange(len(labels)), test_size=0.1, random_state=0, stratify=labels)[1]
    table = folder / "held_out.csv"
    with open(table, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([*(repr(float(value)) for value in values[row]), labels[row]] for row in rows)

    def evaluate(*options):
        command = [str(word) for word in (cli, "evaluate", folder / "model_0", table, *options)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    result = json.loads(evaluate("--json"))
    with open(folder / "history_0.csv", newline="", encoding="utf-8") as file:
        trained = float(list(csv.DictReader(file))[-1]["val_acc"])
    assert abs(result["accuracy"] - trained) < 1e-12, "evaluate and train disagree on the held-out rows"
    matrix = np.array(result["confusion_matrix"])
    truth = np.repeat(np.repeat(result["classes"], 2), matrix.ravel())
    predicted = np.repeat(np.tile(result["classes"], 2), matrix.ravel())
    assert (confusion_matrix(truth, predicted) == matrix).all()
    assert matrix.sum(axis=1).tolist() == [int((labels[rows] == name).sum()) for name in result["classes"]]
    assert classification_report(truth, predicted) in evaluate(), "the report differs from scikit-learn's"


def main(cli):
    if not DATA.exists():
        print("skipped: the optional test data folder is not there")
        return 0
    warnings.simplefilter("ignore", ConvergenceWarning)
    header, values, labels = read_table(DATA)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            ours = list(pool.map(lambda seed: suara_accuracy(cli, seed, folder), SEEDS))
        check_evaluation(cli, header, values, labels, folder)
    theirs = [sklearn_accuracy(values, labels, seed) for seed in SEEDS]
    print(f"suara-cli    mean {np.mean(ours):.4f}  from {min(ours):.4f} to {max(ours):.4f}")
    print(f"scikit-learn mean {np.mean(theirs):.4f}  from {min(theirs):.4f} to {max(theirs):.4f}")
    if np.mean(ours) < np.mean(theirs) - ALLOWED:
        print(f"error: the dense network is more than {ALLOWED} below scikit-learn's")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
