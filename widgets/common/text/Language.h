#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

class QTranslator;

namespace suara {

/// The language of the interface, switched without a restart. Sentences come from translations/ and are compiled in.
class Language : public QObject {
    Q_OBJECT

public:
    static Language& instance();
    static QStringList available() { return {QStringLiteral("en"), QStringLiteral("id")}; }
    static QString ownName(const QString& code); ///< "English", "Bahasa Indonesia"

    QString code() const { return m_current; }
    void set(const QString& code); ///< "en" or "id"; anything else means the system's language, English if unknown

    /// What text() gives in that language, without switching: the command palette finds actions by either name.
    QString in(const QString& code, const std::function<QString()>& text) const;

Q_SIGNALS:
    void changed();

private:
    class Switch; // one installed translator that asks the one of the current language
    Language();
    ~Language() override;

    std::unique_ptr<Switch> m_switch;
    QString m_current;
};

/// Runs setTexts now and whenever the language changes, for as long as owner lives. Every visible text is set this way.
void onLanguage(QObject* owner, std::function<void()> setTexts);

} // namespace suara
