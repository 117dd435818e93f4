#include "widgets/common/Language.h"

#include <QLocale>
#include <utility>

namespace suara {

Language& Language::instance()
{
    static Language language;
    return language;
}

void Language::set(const QString& code)
{
    const QString known = code == QLatin1String("id") ? code : QStringLiteral("en");
    QLocale::setDefault(known == QLatin1String("id") ? QLocale(QLocale::Indonesian, QLocale::Indonesia)
                                                     : QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_code = known;
    Q_EMIT changed();
}

void onLanguage(QObject* owner, std::function<void()> setTexts)
{
    setTexts();
    QObject::connect(&Language::instance(), &Language::changed, owner, std::move(setTexts));
}

} // namespace suara
