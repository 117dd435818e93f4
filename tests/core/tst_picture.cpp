#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/formats/Picture.h"
#include "tests/support/PngFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace suara;

/// The pattern that tests/reference/make_picture_reference.py draws.
static Picture pattern(int width, int height)
{
    Picture picture(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int channel = 0; channel < 3; ++channel)
                picture.row(y)[x * 3 + channel] = std::uint8_t((x * 37 + y * 91 + channel * 53 + x * y * 7) % 256);
    return picture;
}

class TestPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resizesAsOpenCv_data()
    {
        QTest::addColumn<QList<int>>("sizes");
        QTest::addColumn<QByteArray>("pixels");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/picture_resize.csv");
        for (const auto& row : table.rows) {
            QList<int> sizes;
            for (std::size_t i = 0; i < 4; ++i)
                sizes.append(std::stoi(row[i]));
            QTest::addRow("%d x %d to %d x %d", sizes[0], sizes[1], sizes[2], sizes[3])
                << sizes << QByteArray::fromHex(QByteArray::fromStdString(row[4]));
        }
    }
    void resizesAsOpenCv()
    {
        QFETCH(QList<int>, sizes);
        QFETCH(QByteArray, pixels);
        const Picture result = resized(pattern(sizes[0], sizes[1]), sizes[2], sizes[3]);
        QCOMPARE(result.width, sizes[2]);
        QCOMPARE(result.height, sizes[3]);
        QCOMPARE(
            QByteArray(reinterpret_cast<const char*>(result.pixels.data()), qsizetype(result.pixels.size())).toHex(),
            pixels.toHex());
    }

    void pngComesBack()
    {
        const QTemporaryDir dir;
        const std::filesystem::path file = dir.filePath("a.png").toStdString();
        writePng(pattern(33, 7), file);
        QVERIFY(readPicture(file) == pattern(33, 7));
        QVERIFY_THROWS_EXCEPTION(IoError, writePng(pattern(2, 2), "/nowhere/a.png"));
    }

    void jpegIsRead()
    {
        // 16 x 8 of one colour, made by Pillow at quality 95: every pixel within a few steps of (200, 80, 30)
        const Picture picture = readPicture(SUARA_SOURCE_DIR "/tests/reference/one_colour.jpg");
        QCOMPARE(picture.width, 16);
        QCOMPARE(picture.height, 8);
        const int colour[3] = {200, 80, 30};
        for (std::size_t i = 0; i < picture.pixels.size(); ++i)
            QVERIFY(std::abs(int(picture.pixels[i]) - colour[i % 3]) <= 3);
    }

    void picturesAreNotTurned()
    {
        QByteArray jpeg = bytesOf(SUARA_SOURCE_DIR "/tests/reference/one_colour.jpg");
        jpeg.insert(2, QByteArray::fromHex("ffe10022"         // a segment of 34 bytes
                                           "457869660000"     // Exif
                                           "49492a0008000000" // TIFF, its first table 8 bytes on
                                           "0100"             // of one entry,
                                           "1201030001000000"
                                           "06000000" // orientation: turn right
                                           "00000000"));
        const QTemporaryDir dir;
        QFile file(dir.filePath("turned.jpg"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(jpeg) == jpeg.size());
        file.close();
        QCOMPARE(readPicture(file.fileName().toStdString()).width, 16); // as keras.utils.load_img reads it
    }

    void damagedFilesGiveASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QTemporaryDir dir;
        const QString png = dir.filePath("a.png");
        writePng(pattern(40, 40), png.toStdString());
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello, I am text");
        QTest::newRow("cut PNG") << bytesOf(png).chopped(60);
        QTest::newRow("PNG without picture") << bytesOf(png).left(30);
        QTest::newRow("PNG, changed byte") << bytesOf(png).replace(60, 1, "\x7f");
        const QByteArray jpeg = bytesOf(SUARA_SOURCE_DIR "/tests/reference/one_colour.jpg");
        QTest::newRow("cut JPEG") << jpeg.chopped(12);
        QTest::newRow("JPEG head only") << jpeg.left(20);
        QByteArray huge = bytesOf(png);
        huge.replace(16, 8, QByteArray::fromHex("7fffffff7fffffff"));
        QTest::newRow("PNG of 2^62 pixels") << huge;
    }
    void damagedFilesGiveASentence()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir dir;
        QFile file(dir.filePath("x"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QVERIFY_THROWS_EXCEPTION(IoError, readPicture(file.fileName().toStdString()));
    }

    void missingFileAndWrongSizesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(IoError, readPicture("/nowhere.png"));
        QVERIFY_THROWS_EXCEPTION(ParameterError, resized(pattern(3, 3), 0, 3));
        QVERIFY_THROWS_EXCEPTION(ParameterError, resized(Picture(), 3, 3));
    }

    void knowsPicturesByTheirEnding()
    {
        QVERIFY(isPictureFile("a.PNG") && isPictureFile("b.jpeg") && isPictureFile("x/c.JPG"));
        QVERIFY(!isPictureFile("a.wav") && !isPictureFile("png"));
    }

private:
    static QByteArray bytesOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"
