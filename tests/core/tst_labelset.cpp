#include "core/annotation/LabelSet.h"
#include "core/base/Error.h"

#include <QTest>
#include <set>

using namespace suara;

class TestLabelSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInSetsAreSound()
    {
        const std::vector<LabelSet> sets = builtInLabelSets();
        QCOMPARE(sets.size(), 3u);
        for (const LabelSet& set : sets) {
            checkLabelSet(set);
            std::set<int> colours;
            for (const Category& category : set.categories) {
                QVERIFY(!category.key.empty());
                QVERIFY(category.colour >= 0 && category.colour < 8);
                QVERIFY(colours.insert(category.colour).second);
            }
        }
        QCOMPARE(sets[0].name, std::string("emotion"));
        QCOMPARE(sets[0].byKey("2")->name, std::string("happy"));
        QCOMPARE(sets[1].categories.size(), 3u);
        QCOMPARE(*sets[2].indexOf("male"), 1u);
        QVERIFY(!sets[2].indexOf("robot"));
    }

    void aNewCategoryTakesTheNextFreeKeyAndColour()
    {
        LabelSet set;
        set.name = "mood";
        set.categories = {{0, "calm", "2", 4}};
        set.add("loud");
        set.add("soft");
        QCOMPARE(set.categories[1].key, std::string("1"));
        QCOMPARE(set.categories[1].colour, 5);
        QCOMPARE(set.categories[2].key, std::string("3"));
        for (int index = 0; index < 40; ++index)
            set.add("c" + std::to_string(index));
        checkLabelSet(set);
        QCOMPARE(set.categories[9].key, std::string("a"));
        QCOMPARE(set.categories.back().key, std::string()); // all 35 are taken
        QVERIFY(set.byKey("") == nullptr);
    }

    void brokenSetsAreRefused_data()
    {
        QTest::addColumn<LabelSet>("set");
        QTest::newRow("no name") << LabelSet{0, "", {}};
        QTest::newRow("nameless category") << LabelSet{0, "s", {{0, "", "1", 0}}};
        QTest::newRow("twice the same") << LabelSet{0, "s", {{0, "a", "1", 0}, {0, "a", "2", 1}}};
        QTest::newRow("twice the same key") << LabelSet{0, "s", {{0, "a", "1", 0}, {0, "b", "1", 1}}};
        QTest::newRow("two characters") << LabelSet{0, "s", {{0, "a", "12", 0}}};
        QTest::newRow("the key of 'not judged'") << LabelSet{0, "s", {{0, "a", "0", 0}}};
        QTest::newRow("upper case") << LabelSet{0, "s", {{0, "a", "A", 0}}};
    }
    void brokenSetsAreRefused()
    {
        QFETCH(LabelSet, set);
        QVERIFY_THROWS_EXCEPTION(ParameterError, checkLabelSet(set));
    }
};

QTEST_GUILESS_MAIN(TestLabelSet)
#include "tst_labelset.moc"
