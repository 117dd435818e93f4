#!/usr/bin/env python3
"""Runs the Python script of every view, and compares what it draws with what suara-cli draws of the same clips.

usage: compare_views.py PATH-OF-suara-cli
"""
import contextlib
import io
import pathlib
import runpy
import subprocess
import sys
import tempfile
import warnings

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import soundfile
from matplotlib.collections import QuadMesh

warnings.simplefilter("ignore")

CLI = sys.argv[1]
CHARTS = ["histogram", "box", "scatter", "pca"]  # of feature tables: compare_charts.py
SPEECH = ["--n-fft", "1024", "--win-length", "551", "--hop-length", "220"]
# what is called: the view's options, and whether lines or meshes are drawn
CASES = {
    "waveform": ([], "wave"),
    "centroid-overlay": ([], "overlay"),
    "overlay": (["--feature", "spectral_rolloff", *SPEECH, "--no-normalise"], "overlay"),
    "spectrum": ([], "spectrum"),
    "spectrum linear": (["--magnitude", "linear", "--first-bins", "5000"], "spectrum"),
    "spectrum stretch": (["--from", "0.4", "--to", "0.9", "--axis", "log"], "spectrum"),
    "spectrum mean": (["--transform", "mean", "--from", "0.4", "--to", "0.9", *SPEECH], "spectrum"),
    "spectrum mean short": (["--transform", "mean", "--from", "0.4", "--to", "0.42"], "spectrum"),
    "spectrum frame": (["--transform", "frame", "--at", "0.7", "--window", "blackman"], "spectrum"),
    "spectrum first frame": (["--transform", "frame", "--at", "0.01", "--n-fft", "1000"], "spectrum"),
    "spectrogram": ([], "meshes"),
    "spectrogram log": (["--axis", "log", "--depth", "60", *SPEECH], "meshes"),
    "spectrogram mel": (["--axis", "mel", "--from", "0.2", "--to", "1.5", "--no-center"], "meshes"),
    "spectrogram pitch": (["--over", "pyin", "--top", "4000", "--pitch.fmax", "600"], "both"),
    "formants": (["--top", "5500", "--hop-length", "256"], "both"),
    "feature formants": (["--feature", "formants", "--max-formant", "5000"], "lines"),
    "melspectrogram": ([], "meshes"),
    "melspectrogram speech": ([*SPEECH, "--n-mels", "80", "--fmin", "50", "--sr", "16000"], "meshes"),
    "melspectrogram grey": (["--colormap", "gray_r"], "meshes"),
    "mfcc": (["--n-mfcc", "13"], "meshes"),
    "mfcc inferno": (["--colormap", "inferno"], "meshes"),
    "chroma": ([], "meshes"),
    "energy": ([], "lines"),
    "rms-zcr": (["--frame-length", "1024"], "lines"),
    "zcr": ([], "lines"),
    "pitch": (["--fmin", "75", "--fmax", "600"], "lines"),
    "intensity": (SPEECH, "lines"),
    "feature": (["--feature", "spectral_contrast"], "meshes"),
    "feature curve": (["--feature", "spectral_flatness_delta"], "lines"),
    "grid": (["--columns", "2", "--samples", "8000"], "lines"),
    "grid own": (["--own-times", "--own-values"], "lines"),
    "mel-grid": (["--columns", "2"], "meshes"),
    "mel-grid own": (["--own-times", "--own-values", "--colormap", "viridis"], "meshes"),
}
RELATIVE = 2e-4  # of the value, and half of it of the largest value
ALLOWED = 0.005  # share of values that may be farther off: a bin of roll-off, a trough of pitch


def made_sounds(folder):
    """Voice-like tones that glide and stop; the second is quieter and longer."""
    rate = 22050
    files = []
    for name, seconds, pitch, level in [("low tone.wav", 1.8, 140, 0.15), ("high.wav", 2.3, 260, 0.05)]:
        t = np.arange(int(seconds * rate)) / rate
        phase = 2 * np.pi * (pitch * t + 20 * t * t)
        tone = sum(np.sin(k * phase) / k for k in range(1, 12)) * level * (np.sin(2 * np.pi * 2.2 * t) > -0.3)
        noise = 0.004 * np.random.default_rng(pitch).standard_normal(t.size)
        soundfile.write(folder / name, tone + noise, rate, subtype="PCM_16")
        files.append(folder / name)
    return files


def drawn_by(script, files):
    """What the script leaves, and the figure it shows."""
    plt.close("all")
    argv, sys.argv = sys.argv, [str(script), *map(str, files)]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return runpy.run_path(str(script)), plt.gcf()
    finally:
        sys.argv = argv


def stacked(arrays):
    """Rows of all, filled up to the longest with NaN."""
    arrays = [np.atleast_2d(np.ma.filled(np.ma.asarray(array, dtype=np.float64), np.nan)) for array in arrays]
    rows = np.full((sum(len(array) for array in arrays), max(array.shape[1] for array in arrays)), np.nan)
    at = 0
    for array in arrays:
        rows[at:at + len(array), :array.shape[1]] = array
        at += len(array)
    return rows


def values_of(kind, names, figure):
    if kind == "wave":
        return stacked([names["y"]])
    meshes = [mesh.get_array() for axes in figure.axes for mesh in axes.collections
              if isinstance(mesh, QuadMesh) and axes.get_label() != "<colorbar>"]
    if kind == "meshes":
        return stacked(meshes)
    shown = figure.axes[1:] if kind == "overlay" else figure.axes  # over the waveform
    lines = [line.get_ydata() for axes in shown for line in axes.lines]
    if kind == "spectrum" and figure.axes[0].get_ylabel() != "|FFT|":
        lines = [10 ** (lines[0] / 20) * names["magnitudes"].max()]
    return stacked(meshes + lines if kind == "both" else lines)


def difference(ours, theirs):
    if ours.shape != theirs.shape:
        return f"shape {ours.shape}, the script draws {theirs.shape}"
    largest = np.nanmax(np.abs(theirs), initial=0.0)
    far = ~np.isclose(ours, theirs, rtol=RELATIVE, atol=RELATIVE / 2 * largest, equal_nan=True)
    if far.mean() > ALLOWED:
        at = np.unravel_index(np.argmax(far), far.shape)
        return f"{far.sum()} of {far.size} values differ, e.g. {ours[at]!r}, the script draws {theirs[at]!r} at {at}"
    return ""


def colours(case, options):
    """matplotlib's name of the colours that the view is drawn with."""
    if "--colormap" in options:
        return options[options.index("--colormap") + 1]
    return "magma" if case.split()[0] in ("spectrogram", "melspectrogram", "mel-grid", "formants") else "viridis"


def compare(case, options, kind, files, folder):
    view = case.split()[0]
    out, script = folder / "view.npy", folder / "script.py"
    files = files if "grid" in view else files[:1]
    subprocess.run([CLI, "picture", *files, "--view", view, "--out", out, *options], check=True)
    subprocess.run([CLI, "script", "--view", view, "--out", script, *options], check=True)
    try:
        names, figure = drawn_by(script, files)
        theirs = values_of(kind, names, figure)
        if view == "mel-grid":
            theirs += np.repeat(names["highest"], len(theirs) // len(files))[:, None]  # the script draws them below
        for axes in figure.axes:
            if axes.has_data() and axes.get_label() != "<colorbar>" and not axes.get_ylabel() + figure.get_supylabel():
                return "an axis has no name"
            for mesh in axes.collections:
                if isinstance(mesh, QuadMesh) and axes.get_label() != "<colorbar>" and mesh.cmap.name != colours(case, options):
                    return f"drawn in {mesh.cmap.name}"
        return difference(np.load(out), theirs)
    except Exception as error:
        return f"the script fails: {error!r}\n{script.read_text()}"


def main():
    help_text = subprocess.run([CLI, "picture", "--help"], check=True, stdout=subprocess.PIPE, text=True).stdout
    known = help_text.split("which view: ")[1].split("\n")[0].split()
    known = [view for view in known if view not in CHARTS]
    problems = [f"{view}: no case" for view in known if view not in {case.split()[0] for case in CASES}]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = made_sounds(folder)
        for case, (options, kind) in CASES.items():
            problem = compare(case, options, kind, files, folder)
            if problem:
                problems.append(f"{case}: {problem}")
    print("\n".join(problems) or f"the scripts of {len(known)} views draw what Suara draws")
    return 1 if problems else 0


sys.exit(main())
