#include "core/learning/MeasuredOptions.h"
#include "core/learning/ModelFile.h"
#include "tests/widgets/ExplorePageBench.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/ViewHistory.h"
#include "widgets/explore/ChangedClip.h"
#include "widgets/explore/SpectrumPane.h"
#include "widgets/explore/StatisticsTable.h"
#include "widgets/lanes/FrequencyAxis.h"
#include "widgets/lanes/PredictionLane.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>

using namespace suara;

namespace {

/// A network that tells by ZCR alone, not trained.
QByteArray twoClasses()
{
    TrainedModel model;
    model.name = "dense";
    model.network = networkSpec(modelPlan("dense"), {1, 1, 1}, 2);
    Network network(model.network);
    network.initialise(1);
    model.weights.assign(network.parameters().begin(), network.parameters().end());
    model.classes = {"high", "low"};
    model.columns = {"ZCR"};
    model.scaler.kind = ScalerKind::None;
    model.inputOptions = measuredOptions(Summary::First);
    return QByteArray::fromStdString(modelBytes(model));
}

} // namespace

class TestExplorePage : public QObject, private ExplorePageBench {
    Q_OBJECT

private:
    std::vector<QWidget*> controls() const
    {
        std::vector<QWidget*> found;
        for (QWidget* widget : m_page->findChildren<QWidget*>())
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !widget->objectName().startsWith(u"qt_"))
                found.push_back(widget);
        return found;
    }

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { makePage(); }
    void cleanup() { dropPage(); }

    void withoutAClipItSaysWhatToDo()
    {
        QVERIFY(!m_page->lanes().isVisible());
        m_workbench->selection().setCurrentClip(m_ids[0]);
        QVERIFY(m_page->lanes().isVisible());
        QCOMPARE(m_page->lanes().lanes().size(), 3);
    }

    void whatANetworkSaysAlongTheClip()
    {
        m_workbench->selection().setCurrentClip(m_ids[1]);
        m_workbench->predictionsRequested(0);
        auto* lane = m_page->lanes().findChild<PredictionLane*>();
        QVERIFY(lane != nullptr);
        const QPointF middle(lane->laneGeometry().plot.center());
        lane->grab();
        QCOMPARE(lane->readoutAt(middle), QString()); // there is no network yet

        const RunId run = m_workbench->project()->addRun("first", "{}", twoClasses());
        lane->grab();
        QTRY_VERIFY(!lane->readoutAt(middle).isEmpty());
        const QString said = lane->readoutAt(middle);
        QVERIFY2(said.contains(QStringLiteral("high")) && said.contains(QStringLiteral("low")), qPrintable(said));

        m_workbench->predictionsRequested(run);
        QCOMPARE(m_page->inspector().predictions().run, run);
        QVERIFY(m_page->inspector().state().contains(QStringLiteral("run"))); // remembered with the project
        m_workbench->selection().setCurrentClip(m_ids[0]);
        QCOMPARE(lane->readoutAt(middle), QString());
        QTRY_VERIFY(!lane->readoutAt(middle).isEmpty());
    }

    void whatANetworkSaysBecomesSegments()
    {
        Project& project = *m_workbench->project();
        const ClipId clip = m_ids[1];
        m_workbench->selection().setCurrentClip(clip);
        const RunId run = project.addRun("Ears", "{}", twoClasses());
        m_workbench->predictionsRequested(run);
        auto* lane = m_page->lanes().findChild<PredictionLane*>();
        const auto make = [this] {
            Q_EMIT m_page->findChild<ExploreLanes*>()->predictionSegmentsRequested();
        };
        make();
        QVERIFY(project.segments(clip).empty()); // it has said nothing yet
        QVERIFY(!m_page->findChild<Note*>()->sentence().isEmpty());
        lane->grab();
        QTRY_VERIFY(!lane->readoutAt(QPointF(lane->laneGeometry().plot.center())).isEmpty());
        make();
        const std::vector<Segment>& made = project.segments(clip);
        QVERIFY(!made.empty());
        QCOMPARE(project.annotator(made.front().annotator)->name, std::string("Ears"));
        QCOMPARE(made.front().start, std::int64_t(0));
        QCOMPARE(made.back().end, project.clip(clip)->frames);
        QVERIFY(!made.front().label("label").empty());
        const QString note = m_page->findChild<Note*>()->sentence();
        QVERIFY2(note.contains(QStringLiteral("on the tier of Ears in Annotate, labelled from the set “label”.")),
                 qPrintable(note));
        const std::size_t count = made.size();
        make();
        QCOMPARE(project.segments(clip).size(), count); // they are there already
        QVERIFY(project.undo());
        QVERIFY(project.segments(clip).empty());
        QVERIFY(project.labelSet("label") == nullptr); // all of it was one step
    }

    void statisticsAreThoseOfTheSelection()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        StatisticsTable& table = m_page->inspector().statistics();
        QTRY_COMPARE(table.rows().size(), 6);
        m_workbench->cursor().setSelection({4000, 8000}); // inside the loud half: RMS of a sine is 0.5 / sqrt(2)
        const auto row = [&](const QString& name) {
            for (const StatisticsTable::Row& candidate : table.rows())
                if (candidate.name == name)
                    return candidate;
            return StatisticsTable::Row{};
        };
        QVERIFY(std::abs(row("RMSE").mean - 0.5 / std::numbers::sqrt2) < 0.002);
        QVERIFY(std::abs(row("ZCR").mean - 2 * 440.0 / rate) < 0.001);
        QVERIFY(std::abs(row("Centroid").mean - 440.0) < 20.0);
        m_workbench->cursor().setSelection({16000, 20000});
        QVERIFY(std::abs(row("RMSE").mean - 0.25 / std::numbers::sqrt2) < 0.002);
    }

    void stoppedWorkIsOfferedAgain()
    {
        userCache().clear();
        const auto stop = connect(&m_workbench->jobs(), &JobRunner::started, this, [](Job* job) { job->cancel(); });
        m_workbench->selection().setCurrentClip(m_ids[0]);
        auto* note = m_page->findChild<Note*>();
        QTRY_VERIFY(note->isVisible() && idle());
        disconnect(stop);
        for (QAbstractButton* button : note->findChildren<QAbstractButton*>())
            if (button->text() == QStringLiteral("Go on"))
                button->click();
        QTRY_COMPARE(m_page->inspector().statistics().rows().size(), 6);
        QVERIFY(!note->isVisible());
    }

    void aSpectrogramHasALinearALogarithmicAndAMelAxis()
    {
        m_workbench->selection().setCurrentClip(m_ids[1]);
        m_page->findChild<ExploreLanes*>()->setNames({QStringLiteral("stft_db")});
        auto* lane = qobject_cast<SpectrogramLane*>(m_page->lanes().lanes().value(0));
        QVERIFY(lane != nullptr && lane->scale() == FrequencyScale::Linear);
        const auto brightestHertz = [&](const FrequencyAxis& axis) {
            const QImage drawn = lane->grab().toImage();
            const QRectF plot = lane->laneGeometry().plot;
            int best = 0;
            int brightest = -1;
            for (int y = int(plot.top()) + 2; y < int(plot.bottom()) - 2; ++y)
                if (const int light = drawn.pixelColor(int(plot.left() + plot.width() / 4), y).lightness();
                    light > best) {
                    best = light;
                    brightest = y;
                }
            return axis.hertzAt((plot.bottom() - brightest) / plot.height());
        };
        QTRY_VERIFY(std::abs(brightestHertz(FrequencyAxis::linear(11025.0)) - 3000.0) < 60.0);
        for (QComboBox* box : m_page->findChildren<QComboBox*>())
            if (box->findText(QStringLiteral("Logarithmic")) == 1)
                box->setCurrentIndex(1);
        QTRY_COMPARE(lane->scale(), FrequencyScale::Logarithmic);
        QVERIFY(std::abs(brightestHertz(FrequencyAxis::logarithmic(20.0, 11025.0)) - 3000.0) < 60.0);
        m_page->inspector().setState({{u"axis"_qs, u"mel"_qs}});
        Q_EMIT m_page->inspector().changed();
        QTRY_COMPARE(lane->scale(), FrequencyScale::Mel);
        QVERIFY(std::abs(brightestHertz(FrequencyAxis::melScale(11025.0)) - 3000.0) < 60.0);
    }

    void aParameterRedrawsTheLanes()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        QTRY_VERIFY(m_page->inspector().statistics().rows().size() == 6 && idle());
        const QImage before = m_page->lanes().grab().toImage();
        for (QComboBox* box : m_page->findChildren<QComboBox*>())
            if (box->findData(u"4096"_qs) >= 0)
                box->setCurrentIndex(box->findData(u"4096"_qs));
        QCOMPARE(m_page->inspector().view().parameters.canonical().find("n_fft=4096") != std::string::npos, true);
        QTRY_VERIFY(idle() && m_page->lanes().grab().toImage() != before);
    }

    void everyLaneAndTheSpectrumAreCopiedAsPython()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        auto* lanes = m_page->findChild<ExploreLanes*>();
        QMenu menu;
        lanes->fillMenu(menu);
        QStringList scripts;
        for (QMenu* laneMenu : menu.findChildren<QMenu*>())
            for (QAction* action : laneMenu->actions())
                if (action->text() == u"Copy as Python") {
                    action->trigger();
                    scripts << QGuiApplication::clipboard()->text();
                }
        for (QAction* action : m_page->pageActions() + m_page->findChildren<QAction*>())
            if (action->objectName() == u"explore.spectrum_python") {
                action->trigger();
                scripts << QGuiApplication::clipboard()->text();
                break;
            }
        QCOMPARE(scripts.size(), 4);
        for (const char* call : {"overlay = ax.twinx()", "librosa.display.specshow(melspectrogram_db, ",
                                 "librosa.feature.zero_crossing_rate(y, ", "np.fft.rfft(y"})
            QCOMPARE(scripts.filter(QLatin1String(call)).size(), 1);
        for (const QString& script : scripts)
            QVERIFY(script.contains(u"low.wav")); // runs as it is
    }

    void parametersBelongToTheProject()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        ExploreInspector& inspector = m_page->inspector();
        QVERIFY(inspector.state().isEmpty()); // all as the lecture has it
        const QVariantMap chosen{
            {u"n_fft"_qs, u"1024"_qs}, {u"fmax"_qs, u"none"_qs}, {u"depth"_qs, u"50"_qs}, {u"pitch.fmin"_qs, u"75"_qs}};
        inspector.setState(chosen);
        QCOMPARE(inspector.state(), chosen);
        QCOMPARE(inspector.melView().depth, 50.0);
        QVERIFY(inspector.melView().parameters.canonical().find("fmax") == std::string::npos); // half the rate
        Q_EMIT inspector.changed();
        std::filesystem::remove(file("other.suara"));
        m_workbench->setProject(Project::create(file("other.suara")));
        QVERIFY(inspector.state().isEmpty());
        m_workbench->setProject(Project::open(file("p.suara")));
        QCOMPARE(inspector.state(), chosen);
    }

    void coloursAreChosenForAllPictures()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        auto* lanes = m_page->findChild<ExploreLanes*>();
        lanes->setNames({u"melspectrogram_db"_qs});
        QTRY_VERIFY(idle());
        const auto quiet = [this] { // the tone is far below
            Lane& lane = *m_page->lanes().lanes()[0];
            const QRectF plot = lane.laneGeometry().plot;
            const QPointF at(plot.left() + plot.width() / 4.0, plot.top() + 20.0);
            return lane.grab().toImage().pixelColor(at.toPoint());
        };
        QTRY_VERIFY(quiet().lightness() < 60);
        ExploreInspector& inspector = m_page->inspector();
        inspector.setState({{u"colours"_qs, u"gray_r"_qs}});
        Q_EMIT inspector.changed();
        QTRY_VERIFY(quiet().lightness() > 200);
        QCOMPARE(quiet().red(), quiet().blue());
        QCOMPARE(inspector.gridView().colours, std::optional(ColourMap::GreyOnWhite));
        QVERIFY(!inspector.state().isEmpty()); // is remembered
        inspector.reset();
        QTRY_VERIFY(quiet().lightness() < 60);
    }

    void aChangedFileIsNoticedAndMeasuredAgain()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        QTRY_VERIFY(m_page->inspector().statistics().rows().size() == 6 && idle());
        auto* note = m_page->findChild<Note*>();
        auto* changed = m_page->findChild<ChangedClip*>();
        changed->look();
        QTRY_VERIFY(idle());
        QVERIFY(note->sentence().isEmpty());
        const std::string before = m_workbench->project()->clip(m_ids[0])->contentHash;
        const auto frames = [this] { // of the curves, which a cache on the disk keeps by the fingerprint
            const auto rms = m_workbench->data().frames(m_ids[0], "rms", {});
            return rms != nullptr ? rms->frames : 0;
        };
        QTRY_VERIFY(frames() > 0);
        const auto framesBefore = frames();
        writeWav(file("low.wav"), tone(880.0, 3.0, 0.4), rate);
        changed->look();
        QTRY_VERIFY2(note->sentence().contains(u"low"), qPrintable(note->sentence()));
        for (auto* button : note->findChildren<QPushButton*>())
            if (button->text() == u"Measure it again")
                button->click();
        QTRY_VERIFY(m_workbench->project()->clip(m_ids[0])->contentHash != before);
        QTRY_VERIFY(note->sentence().isEmpty());
        QCOMPARE(m_workbench->project()->clip(m_ids[0])->frames, std::int64_t(3 * rate));
        QCOMPARE(m_workbench->cursor().length(), std::int64_t(3 * rate));
        SpectrumPlot& plot = m_page->spectrum().plot();
        QTRY_VERIFY(plot.magnitudes().size() > 1 && std::abs(plot.peaks(1, 100.0).front().hertz - 880.0) < 1.0);
        QTRY_VERIFY(frames() > framesBefore);

        Project& project = *m_workbench->project(); // undone, the clip is the old one and its file still the new one
        QCOMPARE(project.undoText(), u"Measure “low” again"_qs);
        QVERIFY(project.undo());
        QTRY_VERIFY2(note->sentence().contains(u"low"), qPrintable(note->sentence()));
        QCOMPARE(m_workbench->cursor().length(), project.clip(m_ids[0])->frames);
        QVERIFY(project.clip(m_ids[0])->frames < 3 * rate);
        QTRY_VERIFY(frames() > 0 && idle());
        Language::instance().set(u"id"_qs);
        QTRY_VERIFY(note->sentence().contains(u"low"));
        Language::instance().set(u"en"_qs);
        QVERIFY(project.redo());
        QTRY_VERIFY(note->sentence().isEmpty());
        QCOMPARE(m_workbench->cursor().length(), std::int64_t(3 * rate));
    }

    void presetsAreOneChoice()
    {
        ExploreInspector& inspector = m_page->inspector();
        auto* preset = inspector.findChild<QComboBox*>(); // the first of all
        QCOMPARE(preset->currentText(), u"Lecture"_qs);
        QSignalSpy changes(&inspector, &ExploreInspector::changed);
        Q_EMIT preset->activated(2);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(preset->currentText(), u"Speech, 25/10 ms"_qs);
        const Parameters speech = inspector.melView().parameters;
        QCOMPARE(QString::fromStdString(speech.canonical()),
                 u"fmax=8000 hop_length=220 n_fft=1024 n_mels=80 pitch.fmax=600 pitch.fmin=75 win_length=551"_qs);
        inspector.reset();
        QCOMPARE(preset->currentText(), u"Lecture"_qs);
        QCOMPARE(QString::fromStdString(inspector.melView().parameters.canonical()), u"fmax=8000"_qs);
    }

    void viewsAreGoneBackToWithTheirLanes()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        auto* lanes = m_page->findChild<ExploreLanes*>();
        const QStringList before = lanes->names();
        ViewHistory& history = m_page->lanes().history();
        QTRY_VERIFY(history.isSettled());
        lanes->toggle(u"mfcc"_qs);
        QTRY_VERIFY(history.isSettled()); // a step
        m_page->inspector().setState({{u"depth"_qs, u"40"_qs}});
        Q_EMIT m_page->inspector().changed();
        history.back();
        QVERIFY(m_page->inspector().state().isEmpty());
        QCOMPARE(lanes->names(), before + QStringList{u"mfcc"_qs});
        history.back();
        QCOMPARE(lanes->names(), before);
        history.forward();
        history.forward();
        QCOMPARE(m_page->inspector().melView().depth, 40.0);
        QCOMPARE(lanes->names(), before + QStringList{u"mfcc"_qs});
        QCOMPARE(m_workbench->project()->setting(u"explore/lanes"_qs).toStringList(), lanes->names());
    }

    void theSpectrumIsOfAFrameOrAMean()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        SpectrumPlot& plot = m_page->spectrum().plot();
        ExploreInspector& inspector = m_page->inspector();
        inspector.setState({{u"transform"_qs, u"mean"_qs}});
        Q_EMIT inspector.changed();
        QTRY_COMPARE(plot.magnitudes().size(), std::size_t(1025));
        QVERIFY(std::abs(plot.peaks(1, 100.0).front().hertz - 440.0) < 0.5); // bins are 10.8 Hz apart
        inspector.setState({{u"spectrum"_qs, u"frame"_qs}, {u"n_fft"_qs, u"4096"_qs}});
        Q_EMIT inspector.changed();
        QTRY_COMPARE(plot.magnitudes().size(), std::size_t(2049));
        m_workbench->cursor().setPosition(5000);
        const auto loud = [&] {
            return plot.magnitudes().empty() ? 0.0 : plot.peaks(1, 100.0).front().magnitude;
        };
        QTRY_VERIFY(std::abs(loud() - 0.5 * 4096 / 4) < 15.0); // amplitude times half the sum of the window
        m_workbench->cursor().setPosition(18000);
        QTRY_VERIFY(std::abs(loud() - 0.25 * 4096 / 4) < 8.0); // the second half is quieter
        QCOMPARE(m_page->spectrum().view().spectrum, SpectrumKind::Frame);
        QCOMPARE(m_page->spectrum().view().at, 18000.0 / rate);
    }

    void everyLaneDraws_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : ExploreLanes::known())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyLaneDraws()
    {
        QFETCH(QString, name);
        m_workbench->selection().setCurrentClip(m_ids[0]);
        m_page->findChild<ExploreLanes*>()->setNames({name});
        const QImage empty = m_page->lanes().grab().toImage();
        QTRY_VERIFY(idle());
        QTRY_VERIFY(m_page->lanes().grab().toImage() != empty);
    }

    void everyControlHasAName()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        for (QWidget* control : controls()) {
            const bool named = !control->accessibleName().isEmpty() || !control->toolTip().isEmpty() ||
                               !control->property("text").toString().isEmpty();
            const bool inner = control->parentWidget()->inherits("QAbstractSpinBox") ||
                               control->parentWidget()->inherits("QComboBox") || control->inherits("QScrollArea");
            QVERIFY2(named || inner,
                     qPrintable(QString::fromLatin1(control->metaObject()->className()) + QStringLiteral(" in ") +
                                QString::fromLatin1(control->parentWidget()->metaObject()->className())));
        }
    }
};

QTEST_MAIN(TestExplorePage)
#include "tst_explorepage.moc"
