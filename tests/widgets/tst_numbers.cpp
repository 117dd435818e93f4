#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QTest>
#include <limits>

using namespace suara;

class TestNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("indonesian");
        QTest::addColumn<std::function<QString()>>("text");
        const auto row = [](const char* name, const char16_t* en, const char16_t* id, std::function<QString()> text) {
            QTest::newRow(name) << QString::fromUtf16(en) << QString::fromUtf16(id) << text;
        };
        row("plain", u"0.1370", u"0,1370", [] { return formatNumber(0.137, 4); });
        row("thousands", u"2\u2009483.8", u"2\u2009483,8", [] { return formatNumber(2483.8, 1); });
        row("million", u"1\u2009059\u2009493", u"1\u2009059\u2009493", [] { return formatInteger(1059493); });
        row("minus", u"\u221261.3", u"\u221261,3", [] { return formatNumber(-61.3, 1); });
        row("minus zero is zero", u"0.0", u"0,0", [] { return formatNumber(-0.04, 1); });
        row("not a number", u"–", u"–", [] { return formatNumber(std::numeric_limits<double>::quiet_NaN(), 1); });
        row("decibel", u"+0\u00A0dB", u"+0\u00A0dB", [] { return formatDecibel(0); });
        row("decibel below", u"\u221220\u00A0dB", u"\u221220\u00A0dB", [] { return formatDecibel(-20); });
        row("percent", u"92\u00A0%", u"92\u00A0%", [] { return formatPercent(0.92); });
        row("hertz", u"22\u2009050\u00A0Hz", u"22\u2009050\u00A0Hz", [] { return formatHertz(22050); });
        row("clock", u"0:19.120", u"0:19,120", [] { return formatClock(19.12); });
        row("clock does not round up to 60", u"0:59.999", u"0:59,999", [] { return formatClock(59.9995); });
        row("clock of hours", u"1:02:03.000", u"1:02:03,000", [] { return formatClock(3723.0); });
        row("clock whole", u"0:06", u"0:06", [] { return formatClock(6.7, 0); });
        row("moment", u"2.000\u00A0s", u"2,000\u00A0s", [] { return formatMoment(2.0); });
        row("late moment", u"27:41.296", u"27:41,296", [] { return formatMoment(1661.296); });
        row("length", u"2.00\u00A0s", u"2,00\u00A0s", [] { return formatLength(2.0); });
        row("long length", u"1:23", u"1:23", [] { return formatLength(83.2); });
    }

    void texts()
    {
        QFETCH(QString, english);
        QFETCH(QString, indonesian);
        QFETCH(std::function<QString()>, text);
        Language::instance().set(QStringLiteral("en"));
        QCOMPARE(text(), english);
        Language::instance().set(QStringLiteral("id"));
        QCOMPARE(text(), indonesian);
    }
};

QTEST_MAIN(TestNumbers)
#include "tst_numbers.moc"
