#include "core/project/ClipProperty.h"
#include "core/project/Project.h"

#include <QTemporaryDir>
#include <QTest>

using namespace suara;

using Words = std::vector<std::string>;

class TestClipProperty : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;
    std::vector<ClipId> m_ids;

    const Clip& clip(std::size_t index) const { return *m_project->clip(m_ids[index]); }

private Q_SLOTS:
    void init()
    {
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("p.suara")).toStdString();
        m_project.reset();
        std::filesystem::remove(file);
        m_project = Project::create(file);
        std::vector<Clip> clips(3);
        for (std::size_t i = 0; i < clips.size(); ++i) {
            clips[i].path = "digits/" + std::to_string(i) + (i == 2 ? ".wav" : "_jackson_7.wav");
            clips[i].sampleRate = 8000;
            clips[i].frames = 100;
        }
        m_ids = m_project->addClips(clips);
    }

    void fileNamesHaveParts_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("FSDD") << "a/0_jackson_12.wav" << QStringList{"0", "jackson", "12"};
        QTest::newRow("Emo-DB") << "03a01Fa.wav" << QStringList{"03", "a", "01", "Fa"};
        QTest::newRow("RAVDESS") << "03-01-06.wav" << QStringList{"03", "01", "06"};
        QTest::newRow("word") << "suara.wav" << QStringList{"suara"};
        QTest::newRow("separators at the ends") << "__a - b_.wav" << QStringList{"a", "b"};
        QTest::newRow("umlauts stay whole") << "pühü_ñ.wav" << QStringList{"pühü", "ñ"};
        QTest::newRow("only separators") << "___.wav" << QStringList{};
        QTest::newRow("none") << "" << QStringList{};
    }

    void fileNamesHaveParts()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, parts);
        QStringList found;
        for (const std::string& part : fileNameParts(file.toStdString()))
            found << QString::fromStdString(part);
        QCOMPARE(found, parts);
    }

    void isSetForManyAndUndoneAtOnce_data()
    {
        QTest::addColumn<ClipProperty>("property");
        QTest::newRow("class") << ClipProperty::Class;
        QTest::newRow("speaker") << ClipProperty::Speaker;
        QTest::newRow("episode") << ClipProperty::Episode;
    }

    void isSetForManyAndUndoneAtOnce()
    {
        QFETCH(ClipProperty, property);
        QVERIFY(setClipProperty(*m_project, m_ids, property, "ayu"));
        QCOMPARE(clipProperty(clip(2), property), std::string("ayu"));
        QCOMPARE(clipPropertyValues(*m_project, property), Words{"ayu"});
        QVERIFY(m_project->undo());
        for (std::size_t i = 0; i < m_ids.size(); ++i)
            QVERIFY(clipProperty(clip(i), property).empty());
    }

    void isTakenFromNamesAsOneStep()
    {
        setClipProperty(*m_project, {m_ids[2]}, ClipProperty::Speaker, "theo");
        const auto speakerOf = [](const Clip& each) {
            const Words parts = fileNameParts(each.path);
            return parts.size() > 1 ? parts[1] : std::string();
        };
        QVERIFY(takeClipProperty(*m_project, m_ids, ClipProperty::Speaker, speakerOf));
        QCOMPARE(clipPropertyValues(*m_project, ClipProperty::Speaker), (Words{"jackson", "theo"}));
        QCOMPARE(clip(2).speaker, std::string("theo")); // its name has no such part
        QVERIFY(m_project->undoText().contains(u'2'));
        QVERIFY(m_project->undo());
        QCOMPARE(clipPropertyValues(*m_project, ClipProperty::Speaker), Words{"theo"});
    }

    void eachOfManyGetsItsOwnWord()
    {
        std::vector<Clip> clips(1000);
        for (std::size_t i = 0; i < clips.size(); ++i)
            clips[i].path = "/clips/speaker" + std::to_string(i) + "_a.wav";
        const std::vector<ClipId> ids = m_project->addClips(clips);
        QVERIFY(takeClipProperty(*m_project, ids, ClipProperty::Speaker,
                                 [](const Clip& each) { return fileNameParts(each.path)[0]; }));
        for (std::size_t i = 0; i < ids.size(); ++i)
            QCOMPARE(m_project->clip(ids[i])->speaker, "speaker" + std::to_string(i));
        QVERIFY(m_project->undo());
        QVERIFY(clipPropertyValues(*m_project, ClipProperty::Speaker).empty());
    }

    void nothingNewIsNoStep()
    {
        const QString before = m_project->undoText();
        QVERIFY(takeClipProperty(*m_project, m_ids, ClipProperty::Class, [](const Clip&) { return std::string(); }));
        QCOMPARE(m_project->undoText(), before);
    }
};

QTEST_GUILESS_MAIN(TestClipProperty)
#include "tst_clipproperty.moc"
