#include "widgets/common/controls/IconButton.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace suara;

class TestNote : public QObject {
    Q_OBJECT

private:
    static QPushButton* link(const Note& note, const QString& text)
    {
        for (auto* button : note.findChildren<QPushButton*>())
            if (!button->isHidden() && button->text() == text)
                return button;
        return nullptr;
    }
    static void close(const Note& note) { note.findChild<IconButton*>()->click(); }

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }

    void aSentenceTakesThePlaceOfAnother()
    {
        Note note;
        note.say(Note::Kind::Error, u"one"_qs);
        note.say(Note::Kind::Info, u"two"_qs);
        QCOMPARE(note.sentence(), u"two"_qs);
        close(note);
        QVERIFY(note.sentence().isEmpty());
        QVERIFY(note.isHidden());
    }

    void aQuestionWaitsBehindASentence()
    {
        Note note;
        int answers = 0;
        note.say(Note::Kind::Info, u"question"_qs);
        note.addAction(u"yes"_qs, [&] { ++answers; });
        note.addAction(u"no"_qs, [] {});
        note.say(Note::Kind::Error, u"something else"_qs);
        QCOMPARE(note.sentence(), u"something else"_qs);
        QVERIFY(link(note, u"yes"_qs) == nullptr);
        close(note);
        QCOMPARE(note.sentence(), u"question"_qs);
        QVERIFY(link(note, u"no"_qs) != nullptr);
        link(note, u"yes"_qs)->click();
        QCOMPARE(answers, 1);
        QVERIFY(note.isHidden()); // it was answered, so it does not come again
    }

    void aQuestionWaitsOnce()
    {
        Note note;
        for (int time = 0; time < 3; ++time) {
            note.say(Note::Kind::Info, u"question"_qs);
            note.addAction(u"yes"_qs, [] {});
            note.say(Note::Kind::Error, u"something else"_qs);
        }
        close(note);
        QCOMPARE(note.sentence(), u"question"_qs);
        close(note);
        QVERIFY(note.isHidden());
    }

    void anAnswerMaySaySomething()
    {
        Note note;
        note.say(Note::Kind::Info, u"question"_qs);
        note.addAction(u"yes"_qs, [&] { note.say(Note::Kind::Info, u"done"_qs); });
        link(note, u"yes"_qs)->click();
        QCOMPARE(note.sentence(), u"done"_qs);
    }

    void clearingTakesWhatWaitsToo()
    {
        Note note;
        note.say(Note::Kind::Info, u"question"_qs);
        note.addAction(u"yes"_qs, [] {});
        note.say(Note::Kind::Error, u"something else"_qs);
        note.clear();
        QVERIFY(note.isHidden());
        QVERIFY(note.sentence().isEmpty());
    }

    void whatIsSolvedIsNoLongerSaid()
    {
        Note note;
        note.say(
            Note::Kind::Error, [] { return u"no device"_qs; }, u"sound"_qs);
        note.solved(u"files"_qs);
        QCOMPARE(note.sentence(), u"no device"_qs);
        note.solved(u"sound"_qs);
        QVERIFY(note.isHidden());

        note.say(
            Note::Kind::Warning, [] { return u"clips are missing"_qs; }, u"missing"_qs);
        note.addAction(u"choose"_qs, [] {});
        note.say(
            Note::Kind::Error, [] { return u"no device"_qs; }, u"sound"_qs);
        note.solved(u"missing"_qs); // while it waits
        note.solved(u"sound"_qs);
        QVERIFY(note.isHidden());
    }

    void ofOneCauseThereIsOne()
    {
        Note note;
        for (const auto& sentence : {u"two are missing"_qs, u"one is missing"_qs}) {
            note.say(
                Note::Kind::Warning, [sentence] { return sentence; }, u"missing"_qs);
            note.addAction(u"choose"_qs, [] {});
        }
        close(note);
        QVERIFY(note.isHidden());
    }

    void whatWasOnlyToldGoesWhenTheUserGoesOn()
    {
        Note note;
        note.say(Note::Kind::Info, u"told"_qs);
        note.goOn(); // too soon to have been read
        QCOMPARE(note.sentence(), u"told"_qs);
        QTRY_VERIFY_WITH_TIMEOUT((note.goOn(), note.isHidden()), 10000);
        note.say(Note::Kind::Error, u"wrong"_qs);
        Note told;
        told.say(Note::Kind::Info, u"told"_qs); // after the other
        QTRY_VERIFY_WITH_TIMEOUT((told.goOn(), told.isHidden()), 10000);
        note.goOn();
        QCOMPARE(note.sentence(), u"wrong"_qs);
    }

    void anotherLanguageSaysItAnew()
    {
        Language::instance().set(u"en"_qs);
        Note note;
        const auto both = [](const char* what) {
            return [what] {
                return Language::instance().code() + QLatin1String(what);
            };
        };
        note.say(Note::Kind::Info, both(" question"));
        note.addAction(both(" yes"), [] {});
        QCOMPARE(note.sentence(), u"en question"_qs);
        Language::instance().set(u"id"_qs);
        QCOMPARE(note.sentence(), u"id question"_qs);
        QVERIFY(link(note, u"id yes"_qs) != nullptr);
        QVERIFY(link(note, u"en yes"_qs) == nullptr);
        Language::instance().set(u"en"_qs);
    }
};

QTEST_MAIN(TestNote)
#include "tst_note.moc"
