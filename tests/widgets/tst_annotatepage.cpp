#include "tests/widgets/AnnotatePageBench.h"
#include "widgets/annotation/AgreementMatrix.h"
#include "widgets/annotation/AgreementPanel.h"
#include "widgets/annotation/AgreementWatch.h"
#include "widgets/annotation/CategoryButton.h"
#include "widgets/annotation/DisagreementList.h"
#include "widgets/annotation/LabelPalette.h"
#include "widgets/annotation/NameEdit.h"
#include "widgets/annotation/SegmentFiles.h"
#include "widgets/annotation/SegmentTableModel.h"
#include "widgets/annotation/ValenceArousalPlane.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/text/Numbers.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <cmath>

using namespace suara;

/// The page, driven by mouse and keys.
class TestAnnotatePage : public QObject, private AnnotatePageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { makePage(); }
    void cleanup() { dropPage(); }

    void selectLabelAndUndo()
    {
        labelStretch(2.0, 5.0, Qt::Key_2);
        QCOMPARE(rows().rowCount(), 1);
        QCOMPARE(cell(0, SegmentTableModel::Label), QStringLiteral("happy"));
        QVERIFY(std::abs(startOf(segments()[0]) - 2.0) <= pixel());
        QVERIFY(std::abs(endOf(segments()[0]) - 5.0) <= pixel());
        QCOMPARE(m_workbench->selection().currentSegment(), segments()[0].id);
        QVERIFY(project().undo());
        QCOMPARE(rows().rowCount(), 0);
        QCOMPARE(m_workbench->selection().currentSegment(), SegmentId(0));
        QVERIFY(project().redo());
        QCOMPARE(cell(0, SegmentTableModel::Label), QStringLiteral("happy"));
    }

    void aDigitRelabelsTheCurrentSegment()
    {
        labelStretch(2.0, 5.0, Qt::Key_2);
        key(Qt::Key_4);
        QCOMPARE(rows().rowCount(), 1);
        QCOMPARE(cell(0, SegmentTableModel::Label), QStringLiteral("angry"));
        key(Qt::Key_0);
        QCOMPARE(cell(0, SegmentTableModel::Label), QString());
    }

    void aNewSelectionMakesAnotherSegment()
    {
        labelStretch(2.0, 5.0, Qt::Key_2);
        labelStretch(8.0, 9.0, Qt::Key_1);
        QCOMPARE(rows().rowCount(), 2);
        QCOMPARE(cell(0, SegmentTableModel::Label), QStringLiteral("happy"));
        QCOMPARE(cell(1, SegmentTableModel::Label), QStringLiteral("neutral"));
    }

    void withoutASelectionAKeySaysWhatToDo()
    {
        QSignalSpy said(m_workbench.get(), &Workbench::problemFound);
        key(Qt::Key_1);
        QCOMPARE(said.size(), 1);
        QCOMPARE(rows().rowCount(), 0);
    }

    void tiersAreLowerWhereThereIsLittleRoom()
    {
        QCOMPARE(tier(0).height(), 44);
        m_page->resize(1100, 700);
        QTRY_COMPARE(tier(0).height(), 36);
    }

    void clickOnTheTierChoosesASegment()
    {
        labelStretch(2.0, 5.0, Qt::Key_2);
        labelStretch(8.0, 9.0, Qt::Key_1);
        click(tier(0), 3.0);
        QCOMPARE(m_workbench->selection().currentSegment(), segments()[0].id);
        QCOMPARE(cursor().selection(), (TimeRange{segments()[0].start, segments()[0].end}));
        QCOMPARE(m_page->segments()->currentIndex().row(), 0);
        QVERIFY(std::abs(cursor().seconds(cursor().position()) - 3.0) <= pixel());
    }

    void enterSplitsAtThePlayhead()
    {
        labelStretch(2.0, 6.0, Qt::Key_2);
        cursor().setPosition(4 * rate);
        key(Qt::Key_Return);
        QCOMPARE(segments().size(), std::size_t(2));
        QCOMPARE(segments()[0].end, std::int64_t(4 * rate));
        QCOMPARE(segments()[1].start, std::int64_t(4 * rate));
        QCOMPARE(segments()[1].label("emotion"), std::string("happy"));
        QVERIFY(project().undo());
        QCOMPARE(segments().size(), std::size_t(1));
    }

    void enterInAGapCutsFromTheLastBoundary()
    {
        cursor().setPosition(3 * rate);
        key(Qt::Key_Return);
        cursor().setSelection({});
        cursor().setPosition(5 * rate);
        key(Qt::Key_Return);
        QCOMPARE(segments().size(), std::size_t(2));
        QCOMPARE(segments()[0].start, std::int64_t(0));
        QCOMPARE(segments()[1].start, std::int64_t(3 * rate));
        QCOMPARE(segments()[1].end, std::int64_t(5 * rate));
        QCOMPARE(cursor().position(), std::int64_t(5 * rate)); // it plays on
    }

    void deleteRemovesASegmentAndJoinsAtABoundary()
    {
        labelStretch(2.0, 6.0, Qt::Key_2);
        cursor().setPosition(4 * rate);
        key(Qt::Key_Return);
        click(tier(0), 4.0); // the boundary between the two
        QCOMPARE(m_page->desk()->boundary(), segments()[0].id);
        key(Qt::Key_Delete);
        QCOMPARE(segments().size(), std::size_t(1));
        QVERIFY(std::abs(endOf(segments()[0]) - 6.0) <= pixel());
        click(tier(0), 3.0);
        key(Qt::Key_Delete);
        QCOMPARE(rows().rowCount(), 0);
    }

    void aBoundaryIsDragged()
    {
        labelStretch(2.0, 6.0, Qt::Key_2);
        cursor().setPosition(4 * rate);
        key(Qt::Key_Return);
        drag(tier(0), 4.0, 5.0);
        QCOMPARE(segments().size(), std::size_t(2));
        QVERIFY(std::abs(endOf(segments()[0]) - 5.0) <= pixel());
        QCOMPARE(segments()[1].start, segments()[0].end);
        QVERIFY(project().undo()); // one step, however long the way
        QCOMPARE(segments()[0].end, std::int64_t(4 * rate));
    }

    void altArrowsWalkAndPlay()
    {
        labelStretch(2.0, 3.0, Qt::Key_2);
        labelStretch(8.0, 9.0, Qt::Key_1);
        QSignalSpy played(m_workbench.get(), &Workbench::playRangeRequested);
        key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_workbench->selection().currentSegment(), segments()[0].id);
        key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_workbench->selection().currentSegment(), segments()[1].id);
        QCOMPARE(played.size(), 2);
        QCOMPARE(played[1][0].value<TimeRange>(), (TimeRange{segments()[1].start, segments()[1].end}));
        key(Qt::Key_Tab);
        QCOMPARE(played.size(), 3);
    }

    void thePaletteShowsAndGivesLabels()
    {
        labelStretch(2.0, 3.0, Qt::Key_2);
        const QList<CategoryButton*> buttons = m_page->palette()->buttons();
        QCOMPARE(buttons.size(), 8);
        QVERIFY(buttons[1]->isChecked());
        QTest::mouseClick(buttons[3], Qt::LeftButton);
        QCOMPARE(cell(0, SegmentTableModel::Label), QStringLiteral("angry"));
        QVERIFY(buttons[3]->isChecked());
        QVERIFY(!buttons[1]->isChecked());
    }

    void anotherLabelSetHasItsOwnKeys()
    {
        labelStretch(2.0, 3.0, Qt::Key_2);
        m_page->desk()->setLabelSet("gender");
        QCOMPARE(m_page->palette()->buttons().size(), 2);
        lanes().setFocus();
        key(Qt::Key_1);
        QCOMPARE(segments()[0].label("gender"), std::string("female"));
        QCOMPARE(segments()[0].label("emotion"), std::string("happy"));
    }

    void thePlaneJudgesTheCurrentSegment()
    {
        labelStretch(2.0, 3.0, Qt::Key_2);
        ValenceArousalPlane* plane = m_page->plane();
        QTest::mouseClick(plane, Qt::LeftButton, {}, plane->place(0.5, 0.25).toPoint());
        QCOMPARE(segments()[0].valence, std::optional(0.5));
        QCOMPARE(segments()[0].arousal, std::optional(0.25));
        QCOMPARE(cell(0, SegmentTableModel::Valence), QStringLiteral("7"));
        QVERIFY(lanes().hasFocus()); // the next key labels
        plane->setFocus();
        QTest::keyClick(plane, Qt::Key_Up);
        QCOMPARE(segments()[0].arousal, std::optional(0.5));
        QTest::keyClick(plane, Qt::Key_Delete);
        QCOMPARE(segments()[0].valence, std::optional<double>());
    }

    void theTranscriptIsTypedInTheList()
    {
        labelStretch(2.0, 3.0, Qt::Key_2);
        m_page->segments()->editTranscript();
        auto* editor = m_page->segments()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, QStringLiteral("2 o'clock"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(QString::fromStdString(segments()[0].transcript), QStringLiteral("2 o'clock"));
        QCOMPARE(segments().size(), std::size_t(1));
        QCOMPARE(segments()[0].label("emotion"), std::string("happy")); // the 2 was typed, not pressed
    }

    void annotatorsAreAddedAndRenamed()
    {
        QVERIFY(m_page->agreement()->emptyState()->isVisible());
        QAction* add = nullptr;
        for (QAction* action : m_page->pageActions())
            if (action->objectName() == QLatin1String("add_annotator"))
                add = action;
        QVERIFY(add != nullptr);
        add->trigger();
        QCOMPARE(m_page->tiers()->tiers().size(), 2);
        auto* edit = tier(1).findChild<NameEdit*>();
        QVERIFY(edit->isVisible());
        edit->clear();
        QTest::keyClicks(edit, QStringLiteral("Ani 2"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(QString::fromStdString(project().annotators()[1].name), QStringLiteral("Ani 2"));
        QCOMPARE(m_page->desk()->annotator(), project().annotators()[1].id);
        QVERIFY(!m_page->agreement()->emptyState()->isVisible());
        QVERIFY(segments().empty()); // Enter renamed, it set no boundary
    }

    void upAndDownChooseTheTier()
    {
        project().addAnnotator("Second");
        key(Qt::Key_Down);
        QCOMPARE(m_page->desk()->annotator(), project().annotators()[1].id);
        labelStretch(2.0, 3.0, Qt::Key_1);
        QCOMPARE(segments()[0].annotator, project().annotators()[1].id);
        key(Qt::Key_Up);
        QCOMPARE(m_page->desk()->annotator(), project().annotators()[0].id);
        QVERIFY(segments().empty());
    }

    /// po = 3/4, pe = (2·2 + 2·1 + 0·1) / 16 = 3/8, so kappa = (6/8 − 3/8) / (5/8) = 0.6.
    void kappaOfTwoAnnotators()
    {
        project().addAnnotator("Second");
        QCOMPARE(m_page->agreement()->headline(), QStringLiteral("–"));
        const std::vector<int> first{Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_2};
        const std::vector<int> second{Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_3};
        for (int i = 0; i < 4; ++i)
            labelStretch(2.0 + 3 * i, 4.0 + 3 * i, first[std::size_t(i)]);
        m_page->desk()->setAnnotator(project().annotators()[1].id);
        for (int i = 0; i < 4; ++i)
            labelStretch(2.05 + 3 * i, 4.0 + 3 * i, second[std::size_t(i)]);
        QTRY_COMPARE(m_page->agreement()->headline(), QStringLiteral("0.60"));
        const AgreementReport& report = m_page->watch()->report();
        QCOMPARE(report.linked, std::size_t(4));
        QCOMPARE(*report.kappa.observed, 0.75);
        QCOMPARE(*report.kappa.chance, 0.375);
        QCOMPARE(report.disagreements.size(), std::size_t(1));
        QVERIFY(m_page->watch()->isDisputed(segments()[3].id));
        QVERIFY(!m_page->watch()->isDisputed(segments()[0].id));
    }

    void aDisagreementIsOneClickAway()
    {
        kappaOfTwoAnnotators();
        m_workbench->selection().setCurrentClip(project().clips().back().id);
        auto* list = m_page->agreement()->findChild<DisagreementList*>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(m_workbench->selection().currentClip(), project().clips().front().id);
        const Segment* chosen = m_page->desk()->segment();
        QVERIFY(chosen != nullptr);
        QCOMPARE(chosen->label("emotion"), std::string("happy"));
        QCOMPARE(cursor().view(), (TimeRange{chosen->start, chosen->end}));
        QVERIFY(lanes().hasFocus());
        key(Qt::Key_3); // as the other has it
        QTRY_VERIFY(m_page->watch()->report().disagreements.empty());
    }

    void manySegmentsAreComparedInTheBackground()
    {
        project().addAnnotator("Second");
        std::vector<Segment> many;
        for (int i = 0; i < 12000; ++i) {
            Segment segment;
            segment.clip = project().clips().front().id;
            segment.annotator = project().annotators()[std::size_t(i % 2)].id;
            segment.start = 10 * (i / 2);
            segment.end = segment.start + 10;
            segment.labels["emotion"] = i % 8 == 0 ? "happy" : "sad";
            many.push_back(segment);
        }
        QSignalSpy started(&m_workbench->jobs(), &JobRunner::started);
        project().addSegments(many);
        QTRY_COMPARE(m_page->watch()->report().linked, std::size_t(6000));
        QVERIFY(started.count() >= 1);
        QCOMPARE(m_page->watch()->report().disagreements.size(), std::size_t(1500));
        QCOMPARE(m_page->agreement()->findChild<DisagreementList*>()->model()->rowCount(), 1500);
    }

    void segmentsGoOutAndComeIn()
    {
        labelStretch(2.0, 4.0, Qt::Key_2);
        auto* files = m_page->findChild<SegmentFiles*>();
        const QString csv = m_folder.filePath(QStringLiteral("out.csv"));
        QSignalSpy said(m_workbench.get(), &Workbench::workDone);
        files->exportTo(csv);
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.takeFirst()[0].toString(), QStringLiteral("1 segment stands in %1.").arg(csv));

        project().undo();
        QVERIFY(segments().empty());
        files->importFrom(csv);
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.takeFirst()[0].toString(), QStringLiteral("1 segment taken."));
        QCOMPARE(segments().size(), std::size_t(1));
        QCOMPARE(segments()[0].label("emotion"), std::string("happy"));
        files->importFrom(csv);
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.takeFirst()[0].toString(), QStringLiteral("0 segments taken. 1 was there already."));
        project().undo();
        QVERIFY(segments().empty());

        QFile odd(csv);
        QVERIFY(odd.open(QIODevice::WriteOnly));
        odd.write("file,start,end,tier,label\nelsewhere.wav,1,2,emotion,sad\n");
        odd.close();
        files->importFrom(csv);
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(said.takeFirst()[0].toString(),
                 QStringLiteral("0 segments taken. 1 file is not in the project: elsewhere.wav"));
    }

    void lookingAtATranscriptDoesNotChangeIt()
    {
        Segment segment;
        segment.id = 7;
        segment.end = 100;
        segment.transcript = "Ya,  baris\ndua.";
        SegmentTableModel model;
        model.setTrack(SegmentTrack(1, 1, {segment}), 100);
        QSignalSpy edited(&model, &SegmentTableModel::transcriptEdited);
        const QModelIndex cell = model.index(0, SegmentTableModel::Transcript);
        model.setData(cell, QStringLiteral("Ya,  baris dua.")); // as a line edit gives it back
        QCOMPARE(edited.count(), 0);
        model.setData(cell, QStringLiteral("Ya, baris tiga."));
        QCOMPARE(edited.count(), 1);
    }

    void theClipGoesOutAsTextGridAndTheTierAsLabels()
    {
        labelStretch(2.0, 4.0, Qt::Key_2);
        auto* files = m_page->findChild<SegmentFiles*>();
        QSignalSpy said(m_workbench.get(), &Workbench::workDone);
        const QString clip = QString::fromStdString(std::filesystem::path(project().clips()[0].path).stem().string());
        for (const QString& ending : {QStringLiteral(".TextGrid"), QStringLiteral(".emotion@First.txt")}) {
            const QString file = m_folder.filePath(clip + ending);
            files->exportTo(file);
            QTRY_COMPARE(said.count(), 1);
            QCOMPARE(said.takeFirst()[0].toString(), QStringLiteral("1 segment stands in %1.").arg(file));
            files->importFrom(file);
            QTRY_COMPARE(said.count(), 1);
            QCOMPARE(said.takeFirst()[0].toString(), QStringLiteral("0 segments taken. 1 was there already."));
        }
    }

    void whatIsPaintedIsReadOutAndPressed()
    {
        kappaOfTwoAnnotators();
        const auto partsOf = [](QWidget* widget) {
            QStringList names;
            const QAccessibleInterface* whole = QAccessible::queryAccessibleInterface(widget);
            for (int i = 0; i < whole->childCount(); ++i)
                if (whole->child(i)->object() == nullptr)
                    names << whole->child(i)->text(QAccessible::Name);
            return names;
        };
        TierLane* tier = m_page->tiers()->tier(project().annotators().front().id);
        const QStringList segmentNames = partsOf(tier);
        QCOMPARE(segmentNames.size(), 4);
        QCOMPARE(segmentNames[2], QStringLiteral("happy · %1 at 0:08.0").arg(formatSeconds(2.0, 2)));
        QVERIFY(segmentNames[3].endsWith(QStringLiteral("disputed")));
        QAccessibleInterface* third = QAccessible::queryAccessibleInterface(tier)->child(2);
        QVERIFY(tier->rect().translated(tier->mapToGlobal(QPoint())).contains(third->rect()));
        QCOMPARE(QAccessible::queryAccessibleInterface(tier)->childAt(third->rect().center().x(),
                                                                      third->rect().center().y()),
                 third);
        third->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(m_page->desk()->segment()->label("emotion"), std::string("happy"));
        QVERIFY(m_page->desk()->segment()->start < 9 * rate);
        QVERIFY(third->state().selected);

        const QStringList cells = partsOf(m_page->agreement()->findChild<AgreementMatrix*>());
        QCOMPARE(cells.size(), 9);
        QVERIFY2(cells[0].endsWith(QStringLiteral("neutral · 2")), qPrintable(cells[0]));
        m_page->plane()->setPoints({{0.5, -0.5, 0, m_page->desk()->segment()->id}});
        QCOMPARE(partsOf(m_page->plane()), QStringList{QStringLiteral("V 7, A 3")});
    }

    void undefinedKappaIsSaidAsUndefined()
    {
        project().addAnnotator("Second");
        QTRY_VERIFY(m_page->agreement()->explanation().startsWith(QStringLiteral("Undefined")));
        labelStretch(2.0, 4.0, Qt::Key_1);
        m_page->desk()->setAnnotator(project().annotators()[1].id);
        key(Qt::Key_1); // the stretch is still selected
        QTRY_COMPARE(m_page->watch()->report().table.total(), 1.0);
        QCOMPARE(m_page->agreement()->headline(), QStringLiteral("–"));
        QCOMPARE(m_page->agreement()->explanation(), QStringLiteral("Undefined: both have used one label only."));
    }

    void whatIsOpenedNextForgetsTheOldProject()
    {
        kappaOfTwoAnnotators();
        const std::filesystem::path other = std::filesystem::path(m_folder.path().toStdString()) / "other.suara";
        std::filesystem::remove(other);
        m_workbench->setProject(Project::create(other));
        QCOMPARE(rows().rowCount(), 0);
        QCOMPARE(m_page->tiers()->tiers().size(), 1);
        QVERIFY(m_page->agreement()->emptyState()->isVisible());
        QVERIFY(!m_page->watch()->report().kappa.value);
    }

    void annotatorsAndLabelSetsAreRemovedButForTheLast()
    {
        const AnnotatorId first = project().annotators()[0].id;
        project().addAnnotator("Second");
        m_page->desk()->setAnnotator(project().annotators()[1].id);
        QSignalSpy complaints(m_workbench.get(), &Workbench::problemFound);
        action("remove_annotator").trigger();
        QCOMPARE(project().annotators().size(), 1u);
        QCOMPARE(m_page->desk()->annotator(), first);
        action("remove_annotator").trigger();
        QCOMPARE(project().annotators().size(), 1u);
        QCOMPARE(complaints.size(), 1);
        QVERIFY(project().undo());
        QCOMPARE(project().annotators().size(), 2u);

        const std::string active = m_page->desk()->labelSet().name;
        while (project().labelSets().size() > 1)
            action("remove_label_set").trigger();
        QVERIFY(project().labelSet(active) == nullptr);
        QCOMPARE(m_page->desk()->labelSet().name, project().labelSets()[0].name);
        action("remove_label_set").trigger();
        QCOMPARE(project().labelSets().size(), 1u);
        QCOMPARE(complaints.size(), 2);
    }
};

QTEST_MAIN(TestAnnotatePage)
#include "tst_annotatepage.moc"
