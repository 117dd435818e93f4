#include "tests/widgets/ExplorePageBench.h"

#include <QMenu>

using namespace suara;

/// Which lanes the Explore page shows, and in which order.
class TestExploreLanes : public QObject, private ExplorePageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { makePage(); }
    void cleanup() { dropPage(); }

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
};

QTEST_MAIN(TestExploreLanes)
#include "tst_explorelanes.moc"
