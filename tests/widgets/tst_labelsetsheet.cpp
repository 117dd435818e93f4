#include "tests/widgets/AnnotatePageBench.h"
#include "widgets/annotation/CategoryRow.h"
#include "widgets/annotation/LabelPalette.h"
#include "widgets/annotation/LabelSetSheet.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/text/Language.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace suara;

/// Label sets of the user's own.
class TestLabelSetSheet : public QObject, private AnnotatePageBench {
    Q_OBJECT

private:
    static QPushButton& saveOf(const LabelSetSheet& sheet)
    {
        for (QPushButton* button : sheet.findChildren<QPushButton*>())
            if (button->property("primary").toBool())
                return *button;
        qFatal("no button to save with");
    }

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { makePage(); }
    void cleanup() { dropPage(); }

    void aNewLabelSetIsMadeAndUsed()
    {
        action("new_label_set").trigger();
        LabelSetSheet& sheet = *m_page->findChild<LabelSetSheet*>();
        QVERIFY(sheet.isOpen());
        QPushButton& save = saveOf(sheet);
        QVERIFY(!save.isEnabled());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dialogue act"));
        CategoryRow* first = sheet.findChildren<CategoryRow*>().front();
        first->startTyping();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("question"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // the next row
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("answer"));
        QVERIFY(save.isEnabled());
        QTest::mouseClick(&save, Qt::LeftButton);
        QVERIFY(!sheet.isOpen());
        QCOMPARE(m_page->desk()->labelSet().name, std::string("dialogue act"));
        QCOMPARE(m_page->palette()->buttons().size(), 2);
        labelStretch(2.0, 5.0, Qt::Key_2);
        QCOMPARE(segments()[0].label("dialogue act"), std::string("answer"));
    }

    /// The field holds the word that files carry; beside it stands the one that is shown.
    void builtInWordsAreToldInTheUsersLanguage()
    {
        Language::instance().set(QStringLiteral("id"));
        action("edit_label_set").trigger();
        LabelSetSheet& sheet = *m_page->findChild<LabelSetSheet*>();
        CategoryRow* happy = sheet.findChildren<CategoryRow*>()[1];
        const auto shown = [happy] {
            for (const QLabel* label : happy->findChildren<QLabel*>())
                if (label->isVisible())
                    return label->text();
            return QString();
        };
        QCOMPARE(happy->category().name, std::string("happy"));
        QVERIFY2(shown().contains(QStringLiteral("senang")), qPrintable(shown()));
        QSet<int> ends; // of the fields, which stand one below the other
        for (const CategoryRow* row : sheet.findChildren<CategoryRow*>())
            ends << row->findChild<QLineEdit*>()->geometry().right();
        QCOMPARE(ends.size(), 1);
        happy->startTyping();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("gembira"));
        QCOMPARE(shown(), QString());
        Language::instance().set(QStringLiteral("en"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }

    void aChangedLabelSetTakesItsSegmentsAlong()
    {
        labelStretch(2.0, 3.0, Qt::Key_2); // happy
        labelStretch(4.0, 5.0, Qt::Key_4); // angry
        action("edit_label_set").trigger();
        LabelSetSheet& sheet = *m_page->findChild<LabelSetSheet*>();
        const QList<CategoryRow*> editors = sheet.findChildren<CategoryRow*>();
        QCOMPARE(editors.size(), 8);
        editors[1]->startTyping();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("glad"));
        Q_EMIT editors[3]->moveRequested(-3);
        QTest::mouseClick(&saveOf(sheet), Qt::LeftButton);
        QCOMPARE(segments()[0].label("emotion"), std::string("glad"));
        QCOMPARE(m_page->desk()->labelSet().categories[0].name, std::string("angry"));
        QCOMPARE(m_page->desk()->labelSet().categories[0].key, std::string("4")); // hands know it
        QVERIFY(project().undo());
        QCOMPARE(segments()[0].label("emotion"), std::string("happy"));
    }

    void aLabelThatIsUsedIsTakenAwayWithAWarning()
    {
        labelStretch(2.0, 3.0, Qt::Key_2);
        action("edit_label_set").trigger();
        LabelSetSheet& sheet = *m_page->findChild<LabelSetSheet*>();
        Note& note = *sheet.findChild<Note*>();
        QVERIFY(note.sentence().isEmpty());
        Q_EMIT sheet.findChildren<CategoryRow*>()[1]->removeRequested();
        QVERIFY2(note.sentence().contains(u'1'), qPrintable(note.sentence()));
        QTest::mouseClick(&saveOf(sheet), Qt::LeftButton);
        QCOMPARE(segments()[0].label("emotion"), std::string());
        QVERIFY(project().undo());
        QCOMPARE(segments()[0].label("emotion"), std::string("happy"));
    }

    void aLabelSetThatCannotBeIsRefused()
    {
        action("edit_label_set").trigger();
        LabelSetSheet& sheet = *m_page->findChild<LabelSetSheet*>();
        Note& note = *sheet.findChild<Note*>();
        sheet.findChildren<CategoryRow*>()[0]->startTyping();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("sad")); // stands there already
        QVERIFY(note.sentence().contains(QStringLiteral("sad")));
        QVERIFY(!saveOf(sheet).isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!sheet.isOpen());
        QVERIFY(!project().canUndo() || !project().undoText().contains(QStringLiteral("label set")));

        action("new_label_set").trigger();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("gender")); // a set of that name is there
        sheet.findChildren<CategoryRow*>().front()->startTyping();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("other"));
        QTest::mouseClick(&saveOf(sheet), Qt::LeftButton);
        QVERIFY(sheet.isOpen());
        QVERIFY(note.sentence().contains(QStringLiteral("gender")));
        QCOMPARE(project().labelSets().size(), 3u);
    }
};

QTEST_MAIN(TestLabelSetSheet)
#include "tst_labelsetsheet.moc"
