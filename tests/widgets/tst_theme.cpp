#include "widgets/common/Theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QPainter>
#include <QTest>
#include <cmath>

using namespace suara;

namespace {

/// WCAG 2.1 contrast, written out from its definition.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QImage picture(const QIcon& icon, int size)
{
    return icon.pixmap(QSize(size, size)).toImage().convertToFormat(QImage::Format_ARGB32);
}

int inkedPixels(const QImage& image)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 64 ? 1 : 0;
    return inked;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { Theme::instance().setMode(Theme::Mode::Light); }

    void contrastIsEnough_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("ink");
        QTest::addColumn<double>("least");
        for (const bool dark : {false, true}) {
            const QByteArray shade = dark ? "dark " : "light ";
            const auto row = [&](const char* ink, double least) {
                QTest::newRow((shade + ink).constData()) << dark << QString::fromLatin1(ink) << least;
            };
            row("text", 10.3);
            row("muted", 5.0);
            row("accent", 4.86);
            row("danger", 5.2);
            row("ok", 4.5);
            row("warn", 4.5);
        }
    }

    void contrastIsEnough()
    {
        QFETCH(bool, dark);
        QFETCH(QString, ink);
        QFETCH(double, least);
        const Tokens& t = dark ? darkTokens() : lightTokens();
        const QHash<QString, QColor> inks{{"text", t.text},     {"muted", t.muted}, {"accent", t.accent},
                                          {"danger", t.danger}, {"ok", t.ok},       {"warn", t.warn}};
        for (const QColor& ground : {t.window, t.surface, t.canvas, t.raised})
            QVERIFY2(
                contrast(inks[ink], ground) >= least - 0.05,
                qPrintable(QStringLiteral("%1 on %2: %3").arg(ink, ground.name()).arg(contrast(inks[ink], ground))));
    }

    void textOnAccentIsReadable()
    {
        for (const Tokens* t : {&lightTokens(), &darkTokens()})
            QVERIFY(contrast(t->onAccent, t->accent) >= 5.9);
    }

    void marksAreSeenOnEverySurface()
    {
        for (const Tokens* t : {&lightTokens(), &darkTokens()})
            for (const QColor& color : t->classes)
                QVERIFY2(contrast(color, t->surface) >= (t == &lightTokens() ? 2.99 : 4.15), qPrintable(color.name()));
    }

    void controlsHaveAnEdgeThatIsSeen()
    {
        for (const Tokens* t : {&lightTokens(), &darkTokens()})
            QVERIFY(contrast(t->edge, t->surface) >= 3.0);
    }

    void everyIconHasInk_data()
    {
        QTest::addColumn<QString>("name");
        QDirIterator files(QStringLiteral(":/icons"));
        while (files.hasNext())
            QTest::newRow(qPrintable(QFileInfo(files.next()).baseName())) << QFileInfo(files.filePath()).baseName();
    }

    void everyIconHasInk()
    {
        QFETCH(QString, name);
        const QIcon icon = Theme::instance().icon(name);
        QVERIFY(inkedPixels(picture(icon, 16)) > 3);
        QVERIFY(inkedPixels(picture(icon, 32)) > inkedPixels(picture(icon, 16)));
    }

    void iconsAreAllCompiledIn()
    {
        QDirIterator files(QStringLiteral(SUARA_SOURCE_DIR "/resources/icons"), {QStringLiteral("*.svg")});
        int count = 0;
        for (; files.hasNext(); ++count)
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/") + QFileInfo(files.next()).fileName()),
                     qPrintable(files.filePath()));
        QVERIFY(count >= 53);
    }

    void iconsFollowTheTheme()
    {
        const QIcon icon = Theme::instance().icon(QStringLiteral("stop"));
        const auto middle = [&](QIcon::Mode mode, QIcon::State state) {
            return icon.pixmap(QSize(16, 16), mode, state).toImage().pixelColor(8, 8);
        };
        QCOMPARE(middle(QIcon::Normal, QIcon::Off).name(), lightTokens().text.name());
        QCOMPARE(middle(QIcon::Normal, QIcon::On).name(), lightTokens().accent.name());
        QCOMPARE(middle(QIcon::Disabled, QIcon::Off).name(), lightTokens().faint.name());
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(middle(QIcon::Normal, QIcon::Off).name(), darkTokens().text.name());
    }

    void marksDiffer()
    {
        QList<QImage> seen;
        for (int index = 0; index < 17; ++index) {
            QImage image(28, 28, QImage::Format_ARGB32);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            Theme::drawMark(painter, image.rect(), index, Qt::black); // by shape alone, without colour
            painter.end();
            QVERIFY(inkedPixels(image) > 20);
            QVERIFY2(!seen.contains(image), qPrintable(QString::number(index)));
            seen << image;
        }
    }

    void coloursOfClassesRepeat()
    {
        QCOMPARE(Theme::instance().classColour(8), Theme::instance().classColour(0));
        QCOMPARE(Theme::instance().classColour(7), lightTokens().classes[7]);
    }

    void styleSheetHasNoTokenLeft()
    {
        QVERIFY(!Theme::instance().styleSheet().isEmpty());
        QVERIFY(!Theme::instance().styleSheet().contains(u'@'));
    }

    void switchingTellsEveryoneOnce()
    {
        int told = 0;
        QObject owner;
        onTheme(&owner, [&] { ++told; });
        QCOMPARE(told, 1);
        Theme::instance().setMode(Theme::Mode::Dark);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(told, 2);
        QCOMPARE(qApp->palette().color(QPalette::Base), darkTokens().canvas);
    }

    void figuresAreAllAsWide()
    {
        const QFontMetricsF metrics(Theme::font(Theme::Role::Control));
        if (!QFontInfo(Theme::font(Theme::Role::Control)).family().contains(QLatin1String("Roboto")))
            QSKIP("Roboto is not installed here (fonts-roboto-unhinted).");
        for (const QChar digit : QStringLiteral("123456789"))
            QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
