#!/usr/bin/env python3
"""Compares suara-cli's training and reports with scikit-learn on tables made here.

usage: compare_training.py PATH-OF-suara-cli
"""
import json
import pathlib
import sys
import tempfile
import warnings

import numpy as np
from sklearn.datasets import make_classification
from sklearn.metrics import classification_report, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from suara import output_of, write_table

CLASSES = np.array(["angry", "happy", "sad"])
SEEDS = range(6)
LARGEST_LOSS_OF_ACCURACY = 0.02  # mean over the seeds; single splits vary by three times as much


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
