#!/usr/bin/env python3
"""Writes distances.csv: what scikit-learn's pairwise_distances says of small tables. One line a table and metric: its
columns, its values row by row, the query, and the distance of each row to it."""
import csv
import pathlib

import numpy as np
import sklearn
from sklearn.metrics import pairwise_distances

assert sklearn.__version__.startswith("1.9"), sklearn.__version__
random = np.random.RandomState(9)


def text(values):
    return " ".join(repr(float(value)) for value in np.ravel(values))


def tables():
    spread = random.normal(0, 1, (12, 5)) * [1, 100, 0.01, 3, 7] + [0, 2000, 1, -5, 0]
    yield "columns of different size", spread, random.normal(0, 1, 5) * [1, 100, 0.01, 3, 7] + [0, 2000, 1, -5, 0]
    mixed = random.normal(0, 1, (30, 4)) @ random.normal(0, 1, (4, 4))
    yield "columns that hang together", mixed, mixed[7]
    twice = np.column_stack([mixed, mixed[:, 0] * 2])
    yield "a column that is another doubled", twice, twice[3] + [1, 0, 0, 0, 2]
    constant = np.column_stack([mixed, np.full(30, 4.0)])
    yield "a constant column", constant, constant[0]


with open(pathlib.Path(__file__).with_name("distances.csv"), "w", newline="", encoding="utf-8") as file:
    table = csv.writer(file)
    table.writerow(["name", "distance", "columns", "rows", "query", "distances"])
    for name, rows, query in tables():
        varied = rows.var(axis=0, ddof=1) > 1e-20
        inverse = np.linalg.pinv(np.cov(rows.T), rcond=1e-12, hermitian=True)
        distances = {
            "euclidean": pairwise_distances(rows, query[None], "euclidean"),
            "cosine": pairwise_distances(rows, query[None], "cosine"),
            "mahalanobis": pairwise_distances(rows, query[None], "mahalanobis", VI=inverse),
            "scaled": pairwise_distances(rows[:, varied], query[None, varied], "seuclidean",
                                         V=rows[:, varied].var(axis=0, ddof=1)),
        }
        for metric, values in distances.items():
            table.writerow([name, metric, rows.shape[1], text(rows), text(query), text(values)])
