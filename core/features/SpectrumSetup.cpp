#include "core/features/SpectrumSetup.h"

#include "core/features/Mel.h"

#include <map>
#include <string>
#include <utility>

namespace suara {

namespace {

PadMode padModeOf(const std::string& name)
{
    static const std::map<std::string, PadMode> modes{{"constant", PadMode::Constant},
                                                      {"edge", PadMode::Edge},
                                                      {"linear_ramp", PadMode::LinearRamp},
                                                      {"reflect", PadMode::Reflect},
                                                      {"symmetric", PadMode::Symmetric}};
    return modes.at(name);
}

} // namespace

StftOptions stftOptions(const Parameters& parameters)
{
    StftOptions options;
    options.nFft = parameters.integer(parameter::nFft);
    options.hopLength = parameters.integer(parameter::hopLength);
    if (!parameters.isNone(parameter::winLength))
        options.winLength = parameters.integer(parameter::winLength);
    options.window = parameters.text(parameter::window);
    options.center = parameters.flag(parameter::center);
    options.padMode = padModeOf(parameters.text(parameter::padMode));
    return options;
}

SpectrumSetup::SpectrumSetup(int sampleRate, Parameters parameters)
    : m_sampleRate(sampleRate)
    , m_parameters(std::move(parameters))
    , m_stft(stftOptions(m_parameters))
    , m_melPower(m_parameters.real(parameter::melPower))
{
    m_stft.check();
    const Eigen::ArrayXd frequencies = fftFrequencies(sampleRate, m_stft.nFft);
    m_frequencies.assign(frequencies.begin(), frequencies.end());
}

const MelFilterbank& SpectrumSetup::mel() const
{
    std::call_once(m_melOnce, [this] { m_mel.emplace(m_sampleRate, m_stft.nFft, melOptions(m_parameters)); });
    return *m_mel;
}

} // namespace suara
