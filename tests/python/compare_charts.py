#!/usr/bin/env python3
"""Runs the Python script that suara-cli writes for every chart of a feature table, and compares what it draws with
suara-cli's own data.

usage: compare_charts.py PATH-OF-suara-cli
"""
import contextlib
import csv
import io
import os
import pathlib
import runpy
import sys
import tempfile
import warnings

os.environ["MPLBACKEND"] = "Agg"
import matplotlib.pyplot as plt
import numpy as np

from suara import output_of

warnings.simplefilter("ignore")

CHARTS = {
    "histogram": ["--view", "histogram", "--x", "ZCR"],
    "histogram of a range": ["--view", "histogram", "--x", "ZCR", "--bins", "7", "--range", "0,0.2"],
    "densities": ["--view", "histogram", "--x", "SC", "--density"],
    "stacked densities": ["--view", "histogram", "--x", "SC", "--density", "--stacked", "--bins", "5"],
    "stacked": ["--view", "histogram", "--x", "gap", "--stacked"],
    "box": ["--view", "box", "--x", "SC"],
    "box with gaps": ["--view", "box", "--x", "gap"],
    "scatter": ["--view", "scatter", "--x", "ZCR", "--y", "SC"],
    "scatter, standard": ["--view", "scatter", "--x", "SC", "--y", "gap", "--scaler", "standard"],
    "scatter, robust": ["--view", "scatter", "--x", "SC", "--y", "ZCR", "--scaler", "robust"],
    "scatter, not scaled": ["--view", "scatter", "--x", "SC", "--y", "ZCR", "--scaler", "none"],
    "scatter, reversed": ["--view", "scatter", "--x", "SC", "--y", "ZCR", "--scaler", "none", "--reversed"],
    "map": ["--view", "pca"],
    "map of some": ["--view", "pca", "--features", "MFCC,SC"],
}

# of a table that Suara did not write
FOREIGN_CHARTS = {
    "classes of another name": ["--view", "box", "--x", "SC"],
    "a name of two lines": ["--view", "histogram", "--x", "zero\ncrossings"],
}


def write_features(path):
    """Five classes and rows without one; a column with gaps and one that is constant."""
    random = np.random.RandomState(3)
    columns = ["ZCR", "SC", "gap", "constant"] + [f"MFCC{i}" for i in range(1, 9)]
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["file", "label"] + columns)
        for row in range(160):
            label = ["anger", "marah, sekali", "neutral", "sad", "x\"y", ""][row % 6]
            values = list(np.abs(random.randn(2)) * [0.1, 900] + [0, 30 * (row % 6)])
            values += ["" if row % 7 == 0 else random.standard_t(2), 4.5] + list(random.randn(8) @ random.randn(8, 8))
            out.writerow([f"{row}.wav", label] + [value if value == "" else repr(float(value)) for value in values])


def numbers_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def write_foreign(path, features):
    """The same with the classes last, under a name of their own, and a name of two lines."""
    head, rows = numbers_of(features)
    head = [{"label": "class", "ZCR": "zero\ncrossings"}.get(name, name) for name in head]
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([row[0], *row[2:], row[1]] for row in [head, *rows])


def drawn_by(script, table):
    argv, sys.argv = sys.argv, [str(script), str(table)]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return runpy.run_path(str(script))
    finally:
        sys.argv = argv
        plt.close("all")


def check(ours, theirs, what, tolerance=1e-9):
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    assert ours.shape == theirs.shape, f"{what}: {ours.shape}, the script has {theirs.shape}"
    assert np.allclose(ours, theirs, rtol=tolerance, atol=tolerance), f"{what}: {ours}, the script has {theirs}"


def compare_histogram(head, rows, drawn):
    table = np.array(rows, dtype=float)
    check(table[:, 0], drawn["edges"][:-1], "edges", 1e-15)
    check(table[:, 1], drawn["edges"][1:], "edges", 1e-15)
    assert len(head) - 2 == len(drawn["counts"]), head
    for column, name in enumerate(head[2:], start=2):
        check(table[:, column], drawn["counts"]["" if name == "no_class" else name], name, 1e-12)


def compare_boxes(head, rows, drawn):
    assert len(rows) == len(drawn["boxes"]), rows
    for row in rows:
        for name, cell in zip(head, row):
            if name not in ("label", "count"):
                check(float(cell), drawn["boxes"][row[0]][name], f"{row[0]} {name}", 1e-15)


def compare_points(head, rows, drawn):
    ours = np.array([row[2:4] for row in rows], dtype=float)
    theirs = np.column_stack([drawn["x"], drawn["y"]])
    check(ours, theirs[np.isfinite(theirs).all(axis=1)], "points")
    if "scores" in drawn:
        check([row[2:] for row in rows], drawn["scores"], "scores")


def compare(options, table, folder):
    script, data = folder / "chart.py", folder / "chart.csv"
    output_of("picture", table, *options, "--out", script)
    output_of("picture", table, *options, "--out", data)
    head, rows = numbers_of(data)
    drawn = drawn_by(script, table)
    {"histogram": compare_histogram, "box": compare_boxes}.get(options[1], compare_points)(head, rows, drawn)


def main():
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        table = folder / "features.csv"
        foreign = folder / "foreign.csv"
        write_features(table)
        write_foreign(foreign, table)
        charts = [(name, options, table) for name, options in CHARTS.items()]
        charts += [(name, options, foreign) for name, options in FOREIGN_CHARTS.items()]
        for name, options, source in charts:
            try:
                compare(options, source, folder)
            except Exception as error:
                problems.append(f"{name}: {error!r}")
    print("\n".join(problems) or f"the scripts of {len(charts)} charts agree")
    return 1 if problems else 0


sys.exit(main())
