#include "core/features/VoiceStatistics.h"

#include "core/audio/AudioReader.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Fft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <numeric>

namespace suara {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t frameLength = 2048;
constexpr double highestPitch = 280.0; ///< Hz; also the upper end of the spectrum looked at
constexpr int longestSeconds = 20;

using Values = std::vector<double>;

double sumOf(const Values& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The symmetric Hann window at i of n.
double hann(std::size_t i, std::size_t n)
{
    return 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * double(i) / double(n - 1));
}

/// Magnitudes below half the sample rate of the windowed whole, the largest 1, cut at 280 Hz.
Values lowSpectrum(std::span<const double> samples, int sampleRate, Seewave numbering)
{
    const std::size_t n = samples.size();
    Fft fft(n);
    for (std::size_t i = 0; i < n; ++i)
        fft.input()[i] = samples[i] * hann(i, n);
    const std::span<const std::complex<double>> bins = fft.transform();
    const std::size_t count = n / 2;
    const auto half = double(count);
    Values magnitudes(count);
    std::transform(bins.begin(), bins.begin() + std::ptrdiff_t(count), magnitudes.begin(),
                   [](std::complex<double> bin) { return std::abs(bin); });
    const double largest = *std::max_element(magnitudes.begin(), magnitudes.end());
    if (!(largest > 0.0))
        throw ParameterError(SUARA_TEXT("Core", "The sound is silent; the voice columns need a voice."));
    const double binsPerKhz = numbering == Seewave::V224
                                  ? 1000.0 * half / (sampleRate / 2.0 - sampleRate / (2.0 * half))
                                  : 1000.0 * 2.0 * half / sampleRate;
    const auto kept = std::size_t(std::floor(highestPitch / 1000.0 * binsPerKhz + 1e-10));
    if (kept < 2)
        throw ParameterError(SUARA_TEXT("Core", "The sound has %1 samples, too few at %2 Hz for the voice columns."),
                             {std::to_string(n), std::to_string(sampleRate)});
    magnitudes.resize(std::min(kept, magnitudes.size()));
    for (double& value : magnitudes) {
        value /= largest;
        if (numbering == Seewave::V202 && value == 0.0)
            value = 1e-6;
    }
    return magnitudes;
}

double entropy(Values amplitudes)
{
    std::replace(amplitudes.begin(), amplitudes.end(), 0.0, 1e-7);
    const double sum = sumOf(amplitudes);
    double entropy = 0.0;
    for (const double amplitude : amplitudes)
        entropy -= amplitude / sum * std::log(amplitude / sum);
    return entropy / std::log(double(amplitudes.size()));
}

double flatness(const Values& amplitudes)
{
    const std::size_t step =
        amplitudes.size() > 4000 ? std::size_t(std::nearbyint(double(amplitudes.size()) / 256.0)) : 1;
    Values thinned;
    for (std::size_t i = 0; i < amplitudes.size(); i += step)
        thinned.push_back(amplitudes[i] == 0.0 ? 1e-5 : amplitudes[i]);
    double logs = 0.0;
    for (const double value : thinned)
        logs += std::log(value);
    const auto count = double(thinned.size());
    return std::exp(logs / count) / (sumOf(thinned) / count);
}

/// sum((x - mean)^power) / (n - 1), of amplitudes.
double moment(const Values& amplitudes, int power)
{
    const double mean = sumOf(amplitudes) / double(amplitudes.size());
    double sum = 0.0;
    for (const double amplitude : amplitudes)
        sum += std::pow(amplitude - mean, power);
    return sum / double(amplitudes.size() - 1);
}

/// meanfreq sd median Q25 Q75 IQR skew kurt sp.ent sfm mode centroid
Values spectrumColumns(Values amplitudes)
{
    const double total = sumOf(amplitudes);
    for (double& amplitude : amplitudes)
        amplitude /= total;
    const auto khz = [&](std::size_t bin) {
        return double(bin) * (highestPitch / double(amplitudes.size() - 1)) / 1000.0;
    };
    Values running(amplitudes.size());
    std::partial_sum(amplitudes.begin(), amplitudes.end(), running.begin());
    const auto quantile = [&](double share) {
        const auto count = std::size_t(std::upper_bound(running.begin(), running.end(), share) - running.begin());
        return khz(std::min(count, amplitudes.size() - 1));
    };
    double mean = 0.0;
    for (std::size_t bin = 0; bin < amplitudes.size(); ++bin)
        mean += amplitudes[bin] * khz(bin);
    double variance = 0.0;
    for (std::size_t bin = 0; bin < amplitudes.size(); ++bin)
        variance += amplitudes[bin] * (khz(bin) - mean) * (khz(bin) - mean);
    const double spread = std::sqrt(moment(amplitudes, 2));
    const auto mode = std::size_t(std::max_element(amplitudes.begin(), amplitudes.end()) - amplitudes.begin());
    return {mean,
            std::sqrt(variance),
            quantile(0.5),
            quantile(0.25),
            quantile(0.75),
            quantile(0.75) - quantile(0.25),
            moment(amplitudes, 3) / std::pow(spread, 3),
            moment(amplitudes, 4) / std::pow(spread, 4),
            entropy(amplitudes),
            flatness(amplitudes),
            khz(mode),
            mean};
}

/// The samples with all that is no louder than 5 % of the loudest set to 0.
Values gated(std::span<const double> samples)
{
    double loudest = 0.0;
    for (const double sample : samples)
        loudest = std::max(loudest, std::abs(sample));
    const double threshold = loudest * (5.0 / 100.0);
    Values gated(samples.begin(), samples.end());
    for (double& sample : gated)
        if (std::abs(sample) <= threshold)
            sample = 0.0;
    return gated;
}

/// Calls use(frame) for each whole frame; old seewave left the last one out when it ended with the sound.
template<typename Use>
Values eachFrame(const Values& samples, std::size_t hop, Seewave numbering, Use use)
{
    const std::size_t used = samples.size() - (numbering == Seewave::V202 ? 1 : 0);
    Values track;
    for (std::size_t start = 0; start + frameLength <= used; start += hop)
        track.push_back(use(std::span(samples).subspan(start, frameLength)));
    return track;
}

/// The real cepstrum's largest value at quefrencies of 280 Hz and below, in kHz.
double cepstralPitch(std::span<const double> frame, int sampleRate, Fft& forward, Fft& backward)
{
    const auto first = std::size_t(sampleRate / int(highestPitch));
    if (first >= frameLength / 2)
        return missing;
    std::transform(frame.begin(), frame.end(), forward.input().begin(),
                   [](double sample) { return sample == 0.0 ? 1e-6 : sample; });
    const std::span<const std::complex<double>> bins = forward.transform();
    for (std::size_t bin = 0; bin < bins.size(); ++bin) // real and even: the transform back is one more forward
        backward.input()[bin] = backward.input()[(frameLength - bin) % frameLength] =
            std::max(std::log(std::abs(bins[bin])), -1e300); // an infinity would leave nothing but NaN
    const std::span<const std::complex<double>> cepstrum = backward.transform();
    std::size_t best = first;
    for (std::size_t quefrency = first + 1; quefrency < frameLength / 2; ++quefrency)
        if (cepstrum[quefrency].real() > cepstrum[best].real())
            best = quefrency;
    return best == first ? missing : double(sampleRate) / double(best) / 1000.0;
}

double dominantFrequency(std::span<const double> frame, int sampleRate, Seewave numbering, Fft& fft)
{
    for (std::size_t i = 0; i < frameLength; ++i)
        fft.input()[i] = frame[i] * hann(i, frameLength);
    if (std::ranges::all_of(frame, [](double sample) { return sample == 0.0; }))
        return missing;
    const std::span<const std::complex<double>> bins = fft.transform();
    const double highest = std::min(22000.0, 1000.0 * (std::ceil(sampleRate / 2000.0) - 1.0));
    const auto end = std::size_t(std::max(1.0, std::nearbyint(double(frameLength) * highest / sampleRate)));
    std::size_t best = 0;
    for (std::size_t bin = 1; bin < std::min(end, frameLength / 2); ++bin)
        if (std::abs(bins[bin]) > std::abs(bins[best]))
            best = bin;
    const std::size_t counted = best + (numbering == Seewave::V202 ? 1 : 0);
    return double(counted) * sampleRate / double(frameLength) / 1000.0;
}

Values known(const Values& track)
{
    Values values;
    std::ranges::copy_if(track, std::back_inserter(values), [](double value) { return !std::isnan(value); });
    return values;
}

/// Mean, smallest and largest of what is known.
std::array<double, 3> range(const Values& track)
{
    const Values values = known(track);
    if (values.empty())
        return {missing, missing, missing};
    const auto [lowest, highest] = std::ranges::minmax(values);
    return {sumOf(values) / double(values.size()), lowest, highest};
}

/// Mean step from frame to frame, as a share of the whole range.
double modulation(const Values& track, double span)
{
    if (span == 0.0)
        return 0.0;
    Values steps;
    for (std::size_t i = 0; i + 1 < track.size(); ++i)
        if (!std::isnan(track[i]) && !std::isnan(track[i + 1]))
            steps.push_back(std::abs(track[i] - track[i + 1]));
    return steps.empty() ? missing : sumOf(steps) / double(steps.size()) / span;
}

void checkLength(std::span<const double> samples)
{
    if (samples.size() < frameLength)
        throw ParameterError(SUARA_TEXT("Core", "The sound has %1 samples; the voice columns need %2 or more."),
                             {std::to_string(samples.size()), std::to_string(frameLength)});
}

} // namespace

Values voiceStatistics(std::span<const double> samples, int sampleRate, Seewave numbering)
{
    checkLength(samples);
    Values row = spectrumColumns(lowSpectrum(samples, sampleRate, numbering));
    const VoiceTracks tracks = voiceTracks(samples, sampleRate, numbering);
    const auto fundamental = range(tracks.fundamental);
    const auto dominant = range(tracks.dominant);
    row.insert(row.end(), fundamental.begin(), fundamental.end());
    row.insert(row.end(), dominant.begin(), dominant.end());
    row.push_back(dominant[2] - dominant[1]);
    row.push_back(modulation(tracks.dominant, row.back()));
    return row;
}

VoiceTracks voiceTracks(std::span<const double> samples, int sampleRate, Seewave numbering)
{
    checkLength(samples);
    const Values loud = gated(samples);
    Fft forward(frameLength);
    Fft backward(frameLength);
    return {eachFrame(loud, frameLength / 2, numbering,
                      [&](auto frame) { return cepstralPitch(frame, sampleRate, forward, backward); }),
            eachFrame(loud, frameLength, numbering,
                      [&](auto frame) { return dominantFrequency(frame, sampleRate, numbering, forward); })};
}

Values voiceSamples(const std::filesystem::path& file, std::int64_t start, std::int64_t end, int& sampleRate)
{
    const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
    const AudioInfo& info = reader->info();
    sampleRate = info.sampleRate;
    if (start > 0)
        reader->seek(start);
    const double scale = info.bits > 0 ? std::ldexp(1.0, info.bits - 1) : 1.0;
    const double offset = info.bits == 8 ? scale : 0.0;
    const auto channels = std::size_t(info.channels);
    std::vector<float> block(8192 * channels);
    Values samples;
    std::int64_t wanted = std::min<std::int64_t>(end - start, std::int64_t(longestSeconds) * sampleRate);
    while (const std::int64_t got = wanted > 0 ? reader->read(block.data(), std::min<std::int64_t>(wanted, 8192)) : 0) {
        for (std::size_t i = 0; i < std::size_t(got); ++i)
            samples.push_back(double(block[i * channels]) * scale + offset);
        wanted -= got;
    }
    const auto bad = std::ranges::find_if(samples, [](double sample) { return !std::isfinite(sample); });
    if (bad != samples.end())
        throw IoError(file, SUARA_TEXT("Core", "Sample %1 is not a number (NaN or infinite)."),
                      {std::to_string(start + (bad - samples.begin()))});
    return samples;
}

Values voiceStatistics(const std::filesystem::path& file, Seewave numbering, std::int64_t start,
                       std::optional<std::int64_t> end)
{
    int sampleRate = 0;
    const Values samples =
        voiceSamples(file, start, end.value_or(std::numeric_limits<std::int64_t>::max()), sampleRate);
    return voiceStatistics(samples, sampleRate, numbering);
}

std::vector<std::string> voiceColumns()
{
    return {"meanfreq", "sd",       "median",  "Q25",    "Q75",    "IQR",     "skew",   "kurt",   "sp.ent",  "sfm",
            "mode",     "centroid", "meanfun", "minfun", "maxfun", "meandom", "mindom", "maxdom", "dfrange", "modindx"};
}

std::vector<std::string> voiceUnits()
{
    std::vector<std::string> units(voiceColumns().size(), "kHz");
    for (const std::size_t ratio : {6U, 7U, 8U, 9U, 19U})
        units[ratio].clear();
    return units;
}

} // namespace suara
