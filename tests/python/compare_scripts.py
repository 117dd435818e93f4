#!/usr/bin/env python3
"""Runs the Python script that suara-cli writes for every feature, and compares its frames with suara-cli's own.

usage: compare_scripts.py PATH-OF-suara-cli
"""
import contextlib
import io
import json
import pathlib
import runpy
import subprocess
import sys
import tempfile
import warnings

import librosa
import numpy as np
import soundfile

assert librosa.__version__.startswith("0.11."), librosa.__version__
warnings.simplefilter("ignore")

CLI = sys.argv[1]
RELATIVE = 2e-4  # of the value, and half of it of the largest value
NOISE = 1e-12  # of a delta of what does not move
ALLOWED = 0.005  # share of values that may be farther off: a bin of roll-off, a trough of pitch
CHANGED = {"n_fft": "1024", "hop_length": "300", "center": "false", "window": "kaiser(9)", "n_mels": "64", "fmax": "6000",
           "frame_length": "1600", "n_mfcc": "13", "lag": "2", "max_size": "3", "detrend": "true", "width": "5",
           "mode": "nearest", "power": "1.5", "norm": "none", "top_db": "60", "ref": "0.5", "n_chroma": "24",
           "tuning": "0.1", "quantile": "0.05", "n_bands": "5", "roll_percent": "0.7", "fill_na": "0",
           "trough_threshold": "0.2", "switch_prob": "0.05", "start_bpm": "90", "ac_size": "1", "threshold": "0.01", "pad": "true",
           "ref_magnitude": "2", "tempo_aggregate": "median", "max_formant": "4800", "n_formants": "4.5",
           "window_length": "0.03", "pre_emphasis_from": "80"}


def made_sound(path):
    """A voice-like tone that glides and stops, with a beat and some noise."""
    rate = 22050
    t = np.arange(int(2.6 * rate)) / rate
    phase = 2 * np.pi * (140 * t + 20 * t * t)
    tone = sum(np.sin(k * phase) / k for k in range(1, 12)) * 0.15 * (np.sin(2 * np.pi * 2.2 * t) > -0.3)
    soundfile.write(path, tone + 0.004 * np.random.default_rng(5).standard_normal(t.size), rate, subtype="PCM_16")


def options(feature, changes):
    """The given values of the parameters that the feature has and that take them."""
    words = []
    for parameter in feature["parameters"]:
        value = changes.get(parameter["name"])
        takes_none = parameter.get("none_allowed") or "none" in parameter.get("choices", [])
        if value is None or (value == "none" and not takes_none):
            continue
        option = parameter["name"].replace("_", "-")
        if parameter["kind"] == "flag":
            words.append(f"--{option}" if value == "true" else f"--no-{option}")
        else:
            words += [f"--{option}", value]
    return words


def frames_of_script(path, sound):
    argv, sys.argv = sys.argv, [str(path), str(sound)]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return np.atleast_2d(runpy.run_path(str(path))["frames"])
    finally:
        sys.argv = argv


def difference(ours, theirs):
    if ours.shape != theirs.shape:
        return f"shape {ours.shape}, the script says {theirs.shape}"
    theirs = theirs.astype(np.float64)
    largest = np.nanmax(np.abs(theirs), initial=0.0)
    far = ~np.isclose(ours, theirs, rtol=RELATIVE, atol=max(RELATIVE / 2 * largest, NOISE), equal_nan=True)
    if far.mean() > ALLOWED:
        at = np.unravel_index(np.argmax(far), far.shape)
        return f"{far.sum()} of {far.size} values differ, e.g. {ours[at]!r}, the script says {theirs[at]!r} at {at}"
    return ""


def compare(feature, changes, sound, folder):
    words = options(feature, changes)
    out, script = folder / "frames.npy", folder / "script.py"
    subprocess.run([CLI, "frames", sound, "--feature", feature["id"], "--out", out, *words], check=True)
    subprocess.run([CLI, "script", feature["id"], "--out", script, *words], check=True)
    try:
        return difference(np.load(out), frames_of_script(script, sound))
    except Exception as error:
        return f"the script fails: {error!r}"


def main():
    listed = subprocess.run([CLI, "features"], check=True, stdout=subprocess.PIPE, text=True).stdout
    features = [json.loads(line) for line in listed.splitlines()]
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        made_sound(folder / "sound.wav")
        for feature in features:
            for changes in [{}] if "_delta2" in feature["id"] else [{}, CHANGED]:
                problem = compare(feature, changes, folder / "sound.wav", folder)
                if problem:
                    problems.append(f"{feature['id']} {' '.join(options(feature, changes))}: {problem}")
    print("\n".join(problems) or f"the scripts of {len(features)} features agree")
    return 1 if problems else 0


sys.exit(main())
