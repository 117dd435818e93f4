#include "core/project/Project.h"
#include "widgets/common/files/PictureSheet.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/workbench/Workbench.h"

#include <QComboBox>
#include <QFileDialog>
#include <QImage>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace suara;

class TestPictureSheet : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
    }

    void init() { Settings::instance().reset(); }

    void presetsAreSizes_data()
    {
        QTest::addColumn<int>("preset");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QSize>("pixels");
        QTest::addColumn<bool>("light");
        QTest::newRow("as seen") << int(PictureSheet::AsSeen) << QSize(700, 300) << QSize(1400, 600) << false;
        QTest::newRow("a column of 89 mm") << int(PictureSheet::Column) << QSize(336, 252) << QSize(1050, 788) << true;
        QTest::newRow("a page of 183 mm") << int(PictureSheet::Page) << QSize(692, 346) << QSize(2163, 1081) << true;
        QTest::newRow("a slide") << int(PictureSheet::Slide) << QSize(960, 540) << QSize(1920, 1080) << false;
    }
    void presetsAreSizes()
    {
        QFETCH(int, preset);
        QFETCH(QSize, size);
        QFETCH(QSize, pixels);
        QFETCH(bool, light);
        QWidget window;
        PictureSheet sheet(&window, {700, 300});
        sheet.choose(PictureSheet::Preset(preset));
        QCOMPARE(sheet.order().size, size);
        QCOMPARE((QSizeF(size) * sheet.order().scale).toSize(), pixels);
        QCOMPARE(sheet.order().light, light);
    }

    void anotherNumberIsASizeOfOnesOwnAndIsRemembered()
    {
        QWidget window;
        window.resize(800, 600);
        window.show();
        {
            PictureSheet sheet(&window, {700, 300});
            sheet.findChildren<QSpinBox*>()[0]->setValue(500);
            QCOMPARE(sheet.findChild<QComboBox*>()->currentIndex(), int(PictureSheet::Own));
            sheet.open();
            sheet.findChild<QPushButton*>()->click();
            QVERIFY(!sheet.isOpen());
        }
        const PictureSheet again(&window, {320, 200});
        QCOMPARE(again.order().size, QSize(500, 300));
    }

    void whatIsDrawnIsWrittenInLightColours()
    {
        Theme::instance().setMode(Theme::Mode::Dark);
        Workbench workbench;
        QWidget window;
        window.resize(800, 600);
        window.show();
        savePictureAs(workbench, window, {100, 50}, QStringLiteral("a.png"),
                      [](QPaintDevice& device, const QSize& size) {
                          QPainter painter(&device);
                          painter.fillRect(QRect({}, size), Theme::instance().tokens().canvas);
                      });
        auto* sheet = window.findChild<PictureSheet*>();
        sheet->choose(PictureSheet::Column);
        sheet->findChild<QPushButton*>()->click();
        auto* dialog = window.findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        const QString path = m_folder.filePath(QStringLiteral("light.png"));
        Q_EMIT dialog->filesSelected({path});
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(workbench.jobs().jobs().isEmpty());
        const QImage image(path);
        QCOMPARE(image.size(), QSize(1050, 788));
        QCOMPARE(image.pixelColor(500, 400), lightTokens().canvas);
        QVERIFY(Theme::instance().isDark()); // the window keeps its own
        Theme::instance().setMode(Theme::Mode::Light);
    }
};

QTEST_MAIN(TestPictureSheet)
#include "tst_picturesheet.moc"
