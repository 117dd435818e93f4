#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/learning/MeasuredOptions.h"
#include "core/learning/ModelFile.h"
#include "core/project/Project.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/Language.h"
#include "widgets/common/Note.h"
#include "widgets/common/Theme.h"
#include "widgets/common/UserCache.h"
#include "widgets/common/ViewHistory.h"
#include "widgets/common/Workbench.h"
#include "widgets/explore/ExploreInspector.h"
#include "widgets/explore/ExploreLanes.h"
#include "widgets/explore/ExplorePage.h"
#include "widgets/explore/SpectrumPane.h"
#include "widgets/explore/StatisticsTable.h"
#include "widgets/lanes/FrequencyAxis.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/PredictionLane.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/plots/ClipGrid.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

using namespace suara;

namespace {

constexpr int rate = 22050;

/// A tone of one frequency; `loudness` of the first half, half of that in the second.
std::vector<float> tone(double hertz, double seconds, double loudness)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float((i < samples.size() / 2 ? loudness : loudness / 2.0) *
                           std::sin(2.0 * std::numbers::pi * hertz * double(i) / rate));
    return samples;
}

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

class TestExplorePage : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<ExplorePage> m_page;
    std::vector<ClipId> m_ids;

    std::filesystem::path file(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    bool idle() const { return m_workbench->jobs().jobs().isEmpty(); }

    std::vector<QWidget*> controls() const
    {
        std::vector<QWidget*> found;
        for (QWidget* widget : m_page->findChildren<QWidget*>())
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !widget->objectName().startsWith(u"qt_"))
                found.push_back(widget);
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
        writeWav(file("low.wav"), tone(440.0, 1.0, 0.5), rate);
        writeWav(file("high.wav"), tone(3000.0, 2.0, 0.25), rate);
    }

    void init()
    {
        std::filesystem::remove(file("p.suara"));
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(file("p.suara")));
        m_page = std::make_unique<ExplorePage>(*m_workbench);
        m_page->resize(1360, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        SilentTask task;
        m_ids = m_workbench->project()->addClips({probeClip(file("low.wav"), task), probeClip(file("high.wav"), task)});
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

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

    void theSpectrumNamesTheTone()
    {
        m_workbench->selection().setCurrentClip(m_ids[1]);
        SpectrumPlot& plot = m_page->spectrum().plot();
        QTRY_VERIFY(!plot.magnitudes().empty());
        QCOMPARE(plot.magnitudes().size(), std::size_t(rate + 1));              // all samples in one transform: 2 s
        QVERIFY(std::abs(plot.peaks(1, 100.0).front().hertz - 3000.0) < 0.001); // on a bin
        m_workbench->cursor().setSelection({0, rate / 2});
        QTRY_COMPARE(plot.magnitudes().size(), std::size_t(rate / 4 + 1));
        QCOMPARE(plot.binHertz(), 2.0);
    }

    void noSpectrumStandsUnderAnotherClipsName()
    {
        const SpectrumPlot& plot = m_page->spectrum().plot();
        m_workbench->selection().setCurrentClip(m_ids[0]);
        QTRY_VERIFY(!plot.magnitudes().empty() && idle());
        std::filesystem::rename(file(u"high.wav"_qs), file(u"gone.wav"_qs));
        m_workbench->selection().setCurrentClip(m_ids[1]);
        QVERIFY(plot.magnitudes().empty()); // at once
        QTest::qWait(500);
        QTRY_VERIFY(idle());
        QVERIFY(plot.magnitudes().empty()); // and when there is none
        std::filesystem::rename(file(u"gone.wav"_qs), file(u"high.wav"_qs));
    }

    void theSpectrumIsOfThisProjectsClip() // ids begin anew in every project
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        SpectrumPlot& plot = m_page->spectrum().plot();
        QTRY_VERIFY(!plot.magnitudes().empty() && idle());
        QVERIFY(std::abs(plot.peaks(1, 100.0).front().hertz - 440.0) < 0.001);
        std::filesystem::remove(file("other.suara"));
        m_workbench->setProject(Project::create(file("other.suara")));
        SilentTask task;
        const std::vector<ClipId> ids = m_workbench->project()->addClips({probeClip(file("high.wav"), task)});
        QCOMPARE(ids[0], m_ids[0]);
        m_workbench->selection().setCurrentClip(ids[0]);
        QTRY_VERIFY(!plot.magnitudes().empty() && std::abs(plot.peaks(1, 100.0).front().hertz - 3000.0) < 0.001);
    }

    void laneHeightsBelongToTheProject()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        LaneStack& stack = m_page->lanes();
        stack.setHeights({100, 400, 60});
        Q_EMIT stack.heightsChanged(); // as a drag of a border ends
        const QList<int> chosen = stack.heights();
        std::filesystem::remove(file("other.suara"));
        m_workbench->setProject(Project::create(file("other.suara")));
        QCOMPARE(stack.heights(), stack.preferredHeights());
        m_workbench->setProject(Project::open(file("p.suara")));
        QCOMPARE(stack.heights(), chosen);
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
        QTest::qWait(100);
        QTRY_VERIFY(idle());
        QTRY_VERIFY(m_page->lanes().grab().toImage() != before);
    }

    void lanesAreAddedTakenAwayAndRemembered()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        auto* lanes = m_page->findChild<ExploreLanes*>();
        lanes->toggle(u"mfcc"_qs);
        lanes->toggle(u"energy"_qs);
        const QStringList expected{u"waveform"_qs, u"melspectrogram_db"_qs, u"mfcc"_qs};
        QCOMPARE(lanes->names(), expected);
        for (const QString& name : expected)
            lanes->toggle(name);
        QCOMPARE(lanes->names(), QStringList{u"mfcc"_qs}); // the last one stays
        m_page = std::make_unique<ExplorePage>(*m_workbench);
        QCOMPARE(m_page->findChild<ExploreLanes*>()->names(), QStringList{u"mfcc"_qs});
    }

    void lanesMoveAndTheirOrderIsRemembered()
    {
        auto* lanes = m_page->findChild<ExploreLanes*>();
        auto* stack = m_page->findChild<LaneStack*>();
        const QStringList before = lanes->names();
        const int height = stack->heights()[1];
        lanes->move(before[1], -1);
        QCOMPARE(lanes->names(), (QStringList{before[1], before[0], before[2]}));
        QCOMPARE(stack->heights()[0], height); // it takes its height along
        QVERIFY(stack->lanes()[0]->y() < stack->lanes()[1]->y());
        lanes->move(before[1], -1); // it is at the top
        QCOMPARE(lanes->names().first(), before[1]);
        lanes->move(before[1], 9);
        QCOMPARE(lanes->names().last(), before[1]);
        QCOMPARE(m_workbench->project()->setting(u"explore/lanes"_qs).toStringList(), lanes->names());
    }

    void oneLaneCanFillThePage()
    {
        auto* lanes = m_page->findChild<ExploreLanes*>();
        auto* stack = m_page->findChild<LaneStack*>();
        QMenu menu;
        lanes->fillLaneMenu(menu, lanes->names()[1]);
        menu.actions().first()->trigger();
        QVERIFY(stack->lanes()[1]->isVisibleTo(stack));
        QVERIFY(!stack->lanes()[0]->isVisibleTo(stack));
        QCOMPARE(stack->lanes()[1]->geometry().bottom(), stack->rect().bottom());
        QCOMPARE(lanes->names().size(), 3); // the others are only out of sight
        menu.clear();
        lanes->fillLaneMenu(menu, lanes->names()[1]);
        menu.actions().first()->trigger();
        QVERIFY(stack->lanes()[0]->isVisibleTo(stack));
        lanes->toggleAlone(lanes->names()[1]);
        lanes->toggle(u"mfcc"_qs); // a new lane is not added out of sight
        QVERIFY(stack->lanes().last()->isVisibleTo(stack));
        QVERIFY(stack->lanes()[0]->isVisibleTo(stack));
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
        QTest::qWait(500);
        lanes->toggle(u"mfcc"_qs);
        QTest::qWait(500); // it rests: a step
        m_page->inspector().setState({{u"depth"_qs, u"40"_qs}});
        Q_EMIT m_page->inspector().changed();
        ViewHistory& history = m_page->lanes().history();
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

    void aGripMovesItsLane()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        LaneStack& stack = m_page->lanes();
        auto* lanes = m_page->findChild<ExploreLanes*>();
        const QStringList before = lanes->names();
        QWidget* grip = stack.childAt(5, stack.lanes()[0]->y() + 12);
        QVERIFY(grip != nullptr && grip->accessibleName().contains(u"Drag"));
        QTest::mousePress(grip, Qt::LeftButton);
        const QPoint below = grip->mapFromGlobal(stack.mapToGlobal(stack.lanes()[1]->geometry().center()));
        QTest::mouseMove(grip, below + QPoint(0, 20));
        QTest::mouseRelease(grip, Qt::LeftButton);
        QCOMPARE(lanes->names(), (QStringList{before[1], before[0], before[2]}));
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

    void melSpectrogramsOfManyClipsShareOneScale()
    {
        m_page->showGrid(true);
        ExploreInspector& inspector = m_page->inspector();
        inspector.setState({{u"grid_columns"_qs, u"2"_qs}});
        inspector.setGridKind(ViewKind::MelGrid);
        ClipGrid& grid = m_page->grid();
        QTRY_COMPARE(grid.kind(), ViewKind::MelGrid);
        QTRY_VERIFY(grid.isWhole());
        const QImage drawn = grid.viewport()->grab().toImage();
        const auto brightest = [&](int left, int right) {
            int best = 0;
            for (int y = 30; y < 270; ++y)
                for (int x = left; x < right; ++x)
                    best = std::max(best, drawn.pixelColor(x, y).lightness());
            return best;
        };
        const int middle = (drawn.width() - 72) / 2;
        QVERIFY(brightest(60, middle - 20) > brightest(middle + 60, 2 * middle - 20) + 8); // as loud against quiet
    }

    void aLaneThatIsTakenAwayEndsItsWork()
    {
        m_workbench->selection().setCurrentClip(m_ids[0]);
        auto* lanes = m_page->findChild<ExploreLanes*>();
        lanes->setNames({u"waveform"_qs});
        m_page->lanes().grab();
        QTRY_VERIFY(idle());
        int measured = 0;
        connect(&m_workbench->jobs(), &JobRunner::started, m_page.get(),
                [&](const Job* job) { measured += int(job->title().startsWith(u"Measuring")); });
        const auto showAndTakeAway = [&] {
            lanes->toggle(u"pyin"_qs);
            m_page->lanes().grab(); // it asks for its frames
            lanes->toggle(u"pyin"_qs);
        };
        showAndTakeAway();
        QCoreApplication::processEvents();
        QTRY_VERIFY(idle());
        QCOMPARE(measured, 0);
        lanes->toggle(u"pyin"_qs); // and back
        m_page->lanes().grab();
        QTRY_COMPARE(measured, 1);
        QTRY_VERIFY(idle());
    }

    void theScaleOfTheGridIsOfItsOwnClips()
    {
        ClipGrid grid(m_workbench->data());
        grid.resize(600, 300);
        View view = m_page->inspector().gridView();
        view.kind = ViewKind::MelGrid;
        view.features = {"melspectrogram_db"};
        grid.showView(view);
        const auto drawn = [&](const std::vector<ClipId>& clips) {
            grid.setCells(ClipGrid::cellsOf(*m_workbench->project(), clips));
            QImage image(600, 300, QImage::Format_RGB32);
            QPainter painter(&image);
            grid.drawPicture(painter, image.size());
            return image;
        };
        const QImage notYet = drawn({m_ids[1]});
        QVERIFY(!grid.isWhole());
        QTRY_VERIFY(grid.isWhole());
        const QImage quiet = drawn({m_ids[1]});
        QVERIFY(quiet != notYet);
        drawn(m_ids); // with a louder one
        QTRY_VERIFY(grid.isWhole());
        QVERIFY(drawn(m_ids) != quiet);
        QCOMPARE(drawn({m_ids[1]}), quiet);
    }

    void theGridSaysWhatStandsUnderThePointer()
    {
        m_page->showGrid(true);
        ClipGrid& grid = m_page->grid();
        QTRY_VERIFY(grid.isWhole());
        const QStringList lines = grid.readoutAt({100, 60}).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], grid.cells()[0].name);
        QVERIFY2(lines[1].contains(u"sample "), qPrintable(lines[1]));
        QVERIFY2(lines[2].endsWith(u"dBFS"), qPrintable(lines[2]));
        QVERIFY(grid.readoutAt({4, 60}).isEmpty()); // on the labels of the axis
        m_page->inspector().setGridKind(ViewKind::MelGrid);
        QTRY_COMPARE(grid.kind(), ViewKind::MelGrid);
        QTRY_VERIFY(grid.isWhole());
        QVERIFY2(grid.readoutAt({100, 60}).contains(u"mel band"), qPrintable(grid.readoutAt({100, 60})));
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

    void theGridChoosesClips()
    {
        m_page->showGrid(true);
        ClipGrid& grid = m_page->grid();
        QVERIFY(grid.isVisible());
        QCOMPARE(grid.cells().size(), 2);
        QTRY_VERIFY(idle());
        const QPoint second(grid.viewport()->width() / 5 + 40, 60);
        QCOMPARE(grid.cellAt(second), 1);
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(m_workbench->selection().currentClip(), m_ids[1]);
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
