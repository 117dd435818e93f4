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
        QFile table(file(QStringLiteral("table.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("file,label,ZCR,SC,F0,one\n");
        for (int i = 0; i < 12; ++i)
            table.write(QStringLiteral("%1.wav,%2,%3,%4,%5,1\n")
                            .arg(QString::number(i), i % 3 == 0 ? QStringLiteral("a") : QStringLiteral("b"),
                                 QString::number(0.01 * i * (i % 4)), QString::number(100 + 7 * i * i),
                                 i == 5 ? QString() : QString::number(i))
                            .toUtf8());
        writeWav(file(QStringLiteral("short.wav")).toStdString(), std::span(samples).first(100), 22050);
        writeWav(file(QStringLiteral("empty.wav")).toStdString(), {}, 22050);
    }

    void everyViewDraws_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("from");
        for (const PlotSpec& spec : plotCatalog())
            QTest::newRow(spec.id.data()) << QString::fromLatin1(spec.id.data(), qsizetype(spec.id.size()))
                                          << (spec.chart ? QStringLiteral("table.csv") : QStringLiteral("a.wav"));
    }
    void everyViewDraws()
    {
        QFETCH(QString, view);
        QFETCH(QString, from);
        const QString out = file(view + QStringLiteral(".png"));
        QStringList words{file(from),
                          QStringLiteral("--view"),
                          view,
                          QStringLiteral("--out"),
                          out,
                          QStringLiteral("--size"),
                          QStringLiteral("320x160"),
                          QStringLiteral("--plain")};
        if (findPlot(view.toStdString())->takesFeature)
            words << QStringLiteral("--feature") << QStringLiteral("spectral_rolloff");
        QCOMPARE(run(words), 0);
        const QImage image(out);
        QCOMPARE(image.size(), QSize(320, 160));
        const QRgb corner = image.pixel(319, 0);
        bool differs = false;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                differs = differs || image.pixel(x, y) != corner;
        QVERIFY(differs); // not an empty sheet
    }

    void picturesOfOneRowAreDrawn()
    {
        for (const QStringList& options : {QStringList{"--view", "melspectrogram", "--n-mels", "1"},
                                           QStringList{"--view", "mfcc", "--n-mfcc", "1"}}) {
            const QString out = file(QStringLiteral("row.png"));
            QCOMPARE(run(QStringList{file(QStringLiteral("a.wav")), "--plain", "--out", out} + options), 0);
            const QImage image(out);
            QVERIFY(image.pixel(2, 9) != image.pixel(image.width() - 2, 9)); // it fades
        }
    }

    void aFileThatIsNamedTwiceIsDrawnTwice()
    {
        const QString clip = file(QStringLiteral("a.wav"));
        const QString out = file(QStringLiteral("twice.csv"));
        QCOMPARE(run({clip, clip, QStringLiteral("--view"), QStringLiteral("grid"), QStringLiteral("--samples"),
                      QStringLiteral("4"), QStringLiteral("--out"), out}),
                 0);
        QFile table(out);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readLine().trimmed(), QByteArray("time,a,a"));
    }

    void theNumbersOfAViewAreWritten()
    {
        const QString out = file(QStringLiteral("a.csv"));
        QCOMPARE(run({file(QStringLiteral("a.wav")), "--view", "energy", "--out", out}), 0);
        QFile csv(out);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().split('\n');
        QCOMPARE(lines[0].trimmed(), QByteArray("time,energy,time_rms,rms")); // their frames do not stand together
        QCOMPARE(lines.size(), 1 + 87 + 1);                                   // ceil(22050 / 256), and the last end
        QVERIFY(lines[2].startsWith("0.011609977324263039,"));                // 256 / 22050
        QVERIFY(lines[87].trimmed().endsWith(",,"));                          // rms has 44 frames
        const QString npy = file(QStringLiteral("a.npy"));
        QCOMPARE(run({file(QStringLiteral("a.wav")), file(QStringLiteral("short.wav")), "--view", "grid", "--samples",
                      "500", "--out", npy}),
                 0);
        QFile array(npy);
        QVERIFY(array.open(QIODevice::ReadOnly));
        QVERIFY(array.readAll().contains("(2, 500)"));
    }

    void vectorsAreWritten()
    {
        const QString out = file(QStringLiteral("a.svg"));
        QCOMPARE(run({file(QStringLiteral("a.wav")), QStringLiteral("--out"), out}), 0);
        QFile svg(out);
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("<svg"));
    }

    void aChartIsDataAndPythonToo()
    {
        QByteArray messages;
        const auto written = [&](const QStringList& options, const QString& name) {
            const QStringList words = QStringList{file(QStringLiteral("table.csv"))} + options;
            if (run(words + QStringList{QStringLiteral("--out"), file(name)}, &messages) != 0)
                return messages;
            QFile text(file(name));
            return text.open(QIODevice::ReadOnly) ? text.readAll() : QByteArray();
        };
        const QStringList histogram{"--view", "histogram", "--x", "SC", "--bins", "2", "--range", "100,947"};
        QCOMPARE(written(histogram, QStringLiteral("h.csv")).split('\n').first(),
                 QByteArray("bin_start,bin_end,a,b\r"));
        QVERIFY(written(histogram, QStringLiteral("h.py")).contains("bins=2, range=(100, 947)"));
        const QByteArray map = written({"--view", "pca"}, QStringLiteral("map.csv"));
        QCOMPARE(map.split('\n').first(), QByteArray("file,label,PC1,PC2\r"));
        QVERIFY(messages.contains("F0") && messages.contains("one")); // left out
        QVERIFY(written({"--view", "pca", "--features", "ZCR"}, QStringLiteral("map2.csv")).contains("two columns"));
        QVERIFY(written({"--view", "box", "--x", "MFCC1"}, QStringLiteral("box.csv")).contains("MFCC1"));
    }

    void wrongCallsAreRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("no such file") << QStringList{"none.wav", "--out", "x.png"} << 1;
        QTest::newRow("no such view") << QStringList{"a.wav", "--view", "nonsense", "--out", "x.png"} << 2;
        QTest::newRow("no size") << QStringList{"a.wav", "--size", "70", "--out", "x.png"} << 2;
        QTest::newRow("no picture") << QStringList{"a.wav", "--out", "x.bmp"} << 2;
        QTest::newRow("no such range") << QStringList{"table.csv", "--view", "histogram", "--range",
                                                      "2,1",       "--out",  "x.png"}
                                       << 2;
        QTest::newRow("endless range") << QStringList{"table.csv", "--view", "histogram", "--range",
                                                      "0,inf",     "--out",  "x.png"}
                                       << 2;
        QTest::newRow("sound is no table") << QStringList{"a.wav", "--view", "box", "--out", "x.png"} << 1;
        QTest::newRow("nowhere to write") << QStringList{"a.wav"} << 2;
        QTest::newRow("no band left") << QStringList{"a.wav", "--view", "melspectrogram", "--fmin",
                                                     "9000",  "--out",  "x.png"}
                                      << 2;
        QTest::newRow("too short to be drawn")
            << QStringList{"short.wav", "--view", "mfcc", "--no-center", "--out", "x.png"} << 1;
        QTest::newRow("nothing in it") << QStringList{"empty.wav", "--out", "x.png"} << 1;
        QTest::newRow("no feature named") << QStringList{"a.wav", "--view", "feature", "--out", "x.png"} << 2;
        QTest::newRow("a feature without time")
            << QStringList{"a.wav", "--view", "feature", "--feature", "tempo", "--out", "x.png"} << 2;
        QTest::newRow("a picture laid over the waveform")
            << QStringList{"a.wav", "--view", "overlay", "--feature", "mfcc", "--out", "x.png"} << 2;
        QTest::newRow("backwards") << QStringList{"a.wav", "--from", "0.5", "--to", "0.2", "--out", "x.png"} << 2;
        QTest::newRow("a mel spectrum") << QStringList{"a.wav", "--view", "spectrum", "--axis", "mel", "--out", "x.png"}
                                        << 2;
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
        if (words.contains(QStringLiteral("nonsense")))
            for (const PlotSpec& spec : plotCatalog())
                QVERIFY(messages.contains(QByteArray(spec.id.data(), qsizetype(spec.id.size()))));
        QVERIFY(!QFile::exists(QStringLiteral("x.png")));
    }
};

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picturecommand.moc"
