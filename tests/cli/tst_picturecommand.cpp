#include "core/audio/AudioWriter.h"
#include "tests/cli/CliRun.h"
#include "widgets/plots/PlotCatalog.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace suara;

/// suara-cli picture, as a script drives it.
class TestPicture : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QString& name) const { return m_folder.filePath(name); }
    static int run(const QStringList& words, QByteArray* messages = nullptr)
    {
        const CliOutcome outcome = runCli(QStringList{QStringLiteral("picture")} + words);
        if (messages != nullptr)
            *messages = outcome.messages.toUtf8();
        return outcome.exitCode;
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<float> samples(22050);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = float(std::sin(double(i) * 0.3) * std::exp(-double(i) / 5000.0));
        writeWav(file(QStringLiteral("a.wav")).toStdString(), samples, 22050);
        writeWav(file(QStringLiteral("short.wav")).toStdString(), std::span(samples).first(100), 22050);
    }

    void everyViewDraws_data()
    {
        QTest::addColumn<QString>("view");
        for (const PlotSpec& spec : plotCatalog())
            QTest::newRow(spec.id.data()) << QString::fromLatin1(spec.id.data(), qsizetype(spec.id.size()));
    }
    void everyViewDraws()
    {
        QFETCH(QString, view);
        const QString out = file(view + QStringLiteral(".png"));
        QCOMPARE(run({file(QStringLiteral("a.wav")), QStringLiteral("--view"), view, QStringLiteral("--out"), out,
                      QStringLiteral("--size"), QStringLiteral("320x160"), QStringLiteral("--plain")}),
                 0);
        const QImage image(out);
        QCOMPARE(image.size(), QSize(320, 160));
        const QRgb corner = image.pixel(319, 0);
        bool differs = false;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                differs = differs || image.pixel(x, y) != corner;
        QVERIFY(differs); // not an empty sheet
    }

    void vectorsAreWritten()
    {
        const QString out = file(QStringLiteral("a.svg"));
        QCOMPARE(run({file(QStringLiteral("a.wav")), QStringLiteral("--out"), out}), 0);
        QFile svg(out);
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("<svg"));
    }

    void wrongCallsAreRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("no such file") << QStringList{"none.wav", "--out", "x.png"} << 1;
        QTest::newRow("no such view") << QStringList{"a.wav", "--view", "nonsense", "--out", "x.png"} << 2;
        QTest::newRow("no size") << QStringList{"a.wav", "--size", "70", "--out", "x.png"} << 2;
        QTest::newRow("no picture") << QStringList{"a.wav", "--out", "x.bmp"} << 2;
        QTest::newRow("nowhere to write") << QStringList{"a.wav"} << 2;
        QTest::newRow("no band left") << QStringList{"a.wav", "--view", "melspectrogram", "--fmin",
                                                     "9000",  "--out",  "x.png"}
                                      << 2;
        QTest::newRow("too short to be drawn")
            << QStringList{"short.wav", "--view", "mfcc", "--no-center", "--out", "x.png"} << 1;
        QTest::newRow("too large for memory")
            << QStringList{"a.wav", "--size", "20000x20000", "--scale", "8", "--out", "x.png"} << 2;
    }
    void wrongCallsAreRefused()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        words[0] = file(words[0]);
        QByteArray messages;
        QCOMPARE(run(words, &messages), code);
        QVERIFY(messages.contains("error: "));
        QVERIFY(!QFile::exists(QStringLiteral("x.png")));
    }
};

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picturecommand.moc"
