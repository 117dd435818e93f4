#include "tests/widgets/ExplorePageBench.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/plots/ViewData.h"

#include <QFile>
#include <QFileDialog>
#include <QPainter>

using namespace suara;

/// The grid of clips on the Explore page.
class TestExploreGrid : public QObject, private ExplorePageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { makePage(); }
    void cleanup() { dropPage(); }

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

    /// They are made when they are saved, one clip after another, however many there are.
    void theNumbersOfAGridNeedNotBeMeasuredBefore_data()
    {
        QTest::addColumn<ViewKind>("kind");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("mel-spectrograms") << ViewKind::MelGrid << QByteArray("time,low1,low2,");
        QTest::newRow("waveforms") << ViewKind::WaveGrid << QByteArray("time,low,high");
    }
    void theNumbersOfAGridNeedNotBeMeasuredBefore()
    {
        QFETCH(ViewKind, kind);
        QTRY_VERIFY(idle());
        userCache().clear();
        m_page->inspector().setGridKind(kind);
        m_page->showGrid(true);
        m_page->findChild<QAction*>(u"explore.csv"_qs)->trigger();
        auto* dialog = m_page->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        const QString path = m_folder.filePath(u"grid.csv"_qs);
        QFile::remove(path);
        Q_EMIT dialog->filesSelected({path});
        delete dialog;
        QTRY_VERIFY(idle() && QFile::exists(path));
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray head = csv.readLine().trimmed();
        QFETCH(QByteArray, begin);
        QVERIFY2(head.startsWith(begin), head.left(60).constData());
        const auto columns = head.count(',') + 1;
        QCOMPARE(columns, kind == ViewKind::MelGrid ? 1 + 2 * 128 : 3);
        QCOMPARE(csv.readLine().count(',') + 1, columns);
        // The same numbers as what is drawn is made of.
        QTRY_VERIFY(m_page->grid().isWhole() && idle());
        const PlotInput input{*m_workbench, m_ids, m_page->inspector().gridView()};
        std::optional<std::vector<ViewSeries>> drawn;
        QTRY_VERIFY((drawn = viewData(input)).has_value());
        QVERIFY(csv.reset());
        QCOMPARE(csv.readAll(), QByteArray::fromStdString(viewCsv(*drawn)));
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

    void theGridChoosesClips()
    {
        m_page->showGrid(true);
        ClipGrid& grid = m_page->grid();
        QVERIFY(grid.isVisible());
        QCOMPARE(grid.cells().size(), 2);
        QTRY_VERIFY(idle());
        const QPoint second(grid.viewport()->width() / 2 + 40, 60);
        QCOMPARE(grid.cellAt(second), 1);
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(m_workbench->selection().currentClip(), m_ids[1]);
    }

    void theGridIsWholeHoweverLittleIsKept_data()
    {
        QTest::addColumn<ViewKind>("kind");
        QTest::newRow("waveforms") << ViewKind::WaveGrid;
        QTest::newRow("mel-spectrograms") << ViewKind::MelGrid;
    }
    void theGridIsWholeHoweverLittleIsKept()
    {
        QFETCH(ViewKind, kind);
        const std::filesystem::path third = file(u"third.wav"_qs);
        writeWav(third, tone(1000.0, 1.5, 0.3), rate);
        SilentTask task;
        m_ids.push_back(m_workbench->project()->addClips({probeClip(third, task)}).at(0));
        ClipData data(*m_workbench, 1000); // bytes: of one clip only
        ClipGrid grid(data);
        grid.resize(600, 300);
        View view = m_page->inspector().gridView();
        view.kind = kind;
        grid.showView(view);
        grid.setCells(ClipGrid::cellsOf(*m_workbench->project(), m_ids));
        QTRY_VERIFY(grid.isWhole());
        QTRY_VERIFY(idle());
        QVERIFY(grid.isWhole()); // and stays so
        QVERIFY(idle());         // with nothing asked for anew
    }

    void clipsStandOnOneScaleOfTime()
    {
        m_page->showGrid(true);
        ExploreInspector& inspector = m_page->inspector();
        inspector.setState({{u"grid_samples"_qs, u"0"_qs}});
        Q_EMIT inspector.changed();
        ClipGrid& grid = m_page->grid();
        QTRY_VERIFY(grid.isWhole());
        const auto width = [&](int cell) { // px of the clip, which its readout ends with
            int last = 0;
            for (int x = 0; x < grid.viewport()->width(); ++x)
                if (grid.cellAt({x, 60}) == cell && !grid.readoutAt({x, 60}).isEmpty())
                    ++last;
            return double(last);
        };
        QTRY_VERIFY(std::abs(width(1) / width(0) - 2.0) < 0.05); // of 2 s and of 1 s
        inspector.setState({{u"grid_samples"_qs, u"0"_qs}, {u"same_times"_qs, u"false"_qs}});
        Q_EMIT inspector.changed();
        QTRY_VERIFY(std::abs(width(1) / width(0) - 1.0) < 0.05);
    }

    void clipsStandOnOneScaleOfValues()
    {
        m_page->showGrid(true);
        ClipGrid& grid = m_page->grid();
        QTRY_VERIFY(grid.isWhole());
        QTRY_VERIFY(idle());
        const auto height = [&](int cell) { // rows that the wave reaches
            const QImage drawn = grid.viewport()->grab().toImage();
            const QColor wave = Theme::instance().tokens().rms;
            int rows = 0;
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    if (grid.cellAt({x, y}) == cell && drawn.pixelColor(x, y) == wave) {
                        ++rows;
                        break;
                    }
            return double(rows);
        };
        QVERIFY(std::abs(height(0) / height(1) - 2.0) < 0.1); // amplitudes of 0.5 and 0.25
        m_page->inspector().setState({{u"same_values"_qs, u"false"_qs}});
        Q_EMIT m_page->inspector().changed();
        QTRY_VERIFY(std::abs(height(0) / height(1) - 1.0) < 0.05);
    }
};

QTEST_MAIN(TestExploreGrid)
#include "tst_exploregrid.moc"
