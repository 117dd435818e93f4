#include "widgets/playback/OutputDevices.h"

#include "widgets/common/settings/Settings.h"

#include <algorithm>

namespace suara {

OutputDevices::OutputDevices()
{
    connect(&m_system, &QMediaDevices::audioOutputsChanged, this, &OutputDevices::changed);
}

OutputDevices& OutputDevices::instance()
{
    static OutputDevices devices;
    return devices;
}

QList<OutputDevices::Device> OutputDevices::all() const
{
    QList<Device> devices;
    for (const QAudioDevice& device : QMediaDevices::audioOutputs())
        devices.append({QString::fromUtf8(device.id()), device.description()});
    return devices;
}

QAudioDevice OutputDevices::chosen() const
{
    const QByteArray id = Settings::instance().value(Settings::Key::OutputDevice).toString().toUtf8();
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    const auto found = std::ranges::find(devices, id, [](const QAudioDevice& device) { return device.id(); });
    return found != devices.end() ? *found : QMediaDevices::defaultAudioOutput();
}

} // namespace suara
