#include "core/audio/DrumSynth.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace suara {

namespace {

constexpr double s_twoPi = 2.0 * std::numbers::pi;

/// Uniform numbers whose bits are the same with every library: the standard fixes the generator, not distributions.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_generator(seed) {}
    double between(double least, double most)
    {
        return least + (most - least) * (double(m_generator() >> 11) * 0x1p-53);
    }

private:
    std::mt19937_64 m_generator;
};

/// First-order low-pass: y += a (x - y).
class LowPass {
public:
    explicit LowPass(double cutoffHz) : m_a(1.0 - std::exp(-s_twoPi * cutoffHz / drumSampleRate)) {}
    double operator()(double x) { return m_y += m_a * (x - m_y); }

private:
    double m_a;
    double m_y = 0.0;
};

/// Rises from 0 within a millisecond and dies away by a factor of e every `seconds`.
double envelope(double t, double seconds)
{
    return std::min(1.0, t / 0.001) * std::exp(-t / seconds);
}

template<typename Voice>
std::vector<float> render(double seconds, double loudest, Voice voice)
{
    std::vector<double> sound(std::size_t(seconds * drumSampleRate));
    double peak = 0.0;
    for (std::size_t n = 0; n < sound.size(); ++n) {
        const double t = double(n) / drumSampleRate;
        const double fadeOut = std::min(1.0, (seconds - 1.0 / drumSampleRate - t) / 0.01);
        sound[n] = voice(t) * fadeOut;
        peak = std::max(peak, std::abs(sound[n]));
    }
    std::vector<float> samples(sound.size());
    std::ranges::transform(sound, samples.begin(), [&](double x) { return float(x / peak * loudest); });
    return samples;
}

} // namespace

std::vector<float> synthesiseKick(std::uint64_t seed)
{
    Dice dice(2 * seed);
    const double highHz = dice.between(90.0, 160.0);
    const double lowHz = dice.between(42.0, 58.0);
    const double sweep = dice.between(0.02, 0.05);
    const double decay = dice.between(0.08, 0.16);
    const double click = dice.between(0.2, 0.8);
    const double clickDecay = dice.between(0.002, 0.007);
    const double loudest = dice.between(0.6, 0.95);
    LowPass soft(dice.between(2000.0, 5000.0));
    double phase = 0.0;
    return render(0.5, loudest, [&](double t) {
        phase += s_twoPi * (lowHz + (highHz - lowHz) * std::exp(-t / sweep)) / drumSampleRate;
        return std::sin(phase) * envelope(t, decay) + click * soft(dice.between(-1.0, 1.0)) * envelope(t, clickDecay);
    });
}

std::vector<float> synthesiseSnare(std::uint64_t seed)
{
    Dice dice(2 * seed + 1);
    const double skinHz = dice.between(170.0, 230.0);
    const double skinDecay = dice.between(0.04, 0.08);
    const double skin = dice.between(0.1, 0.4);
    const double wireDecay = dice.between(0.06, 0.14);
    const double loudest = dice.between(0.6, 0.95);
    LowPass bright(dice.between(900.0, 2500.0));
    LowPass brighter(dice.between(2500.0, 6000.0));
    LowPass rumble(dice.between(300.0, 900.0));
    return render(0.4, loudest, [&](double t) {
        const double modes = std::sin(s_twoPi * skinHz * t) + 0.6 * std::sin(s_twoPi * 1.59 * skinHz * t);
        const double hiss = brighter(bright(dice.between(-1.0, 1.0)));
        return skin * modes * envelope(t, skinDecay) + 3.0 * (hiss - rumble(hiss)) * envelope(t, wireDecay);
    });
}

} // namespace suara
