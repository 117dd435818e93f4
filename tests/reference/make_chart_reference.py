#!/usr/bin/env python3
"""Writes pca.csv, what scikit-learn's PCA says of small tables, and boxes.csv, what matplotlib draws of some values as a
box plot. One line a case; numbers row by row, parted by spaces."""
import csv
import pathlib

import matplotlib
import numpy as np
import sklearn
from matplotlib.cbook import boxplot_stats
from sklearn.decomposition import PCA

assert sklearn.__version__.startswith("1.9"), sklearn.__version__
assert matplotlib.__version__.startswith("3."), matplotlib.__version__
random = np.random.RandomState(11)
here = pathlib.Path(__file__).parent


def text(numbers):
    return " ".join(repr(float(number)) for number in np.asarray(numbers, dtype=float).ravel())


mixed = random.randn(40, 3) @ random.randn(3, 6) + 0.1 * random.randn(40, 6)
tables = {
    "long": random.randn(30, 4) * [1.0, 20.0, 0.3, 5.0] + [0.0, 1000.0, -3.0, 7.0],
    "wide": random.randn(5, 12),
    "square": random.randn(6, 6),
    "few directions": mixed,
    "two columns": random.randn(10, 2),
    "two rows": random.randn(2, 3),
    "one column": random.randn(8, 1),
    "large offsets": random.randn(25, 3) + 1e5,
}
with open(here / "pca.csv", "w", newline="", encoding="utf-8") as file:
    out = csv.writer(file)
    out.writerow(["name", "columns", "components", "values", "rows", "variance", "ratio", "scores"])
    for name, values in tables.items():
        count = min(4, *values.shape) - (name == "square") - (name in ("wide", "two rows"))  # not the last, which is 0
        pca = PCA(count, svd_solver="full").fit(values)
        out.writerow([name, values.shape[1], count, text(values), text(pca.components_), text(pca.explained_variance_),
                      text(pca.explained_variance_ratio_), text(pca.transform(values))])

lists = {
    "normal": random.randn(50),
    "outliers on both sides": [-40, -3, *random.randn(20), 3.5, 50],
    "one value": [3.0],
    "two values": [1.0, 4.0],
    "three values": [1.0, 2.0, 4.0],
    "all the same": [2.0] * 7,
    "same but two": [2.0] * 9 + [7.0, -1.0],
    "far ends": [0.0, 0.0, 0.0, 100.0],
    "nothing between the box and its reach": [0, 10, 10, 10, 30, 30.5],
    "skewed": np.exp(random.randn(61)),
    "whole numbers": random.randint(0, 9, 33),
}
with open(here / "boxes.csv", "w", newline="", encoding="utf-8") as file:
    out = csv.writer(file)
    out.writerow(["name", "values", "low_whisker", "q1", "median", "q3", "high_whisker", "outliers"])
    for name, values in lists.items():
        box = boxplot_stats(np.asarray(values, dtype=float))[0]
        assert np.array_equal([box["q1"], box["med"], box["q3"]], np.percentile(values, [25, 50, 75]))
        out.writerow([name, text(values)] + [repr(float(box[key])) for key in ("whislo", "q1", "med", "q3", "whishi")]
                     + [len(box["fliers"])])
