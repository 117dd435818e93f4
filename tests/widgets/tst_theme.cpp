#include "widgets/common/look/Ground.h"
#include "widgets/common/look/Theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOptionSlider>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <memory>

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

/// Windows hear of another palette through the event loop.
void switchTo(Theme::Mode mode)
{
    Theme::instance().setMode(mode);
    QCoreApplication::processEvents();
}

std::unique_ptr<QWidget> made(const QByteArray& kind)
{
    if (kind == "button")
        return std::make_unique<QPushButton>();
    if (kind == "tool button")
        return std::make_unique<QToolButton>();
    if (kind == "field")
        return std::make_unique<QLineEdit>();
    if (kind == "text")
        return std::make_unique<QPlainTextEdit>();
    if (kind == "list")
        return std::make_unique<QListView>();
    if (kind == "label")
        return std::make_unique<QLabel>();
    return std::make_unique<QProgressBar>();
}

} // namespace

Q_DECLARE_METATYPE(QColor Tokens::*)

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// However narrow the field is, the list that opens cuts none of its words.
    void theListOfAComboBoxIsAsWideAsItsWords()
    {
        QComboBox combo;
        combo.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo.addItems({QStringLiteral("short"), QStringLiteral("a choice that takes many more words than the field")});
        combo.setFixedWidth(90);
        combo.show();
        QVERIFY(QTest::qWaitForWindowExposed(&combo));
        combo.showPopup();
        QTRY_VERIFY(combo.view()->isVisible());
        QVERIFY(combo.view()->viewport()->width() >= combo.view()->sizeHintForColumn(0));
        combo.hidePopup();
    }

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

    void textOnAMixedGroundIsReadable()
    {
        QCOMPARE(mixed(Qt::black, Qt::white, 0.2), QColor(204, 204, 204));
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            const Tokens& t = Theme::instance().tokens();
            for (const QColor& over : {t.accent, t.danger})
                for (double opacity = 0.0; opacity <= 1.0; opacity += 0.05) {
                    const QColor ground = mixed(over, t.canvas, opacity);
                    const double best = std::max(contrast(t.text, ground), contrast(t.canvas, ground));
                    QVERIFY2(contrast(textOn(ground), ground) >= best, qPrintable(ground.name()));
                    QVERIFY2(best >= 3.9, qPrintable(ground.name()));
                }
        }
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

    void everyControlFollowsTheTheme_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("property");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QColor Tokens::*>("ground");
        const auto row = [](const char* kind, const char* property, const QVariant& value, QColor Tokens::*ground) {
            QTest::addRow("%s %s", kind, qPrintable(value.toString()))
                << QByteArray(kind) << QByteArray(property) << value << ground;
        };
        row("button", "", {}, &Tokens::raised);
        row("button", "primary", true, &Tokens::accent);
        row("tool button", "role", QStringLiteral("main"), &Tokens::accent);
        row("tool button", "role", QStringLiteral("search"), &Tokens::raised);
        row("field", "", {}, &Tokens::raised);
        row("text", "", {}, &Tokens::canvas);
        row("text", "role", QStringLiteral("log"), &Tokens::canvas);
        row("list", "role", QStringLiteral("panel"), &Tokens::surface);
        row("list", "role", QStringLiteral("popup"), &Tokens::raised);
        row("label", "role", QStringLiteral("key"), &Tokens::surface);
        row("progress", "", {}, &Tokens::border);
    }

    void everyControlFollowsTheTheme()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, property);
        QFETCH(QVariant, value);
        QFETCH(QColor Tokens::*, ground);
        const std::unique_ptr<QWidget> widget = made(kind);
        if (!property.isEmpty())
            widget->setProperty(property.constData(), value);
        widget->resize(120, widget->sizeHint().height());
        const auto seen = [&] { // beside whatever words it has
            const QImage image = widget->grab().toImage();
            return image.pixelColor(image.width() - (kind == "tool button" ? image.width() / 2 : 12),
                                    image.height() - 4);
        };
        QCOMPARE(seen().name(), (lightTokens().*ground).name());
        switchTo(Theme::Mode::Dark);
        QCOMPARE(seen().name(), (darkTokens().*ground).name());
    }

    void wordsHaveTheColourOfTheirRole_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QColor Tokens::*>("ink");
        QTest::addColumn<int>("pixels");
        QTest::newRow("none") << QString() << &Tokens::text << 13;
        QTest::newRow("muted") << QStringLiteral("muted") << &Tokens::muted << 13;
        QTest::newRow("secondary") << QStringLiteral("secondary") << &Tokens::muted << 12;
        QTest::newRow("figure") << QStringLiteral("figure") << &Tokens::text << 28;
        QTest::newRow("error") << QStringLiteral("error") << &Tokens::danger << 13;
    }

    void wordsHaveTheColourOfTheirRole()
    {
        QFETCH(QString, role);
        QFETCH(QColor Tokens::*, ink);
        QFETCH(int, pixels);
        QLabel label(QStringLiteral("words"));
        label.setProperty("role", role);
        label.ensurePolished();
        QCOMPARE(label.font().pixelSize(), pixels);
        QCOMPARE(label.palette().color(label.foregroundRole()), lightTokens().*ink);
        switchTo(Theme::Mode::Dark);
        QCOMPARE(label.palette().color(label.foregroundRole()), darkTokens().*ink);
        label.setEnabled(false);
        QCOMPARE(label.palette().color(label.foregroundRole()), darkTokens().faint);
    }

    void whatIsSelectedInAFieldStandsOut()
    {
        QLineEdit field;
        QListView list;
        field.ensurePolished();
        list.ensurePolished();
        QCOMPARE(field.palette().color(QPalette::Highlight), lightTokens().accent);
        QCOMPARE(list.palette().color(QPalette::Highlight), lightTokens().accentSoft);
        switchTo(Theme::Mode::Dark);
        QCOMPARE(field.palette().color(QPalette::Highlight), darkTokens().accent);
        QCOMPARE(field.palette().color(QPalette::HighlightedText), darkTokens().onAccent);
    }

    void theHandleOfAScrollBarCoversItsPart()
    {
        QScrollBar bar(Qt::Vertical);
        bar.resize(10, 200);
        bar.setRange(0, 300);
        bar.setPageStep(100);
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.orientation = Qt::Vertical;
        option.maximum = 300;
        option.pageStep = 100;
        const auto handle = [&](int position) {
            option.sliderPosition = position;
            return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
        };
        QCOMPARE(handle(0), QRect(0, 0, 10, 50));
        QCOMPARE(handle(300), QRect(0, 150, 10, 50));
        option.maximum = 1'000'000'000;
        QCOMPARE(handle(0).height(), 36);
    }

    void anotherThemeDressesNothingAnew()
    {
        QLabel label(QStringLiteral("words"));
        label.setProperty("role", QStringLiteral("caption"));
        label.ensurePolished();
        label.setFont(Theme::font(Theme::Role::Figure)); // would be undone
        switchTo(Theme::Mode::Dark);
        QCOMPARE(label.font().pixelSize(), 28);
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
