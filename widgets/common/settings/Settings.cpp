#include "widgets/common/settings/Settings.h"

#include <array>

namespace suara {

namespace {

struct Row {
    Settings::Key key;
    const char* name;
    QVariant standard;
};

const Row& row(Settings::Key key)
{
    using enum Settings::Key;
    static const std::array rows{
        Row{Language, "language", QString()},
        Row{Theme, "theme", QString()},
        Row{CacheLimit, "cache/limit_mb", 2000},
        Row{Annotator, "annotation/annotator", QString()},
        Row{Gain, "playback/gain_db", 0.0},
        Row{Loop, "playback/loop", false},
        Row{Speed, "playback/speed", 1.0},
        Row{OutputDevice, "playback/device", QString()},
        Row{RecentProjects, "recent/projects", QStringList()},
    };
    return rows.at(std::size_t(key));
}

} // namespace

Settings& Settings::instance()
{
    static Settings settings;
    return settings;
}

QVariant Settings::value(Key key) const
{
    const Row& found = row(key);
    QVariant value = m_store.value(QLatin1StringView(found.name), found.standard);
    return value.convert(found.standard.metaType()) ? value : found.standard; // a hand-edited file may hold anything
}

void Settings::setValue(Key key, const QVariant& value)
{
    if (this->value(key) == value)
        return;
    m_store.setValue(QLatin1StringView(row(key).name), value);
    Q_EMIT changed(key);
}

QByteArray Settings::layout(const QString& name) const
{
    return m_store.value(name).toByteArray();
}

void Settings::setLayout(const QString& name, const QByteArray& state)
{
    m_store.setValue(name, state);
}

void Settings::reset()
{
    const QVariant recent = value(Key::RecentProjects);
    m_store.clear();
    setValue(Key::RecentProjects, recent);
    Q_EMIT wasReset();
}

} // namespace suara
