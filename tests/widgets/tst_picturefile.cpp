#include "core/base/Error.h"
#include "widgets/common/files/PictureFile.h"
#include "widgets/common/look/Theme.h"
#include "widgets/plots/HistogramPlot.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace suara;

/// Plots as pictures in files.
class TestPictureFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }

    void picturesAreWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("png") << "a.png" << QByteArray("\x89PNG");
        QTest::newRow("svg") << "a.svg" << QByteArray("<?xml");
        QTest::newRow("pdf") << "a.pdf" << QByteArray("%PDF");
        QTest::newRow("capitals") << "b.PNG" << QByteArray("\x89PNG");
    }
    void picturesAreWritten()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begins);
        HistogramPlot plot;
        plot.setData({1, 2, 3}, {0, 0, 0}, {{"a"}, {}});
        const QString path = m_folder.filePath(name);
        savePicture(path.toStdString(), {320, 200}, 2.0, [&](QPaintDevice& device) {
            plot.drawPicture(device, {320, 200});
        });
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begins));
        if (name.endsWith(u"png"))
            QCOMPARE(QImage(path).size(), QSize(640, 400));
    }

    void impossiblePicturesAreRefused()
    {
        const auto nothing = [](QPaintDevice&) {
        };
        const auto path = [this](const char* name) {
            return m_folder.filePath(QString::fromLatin1(name)).toStdString();
        };
        QVERIFY_THROWS_EXCEPTION(ParameterError, savePicture(path("a.bmp"), {10, 10}, 1.0, nothing));
        QVERIFY_THROWS_EXCEPTION(ParameterError, savePicture(path("a.png"), {0, 10}, 1.0, nothing));
        QVERIFY_THROWS_EXCEPTION(IoError, savePicture(path("no/such/folder/a.png"), {10, 10}, 1.0, nothing));
        // More pixels than an image can have.
        QVERIFY_THROWS_EXCEPTION(ParameterError, savePicture(path("huge.png"), {20000, 20000}, 8.0, nothing));
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("huge.png"))));
    }

    void plainPicturesHaveNoMargin()
    {
        SpectrumPlot plot;
        plot.setSpectrum(std::vector<float>(100, 1.0f), 1.0);
        QImage image(70, 70, QImage::Format_RGB32);
        plot.drawPicture(image, image.size(), true);
        QVERIFY(image.pixelColor(1, 60) != Theme::instance().tokens().canvas); // the fill reaches the edge
        QCOMPARE(plot.map().area().left(), 52.0);                              // and the view is as it was
    }
};

QTEST_MAIN(TestPictureFile)
#include "tst_picturefile.moc"
