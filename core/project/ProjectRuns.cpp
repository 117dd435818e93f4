#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/project/History.h"
#include "core/project/Project.h"
#include "core/project/Statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <chrono>
#include <utility>

// Runs, and how the user left the views.

namespace suara {
namespace {

constexpr std::chrono::milliseconds settingsDelay{300};

} // namespace

RunId Project::addRun(const std::string& name, const QByteArray& record, const QByteArray& model)
{
    RunId id = 0;
    const bool done = keep([&] {
        id = Statement(*m_file, QStringLiteral("INSERT INTO run (name, created, record, model) VALUES (?, ?, ?, ?)"))
                 .run(name, QDateTime::currentDateTimeUtc().toString(Qt::ISODate), record, model)
                 .insertedId();
        Touched touched;
        touched.runs = true;
        return touched;
    });
    return done ? id : 0;
}

bool Project::renameRun(RunId id, const std::string& name)
{
    return edit(SUARA_TEXT("Core", "Rename run to “%1”"), {name},
                [&] { Statement(*m_file, QStringLiteral("UPDATE run SET name = ? WHERE id = ?")).run(name, id); });
}

bool Project::removeRun(RunId id)
{
    const Run* known = run(id);
    return known != nullptr && edit(SUARA_TEXT("Core", "Delete run “%1”"), {runTitle(known->name).toStdString()}, [&] {
               Statement(*m_file, QStringLiteral("UPDATE run SET removed = 1 WHERE id = ?")).run(id);
           });
}

QVariant Project::setting(const QString& key, const QVariant& fallback) const
{
    return m_settings.value(key, fallback);
}

void Project::setSetting(const QString& key, const QVariant& value)
{
    if (m_settings.contains(key) && m_settings[key] == value)
        return;
    m_settings[key] = value;
    m_unsavedSettings.insert(key);
    if (!m_saveSettings.isActive())
        m_saveSettings.start(settingsDelay);
}

void Project::loadSettings()
{
    Statement rows(*m_file, QStringLiteral("SELECT key, value FROM setting"));
    rows.run();
    while (rows.next())
        m_settings[rows.string(0)] = QJsonDocument::fromJson(rows.string(1).toUtf8()).array().at(0).toVariant();
}

void Project::saveSettings()
{
    if (m_unsavedSettings.isEmpty() || isReadOnly())
        return;
    waitAside();
    try {
        m_file->transaction([&] {
            Statement save(*m_file, QStringLiteral("INSERT INTO setting (key, value) VALUES (?, ?) "
                                                   "ON CONFLICT (key) DO UPDATE SET value = excluded.value"));
            for (const QString& key : std::as_const(m_unsavedSettings)) {
                const QJsonArray value{QJsonValue::fromVariant(m_settings[key])};
                save.run(key, QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
            }
        });
        m_unsavedSettings.clear();
    } catch (const IoError&) {
        // The next edit will say what is wrong with the file; how a view was left is not worth a sentence.
    }
}

} // namespace suara
