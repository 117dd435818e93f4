#!/usr/bin/env python3
"""Compares suara-cli with librosa 0.11 on sounds made here: every per-frame feature, and the lecture's table.

usage: compare_features.py PATH-OF-suara-cli
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

import librosa
import numpy as np
import soundfile

assert librosa.__version__.startswith("0.11."), librosa.__version__

CLI = sys.argv[1]
# feature: (librosa's way, extra options of suara-cli, rtol, atol)
FEATURES = {
    "zero_crossing_rate": (lambda y, sr: librosa.feature.zero_crossing_rate(y), [], 0, 0),
    "rms": (lambda y, sr: librosa.feature.rms(y=y), [], 1e-5, 1e-7),
    "spectral_centroid": (lambda y, sr: librosa.feature.spectral_centroid(y=y, sr=sr), [], 1e-5, 1e-3),
    "spectral_bandwidth": (lambda y, sr: librosa.feature.spectral_bandwidth(y=y, sr=sr), [], 1e-5, 1e-3),
    "spectral_rolloff": (lambda y, sr: librosa.feature.spectral_rolloff(y=y, sr=sr), [], 0, 0.01),
    "spectral_flatness": (lambda y, sr: librosa.feature.spectral_flatness(y=y), [], 1e-4, 1e-9),
    "spectral_contrast": (lambda y, sr: librosa.feature.spectral_contrast(y=y, sr=sr), [], 1e-5, 1e-3),
    "mfcc": (lambda y, sr: librosa.feature.mfcc(y=y, sr=sr, n_mfcc=40), ["--n-mfcc", "40"], 1e-4, 1e-3),
    "chroma_stft": (lambda y, sr: librosa.feature.chroma_stft(y=y, sr=sr), [], 1e-4, 1e-4),
    "melspectrogram": (lambda y, sr: librosa.feature.melspectrogram(y=y, sr=sr), [], 1e-4, 1e-9),
    "stft_magnitude": (lambda y, sr: np.abs(librosa.stft(y)), [], 1e-4, 1e-5),
    "stft_db": (lambda y, sr: librosa.amplitude_to_db(np.abs(librosa.stft(y)), ref=np.max), [], 0.0, 2e-3),
}
LECTURE = ["zero_crossing_rate", "spectral_centroid", "rms", "spectral_bandwidth", "spectral_rolloff",
           "spectral_flatness", "spectral_contrast"]


def sounds(folder):
    """Sounds that differ in all that matters to a reader: rate, channels, format, length, level."""
    random = np.random.default_rng(3)

    def seconds(count, rate):
        return np.arange(int(count * rate)) / rate

    t = seconds(1.7, 44100)
    sweep = 0.5 * np.sin(2 * np.pi * (80 * t + 2000 * t * t))
    t = seconds(0.9, 16000)
    voice = sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 20)) * 0.2 + 1e-3 * random.standard_normal(t.size)
    t = seconds(1.1, 48000)
    stereo = np.stack([0.4 * np.sin(2 * np.pi * 440 * t), 0.1 * random.standard_normal(t.size)], axis=1)
    noise = 0.3 * random.standard_normal(30000)
    faded = np.concatenate([np.zeros(9000), noise * np.linspace(0, 1, noise.size), np.zeros(5000)])
    for name, samples, rate, subtype in [("sweep.wav", sweep, 44100, "PCM_16"), ("voice.flac", voice, 16000, "PCM_24"),
                                         ("stereo.wav", stereo, 48000, "FLOAT"), ("noise.ogg", noise, 22050, "VORBIS"),
                                         ("faded.aiff", faded, 22050, "PCM_16"), ("short.wav", noise[:700], 22050, "PCM_16")]:
        soundfile.write(folder / name, samples, rate, subtype=subtype)
    return sorted(folder.iterdir())


def difference(feature, ours, theirs, rtol, atol):
    """What is wrong, or nothing."""
    if ours.shape != theirs.shape:
        return f"shape {ours.shape}, librosa {theirs.shape}"
    far = np.abs(ours - theirs) > atol + rtol * np.abs(theirs)
    if feature == "spectral_rolloff":
        far &= np.abs(ours - theirs) > 22050 / 2048 * 1.01
    if np.any(far):
        at = np.unravel_index(np.argmax(np.where(far, np.abs(ours - theirs), 0)), far.shape)
        return f"{far.sum()} of {far.size} values differ, e.g. {ours[at]!r}, librosa {theirs[at]!r} at {at}"
    return ""


def compare_frames(files, folder):
    problems = []
    out = folder / "frames.npy"
    for file in files:
        y, sr = librosa.load(file)
        for feature, (reference, options, rtol, atol) in FEATURES.items():
            subprocess.run([CLI, "frames", file, "--feature", feature, "--out", out, *options], check=True)
            problem = difference(feature, np.load(out), reference(y, sr), rtol, atol)
            if problem:
                problems.append(f"{file.name} {feature}: {problem}")
    return problems


def lecture_row(file, pick):
    y, sr = librosa.load(file)
    row = [pick(FEATURES[name][0](y, sr)) for name in LECTURE]
    mfcc = librosa.feature.mfcc(y=y, sr=sr, n_mfcc=40)
    return np.array(row + [pick(mfcc[k:k + 1]) for k in range(40)])


def compare_table(files, folder):
    problems = []
    for summary, pick in [("first", lambda x: x[0, 0]), ("mean", np.mean)]:
        out = folder / "table.csv"
        subprocess.run([CLI, "extract", *files, "--summary", summary, "--out", out, "--quiet"], check=True)
        with open(out, newline="") as table:
            rows = list(csv.reader(table))
        names = ["ZCR", "SC", "RMSE", "SB", "SROLL", "SFLAT", "SCON"] + [f"MFCC{k}" for k in range(1, 41)]
        if rows[0] != ["file", "label"] + names:
            problems.append(f"table header {rows[0]}")
            continue
        for file, row in zip(files, rows[1:], strict=True):
            ours, theirs = np.array(row[2:], float), lecture_row(file, pick)
            for name, a, b in zip(names, ours, theirs):
                if abs(a - b) > 1e-3 + 1e-4 * abs(b):
                    problems.append(f"{file.name} {summary} {name}: {a!r}, librosa {b!r}")
    return problems


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "clips").mkdir()
        files = sounds(folder / "clips")
        problems = compare_frames(files, folder) + compare_table(files, folder)
        print("\n".join(problems) or f"{len(files)} sounds, {len(FEATURES)} features and the lecture's table agree")
        return 1 if problems else 0


sys.exit(main())
