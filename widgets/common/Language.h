#pragma once

#include <QObject>
#include <QString>
#include <functional>

namespace suara {

/// The language of the interface, once for the whole program. Switching installs the translators and the default QLocale
/// (decimal comma in Indonesian) and tells everyone who asked through onLanguage(); no restart.
class Language : public QObject {
    Q_OBJECT

public:
    static Language& instance();

    QString code() const { return m_code; }  ///< "en" or "id"
    void set(const QString& code);           ///< anything but "id" is English

Q_SIGNALS:
    void changed();

private:
    using QObject::QObject;
    QString m_code = QStringLiteral("en");
};

/// Runs setTexts now and again after every change of language, until owner is destroyed. The one way texts get onto the
/// screen: onLanguage(label, [label] { label->setText(tr("Loss")); }).
void onLanguage(QObject* owner, std::function<void()> setTexts);

} // namespace suara
