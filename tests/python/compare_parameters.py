#!/usr/bin/env python3
"""Walks the signatures of all librosa functions that the catalogue stands on: each parameter is offered by suara-cli,
or stands here with the reason why not. What librosa takes on later shows up as neither.

usage: compare_parameters.py PATH-OF-suara-cli [--table]    with --table: prints function, parameter, where it is
"""
import inspect
import json
import subprocess
import sys

import librosa

assert librosa.__version__.startswith("0.11."), librosa.__version__

feature, filters, onset = librosa.feature, librosa.filters, librosa.onset
STFT = [librosa.stft]
MEL = [feature.melspectrogram, filters.mel]
FUNCTIONS = {
    "zero_crossing_rate": [feature.zero_crossing_rate, librosa.zero_crossings],
    "rms": [feature.rms],
    "intensity": [feature.rms, librosa.amplitude_to_db],
    "spectral_centroid": [feature.spectral_centroid, *STFT],
    "spectral_bandwidth": [feature.spectral_bandwidth, *STFT],
    "spectral_rolloff": [feature.spectral_rolloff, *STFT],
    "spectral_flatness": [feature.spectral_flatness, *STFT],
    "spectral_contrast": [feature.spectral_contrast, *STFT],
    "spectral_flux": STFT,
    "onset_strength": [onset.onset_strength, *MEL, *STFT],
    "yin": [librosa.yin],
    "pyin": [librosa.pyin],
    "mfcc": [feature.mfcc, *MEL, *STFT],
    "chroma_stft": [feature.chroma_stft, filters.chroma, *STFT],
    "melspectrogram": [*MEL, *STFT],
    "melspectrogram_db": [*MEL, *STFT, librosa.power_to_db],
    "tempo": [feature.tempo, onset.onset_strength, *MEL, *STFT],
    "dynamic_tempo": [feature.tempo, onset.onset_strength, *MEL, *STFT],
    "stft_magnitude": STFT,
    "stft_db": [*STFT, librosa.amplitude_to_db],
    "mfcc_delta": [feature.delta],
}
# Of every function: what the sound itself and the option --sr are, and what is no parameter of a measure.
EVERYWHERE = {
    "y": "the clip", "sr": "--sr", "S": "made of the clip by the parameters of the STFT", "data": "the base feature",
    "freq": "an array; that of the STFT's bins", "dtype": "float32 always, as librosa's default",
    "out": "memory to write to", "axis": "time", "kwargs": "the parameters of the functions below, listed with them",
}
REASONS = {
    ("spectral_bandwidth", "centroid"): "an array; that of spectral_centroid",
    ("onset_strength", "ref"): "an array", ("onset_strength", "feature"): "a function; the mel spectrogram",
    ("tempo", "onset_envelope"): "the curve of onset_strength, by its parameters", ("tempo", "tg"): "an array",
    ("tempo", "prior"): "a function; start_bpm and std_bpm shape it",
    ("delta", "order"): "1 is _delta, 2 is _delta2", ("yin", "win_length"): "no longer does anything in librosa",
    ("pyin", "win_length"): "no longer does anything in librosa",
}
# Offered under another name, because the feature has another parameter of that name.
RENAMED = {
    ("mfcc", "mel", "norm"): "mel_norm", ("pyin", "pyin", "beta_parameters"): "beta_a",
    ("tempo", "tempo", "aggregate"): "tempo_aggregate",
}
# What one feature fixes, because another feature is what it would be.
FIXED = {
    ("tempo", "detrend"): "a tempo is of the curve as it is", ("dynamic_tempo", "detrend"): "as in tempo",
    ("dynamic_tempo", "aggregate"): "None is what this feature is; any other is tempo",
}


def catalogue(cli):
    lines = subprocess.run([cli, "features"], check=True, capture_output=True, text=True).stdout.splitlines()
    return {row["id"]: {each["name"] for each in row["parameters"]} for row in map(json.loads, lines)}


def place(name, function, parameter, offered):
    """Where a parameter is, or nothing."""
    renamed = RENAMED.get((name, function, parameter), parameter)
    if (name, parameter) in FIXED and (function, parameter) != ("onset_strength", "aggregate"):
        return "not offered: " + FIXED[name, parameter]
    if renamed in offered:
        return "--" + renamed.replace("_", "-")
    reason = EVERYWHERE.get(parameter) or REASONS.get((function, parameter))
    return "not offered: " + reason if reason else ""


def main():
    offered = catalogue(sys.argv[1])
    unknown, count = [], 0
    for name, functions in FUNCTIONS.items():
        for function in functions:
            for parameter in inspect.signature(function).parameters:
                where = place(name, function.__name__, parameter, offered[name])
                count += 1
                if "--table" in sys.argv:
                    print(f"{name}\t{function.__module__}.{function.__name__}\t{parameter}\t{where or 'MISSING'}")
                if not where:
                    unknown.append(f"{name}: {function.__name__} has {parameter}, which is neither offered nor explained")
    print("\n".join(unknown) or f"{count} parameters of {len(FUNCTIONS)} features are offered or explained")
    return 1 if unknown else 0


sys.exit(main())
