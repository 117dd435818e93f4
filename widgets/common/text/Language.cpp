#include "widgets/common/text/Language.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QTranslator>
#include <QWidget>
#include <map>

namespace suara {

class Language::Switch : public QTranslator {
public:
    Switch()
    {
        for (const QString& code : Language::available())
            Q_UNUSED(m_languages[code].load(QStringLiteral(":/translations/suara_%1.qm").arg(code)));
    }

    QString translate(const char* context, const char* text, const char* note, int n) const override
    {
        const auto found = m_languages.find(language);
        return found == m_languages.end() ? QString() : found->second.translate(context, text, note, n);
    }
    bool isEmpty() const override { return false; }

    QString language;

private:
    std::map<QString, QTranslator> m_languages;
};

Language::Language() : m_switch(std::make_unique<Switch>())
{
    QCoreApplication::installTranslator(m_switch.get());
    set({});
}

Language::~Language() = default;

Language& Language::instance()
{
    static Language language;
    return language;
}

QString Language::ownName(const QString& code)
{
    return code == QLatin1String("id") ? QStringLiteral("Bahasa Indonesia") : QStringLiteral("English");
}

void Language::set(const QString& code)
{
    const QString wanted = available().contains(code)                            ? code
                           : QLocale::system().language() == QLocale::Indonesian ? QStringLiteral("id")
                                                                                 : QStringLiteral("en");
    if (wanted == m_current)
        return;
    m_current = wanted;
    m_switch->language = wanted;
    QLocale::setDefault(wanted == QLatin1String("id") ? QLocale(QLocale::Indonesian, QLocale::Indonesia)
                                                      : QLocale(QLocale::English, QLocale::UnitedStates));
    for (QWidget* window : QApplication::topLevelWidgets()) {
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(window, &event);
    }
    Q_EMIT changed();
}

QString Language::in(const QString& code, const std::function<QString()>& text) const
{
    m_switch->language = code;
    QString result = text();
    m_switch->language = m_current;
    return result;
}

void onLanguage(QObject* owner, std::function<void()> setTexts)
{
    setTexts();
    QObject::connect(&Language::instance(), &Language::changed, owner, std::move(setTexts));
}

} // namespace suara
