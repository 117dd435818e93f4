#include "core/features/Formants.h"
#include "widgets/explore/ExploreInspector.h"
#include "widgets/lanes/FrameCurve.h"

#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <limits>

using namespace suara;

namespace {

constexpr float gap = std::numeric_limits<float>::quiet_NaN();

/// Three frames a second apart: two formants, one, none.
ClipFrames formantFrames()
{
    ClipFrames frames;
    frames.rows = 2;
    frames.frames = 3;
    frames.secondsPerFrame = 1.0;
    frames.values = {500, 1500, 700, gap, gap, gap};
    return frames;
}

LaneGeometry threeSeconds(double width)
{
    LaneGeometry geometry;
    geometry.plot = QRectF(0, 0, width, 100);
    geometry.view = {0, 24'000};
    geometry.sampleRate = 8000;
    return geometry;
}

} // namespace

/// Formants as Explore shows them: dots, read-outs, and the choices of the inspector.
class TestFormantView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormantThatIsThereIsADot()
    {
        const auto same = [](double hertz) {
            return hertz;
        };
        QCOMPARE(frameDots(formantFrames(), threeSeconds(300), same),
                 QPolygonF({QPointF(0, 500), QPointF(0, 1500), QPointF(100, 700)}));
        QCOMPARE(frameDots(formantFrames(), threeSeconds(6), same).size(), 2); // frames 2 px apart: every second
        QVERIFY(frameDots(ClipFrames(), threeSeconds(300), same).isEmpty());
    }

    void dotsArePainted()
    {
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintDots(painter, QPolygonF({QPointF(20, 20)}), Qt::red, Qt::black);
        painter.end();
        QCOMPARE(image.pixelColor(20, 20), QColor(Qt::red));
        QVERIFY(image.pixelColor(20, 17).lightness() < 250); // the halo
        QCOMPARE(image.pixelColor(20, 26), QColor(Qt::white));
    }

    void textsNameWhatIsThere()
    {
        const FrameCurve curve{"formants", {}};
        const ClipFrames frames = formantFrames();
        QVERIFY(isTracks("formants"));
        QVERIFY(!isTracks("pyin"));
        QVERIFY(!isTracks("mfcc"));
        const QString readout = frameReadout(curve, frames, 0.1);
        QCOMPARE(readout.count(u'\n'), 2);
        QVERIFY(readout.contains(u"\tF1") && readout.contains(u"\tF2"));
        QCOMPARE(frameReadout(curve, frames, 1.0), u"\n700\u00a0Hz\tF1"_qs);
        QCOMPARE(frameText(curve, frames, 1.0), u"700\u00a0Hz"_qs);
        QVERIFY(frameText(curve, frames, 0.0).contains(u" · "));
        QVERIFY(frameReadout(curve, frames, 2.0).isEmpty());
        QVERIFY(frameText(curve, frames, 2.0).isEmpty());
    }

    void theInspectorPutsThemOnSpectrograms()
    {
        ExploreInspector inspector;
        QVERIFY(inspector.onSpectrograms().empty());
        inspector.setState({{u"formants"_qs, u"true"_qs}, {u"on_spectrograms"_qs, u"true"_qs}});
        QCOMPARE(inspector.onSpectrograms(), (std::vector<std::string>{"spectral_centroid", "formants"}));
        inspector.setState({{u"overlay"_qs, u"rms"_qs}, {u"on_spectrograms"_qs, u"true"_qs}});
        QVERIFY(inspector.onSpectrograms().empty()); // not in Hz
    }

    void aVoiceIsAHighestFormant()
    {
        ExploreInspector inspector;
        QComboBox* voice = nullptr;
        for (QComboBox* box : inspector.findChildren<QComboBox*>())
            if (box->findData(u"8000"_qs) >= 0)
                voice = box;
        QVERIFY(voice != nullptr);
        QCOMPARE(voice->currentData().toString(), u"5500"_qs);
        QSignalSpy changed(&inspector, &ExploreInspector::changed);
        voice->setCurrentIndex(voice->findData(u"5000"_qs));
        Q_EMIT voice->activated(voice->currentIndex());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(inspector.view().parameters.real(parameter::maxFormant), 5000.0);
        inspector.setState({{u"max_formant"_qs, u"6100"_qs}});
        QCOMPARE(voice->currentIndex(), voice->count() - 1); // a value of one's own
    }
};

QTEST_MAIN(TestFormantView)
#include "tst_formantview.moc"
