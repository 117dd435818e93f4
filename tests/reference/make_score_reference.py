#!/usr/bin/env python3
"""Writes scores.csv: what scikit-learn says of confusion matrices in one number each. One line a matrix, its counts row
by row, parted by spaces; an empty cell where scikit-learn has nan."""
import csv
import math
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    cohen_kappa_score,
    confusion_matrix,
    matthews_corrcoef,
)

assert sklearn.__version__.startswith("1.9"), sklearn.__version__
warnings.simplefilter("ignore")
random = np.random.RandomState(6)

matrices = {
    "two classes": [[50, 3], [7, 40]],
    "nine classes": random.randint(0, 12, (9, 9)) + np.diag(random.randint(20, 60, 9)),
    "uneven": [[900, 10, 2], [30, 20, 1], [5, 0, 3]],
    "all right": [[4, 0, 0], [0, 5, 0], [0, 0, 6]],
    "all wrong": [[0, 4], [5, 0]],
    "always one class": [[10, 0], [6, 0]],
    "one class only": [[7, 0], [0, 0]],
    "a class that never occurs": [[5, 1, 2], [0, 0, 0], [1, 0, 6]],
    "large": [[10**6, 12345], [54321, 2 * 10**6]],
}


def text(value):
    return "" if math.isnan(value) else repr(float(value))


with open(pathlib.Path(__file__).with_name("scores.csv"), "w", newline="", encoding="utf-8") as file:
    table = csv.writer(file)
    table.writerow(["name", "counts", "accuracy", "balanced_accuracy", "matthews_corrcoef", "cohen_kappa"])
    for name, counts in matrices.items():
        counts = np.asarray(counts)
        classes = np.arange(len(counts))
        true = np.repeat(classes, counts.sum(axis=1))
        predicted = np.concatenate([np.repeat(classes, row) for row in counts])
        assert np.array_equal(confusion_matrix(true, predicted, labels=classes), counts)
        table.writerow(
            [name, " ".join(str(count) for count in counts.ravel())]
            + [text(f(true, predicted)) for f in (accuracy_score, balanced_accuracy_score, matthews_corrcoef)]
            + [text(cohen_kappa_score(true, predicted, labels=classes))]
        )
