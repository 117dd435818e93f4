#!/usr/bin/env python3
"""Makes formants.csv: formants by Praat's "To Formant (burg)" of made vowels over a grid of parameters.

Run with a Python that has NumPy and praat-parselmouth (Praat 6): python make_formant_reference.py. tst_formants.cpp
makes the same vowels: pulses through one resonator a formant. Praat centres its frames on the sound, so each sound is
as long as it must be for Praat's frames to stand where Suara's do, a whole number of hops from the first sample.
"""
import csv
import itertools
import math
import pathlib

import numpy as np
import parselmouth

assert parselmouth.PRAAT_VERSION.startswith("6."), parselmouth.PRAAT_VERSION

# name: pulses a second, then frequency and bandwidth of each resonator
VOWELS = {
    "a": (100, [(730, 60), (1090, 90), (2440, 120), (3500, 175), (4300, 250)]),
    "i": (125, [(270, 50), (2290, 100), (3010, 120), (3700, 175), (4600, 250)]),
    "u": (200, [(370, 60), (950, 80), (2670, 150), (3700, 200), (4650, 250)]),
}


def vowel(name, sr, length):
    pulses, resonators = VOWELS[name]
    x = np.zeros(length)
    x[::sr // pulses] = 1.0
    for frequency, bandwidth in resonators:
        radius = math.exp(-math.pi * bandwidth / sr)
        turn = 2.0 * radius * math.cos(2.0 * math.pi * frequency / sr)
        before, earlier = 0.0, 0.0
        for n in range(length):
            x[n] = (1.0 - turn + radius * radius) * x[n] + turn * before - radius * radius * earlier
            before, earlier = x[n], before
    return x.astype(np.float32)


def fitting(sr, window_length):
    """A hop of about 7 ms and a length of about a third of a second: Praat's first frame stands half a sample after one
    of Suara's."""
    window = 2 * window_length * sr
    for hop in range(sr // 150, sr // 50):
        for length in range(sr // 3, sr // 3 + 4 * hop):
            frames = math.floor((length - window) / hop) + 1
            start = length - (frames - 1) * hop
            if (start - 2) % (2 * hop) == 0 and 0.1 < (length - window) / hop % 1 < 0.9:
                return hop, length
    raise ValueError("none fits")


def row(name, sr, max_formant=5500.0, n_formants=5.0, window_length=0.025, pre_emphasis_from=50.0):
    hop, length = fitting(sr, window_length)
    sound = parselmouth.Sound(vowel(name, sr, length).astype(np.float64), sr)
    found = sound.to_formant_burg(hop / sr, n_formants, max_formant, window_length, pre_emphasis_from)
    spots = []
    for number in range(1, found.get_number_of_frames() + 1, 9):
        time = found.get_time_from_frame_number(number)
        values = []
        for formant in range(1, int(n_formants) + 1):
            values.append(f"{found.get_value_at_time(formant, time):.6g}/{found.get_bandwidth_at_time(formant, time):.6g}")
        spots.append(f"{round((time * sr - 1) / hop)}:" + ",".join(values))
    names = (f"hop_length={hop} max_formant={max_formant} n_formants={n_formants} window_length={window_length} "
             f"pre_emphasis_from={pre_emphasis_from}")
    return [name, sr, length, names, " ".join(spots)]


def grid():
    for name, (sr, top) in itertools.product(VOWELS, [(11000, 5500.0), (10000, 5000.0), (16000, 5500.0), (22050, 5500.0),
                                                      (44100, 5000.0), (48000, 5500.0)]):
        yield row(name, sr, top)
    for name in VOWELS:
        for n_formants in [3.0, 4.0, 4.5, 5.5, 6.0]:
            yield row(name, 11000, n_formants=n_formants)
        for window_length in [0.015, 0.03, 0.05]:
            yield row(name, 11000, window_length=window_length)
        for pre_emphasis_from in [10.0, 200.0, 1000.0]:
            yield row(name, 11000, pre_emphasis_from=pre_emphasis_from)
        yield row(name, 22050, max_formant=4000.0, n_formants=4.0)


with open(pathlib.Path(__file__).with_name("formants.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["vowel", "sr", "samples", "parameters", "frames"])
    writer.writerows(grid())
