#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QVariant>

namespace suara {

/// What the user has set for the program (not for one project). One table in Settings.cpp names every key and default.
class Settings : public QObject {
    Q_OBJECT

public:
    enum class Key {
        Language,      ///< "en", "id"; "" follows the system
        Theme,         ///< "light", "dark"; "" follows the desktop
        CacheLimit,    ///< MB of peaks and features kept on disk
        Annotator,     ///< name that a new project's first annotator gets
        Gain,          ///< of playback, dB
        Loop,          ///< playback repeats
        Speed,         ///< of playback, 1 is the clip's own
        OutputDevice,  ///< the id of what plays; "" follows the system
        RecentProjects ///< paths, newest first
    };

    static Settings& instance();

    QVariant value(Key key) const;
    void setValue(Key key, const QVariant& value);

    QByteArray layout(const QString& name) const; ///< window and pane sizes; empty if never stored
    void setLayout(const QString& name, const QByteArray& state);

    void reset(); ///< everything back to its default, layouts too; recent projects are no setting and stay

Q_SIGNALS:
    void changed(suara::Settings::Key key);
    void wasReset();

private:
    Settings() = default;

    QSettings m_store;
};

} // namespace suara
