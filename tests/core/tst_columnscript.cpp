#include "core/base/Error.h"
#include "core/features/ColumnScript.h"

#include <QTest>

using namespace suara;

/// What tests/python/compare_scripts.py does not run: the value of one column, and stretches.
class TestColumnScript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLastLinesGiveTheColumn_data()
    {
        QTest::addColumn<int>("summary");
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<QByteArray>("ending");
        const QByteArray noGaps = "x = x[~np.isnan(x)]  # frames without a value do not count\n";
        QTest::newRow("first frame") << int(Summary::First) << QByteArray("SC")
                                     << QByteArray("x = np.atleast_2d(frames)[0].astype(np.float64)\nprint(x[0])\n");
        QTest::newRow("a row of many") << int(Summary::First) << QByteArray("MFCC13")
                                       << QByteArray("x = np.atleast_2d(frames)[12].astype(np.float64)\nprint(x[0])\n");
        QTest::newRow("mean") << int(Summary::Mean) << QByteArray("MFCC2")
                              << "x = np.atleast_2d(frames)[1].astype(np.float64)\n" + noGaps + "print(x.mean())\n";
        QTest::newRow("mean over rows too")
            << int(Summary::Mean) << QByteArray("SCON")
            << "x = np.atleast_2d(frames).astype(np.float64)\n" + noGaps + "print(x.mean())\n";
        QTest::newRow("deviation") << int(Summary::Stats) << QByteArray("SCON7_std")
                                   << "x = np.atleast_2d(frames)[6].astype(np.float64)\n" + noGaps +
                                          "print(np.std(x))\n";
        QTest::newRow("percentile") << int(Summary::Stats) << QByteArray("RMSE_p97.5")
                                    << "x = np.atleast_2d(frames)[0].astype(np.float64)\n" + noGaps +
                                           "print(np.percentile(x, 97.5))\n";
    }
    void theLastLinesGiveTheColumn()
    {
        QFETCH(int, summary);
        QFETCH(QByteArray, column);
        QFETCH(QByteArray, ending);
        FeatureTableOptions options;
        options.summary = Summary(summary);
        if (options.summary == Summary::Stats)
            options.percentiles = {97.5};
        FeatureInput input;
        input.path = "/a/kick.wav";
        const QByteArray code = QByteArray::fromStdString(columnScript(options, column.toStdString(), input, 44100));
        QVERIFY2(code.endsWith("\n# " + column + "\n" + ending), code.constData());
        QVERIFY(code.contains("librosa.load(path, sr=22050)"));
        QVERIFY(code.contains("\"/a/kick.wav\""));
    }

    void aStretchIsReadAlone()
    {
        FeatureInput input;
        input.start = 4410;
        input.end = 8820;
        const std::string code = columnScript({}, "ZCR", input, 44100);
        QVERIFY2(code.find("librosa.load(path, offset=4410.5 / 44100, duration=4410.5 / 44100, sr=22050)") !=
                     std::string::npos,
                 code.c_str());
    }

    void whatIsNoColumnIsRefused() { QVERIFY_THROWS_EXCEPTION(ParameterError, columnScript({}, "MFCC41", {}, 44100)); }
};

QTEST_APPLESS_MAIN(TestColumnScript)
#include "tst_columnscript.moc"
