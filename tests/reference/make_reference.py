#!/usr/bin/env python3
"""Makes features.csv: values of librosa's features on made signals over a grid of parameters.

Run with a Python that has librosa 0.11: python make_reference.py. Each line is one call; "error" where librosa refuses.
The signals are made of integers, so that tst_references.cpp makes the same bits.
"""
import csv
import itertools
import pathlib
import warnings

import librosa
import numpy as np

assert librosa.__version__.startswith("0.11."), librosa.__version__
warnings.simplefilter("ignore")

LENGTHS = [0, 1, 100, 2047, 2048, 2049]


def signal(length):
    """A triangle of 221 samples with noise of a linear congruential generator, exact in float32."""
    state, values = 12345, np.empty(length, np.float32)
    for i in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        values[i] = (abs(i % 221 - 110) - 55) / 128 + ((state >> 16) % 256 - 128) / 1024
    return values


def mel_db(y, **kwargs):
    return librosa.power_to_db(librosa.feature.melspectrogram(y=y, **kwargs), ref=np.max)


FEATURES = {
    "zero_crossing_rate": librosa.feature.zero_crossing_rate,
    "rms": librosa.feature.rms,
    "spectral_centroid": librosa.feature.spectral_centroid,
    "spectral_bandwidth": librosa.feature.spectral_bandwidth,
    "spectral_rolloff": librosa.feature.spectral_rolloff,
    "spectral_flatness": librosa.feature.spectral_flatness,
    "spectral_contrast": librosa.feature.spectral_contrast,
    "mfcc": librosa.feature.mfcc,
    "chroma_stft": librosa.feature.chroma_stft,
    "melspectrogram": librosa.feature.melspectrogram,
    "melspectrogram_db": mel_db,
    "stft_magnitude": lambda y, **kwargs: np.abs(librosa.stft(y, **kwargs)),
}
WITHOUT_RATE = {"zero_crossing_rate", "rms", "spectral_flatness", "stft_magnitude"}
IN_TIME = {"zero_crossing_rate", "rms"}
FIXED = {"mfcc": {"n_mfcc": 13, "n_mels": 40}, "melspectrogram": {"n_mels": 40}, "melspectrogram_db": {"n_mels": 40},
         "chroma_stft": {"tuning": 0.1}}


def grid():
    """(feature, length, sample rate, parameters)"""
    for feature, length, n_fft, hop, center in itertools.product(
            FEATURES, LENGTHS, [512, 1000, 2047, 2048], [160, 512], [True, False]):
        size = "frame_length" if feature in IN_TIME else "n_fft"
        yield feature, length, 22050, {size: n_fft, "hop_length": hop, "center": center, **FIXED.get(feature, {})}
    for feature, sr in itertools.product(FEATURES, [8000, 16000, 48000]):
        bands = {"n_bands": 4} if feature == "spectral_contrast" else {}
        yield feature, 4000, sr, {**FIXED.get(feature, {}), **bands}
    for window in ["hann", "hamming", "blackman", "blackmanharris", "nuttall", "bartlett", "cosine", "boxcar"]:
        yield "stft_magnitude", 3000, 22050, {"n_fft": 600, "window": window, "hop_length": 200}
    for pad_mode, feature in itertools.product(["constant", "edge", "reflect"], ["stft_magnitude", "rms"]):
        yield feature, 3000, 22050, {"pad_mode": pad_mode}
    yield from single_parameters()


def single_parameters():
    """Each feature's own parameters, one at a time."""
    for win_length in [1, 2, 399, 400]:
        yield "stft_magnitude", 3000, 22050, {"n_fft": 1024, "hop_length": 512, "win_length": win_length}
    for name, feature, values in [
            ("p", "spectral_bandwidth", [1.0, 3.0]), ("roll_percent", "spectral_rolloff", [0.01, 0.5, 0.99]),
            ("amin", "spectral_flatness", [1e-3]), ("power", "spectral_flatness", [1.0, 0.5]),
            ("quantile", "spectral_contrast", [0.1, 0.5]), ("n_bands", "spectral_contrast", [1, 5, 7]),
            ("fmin", "spectral_contrast", [100.0, 300.0, 0.0]), ("linear", "spectral_contrast", [True]),
            ("n_chroma", "chroma_stft", [6, 12, 24, 36]), ("tuning", "chroma_stft", [-0.3, 0.0, 0.45]),
            ("n_mfcc", "mfcc", [1, 20, 128]), ("lifter", "mfcc", [22.0]), ("dct_type", "mfcc", [2, 3]),
            ("fmax", "melspectrogram", [4000.0, 8000.0]), ("fmin", "melspectrogram", [50.0, 1000.0]),
            ("htk", "melspectrogram", [True]), ("n_mels", "melspectrogram", [1, 64, 256])]:
        for value in values:
            yield feature, 5000, 22050, {**({"n_mfcc": 40} if feature == "mfcc" else {}), name: value}


def text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def row(feature, length, sr, parameters):
    rate = {} if feature in WITHOUT_RATE else {"sr": sr}
    names = " ".join(f"{name}={text(value)}" for name, value in parameters.items())
    try:
        values = FEATURES[feature](y=signal(length), **rate, **parameters).astype(np.float32)
    except Exception:
        return [feature, length, sr, names, "error", "", "", ""]
    rows, frames = values.shape
    places = {(0, 0), (rows - 1, 0), (0, frames - 1), (rows - 1, frames - 1), (rows // 2, frames // 2), (rows // 3, 0)}
    spots = " ".join(f"{r}:{c}:{values[r, c]!s}" for r, c in sorted(places))
    return [feature, length, sr, names, rows, frames, repr(float(values.astype(np.float64).mean())), spots]


with open(pathlib.Path(__file__).with_name("features.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["feature", "samples", "sr", "parameters", "rows", "frames", "mean", "values"])
    writer.writerows(row(*call) for call in grid())
