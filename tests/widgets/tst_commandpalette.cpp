#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/CommandModel.h"
#include "widgets/common/commands/CommandPalette.h"
#include "widgets/common/text/Language.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>

using namespace suara;

namespace {

/// "Features" or "Fitur".
QString features()
{
    return QCoreApplication::translate("Keys", "Features");
}

QStringList shown(const CommandModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row).data().toString();
    return texts;
}

} // namespace

class TestCommandPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Language::instance().set(QStringLiteral("en")); }

    void bestNamesComeFirst()
    {
        QWidget window;
        const QList<QAction*> actions{makeAction(
                                          &window, "a", [] { return QStringLiteral("Show the whole clip"); }, [] {}),
                                      makeAction(
                                          &window, "b", [] { return QStringLiteral("Clip list"); }, [] {}),
                                      makeAction(
                                          &window, "c", [] { return QStringLiteral("Eclipse"); }, [] {}),
                                      makeAction(
                                          &window, "d", [] { return QStringLiteral("Undo"); }, [] {})};
        CommandModel model;
        QAbstractItemModelTester tester(&model);
        model.setActions(actions);
        QCOMPARE(model.rowCount(), 4);
        model.setFilter(QStringLiteral("clip"));
        QCOMPARE(shown(model), QStringList({"Clip list", "Show the whole clip", "Eclipse"}));
        model.setFilter(QStringLiteral("  CLIP whole "));
        QCOMPARE(shown(model), QStringList{"Show the whole clip"});
        model.setFilter(QStringLiteral("nothing"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.action(0) == nullptr);
    }

    void everyActionIsFoundInEitherLanguage()
    {
        QWidget window;
        CommandModel model;
        model.setActions({makeAction(&window, "a", features, [] {})});
        model.setFilter(QStringLiteral("fitur"));
        QCOMPARE(shown(model), QStringList{"Features"});
        Language::instance().set(QStringLiteral("id"));
        model.setActions({makeAction(&window, "a", features, [] {})});
        model.setFilter(QStringLiteral("feat"));
        QCOMPARE(shown(model), QStringList{"Fitur"});
    }

    void enterDoesTheChosenAction()
    {
        QWidget window;
        window.resize(800, 600);
        int first = 0;
        int second = 0;
        makeAction(
            &window, "one", [] { return QStringLiteral("Play one"); }, [&] { ++first; });
        makeAction(
            &window, "two", [] { return QStringLiteral("Play two"); }, [&] { ++second; });
        Action* off = makeAction(
            &window, "three", [] { return QStringLiteral("Play three"); }, [] {});
        off->setEnabled(false);
        CommandPalette palette(&window);
        window.show();
        palette.open();
        auto* field = palette.findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("play"));
        QCOMPARE(palette.findChild<CommandModel*>()->rowCount(), 2);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette.isOpen());
        QCOMPARE(first, 0);
        QCOMPARE(second, 1);
    }

    void escapeClosesAndTriggersNothing()
    {
        QWidget window;
        window.resize(800, 600);
        int ran = 0;
        makeAction(
            &window, "one", [] { return QStringLiteral("Play"); }, [&] { ++ran; });
        CommandPalette palette(&window);
        window.show();
        palette.open();
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Escape);
        QVERIFY(!palette.isOpen());
        QCOMPARE(ran, 0);
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
