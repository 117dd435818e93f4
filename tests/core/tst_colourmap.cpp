#include "core/base/ColourMap.h"

#include <QTest>

using namespace suara;

class TestColourMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesEqualMatplotlib_data() // matplotlib.colormaps[name](index, bytes=True)
    {
        QTest::addColumn<int>("map");
        QTest::addColumn<int>("index");
        QTest::addColumn<QList<int>>("rgb");
        const int magma = int(ColourMap::Magma);
        const int viridis = int(ColourMap::Viridis);
        QTest::newRow("magma first") << magma << 0 << QList<int>{0, 0, 3};
        QTest::newRow("magma middle") << magma << 128 << QList<int>{182, 54, 121};
        QTest::newRow("magma last") << magma << 255 << QList<int>{251, 252, 191};
        QTest::newRow("viridis first") << viridis << 0 << QList<int>{68, 1, 84};
        QTest::newRow("viridis middle") << viridis << 128 << QList<int>{32, 144, 140};
        QTest::newRow("viridis last") << viridis << 255 << QList<int>{253, 231, 36};
    }
    void entriesEqualMatplotlib()
    {
        QFETCH(int, map);
        QFETCH(int, index);
        QFETCH(QList<int>, rgb);
        const Rgb colour = colourTable(ColourMap(map))[std::size_t(index)];
        QCOMPARE((QList<int>{colour.red, colour.green, colour.blue}), rgb);
    }

    void brightnessOnlyRises()
    {
        const auto brightness = [](const Rgb& c) {
            return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
        };
        for (const ColourMap map : {ColourMap::Magma, ColourMap::Viridis})
            for (std::size_t i = 8; i < 256; ++i)
                QVERIFY(brightness(colourTable(map)[i]) > brightness(colourTable(map)[i - 8]));
    }
};

QTEST_GUILESS_MAIN(TestColourMap)
#include "tst_colourmap.moc"
