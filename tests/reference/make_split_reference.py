#!/usr/bin/env python3
"""Writes splits.csv: the rows scikit-learn's splits pick for a seed. One line a case, lists parted by spaces."""
import csv
import pathlib

import numpy as np
import sklearn
from sklearn.model_selection import GroupShuffleSplit, train_test_split

assert sklearn.__version__.startswith("1.9"), sklearn.__version__


def text(values):
    return " ".join(str(int(value)) for value in values)


def classes_of(counts, seed):
    classes = np.repeat(np.arange(len(counts)), counts)
    return np.random.RandomState(seed).permutation(classes)


with open(pathlib.Path(__file__).with_name("splits.csv"), "w", newline="", encoding="utf-8") as file:
    table = csv.writer(file)
    table.writerow(["kind", "seed", "test_size", "classes", "training", "test"])
    for count, test_size, seed in [(10, 0.3, 42), (10, 0.1, 0), (11, 0.1, 1), (2, 0.5, 3), (100, 0.25, 4294967295), (700, 0.1, 7)]:
        training, test = train_test_split(np.arange(count), test_size=test_size, random_state=seed)
        table.writerow(["shuffled", seed, test_size, text(np.zeros(count)), text(training), text(test)])
    for counts, test_size, seed in [
        ([10, 10], 0.1, 0),
        ([10, 10], 0.1, 42),
        ([7, 5, 4], 0.25, 1),
        ([5, 5, 5, 5, 5, 5], 0.4, 2),
        ([3, 2, 2, 9], 0.3, 11),
        ([11, 13, 17, 19], 0.33, 123),
        ([150, 90, 60], 0.1, 7),
        ([33, 33, 33, 1 + 1], 0.15, 2026),
    ]:
        classes = classes_of(counts, seed)
        training, test = train_test_split(np.arange(len(classes)), test_size=test_size, random_state=seed, stratify=classes)
        table.writerow(["stratified", seed, test_size, text(classes), text(training), text(test)])
    for groups, test_size, seed in [(4, 0.25, 0), (7, 0.3, 5), (10, 0.1, 42)]:
        classes = classes_of([4] * groups, seed)  # used as groups here
        splitter = GroupShuffleSplit(1, test_size=test_size, random_state=seed)
        training, test = next(splitter.split(classes, groups=classes))
        table.writerow(["grouped", seed, test_size, text(classes), text(training), text(test)])
