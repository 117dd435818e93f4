#include "core/base/Error.h"
#include "core/features/Mel.h"
#include "core/features/ViewScript.h"

#include <QTest>

using namespace suara;

/// What the scripts compute is compared with what Suara draws in tests/python/compare_views.py.
class TestViewScript : public QObject {
    Q_OBJECT

    static QString script(const View& view, const std::vector<std::filesystem::path>& files = {"a.wav"})
    {
        return QString::fromStdString(viewScript(view, files));
    }

private Q_SLOTS:
    void theViewStandsInIt_data()
    {
        QTest::addColumn<View>("view");
        QTest::addColumn<QStringList>("expected");
        View view;
        QTest::newRow("waveform") << view << QStringList{"librosa.load(path, sr=None)", "librosa.display.waveshow(y"};
        view.features = {"spectral_centroid"};
        QTest::newRow("overlay") << view
                                 << QStringList{"librosa.load(path, sr=22050)", "overlay = ax.twinx()",
                                                "overlay.plot(times, spectral_centroid[0]",
                                                "ylabel=\"Spectral centroid (Hz)\""};
        view.kind = ViewKind::Curves;
        view.features = {"energy", "rms"};
        view.from = 0.25;
        QTest::newRow("curves") << view
                                << QStringList{"energy = np.array(", "right.plot(times, rms[0]",
                                               "librosa.times_like(energy, sr=sr, hop_length=256)",
                                               "xlim=(0.25, len(y) / sr)"};
        view.kind = ViewKind::Picture;
        view.features = {"stft_db"};
        view.scale = FrequencyScale::Mel;
        view.depth = 60.0;
        view.to = 1.5;
        QTest::newRow("spectrogram") << view
                                     << QStringList{"y_axis=\"mel\"", "vmin=np.nanmax(stft_db) - 60", "cmap=\"magma\"",
                                                    "xlim=(0.25, 1.5)"};
        view.kind = ViewKind::Spectrum;
        view.spectrum = SpectrumKind::Mean;
        view.scale = FrequencyScale::Logarithmic;
        QTest::newRow("spectrum") << view
                                  << QStringList{"y = y[round(0.25 * sr):round(1.5 * sr)]", "center=False",
                                                 "np.sqrt(np.mean(S ** 2, axis=1))", "xscale=\"log\""};
        view.firstBins = 5000;
        QTest::newRow("first bins") << view
                                    << QStringList{"right = frequencies[min(5000, len(frequencies) - 1)]",
                                                   "xlim=(20, right)"};
        view.firstBins = 0;
        view.kind = ViewKind::MelGrid;
        view.features = {"melspectrogram_db"};
        view.columns = 3;
        QTest::newRow("grid") << view
                              << QStringList{"columns = min(3, len(paths))",
                                             "sharex=True, sharey=True",
                                             "ref=1.0",
                                             "[max(highest)]",
                                             "vmin=-60, vmax=0",
                                             "cmap=\"magma\""};
        view.colours = ColourMap::GreyOnWhite;
        view.sameTimes = view.sameValues = false;
        QTest::newRow("own scales") << view << QStringList{"squeeze=False,\n        sharey=True)", "cmap=\"gray_r\""};
    }
    void theViewStandsInIt()
    {
        QFETCH(View, view);
        QFETCH(QStringList, expected);
        const QString code = script(view);
        for (const QString& words : expected)
            QVERIFY2(code.contains(words), qPrintable(words + QStringLiteral(" in\n") + code));
        QVERIFY(code.contains(u"\"a.wav\""));
        QVERIFY(!code.contains(u'{')); // no hole is left
        for (const QString& line : code.split(u'\n'))
            QVERIFY2(line.size() <= 120, qPrintable(line));
        QVERIFY(code.count(u'\n') < 40); // for students to read
    }

    void anyNameOfAFileIsText()
    {
        const QString code = script({}, {"C:\\new \"clips\"/x.wav"});
        QVERIFY(code.contains(QStringLiteral("\"C:\\\\new \\\"clips\\\"/x.wav\"")));
        QVERIFY(script({}, {"a\nb\rc.wav"}).contains(QStringLiteral("\"a\\nb\\rc.wav\"")));
    }

    void anUnknownFeatureIsRefused()
    {
        View view;
        view.features = {"nonsense"};
        QVERIFY_EXCEPTION_THROWN(viewScript(view), ParameterError);
    }
};

QTEST_GUILESS_MAIN(TestViewScript)
#include "tst_viewscript.moc"
