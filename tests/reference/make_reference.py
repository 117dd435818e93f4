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
import scipy.special

assert librosa.__version__.startswith("0.11."), librosa.__version__
warnings.simplefilter("ignore")

LENGTHS = [0, 1, 100, 2047, 2048, 2049]


def signal(length):
    """A triangle of 221 samples with noise of a linear congruential generator, exact in float32; long ones have a beat."""
    state, values = 12345, np.empty(length, np.float32)
    for i in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        values[i] = (abs(i % 221 - 110) - 55) / 128 + ((state >> 16) % 256 - 128) / 1024
        if length >= 20000 and i % 9000 >= 3000:
            values[i] /= 16
    return values


FUNCTIONS = {"mean": np.mean, "median": np.median, "max": np.max, "sum": np.sum}
PITCH = {"fmin": librosa.note_to_hz("C2"), "fmax": librosa.note_to_hz("C7")}


def scipy_window(text):
    """"kaiser(14)" is ("kaiser", 14)."""
    name, _, numbers = str(text).rstrip(")").partition("(")
    values = [float(number) for number in numbers.split(",") if number]
    if name == "taylor" and values:
        values[0] = int(values[0])
    if name == "general_cosine":
        values = [values]
    if name == "exponential":
        values.insert(0, None)
    return (name, *values) if values else name


def referred(kwargs):
    """"max" as a reference is a function."""
    return {**kwargs, "ref": FUNCTIONS.get(kwargs["ref"], kwargs["ref"])} if "ref" in kwargs else kwargs


def split(kwargs, *names):
    """The arguments that are named, and the others."""
    named = {name: kwargs[name] for name in names if name in kwargs}
    return named, {name: value for name, value in kwargs.items() if name not in named}


def mel_decibels(y, sr, **kwargs):
    decibels, mel = split(kwargs, "ref", "amin", "top_db")
    return librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=sr, **mel), **{"ref": np.max, **referred(decibels)})


def stft_decibels(y, **kwargs):
    decibels, stft = split(kwargs, "ref", "amin", "top_db")
    return librosa.amplitude_to_db(np.abs(librosa.stft(y, **stft)), **{"ref": np.max, **referred(decibels)})


def intensity(y, **kwargs):
    decibels, frame = split(kwargs, "ref", "amin", "top_db")
    return librosa.amplitude_to_db(librosa.feature.rms(y=y, **frame), **referred(decibels))


def spectral_entropy(y, power=2.0, **kwargs):
    weights = np.abs(librosa.stft(y, **kwargs)).astype(np.float64) ** power
    shares = weights / np.maximum(weights.sum(axis=0), np.finfo(np.float32).tiny)
    return scipy.special.entr(shares).sum(axis=0, keepdims=True) / np.log(len(shares))


def spectral_flux(y, **kwargs):
    flux, stft = split(kwargs, "lag", "max_size")
    magnitudes = np.abs(librosa.stft(y, **stft))
    return librosa.onset.onset_strength(S=magnitudes, center=False, aggregate=np.sum, **flux)[np.newaxis]


def onset_strength(y, sr, aggregate="mean", **kwargs):
    return librosa.onset.onset_strength(y=y, sr=sr, aggregate=FUNCTIONS[aggregate], **kwargs)[np.newaxis]


def tempo(y, sr, **kwargs):
    beat, onset = split(kwargs, "start_bpm", "std_bpm", "ac_size", "max_tempo", "tempo_aggregate")
    way = beat.pop("tempo_aggregate", "mean")
    beat["aggregate"] = FUNCTIONS[way] if way else None
    hop = {"hop_length": kwargs["hop_length"]} if "hop_length" in kwargs else {}
    envelope = onset_strength(y=y, sr=sr, **onset)[0]
    return librosa.feature.tempo(onset_envelope=envelope, sr=sr, **hop, **beat)[np.newaxis]


def dynamic_tempo(y, sr, **kwargs):
    return tempo(y, sr, tempo_aggregate=None, **kwargs)


def yin(y, sr, **kwargs):
    return librosa.yin(y.astype(np.float64), sr=sr, **{**PITCH, **kwargs})[np.newaxis]


def pyin(part):
    def call(y, sr, beta_a=2, beta_b=18, **kwargs):
        arguments = {**PITCH, "beta_parameters": (beta_a, beta_b), **kwargs}
        return librosa.pyin(y.astype(np.float64), sr=sr, **arguments)[part][np.newaxis]
    return call


def delta_of(base, order):
    def call(**kwargs):
        of_delta, of_base = split(kwargs, "width", "mode")
        return librosa.feature.delta(FEATURES[base](**of_base), order=order, **of_delta)
    return call


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
    "melspectrogram_db": mel_decibels,
    "stft_magnitude": lambda y, **kwargs: np.abs(librosa.stft(y, **kwargs)),
    "intensity": intensity,
    "spectral_entropy": spectral_entropy,
    "spectral_flux": spectral_flux,
    "onset_strength": onset_strength,
    "tempo": tempo,
    "dynamic_tempo": dynamic_tempo,
    "yin": yin,
    "pyin": pyin(0),
    "pyin_voiced_flag": pyin(1),
    "pyin_voiced_prob": pyin(2),
    "stft_db": stft_decibels,
}
FEATURES["rms_delta"] = delta_of("rms", 1)
FEATURES["mfcc_delta"] = delta_of("mfcc", 1)
FEATURES["mfcc_delta2"] = delta_of("mfcc", 2)
WITHOUT_RATE = {"zero_crossing_rate", "rms", "rms_delta", "spectral_flatness", "stft_magnitude", "intensity",
                "spectral_entropy", "spectral_flux", "stft_db"}
PITCH_FEATURES = {"yin", "pyin", "pyin_voiced_flag", "pyin_voiced_prob"}
IN_TIME = {"zero_crossing_rate", "rms", "rms_delta", "intensity", *PITCH_FEATURES}
FEW_MELS = {"n_mfcc": 13, "n_mels": 40}
FIXED = {"mfcc": FEW_MELS, "mfcc_delta": {**FEW_MELS, "width": 3}, "mfcc_delta2": {**FEW_MELS, "width": 3},
         "onset_strength": {"n_mels": 40}, "tempo": {"n_mels": 40}, "dynamic_tempo": {"n_mels": 40},
         "melspectrogram": {"n_mels": 40}, "melspectrogram_db": {"n_mels": 40},
         "chroma_stft": {"tuning": 0.1}}


def grid():
    """(feature, length, sample rate, parameters)"""
    for feature, length, n_fft, hop, center in itertools.product(
            FEATURES, LENGTHS, [512, 1000, 2047, 2048], [160, 512], [True, False]):
        if feature in PITCH_FEATURES and length == 1:
            continue  # the pitch of one sample is whatever rounding makes it
        size = "frame_length" if feature in IN_TIME else "n_fft"
        yield feature, length, 22050, {size: n_fft, "hop_length": hop, "center": center, **FIXED.get(feature, {})}
    for feature, sr in itertools.product(FEATURES, [8000, 16000, 48000]):
        bands = {"n_bands": 4} if feature == "spectral_contrast" else {}
        yield feature, 4000, sr, {**FIXED.get(feature, {}), **bands}
    for window in ["hann", "hamming", "blackman", "blackmanharris", "nuttall", "bartlett", "cosine", "boxcar",
                   "triang", "flattop", "parzen", "bohman", "barthann", "lanczos", "tukey"]:
        for n_fft in [600, 601]:
            yield "stft_magnitude", 3000, 22050, {"n_fft": n_fft, "window": window, "hop_length": 200}
    for window in ["kaiser(0)", "kaiser(4)", "kaiser(14)", "gaussian(60)", "general_gaussian(1.5,90)", "general_hamming(0.75)",
                   "general_cosine(0.4,0.5,0.1)", "general_cosine(1)", "exponential(100)", "tukey(0)", "tukey(0.25)", "tukey(1)",
                   "chebwin(50)", "chebwin(100)", "dpss(1)", "dpss(3)", "dpss(7.5)", "taylor(4,30)", "taylor(8,55)"]:
        for n_fft in [600, 601, 2048]:
            yield "stft_magnitude", 3000, 22050, {"n_fft": n_fft, "window": window, "hop_length": 200}
        yield "spectral_centroid", 3000, 22050, {"n_fft": 512, "window": window, "win_length": 100}
    for pad_mode, feature in itertools.product(["constant", "edge", "linear_ramp", "reflect", "symmetric"],
                                               ["stft_magnitude", "rms", "yin"]):
        yield feature, 3000, 22050, {"pad_mode": pad_mode}
    yield from single_parameters()
    for pad_mode in ["constant", "edge", "linear_ramp", "reflect", "symmetric"]:  # of what is padded by frame_length / 2
        for feature, length in itertools.product(["rms", "intensity", "yin", "pyin", "pyin_voiced_prob"], [2, 100, 3000]):
            yield feature, length, 22050, {"frame_length": 1501, "hop_length": 300, "pad_mode": pad_mode}


def single_parameters():
    """Each feature's own parameters, one at a time."""
    for win_length in [1, 2, 399, 400]:
        yield "stft_magnitude", 3000, 22050, {"n_fft": 1024, "hop_length": 512, "win_length": win_length}
    for name, feature, values in [
            ("p", "spectral_bandwidth", [1.0, 3.0]), ("roll_percent", "spectral_rolloff", [0.01, 0.5, 0.99]),
            ("amin", "spectral_flatness", [1e-3]), ("power", "spectral_flatness", [1.0, 0.5]),
            ("quantile", "spectral_contrast", [0.1, 0.5]), ("n_bands", "spectral_contrast", [1, 5, 7]),
            ("fmin", "spectral_contrast", [100.0, 300.0, 0.0]), ("linear", "spectral_contrast", [True]),
            ("n_chroma", "chroma_stft", [1, 2, 3, 4, 5, 6, 12, 24, 36]), ("tuning", "chroma_stft", [-0.3, 0.0, 0.45]),
            ("threshold", "zero_crossing_rate", [0.0, 0.1]), ("zero_pos", "zero_crossing_rate", [False]),
            ("pad", "zero_crossing_rate", [True]), ("ref_magnitude", "zero_crossing_rate", [1e9]),
            ("ref", "stft_db", [1.0, 0.25, "max"]), ("amin", "stft_db", [0.01]), ("top_db", "stft_db", [None, 20.0]),
            ("norm", "spectral_bandwidth", [False]), ("norm", "chroma_stft", [1, 2, None, np.inf, -np.inf, 0, 0.5, 3]),
            ("ctroct", "chroma_stft", [4.0]), ("octwidth", "chroma_stft", [None, 1.0]), ("base_c", "chroma_stft", [False]),
            ("n_mfcc", "mfcc", [1, 20, 128]), ("lifter", "mfcc", [22.0]), ("dct_type", "mfcc", [1, 2, 3]),
            ("norm", "mfcc", [None]), ("mel_norm", "mfcc", [None, "slaney", 1.5, np.inf]), ("power", "mfcc", [1.0]),
            ("power", "melspectrogram", [1.0, 0.5, 3.0]), ("norm", "melspectrogram", [None, 1, 2, np.inf, -np.inf, 0, 0.5, 3, 1.7]),
            ("ref", "melspectrogram_db", [1.0, 0.25, "max"]), ("amin", "melspectrogram_db", [1e-3]),
            ("top_db", "melspectrogram_db", [None, 20.0]),
            ("ref", "intensity", [2e-5, 0.25, "max"]), ("amin", "intensity", [0.2]), ("top_db", "intensity", [None, 1.0]),
            ("power", "spectral_entropy", [1.0]), ("lag", "spectral_flux", [2, 5]), ("max_size", "spectral_flux", [3, 4]),
            ("lag", "onset_strength", [2, 5]), ("max_size", "onset_strength", [3, 4]),
            ("detrend", "onset_strength", [True]), ("center", "onset_strength", [False]),
            ("aggregate", "onset_strength", ["median", "max", "sum"]), ("hop_length", "onset_strength", [64]),
            ("trough_threshold", "yin", [0.05, 0.5]), ("fmin", "yin", [110.0]), ("fmax", "yin", [400.0, 12000.0]),
            ("n_thresholds", "pyin_voiced_prob", [1, 10]), ("beta_a", "pyin_voiced_prob", [1.5]),
            ("beta_b", "pyin_voiced_prob", [3.7]), ("boltzmann_parameter", "pyin_voiced_prob", [0.5]),
            ("no_trough_prob", "pyin_voiced_prob", [0.5]), ("resolution", "pyin", [0.07, 0.5]),
            ("max_transition_rate", "pyin", [10.0, 3.0]), ("switch_prob", "pyin_voiced_flag", [0.4]),
            ("fill_na", "pyin", [0.0, None]), ("fmin", "pyin", [110.0]), ("fmax", "pyin", [400.0]),
            ("width", "mfcc_delta", [3, 5, 9]), ("width", "mfcc_delta2", [3, 5, 9]), ("width", "rms_delta", [11]),
            ("mode", "mfcc_delta", ["nearest", "mirror", "constant", "wrap"]), ("mode", "mfcc_delta2", ["nearest", "wrap"]),
            ("fmax", "melspectrogram", [4000.0, 8000.0]), ("fmin", "melspectrogram", [50.0, 1000.0]),
            ("htk", "melspectrogram", [True]), ("n_mels", "melspectrogram", [1, 64, 256])]:
        for value in values:
            yield feature, 5000, 22050, {**({"n_mfcc": 40} if feature.startswith("mfcc") else {}), name: value}
    for n_chroma in [240, 1200]:
        yield "chroma_stft", 5000, 22050, {"n_fft": 512, "n_chroma": n_chroma}
    for name, values in [("hop_length", [512, 256]), ("start_bpm", [60.0, 200.0]), ("std_bpm", [0.2]), ("ac_size", [2.0]),
                         ("max_tempo", [None, 100.0]), ("tempo_aggregate", ["median", "max"])]:
        for value in values:
            yield "tempo", 120000, 22050, {name: value}
            if name != "tempo_aggregate":
                yield "dynamic_tempo", 120000, 22050, {name: value}
    for feature in ["onset_strength", "spectral_flux", "yin", "pyin", "pyin_voiced_flag", "pyin_voiced_prob"]:
        yield feature, 120000, 22050, {}


def text(value):
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


def row(feature, length, sr, parameters):
    rate = {} if feature in WITHOUT_RATE else {"sr": sr}
    names = " ".join(f"{name}={text(value)}" for name, value in parameters.items())
    window = {"window": scipy_window(parameters["window"])} if "window" in parameters else {}
    try:
        values = FEATURES[feature](y=signal(length), **rate, **{**parameters, **window}).astype(np.float32)
    except Exception:
        return [feature, length, sr, names, "error", "", "", ""]
    rows, frames = values.shape
    places = {(0, 0), (rows - 1, 0), (0, frames - 1), (rows - 1, frames - 1), (rows // 2, frames // 2), (rows // 3, 0)}
    spots = " ".join(f"{r}:{c}:{values[r, c]!s}" for r, c in sorted(places))
    return [feature, length, sr, names, rows, frames, repr(float(np.nanmean(values.astype(np.float64)))), spots]


with open(pathlib.Path(__file__).with_name("features.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["feature", "samples", "sr", "parameters", "rows", "frames", "mean", "values"])
    writer.writerows(row(*call) for call in grid())
