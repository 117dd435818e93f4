"""Measures Suara's feature engine against librosa 0.11 in the same run and prints the ratios.

    compare_speed.py PROGRAMS [--minutes 60] [--clips 1000] [--data FOLDER] [--work FOLDER] [--linear]

PROGRAMS is the folder of measure_work and fft_floor (.build/dev/tests/benchmarks). The work: decode, mix to one channel,
resample to 22,050 Hz, then zero-crossing rate, RMS, centroid, bandwidth, roll-off, flatness, contrast, 40 MFCC, chroma with
tuning and 128 mel bands, means and deviations. librosa is used as an expert would: one STFT for all spectral features, two
processes for many clips. --data names a folder of clips (WAV, FLAC, MP3), which are repeated until there are enough;
without it they are synthesised; with it an hour of them as MP3 is measured too, as noise and speech are not coded alike.
--linear adds ten times the length and ten times the clips. Quote figures only from a
machine that does nothing else.
"""

import argparse
import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import librosa
import numpy as np
import soundfile

assert librosa.__version__.startswith("0.11")


def spectrum_features(y, sr):
    S = np.abs(librosa.stft(y))
    power = S**2
    mel = librosa.feature.melspectrogram(S=power, sr=sr, n_mels=128)
    centroid = librosa.feature.spectral_centroid(S=S, sr=sr)
    return [
        librosa.feature.zero_crossing_rate(y),
        librosa.feature.rms(y=y),
        centroid,
        librosa.feature.spectral_bandwidth(S=S, sr=sr, centroid=centroid),
        librosa.feature.spectral_rolloff(S=S, sr=sr),
        librosa.feature.spectral_flatness(S=S),
        librosa.feature.spectral_contrast(S=S, sr=sr),
        librosa.feature.mfcc(S=librosa.power_to_db(mel), n_mfcc=40),
        librosa.feature.chroma_stft(S=power, sr=sr),
        mel,
    ]


def librosa_work(path):
    y, sr = librosa.load(path)
    return np.concatenate([np.r_[f.mean(axis=1), f.std(axis=1)] for f in spectrum_features(y, sr)])


def synthesised(seconds, sr, rng):
    """Tones with overtones, bursts of noise and pauses: nothing repeats, nothing is digital silence."""
    t = np.arange(int(sr * min(seconds, 1.0))) / sr
    for _ in range(max(1, int(np.ceil(seconds)))):
        pitch = 220 * 2 ** (rng.integers(-12, 24) / 12 + rng.normal(0, 0.01))
        tone = sum(np.sin(2 * np.pi * pitch * k * t + rng.uniform(0, 6)) / k for k in range(1, 9))
        tone *= np.exp(-3 * t) * rng.uniform(0.02, 0.25)
        noise = rng.normal(0, 1, t.size) * rng.choice([1e-4, 3e-3, 0.05]) * (1 + np.sin(6 * np.pi * t))
        yield np.stack([tone + noise, 0.7 * tone + rng.normal(0, 1e-4, t.size)], 1).clip(-1, 1)


def write_long(path, minutes, blocks):
    form = {"format": "RF64", "subtype": "PCM_16"}  # a WAV that may be longer than 4 GB
    if path.suffix == ".mp3":
        form = {"format": "MP3", "subtype": "MPEG_LAYER_III"}
    left = int(60 * minutes * 44100)
    with soundfile.SoundFile(path, "w", 44100, 2, **form) as file:
        while left > 0:
            block = next(blocks)[:left]
            file.write(block)
            left -= len(block)


def read_as_stereo(paths):
    """The clips one after another, over and over, at 44,100 Hz; the right channel is the left one a little softer."""
    for path in itertools.cycle(paths):
        y, _ = librosa.load(path, sr=44100)
        yield np.stack([y, 0.8 * y], 1)


def write_clips(folder, count, rng):
    kinds = itertools.cycle([(".wav", 44100), (".flac", 16000), (".mp3", 44100), (".wav", 22050), (".flac", 48000)])
    folder.mkdir(exist_ok=True)
    paths = []
    for i, (suffix, sr) in zip(range(count), kinds):
        paths.append(folder / f"{i:05}{suffix}")
        if not paths[-1].exists():
            seconds = rng.uniform(0.5, 4)
            sound = np.concatenate(list(synthesised(seconds, sr, rng)))[: int(seconds * sr)]
            soundfile.write(paths[-1], sound.mean(axis=1), sr)
    return paths


def given_clips(folder, count):
    suffixes = {".wav", ".flac", ".mp3"}
    paths = sorted(p for p in folder.rglob("*") if p.suffix in suffixes and "odd_audio" not in p.parts)
    usable = [p for p in paths if soundfile.info(p).frames > 0]
    return list(itertools.islice(itertools.cycle(usable), count))


class Figure:
    def __init__(self, wall, cpu, memory, value=None):
        self.wall, self.cpu, self.memory, self.value = wall, cpu, memory, value


def in_child(call):
    """A call in a process of its own, so that its peak memory and processor time are its own."""
    before = time.monotonic()
    child = os.fork()
    if child == 0:
        call()
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    assert status == 0, status
    return Figure(time.monotonic() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best_of_three(call):
    return min((call() for _ in range(3)), key=lambda figure: figure.wall)


def librosa_many(paths):
    import joblib

    with joblib.Parallel(n_jobs=2) as pool:
        pool(joblib.delayed(librosa_work)(paths[0]) for _ in range(4))  # the processes are there, everything is compiled
        before = time.monotonic()
        pool(joblib.delayed(librosa_work)(path) for path in paths)
        wall = time.monotonic() - before
    return Figure(wall, 0, 0)


def suara_once(programs, listing, paths, jobs):
    text = subprocess.run([programs / "measure_work", str(jobs), listing], check=True, capture_output=True, text=True).stdout
    wall, user, system, memory, rows, value = text.split()
    assert int(rows) == len(paths), text
    return Figure(float(wall), float(user) + float(system), float(memory), value)


def suara(programs, work, paths, jobs, times=3):
    """The best of three, as of librosa where a run takes less than half a minute."""
    listing = work / "list.txt"
    listing.write_text("".join(f"{path}\n" for path in paths))
    runs = [suara_once(programs, listing, paths, jobs) for _ in range(times)]
    assert len({run.value for run in runs}) == 1, "the result differs from run to run"
    return Figure(min(run.wall for run in runs), min(run.cpu for run in runs), max(run.memory for run in runs), runs[0].value)


def fft_floor(programs, frames):
    command = [programs / "fft_floor", str(frames)]
    return min(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(3))


def row(name, ours, theirs, ratio):
    print(f"{name:58} {ours:>14} {theirs:>16} {ratio:>10}", flush=True)


def compare_clips(programs, work, clips):
    seconds = sum(soundfile.info(path).duration for path in clips)
    theirs = best_of_three(lambda: librosa_many(clips))
    ours = suara(programs, work, clips, 2)
    assert ours.value == suara(programs, work, clips, 1).value, "the result depends on the number of jobs"
    row(f"{len(clips)} clips ({seconds:.0f} s), 2 processors, wall", f"{ours.wall:.2f} s", f"{theirs.wall:.2f} s",
        f"{theirs.wall / ours.wall:.1f} x")


def compare_long(programs, work, path, minutes):
    theirs = in_child(lambda: librosa_work(path))
    one, two = suara(programs, work, [path], 1), suara(programs, work, [path], 2)
    assert one.value == two.value, "the result depends on the number of jobs"
    row(f"{minutes} min WAV, 2 processors, wall", f"{two.wall:.2f} s", f"{theirs.wall:.2f} s", f"{theirs.wall / two.wall:.1f} x")
    row("the same, processor time (1 job)", f"{one.cpu:.2f} s", f"{theirs.cpu:.2f} s", f"{theirs.cpu / one.cpu:.1f} x")
    frames = 1 + int(60 * minutes * 22050) // 512
    floor = fft_floor(programs, frames)
    row("the same, against FFTW alone on as many frames", f"{one.cpu:.2f} s", f"{floor:.2f} s", f"{one.cpu / floor:.1f} x")
    row("the same, peak memory (2 jobs)", f"{two.memory:.0f} MB", f"{theirs.memory:.0f} MB", f"{theirs.memory / two.memory:.0f} x")


def compare_mp3(programs, work, path, name):
    theirs = best_of_three(lambda: in_child(lambda: librosa.load(path)))
    ours = suara(programs, work, [path], 2)
    assert ours.value == suara(programs, work, [path], 1, 1).value, "the result depends on the number of jobs"
    row(f"{name}, all of the work against librosa's loading", f"{ours.wall:.2f} s", f"{theirs.wall:.2f} s",
        f"{theirs.wall / ours.wall:.1f} x")


def show_linear(programs, work, minutes, clips, rng):
    for times in (1, 10):
        path = work / f"long_{minutes * times}.wav"
        if not path.exists():
            write_long(path, minutes * times, synthesised(60 * minutes * times, 44100, rng))
        ours = suara(programs, work, [path], 2, times=1)
        row(f"{minutes * times} min WAV: wall, processor time, memory", f"{ours.wall:.2f} s", f"{ours.cpu:.2f} s", f"{ours.memory:.0f} MB")
    for times in (1, 10):
        ours = suara(programs, work, clips * times, 2, times=1)
        row(f"{len(clips) * times} clips: wall, processor time, memory", f"{ours.wall:.2f} s", f"{ours.cpu:.2f} s", f"{ours.memory:.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=Path)
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--clips", type=int, default=1000)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--work", type=Path, default=Path("/var/tmp/suara-benchmark"))
    parser.add_argument("--linear", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(1)
    wav, mp3 = (options.work / f"long_{options.minutes}{suffix}" for suffix in (".wav", ".mp3"))
    for path in (wav, mp3):
        if not path.exists():
            write_long(path, options.minutes, synthesised(60 * options.minutes, 44100, rng))
    clips = given_clips(options.data, options.clips) if options.data else write_clips(options.work / "clips", options.clips, rng)
    librosa_work(clips[0])  # what librosa compiles and imports at its first use is not counted

    print(f"load average {os.getloadavg()[0]:.1f}")
    row("", "Suara", "the other", "ratio")
    compare_clips(options.programs, options.work, clips)
    compare_long(options.programs, options.work, wav, options.minutes)
    compare_mp3(options.programs, options.work, mp3, f"{options.minutes} min MP3")
    if options.data:
        given = options.work / f"given_{options.minutes}.mp3"
        if not given.exists():
            write_long(given, options.minutes, read_as_stereo(clips))
        compare_mp3(options.programs, options.work, given, f"{options.minutes} min MP3 of the clips given")
    if options.linear:
        show_linear(options.programs, options.work, options.minutes, clips, rng)


if __name__ == "__main__":
    sys.exit(main())
