#pragma once

#include <QAudioDevice>
#include <QList>
#include <QMediaDevices>
#include <QObject>
#include <QString>

namespace suara {

/// The devices that sound can come out of, as the system lists them. Made when it is first asked for, since asking the
/// sound server takes time.
class OutputDevices : public QObject {
    Q_OBJECT

public:
    struct Device {
        QString id;
        QString name;
    };

    static OutputDevices& instance();

    QList<Device> all() const;
    QAudioDevice chosen() const; ///< the one of the settings; the system's own if that is not there; null without any

Q_SIGNALS:
    void changed(); ///< one was plugged in or out

private:
    OutputDevices();

    QMediaDevices m_system;
};

} // namespace suara
