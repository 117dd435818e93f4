#!/usr/bin/env python3
"""Writes splits.csv and folds.csv: the rows scikit-learn's splits and folds pick for a seed. One line a case, lists
parted by spaces."""
import csv
import pathlib

import numpy as np
import sklearn
from sklearn.model_selection import (
    GroupShuffleSplit,
    KFold,
    LeaveOneGroupOut,
    StratifiedGroupKFold,
    StratifiedKFold,
    train_test_split,
)
from sklearn.utils.class_weight import compute_class_weight

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


def folds_of(count, splits):
    folds = np.empty(count, dtype=int)
    for fold, (_, test) in enumerate(splits):
        folds[test] = fold
    return folds


def fold_cases():
    random = np.random.RandomState(3)
    for count, folds, seed, shuffles in [(10, 3, 0, False), (23, 5, 42, True), (7, 7, 1, True), (101, 10, 9, True)]:
        split = KFold(folds, shuffle=shuffles, random_state=seed if shuffles else None)
        yield "plain", folds, shuffles, seed, np.zeros(count), np.zeros(count), split
    for counts, folds, seed, shuffles in [([7, 9], 3, 0, False), ([7, 9, 5], 4, 5, True), ([30, 2, 11, 17], 5, 6, True), ([3] * 9, 3, 8, True)]:
        split = StratifiedKFold(folds, shuffle=shuffles, random_state=seed if shuffles else None)
        classes = classes_of(counts, seed)
        yield "stratified", folds, shuffles, seed, classes, np.zeros(len(classes)), split
    for rows, kinds, groups, folds, seed, shuffles in [(60, 3, 9, 3, 0, False), (120, 2, 20, 5, 1, True), (200, 7, 10, 5, 2, True), (300, 10, 35, 4, 3, True), (90, 4, 30, 6, 4, True), (64, 2, 8, 8, 5, False)]:
        split = StratifiedGroupKFold(folds, shuffle=shuffles, random_state=seed if shuffles else None)
        yield "stratified_grouped", folds, shuffles, seed, random.randint(0, kinds, rows), random.randint(0, groups, rows), split
    for rows, groups in [(12, 3), (40, 7)]:
        yield "leave_one_group_out", groups, False, 0, np.zeros(rows), np.arange(rows) * 5 % groups, LeaveOneGroupOut()


with open(pathlib.Path(__file__).with_name("folds.csv"), "w", newline="", encoding="utf-8") as file:
    table = csv.writer(file)
    table.writerow(["kind", "folds", "shuffled", "seed", "classes", "groups", "fold_of_row", "class_weights"])
    for kind, folds, shuffles, seed, classes, groups, split in fold_cases():
        found = folds_of(len(classes), split.split(classes, classes, groups))
        weights = compute_class_weight("balanced", classes=np.unique(classes), y=classes)
        table.writerow([kind, folds, int(shuffles), seed, text(classes), text(groups), text(found), " ".join(map(repr, map(float, weights)))])
