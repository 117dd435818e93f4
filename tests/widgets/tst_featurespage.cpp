#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/features/Catalog.h"
#include "core/project/ClipProperty.h"
#include "core/project/Project.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/features/ChartControls.h"
#include "widgets/features/ChartPanel.h"
#include "widgets/features/ClassRow.h"
#include "widgets/features/FeatureInspector.h"
#include "widgets/features/FeatureTableModel.h"
#include "widgets/features/FeatureTableView.h"
#include "widgets/features/FeaturesPage.h"
#include "widgets/features/ParameterForm.h"
#include "widgets/plots/BoxPlot.h"
#include "widgets/plots/HistogramPlot.h"
#include "widgets/plots/ScatterPlot.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace suara;

namespace {

constexpr int rate = 22050;

/// Half a second of a sine: its zero-crossing rate is 2 · hertz / rate.
std::vector<float> sine(double hertz)
{
    std::vector<float> samples(rate / 2);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float(0.5 * std::sin(2.0 * std::numbers::pi * hertz * double(i) / rate));
    return samples;
}

} // namespace

/// The page with four low and four high tones: two classes that two features tell apart.
class TestFeaturesPage : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<FeaturesPage> m_page;

    void addTone(std::vector<Clip>& clips, const char* label, int hertz)
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / (std::to_string(hertz) + ".wav");
        writeWav(file, sine(hertz), rate);
        SilentTask task;
        Clip clip = probeClip(file, task);
        clip.label = label;
        clips.push_back(clip);
    }

    FeatureTableView& table() const { return *m_page->findChild<FeatureTableView*>(); }
    QAbstractItemModel& rows() const { return *table().model(); }
    FeatureInspector& inspector() const { return *m_page->findChild<FeatureInspector*>(); }
    QCheckBox& box(const char* feature) const { return *inspector().findChild<QCheckBox*>(QLatin1String(feature)); }
    QComboBox& choice(const char* name) const { return *inspector().findChild<QComboBox*>(QLatin1String(name)); }
    QStringList heads() const
    {
        QStringList texts;
        for (int column = FeatureTableModel::FirstValueColumn; column < rows().columnCount(); ++column)
            texts << rows().headerData(column, Qt::Horizontal).toString();
        return texts;
    }
    ChartPanel& panel(int index) const
    {
        return *m_page->findChild<ChartPanel*>(QStringLiteral("chart%1").arg(index + 1));
    }
    template<typename Plot>
    Plot& plot(int index) const
    {
        return *qobject_cast<Plot*>(&panel(index).view().plot());
    }
    /// As the user's choice.
    void showChart(int index, const TableChart& chart) const
    {
        auto* controls = panel(index).findChild<ChartControls*>();
        controls->setChart(chart);
        Q_EMIT controls->chartChanged();
    }
    bool waitForTable() const
    {
        return QTest::qWaitFor([this] { return m_page->measured() != nullptr; }, 20000);
    }

    /// All ticks away but these.
    void tickOnly(const QStringList& features)
    {
        for (const FeatureSpec& spec : featureCatalog())
            if (auto* one = inspector().findChild<QCheckBox*>(QString::fromStdString(std::string(spec.id))))
                one->setChecked(features.contains(one->objectName()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        userCache().clear();
        Theme::instance().install(*qApp);
        QVERIFY(m_folder.isValid());
    }

    void init()
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "tones.suara";
        std::filesystem::remove(file);
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(file));
        std::vector<Clip> clips;
        for (const int hertz : {200, 250, 300, 350})
            addTone(clips, "low", hertz);
        for (const int hertz : {2000, 2500, 3000, 3500})
            addTone(clips, "high", hertz);
        QCOMPARE(m_workbench->project()->addClips(clips).size(), 8U);
        m_page = std::make_unique<FeaturesPage>(*m_workbench);
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(waitForTable());
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

    void aStoppedMeasurementSaysSo()
    {
        const auto stop = connect(&m_workbench->jobs(), &JobRunner::started, this, [](Job* job) { job->cancel(); });
        m_workbench->project()->renameClip(m_workbench->project()->clips()[0].id, "renamed"); // the table is older now
        auto* note = m_page->findChild<Note*>();
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->sentence().contains(QStringLiteral("stopped")));
        disconnect(stop);
        m_page->hide(); // what is old is measured when it is seen again
        m_page->show();
        QTRY_COMPARE(m_page->measured()->names.value(0), QStringLiteral("renamed"));
        QVERIFY(!note->isVisible());
    }

    void measuringAgainNoLongerSaysStopped()
    {
        const auto stop = connect(&m_workbench->jobs(), &JobRunner::started, this, [](Job* job) { job->cancel(); });
        m_workbench->project()->renameClip(m_workbench->project()->clips()[0].id, "renamed");
        auto* note = m_page->findChild<Note*>();
        QTRY_VERIFY(note->isVisible());
        disconnect(stop);
        bool isSaid = true;
        connect(&m_workbench->jobs(), &JobRunner::started, note,
                [&isSaid, page = m_page.get(), note] { isSaid = note->isVisibleTo(page); });
        m_page->hide(); // what is old is measured when it is seen again
        m_page->show();
        QTRY_COMPARE(m_page->measured()->names.value(0), QStringLiteral("renamed"));
        QVERIFY(!isSaid); // from the start on, not only when the table is there
    }

    void resetBringsTheRangeBackFromAnywhere()
    {
        FeatureInspector inspector;
        const QList<QDoubleSpinBox*> fields{inspector.findChild<QDoubleSpinBox*>(QStringLiteral("low")),
                                            inspector.findChild<QDoubleSpinBox*>(QStringLiteral("high"))};
        fields[0]->setValue(-5.0);
        fields[1]->setValue(-3.0);
        inspector.reset();
        QCOMPARE(inspector.scaling().low, -1.0);
        QCOMPARE(inspector.scaling().high, 1.0);
        fields[1]->setValue(9.0);
        fields[0]->setValue(7.0);
        inspector.reset();
        QCOMPARE(inspector.scaling().low, -1.0);
        QCOMPARE(inspector.scaling().high, 1.0);
        QCOMPARE(fields[0]->maximum(), 0.9);
    }

    void choicesStayWithTheProject()
    {
        tickOnly({QStringLiteral("rms"), QStringLiteral("mfcc")});
        inspector().findChild<QComboBox*>(QStringLiteral("summary"))->setCurrentIndex(2);
        inspector().findChild<QComboBox*>(QStringLiteral("rows"))->setCurrentIndex(2);
        inspector().findChild<QDoubleSpinBox*>(QStringLiteral("window"))->setValue(0.25);
        inspector().findChild<QDoubleSpinBox*>(QStringLiteral("high"))->setValue(4.0);
        const QJsonObject chosen = inspector().choices();
        FeaturesPage other(*m_workbench);
        QCOMPARE(other.findChild<FeatureInspector*>()->choices(), chosen);

        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "another.suara";
        std::filesystem::remove(file);
        m_workbench->setProject(Project::create(file)); // has choices of its own
        QJsonObject usual = FeatureInspector().choices();
        usual[QStringLiteral("labelSet")] = inspector().choices()[QStringLiteral("labelSet")]; // the first there is
        QCOMPARE(inspector().choices(), usual);
    }

    void keptParametersAreThoseThatWereSet()
    {
        QJsonObject choices = FeatureInspector().choices();
        choices[QStringLiteral("parameters")] = QStringLiteral("gone=3 hop_length=256 n_fft=-2 window=kaiser(9) =");
        FeatureInspector inspector;
        inspector.setChoices(choices);
        QCOMPARE(inspector.options().parameters.canonical(), std::string("hop_length=256 window=kaiser(9)"));
        QCOMPARE(inspector.findChild<ParameterForm*>()->changes(), 2);
        inspector.reset();
        QCOMPARE(inspector.findChild<ParameterForm*>()->changes(), 0);
    }

    void showsTheLecturesTable()
    {
        QAbstractItemModelTester tester(&rows());
        QCOMPARE(rows().rowCount(), 8);
        QCOMPARE(rows().columnCount(), FeatureTableModel::FirstValueColumn + 7 + 40);
        QStringList heads;
        for (int column = 0; column < 12; ++column)
            heads << rows().headerData(column, Qt::Horizontal).toString();
        QCOMPARE(heads.mid(3), QStringList({"ZCR", "SC", "RMSE", "SB", "SROLL", "SFLAT", "SCON", "MFCC1", "MFCC2"}));
    }

    void valuesAreThoseOfTheSignal()
    {
        QCOMPARE(m_page->findChild<FeatureInspector*>()->options().summary, Summary::First);
        const MeasuredClipsPtr measured = m_page->measured();
        const std::vector<double> centroids = measured->columnValues(measured->columnOf("SC"));
        for (int row = 0; row < 8; ++row) {
            const double hertz = measured->names[row].toDouble();
            // the first frame begins with 1,024 zeros: its edge widens the peak, more so for low tones
            QVERIFY2(centroids[std::size_t(row)] > hertz * 0.9,
                     qPrintable(QString::number(centroids[std::size_t(row)])));
        }
    }

    void aClickOnADotChoosesItsClipEverywhere()
    {
        auto& scatter = plot<ScatterPlot>(2);
        QVERIFY(QTest::qWaitFor([&] { return scatter.map().area().width() > 100; }));
        const MeasuredClipsPtr measured = m_page->measured();
        Q_EMIT scatter.valuesChosen({5}, Qt::NoModifier);
        const ClipId clip = measured->table.rows[5].clip;
        QCOMPARE(m_workbench->selection().currentClip(), clip);
        QCOMPARE(table().selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table().selectionModel()->selectedRows().front().data(FeatureTableModel::ClipRole).value<ClipId>(),
                 clip);
    }

    void ctrlAddsToWhatIsChosen()
    {
        const MeasuredClipsPtr measured = m_page->measured();
        const auto clip = [&](int row) {
            return measured->table.rows[std::size_t(row)].clip;
        };
        Q_EMIT panel(2).rowsChosen({1, 2}, Qt::NoModifier);
        QCOMPARE(m_workbench->selection().clips(), (QList<ClipId>{clip(1), clip(2)}));
        Q_EMIT panel(0).rowsChosen({2, 5, 6}, Qt::ControlModifier);
        QCOMPARE(m_workbench->selection().clips(), (QList<ClipId>{clip(1), clip(2), clip(5), clip(6)}));
        Q_EMIT panel(1).rowsChosen({2}, Qt::ControlModifier); // lets go of it
        QCOMPARE(m_workbench->selection().clips(), (QList<ClipId>{clip(1), clip(5), clip(6)}));
        QCOMPARE(table().selectionModel()->selectedRows().size(), 3);
        Q_EMIT panel(2).rowsChosen({4}, Qt::NoModifier);
        QCOMPARE(m_workbench->selection().currentClip(), clip(4));
    }

    void aPanelShowsEveryKindOfChart()
    {
        showChart(0, {.kind = ChartKind::Box, .x = "SC"});
        const auto* boxes = &plot<BoxPlot>(0);
        QCOMPARE(boxes->xAxis().title, QStringLiteral("SC"));
        QCOMPARE(boxes->box(0)->count, 4U);
        QVERIFY(boxes->box(0)->median > boxes->box(1)->median); // "high" above "low"
        showChart(0, {.kind = ChartKind::Pca});
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<ScatterPlot*>(&panel(0).view().plot()) != nullptr, 5000);
        QVERIFY(panel(0).view().plot().xAxis().title.contains(QStringLiteral("PC1")));
        showChart(0, {.kind = ChartKind::Scatter, .x = "SC", .y = "ZCR"});
        QCOMPARE(panel(0).view().plot().xAxis().title, QStringLiteral("SC, scaled"));
    }

    void aMapSaysWhatItLeavesOut()
    {
        tickOnly({QStringLiteral("zero_crossing_rate")});
        QTRY_COMPARE_WITH_TIMEOUT(heads(), QStringList{QStringLiteral("ZCR")}, 20000);
        showChart(1, {.kind = ChartKind::Pca});
        QTRY_VERIFY(panel(1).findChild<Note*>() != nullptr);
        const auto* note = panel(1).findChild<Note*>();
        QVERIFY(note->sentence().contains(QStringLiteral("two features")));
        showChart(1, {.x = "ZCR"});
        QVERIFY(note->sentence().isEmpty());
    }

    void chartsAreRememberedWithTheProject()
    {
        TableChart chosen{.kind = ChartKind::Histogram, .x = "SB", .bins = 37, .lower = 10.0, .upper = 2000.0};
        chosen.density = true;
        showChart(1, chosen);
        m_page.reset();
        m_page = std::make_unique<FeaturesPage>(*m_workbench);
        m_page->show();
        QVERIFY(waitForTable());
        TableChart shown = panel(1).chart();
        shown.y = chosen.y;
        QVERIFY(shown == chosen);
        QCOMPARE(plot<HistogramPlot>(1).bins(), 37);
        QCOMPARE(panel(0).chart().x, std::string("ZCR")); // the others are as they were
    }

    void aChartIsCopiedAsPython()
    {
        panel(0).copyPython();
        const QString code = QGuiApplication::clipboard()->text();
        QVERIFY2(code.contains(QStringLiteral("bins=20, range=(0, 0.2)")), qPrintable(code));
        QVERIFY(code.contains(QStringLiteral("\"high\": \"#164adb\"")));
    }

    void whatHasNoClassIsShownAndCanBeHidden()
    {
        Project& project = *m_workbench->project();
        setClipProperty(project, {project.clips()[0].id}, ClipProperty::Class, "");
        QTRY_COMPARE_WITH_TIMEOUT(m_page->measured()->classes[0], -1, 20000);
        const auto counted = [this] {
            const std::vector<int>& counts = plot<HistogramPlot>(0).counts(-1);
            return std::accumulate(counts.begin(), counts.end(), 0);
        };
        QTRY_COMPARE(counted(), 1);
        const auto rows = inspector().findChildren<ClassRow*>();
        QCOMPARE(rows.size(), 3);
        Q_EMIT rows.last()->shownChanged(false);
        QCOMPARE(counted(), 0);
    }

    void spacePlaysWhatIsChosen()
    {
        QSignalSpy played(m_workbench.get(), &Workbench::playClipsRequested);
        table().selectRow(2);
        m_page->activateWindow();
        table().setFocus();
        QVERIFY(QTest::qWaitFor([&] { return table().hasFocus(); }));
        QTest::keyClick(&table(), Qt::Key_Space);
        QCOMPARE(played.count(), 1);
        QCOMPARE(played.front().front().value<QList<ClipId>>(), m_workbench->selection().clips());
    }

    void histogramsSeparateTheClasses()
    {
        const auto& histogram = plot<HistogramPlot>(0);
        const auto countOf = [&](int classIndex) {
            const std::vector<int>& counts = histogram.counts(classIndex);
            return std::accumulate(counts.begin(), counts.end(), 0);
        };
        QCOMPARE(histogram.bins(), 20);
        QCOMPARE(countOf(1), 4); // "low": zero-crossing rates up to 0.02
        int lastLow = 0;
        for (int bin = 0; bin < 20; ++bin)
            if (histogram.counts(1)[std::size_t(bin)] > 0)
                lastLow = bin;
        for (int bin = 0; bin <= lastLow; ++bin)
            QCOMPARE(histogram.counts(0)[std::size_t(bin)], 0);
    }

    void aTickedFeatureBecomesColumns()
    {
        auto* inspector = m_page->findChild<FeatureInspector*>();
        const int before = rows().columnCount();
        for (QCheckBox* box : inspector->findChildren<QCheckBox*>())
            if (!box->isChecked()) {
                box->click();
                break;
            }
        QVERIFY(QTest::qWaitFor([&] { return rows().columnCount() > before; }, 20000));
    }

    void everyTabulatedFeatureCanBeTicked()
    {
        for (const FeatureSpec& spec : featureCatalog())
            QCOMPARE(inspector().findChild<QCheckBox*>(QString::fromStdString(std::string(spec.id))) != nullptr,
                     spec.tabulated);
    }

    void statisticsPercentilesAndDeltas()
    {
        tickOnly({QStringLiteral("rms")});
        choice("summary").setCurrentIndex(2);
        inspector().findChild<QCheckBox*>(QStringLiteral("delta"))->click();
        auto* percentiles = inspector().findChild<QLineEdit*>(QStringLiteral("percentiles"));
        percentiles->setText(QStringLiteral("5; 97.5"));
        Q_EMIT percentiles->editingFinished();
        const QStringList expected{"RMSE_mean", "RMSE_std",     "RMSE_min",   "RMSE_max",   "RMSE_median",
                                   "RMSE_p5",   "RMSE_p97.5",   "DRMSE_mean", "DRMSE_std",  "DRMSE_min",
                                   "DRMSE_max", "DRMSE_median", "DRMSE_p5",   "DRMSE_p97.5"};
        QTRY_COMPARE_WITH_TIMEOUT(heads(), expected, 20000);
        percentiles->setText(QStringLiteral("5 110"));
        Q_EMIT percentiles->editingFinished();
        QVERIFY(m_page->findChild<Note*>()->sentence().contains(QStringLiteral("“110” is no percentile")));
        QCOMPARE(inspector().options().percentiles, (std::vector<double>{5.0, 97.5}));
    }

    void thePlotsKeepTheirFeatureWhenItsSummaryChanges()
    {
        const auto titles = [this] {
            const PlotView& scatter = panel(2).view().plot();
            return QStringList{panel(0).view().plot().xAxis().title, panel(1).view().plot().xAxis().title,
                               scatter.xAxis().title.section(u',', 0, 0), scatter.yAxis().title.section(u',', 0, 0)};
        };
        choice("summary").setCurrentIndex(2);
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList({"ZCR_mean", "SC_mean", "ZCR_mean", "SC_mean"}), 20000);
        choice("summary").setCurrentIndex(0);
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList({"ZCR", "SC", "ZCR", "SC"}), 20000);
    }

    void aParameterChangesTheValues()
    {
        tickOnly({QStringLiteral("mfcc")});
        QTRY_COMPARE_WITH_TIMEOUT(heads().size(), 40, 20000);
        auto* form = inspector().findChild<ParameterForm*>();
        const auto field = [form](const char* name) {
            return form->findChild<FormRow*>(QLatin1String(name))->findChild<QLineEdit*>();
        };
        QVERIFY(form->findChild<FormRow*>(QStringLiteral("frame_length")) == nullptr); // of other features
        field("n_mfcc")->setText(QStringLiteral("13"));
        Q_EMIT field("n_mfcc")->editingFinished();
        QTRY_COMPARE_WITH_TIMEOUT(heads().size(), 13, 20000);
        field("n_fft")->setText(QStringLiteral("1"));
        Q_EMIT field("n_fft")->editingFinished();
        QVERIFY(m_page->findChild<Note*>()->sentence().contains(QStringLiteral("n_fft")));
        QCOMPARE(field("n_fft")->text(), QStringLiteral("2048"));
        inspector().reset();
        QTRY_COMPARE_WITH_TIMEOUT(heads().size(), 47, 20000);
    }

    void segmentsAndWindowsAreRows()
    {
        Project& project = *m_workbench->project();
        choice("rows").setCurrentIndex(1);
        QTRY_VERIFY(m_page->findChild<Note*>()->sentence().contains(QStringLiteral("no segment")));
        Segment segment;
        segment.clip = project.clips()[1].id;
        segment.annotator = project.annotators()[0].id;
        segment.start = 2205;
        segment.end = 8820;
        segment.labels["emotion"] = "happy";
        project.addSegments({segment});
        QTRY_COMPARE_WITH_TIMEOUT(rows().rowCount(), 1, 20000);
        QCOMPARE(m_page->measured()->table.rows[0].segment, project.segments(segment.clip)[0].id);
        QCOMPARE(m_page->measured()->names[0], QStringLiteral("250 · 0:00.100–0:00.400"));
        QCOMPARE(rows().index(0, FeatureTableModel::ClassColumn).data().toString(), QStringLiteral("happy"));
        QSignalSpy played(m_workbench.get(), &Workbench::playRangeRequested);
        Q_EMIT table().rowActivated(0);
        QCOMPARE(played.front().front().value<TimeRange>(), (TimeRange{2205, 8820}));

        choice("rows").setCurrentIndex(2);
        inspector().findChild<QDoubleSpinBox*>(QStringLiteral("window"))->setValue(0.2);
        QTRY_COMPARE_WITH_TIMEOUT(rows().rowCount(), 8 * 3, 20000); // 0.2, 0.2 and 0.1 s
        QCOMPARE(m_page->measured()->names[2], QStringLiteral("200 · 0:00.400–0:00.500"));
    }

    void aValueIsCopiedAsPython()
    {
        table().setCurrentIndex(rows().index(0, FeatureTableModel::FirstValueColumn + 1));
        table().requestPython();
        const QString code = QGuiApplication::clipboard()->text();
        QVERIFY2(code.contains(QStringLiteral("librosa.feature.spectral_centroid(")), qPrintable(code));
        QVERIFY(code.contains(QStringLiteral("200.wav")));
        QVERIFY(code.endsWith(QStringLiteral("# SC\nx = np.atleast_2d(frames)[0].astype(np.float64)\nprint(x[0])\n")));
    }

    void aNewClassOfAClipIsShown()
    {
        const ClipId clip = m_page->measured()->table.rows[0].clip;
        QVERIFY(m_workbench->project()->setClipLabel({clip}, "middle"));
        QVERIFY(QTest::qWaitFor([&] { return m_page->measured()->classNames.contains("middle"); }, 20000));
    }

    void aVanishedFileIsSaidAndTheOthersAreMeasured()
    {
        QFile::remove(m_folder.filePath("3500.wav"));
        box("tempo").click(); // a feature that no cache knows yet
        QVERIFY(QTest::qWaitFor([&] { return !m_page->measured()->table.failures.empty(); }, 20000));
        QCOMPARE(rows().rowCount(), 7);
        QVERIFY(m_page->findChild<Note*>()->sentence().contains("3500"));
    }
};

QTEST_MAIN(TestFeaturesPage)
#include "tst_featurespage.moc"
