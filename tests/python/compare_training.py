#!/usr/bin/env python3
<<<<<<< HEAD
"""Compares suara-cli's training and reports with scikit-learn on tables made here.

usage: compare_training.py PATH-OF-suara-cli
"""
=======
"""Compares suara-cli's dense network with scikit-learn's MLP of the same layers, on the same splits of voice_dev.csv.

usage: compare_training.py SUARA_CLI

For each of twenty seeds `suara-cli train` holds out the rows that train_test_split holds out, scales by the training
part and trains Dense 64 relu, Dense 32 relu, Dense 2 softmax for 30 epochs; MLPClassifier((64, 32)) does the same with
the same optimizer, batch size and number of epochs. Fails if Suara's mean accuracy is more than 0.01 below, or if
`suara-cli evaluate` counts otherwise than scikit-learn does.
"""
import concurrent.futures
>>>>>>> 5a29330 (Teach and test networks from the command line)
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np
<<<<<<< HEAD
from sklearn.datasets import make_classification
=======
from sklearn.exceptions import ConvergenceWarning
>>>>>>> 5a29330 (Teach and test networks from the command line)
from sklearn.metrics import classification_report, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

<<<<<<< HEAD
CLI = sys.argv[1]
CLASSES = np.array(["angry", "happy", "sad"])
SEEDS = range(6)
LARGEST_LOSS_OF_ACCURACY = 0.02  # mean over the seeds; single splits vary by three times as much


def write_table(path, inputs, labels):
    with open(path, "w", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(["file"] + [f"f{k}" for k in range(inputs.shape[1])] + ["label"])
        for row, (values, label) in enumerate(zip(inputs, labels)):
            writer.writerow([f"clip{row}.wav"] + [repr(float(value)) for value in values] + [label])


def output_of(*arguments):
    return subprocess.run([CLI, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout


def our_evaluation(folder, train, test, seed):
    model = folder / "model.suaramodel"
    log = output_of("train", train, "--model", "dense", "--out", model, "--seed", seed, "--epochs", 30, "--quiet")
    assert log.count("Epoch ") == 30 and "Epoch 30/30 - loss: " in log and " - val_acc: " in log, log
    return json.loads(output_of("evaluate", model, test, "--json")), output_of("evaluate", model, test)


def their_accuracy(train, test, seed):
    scaler = StandardScaler().fit(train[0])
    network = MLPClassifier((64, 32), batch_size=32, max_iter=30, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # 30 epochs need not converge
        network.fit(scaler.transform(train[0]), train[1])
    return network.score(scaler.transform(test[0]), test[1])


def report_problems(evaluation, text, truth):
    """The report must be what scikit-learn prints for the same predictions, which the matrix holds but for their order."""
    counts = np.array(evaluation["confusion_matrix"])
    true = np.repeat(CLASSES, counts.sum(axis=1))
    predicted = np.concatenate([np.repeat(CLASSES, row) for row in counts])
    problems = []
    if sorted(true) != sorted(truth) or not np.array_equal(confusion_matrix(true, predicted, labels=CLASSES), counts):
        problems.append(f"the matrix {counts.tolist()} does not count the table's labels")
    expected = classification_report(true, predicted)
    if expected.strip() not in text:
        problems.append(f"the report is\n{text}\nscikit-learn prints\n{expected}")
    return problems


def main():
    inputs, classes = make_classification(1500, 20, n_informative=10, n_classes=3, class_sep=1.0, flip_y=0.02,
                                          random_state=1)
    labels = CLASSES[classes]
    ours, theirs, problems = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for seed in SEEDS:
            x_train, x_test, y_train, y_test = train_test_split(inputs, labels, test_size=0.3, random_state=seed)
            write_table(folder / "train.csv", x_train, y_train)
            write_table(folder / "test.csv", x_test, y_test)
            evaluation, text = our_evaluation(folder, folder / "train.csv", folder / "test.csv", seed)
            problems += report_problems(evaluation, text, y_test)
            counts = np.array(evaluation["confusion_matrix"])
            ours.append(np.trace(counts) / counts.sum())
            theirs.append(their_accuracy((x_train, y_train), (x_test, y_test), seed))
    print(f"mean accuracy {np.mean(ours):.4f}, scikit-learn's MLP {np.mean(theirs):.4f}")
    if np.mean(ours) < np.mean(theirs) - LARGEST_LOSS_OF_ACCURACY:
        problems.append("the network learns worse than scikit-learn's")
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
=======
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
>>>>>>> 5a29330 (Teach and test networks from the command line)
