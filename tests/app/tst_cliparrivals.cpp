#include "app/ClipArrivals.h"
#include "core/audio/AudioWriter.h"
#include "core/base/AtomicFile.h"
#include "core/project/Project.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/workbench/Workbench.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <vector>

using namespace suara;

/// What the note says of files that were added.
class TestClipArrivals : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string place(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"whole.wav", "cut.wav"})
            writeWav(place(name), std::vector<float>(4000, 0.25f), 8000);
        std::filesystem::resize_file(place("cut.wav"), std::filesystem::file_size(place("cut.wav")) / 2);
        writeFile(place("none.wav"), "no sound");
    }

    void aMissingEndIsNamed_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("sentence");
        const QString cut =
            QStringLiteral("The end of 1 clip is missing: cut. What is there is used; get the whole files if you "
                           "can.");
        QTest::newRow("whole") << QStringList{QStringLiteral("whole.wav")} << QString();
        QTest::newRow("cut") << QStringList{QStringLiteral("whole.wav"), QStringLiteral("cut.wav")} << cut;
        QTest::newRow("no sound") << QStringList{QStringLiteral("cut.wav"), QStringLiteral("none.wav")}
                                  << cut; // the list of clips says what cannot be read
    }

    void aMissingEndIsNamed()
    {
        QFETCH(QStringList, files);
        QFETCH(const QString, sentence);
        Workbench workbench;
        workbench.setProject(Project::create(place(QTest::currentDataTag()) + ".suara"));
        Note note;
        ClipArrivals arrivals(workbench, note, nullptr);
        const auto count = std::size_t(files.size());
        for (QString& file : files)
            file = m_folder.filePath(file);
        arrivals.add(files, false);
        QTRY_VERIFY(workbench.selection().currentClip() != 0); // they were added, and what is to be said was
        QCOMPARE(workbench.project()->clips().size(), count);
        QCOMPARE(note.sentence(), sentence);
        QCOMPARE(workbench.cut().size(), sentence.contains(u"end of") ? 1 : 0);
    }
};

QTEST_MAIN(TestClipArrivals)
#include "tst_cliparrivals.moc"
