#include "widgets/common/workbench/Selection.h"

#include <QSignalSpy>
#include <QTest>

using namespace suara;

class TestSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstChosenIsCurrent()
    {
        Selection selection;
        selection.setClips({3, 5, 7});
        QCOMPARE(selection.currentClip(), ClipId(3));
        QCOMPARE(selection.clips(), (QList<ClipId>{3, 5, 7}));
    }

    void theCurrentStaysWhileItIsAmongThem()
    {
        Selection selection;
        selection.setCurrentClip(5);
        QSignalSpy current(&selection, &Selection::currentClipChanged);
        selection.setClips({3, 5});
        QCOMPARE(selection.currentClip(), ClipId(5));
        QCOMPARE(current.count(), 0);
        selection.setClips({3});
        QCOMPARE(selection.currentClip(), ClipId(3));
        QCOMPARE(current.count(), 1);
    }

    void sayingTheSameAgainSaysNothing()
    {
        Selection selection;
        selection.setClips({1, 2});
        QSignalSpy clips(&selection, &Selection::clipsChanged);
        QSignalSpy current(&selection, &Selection::currentClipChanged);
        selection.setClips({1, 2});
        QCOMPARE(clips.count() + current.count(), 0);
    }

    void anotherClipLeavesNoSegment()
    {
        Selection selection;
        selection.setCurrentClip(1);
        selection.setCurrentSegment(9);
        selection.setCurrentClip(1);
        QCOMPARE(selection.currentSegment(), SegmentId(9));
        selection.setCurrentClip(2);
        QCOMPARE(selection.currentSegment(), SegmentId(0));
    }

    void removedClipsAreForgotten()
    {
        Selection selection;
        selection.setClips({1, 2, 3});
        selection.forget({1, 3});
        QCOMPARE(selection.clips(), QList<ClipId>{2});
        QCOMPARE(selection.currentClip(), ClipId(2));
        selection.forget({2});
        QCOMPARE(selection.currentClip(), ClipId(0));
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
