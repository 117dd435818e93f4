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
        const int inferno = int(ColourMap::Inferno);
        QTest::newRow("inferno first") << inferno << 0 << QList<int>{0, 0, 3};
        QTest::newRow("inferno middle") << inferno << 128 << QList<int>{187, 55, 84};
        QTest::newRow("inferno between") << inferno << 201 << QList<int>{251, 158, 7};
        QTest::newRow("inferno last") << inferno << 255 << QList<int>{252, 254, 164};
        QTest::newRow("gray middle") << int(ColourMap::Grey) << 128 << QList<int>{128, 128, 128};
        QTest::newRow("gray_r first") << int(ColourMap::GreyOnWhite) << 0 << QList<int>{255, 255, 255};
        QTest::newRow("gray_r middle") << int(ColourMap::GreyOnWhite) << 128 << QList<int>{127, 127, 127};
        QTest::newRow("magma_r middle") << int(ColourMap::MagmaOnWhite) << 128 << QList<int>{181, 54, 121};
    }
    void entriesEqualMatplotlib()
    {
        QFETCH(int, map);
        QFETCH(int, index);
        QFETCH(QList<int>, rgb);
        const Rgb colour = colourTable(ColourMap(map))[std::size_t(index)];
        const QList<int> ours{colour.red, colour.green, colour.blue};
        for (int channel = 0; channel < 3; ++channel)
            QVERIFY2(std::abs(ours[channel] - rgb[channel]) <= (ColourMap(map) == ColourMap::Inferno ? 1 : 0),
                     qPrintable(QString::number(ours[channel])));
    }

    void everyMapIsFoundByItsName()
    {
        for (const ColourMapSpec& spec : colourMaps()) {
            QCOMPARE(findColourMap(spec.id), &spec);
            QCOMPARE(&colourMapSpec(spec.map), &spec);
            QCOMPARE(colourTable(spec.map)[0].green > 128, spec.isOnWhite);
        }
        QVERIFY(findColourMap("jet") == nullptr);
    }

    void brightnessOnlyRises()
    {
        const auto brightness = [](const Rgb& c) {
            return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
        };
        for (const ColourMapSpec& spec : colourMaps())
            for (std::size_t i = 8; i < 256; ++i) {
                const double rise = brightness(colourTable(spec.map)[i]) - brightness(colourTable(spec.map)[i - 8]);
                QVERIFY(spec.isOnWhite ? rise < 0.0 : rise > 0.0);
            }
    }
};

QTEST_GUILESS_MAIN(TestColourMap)
#include "tst_colourmap.moc"
