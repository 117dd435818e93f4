#include "core/project/Project.h"
#include "widgets/clips/ClipDetails.h"
#include "widgets/clips/ClipLibrary.h"
#include "widgets/clips/ClipListModel.h"
#include "widgets/clips/WordEdit.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCompleter>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStyledItemDelegate>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace suara;

namespace {

Clip clipNamed(const std::string& folder, const std::string& name, const std::string& label)
{
    Clip clip;
    clip.path = folder + "/" + name + ".wav";
    clip.name = name;
    clip.label = label;
    clip.sampleRate = 8000;
    clip.channels = 1;
    clip.frames = 4000;
    return clip;
}

} // namespace

class TestClipLibrary : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_projects = 0;
    std::unique_ptr<Project> m_many;

    std::unique_ptr<Project> project(std::vector<Clip> clips)
    {
        auto made = Project::create(m_folder.filePath(QStringLiteral("p%1.suara").arg(++m_projects)).toStdString());
        made->addClips(std::move(clips));
        return made;
    }

    static std::vector<Clip> drums()
    {
        Clip damaged = clipNamed("/d/snares", "s2", "snare");
        damaged.error = "The file is empty.";
        return {clipNamed("/d/kicks", "k1", "kick"), clipNamed("/d/snares", "s1", "snare"), damaged,
                clipNamed("/d/kicks", "k2", "kick")};
    }

    static std::vector<Clip> manyClips()
    {
        const auto numbered = [](std::string word, int number) {
            return word.append(std::to_string(number));
        };
        std::vector<Clip> many;
        for (int i = 0; i < 5000; ++i) {
            Clip clip = clipNamed(numbered("/d/f", i * 31 % 97), numbered("u", i), "");
            if (i % 6 < 5)
                clip.label = numbered("Class", i % 6);
            clip.speaker = numbered("Speaker ", i % 11);
            if (i % 2 > 0)
                clip.episode = numbered("e", i % 13);
            many.push_back(clip);
        }
        return many;
    }

    static QStringList rows(const ClipListModel& model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row).data().toString();
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
        Language::instance().set(QStringLiteral("en"));
    }

    void theChosenClipStaysInViewWhenTheRoomChanges()
    {
        std::vector<Clip> clips;
        for (int i = 0; i < 200; ++i)
            clips.push_back(clipNamed("/d/many", std::string("m").append(std::to_string(i)), ""));
        Workbench workbench;
        workbench.setProject(project(std::move(clips)));
        QAction add;
        ClipLibrary library(workbench, &add, &add);
        library.resize(264, 3000);
        library.show();
        QVERIFY(QTest::qWaitForWindowExposed(&library));
        workbench.selection().setCurrentClip(workbench.project()->clips()[80].id);
        auto* list = library.findChild<QListView*>();
        const auto isInView = [list] {
            return list->viewport()->rect().contains(list->visualRect(list->currentIndex()));
        };
        QTRY_VERIFY(isInView());
        library.resize(264, 500);
        QVERIFY(!isInView());
        QTRY_VERIFY(isInView());
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("m80"));
    }

    void groupsFollowFoldersOrClasses()
    {
        const auto drumProject = project(drums());
        ClipListModel model;
        QAbstractItemModelTester tester(&model);
        model.setProject(*drumProject);
        QCOMPARE(rows(model), QStringList({"kicks", "k1", "k2", "snares", "s1", "s2"}));
        model.setGrouping(ClipListModel::Grouping::Class);
        QCOMPARE(rows(model), QStringList({"kick", "k1", "k2", "snare", "s1", "s2"}));
        model.setGrouping(ClipListModel::Grouping::None);
        QCOMPARE(rows(model), QStringList({"k1", "s1", "s2", "k2"}));
    }

    void aFoldedGroupShowsItsCountOnly()
    {
        const auto drumProject = project(drums());
        ClipListModel model;
        QAbstractItemModelTester tester(&model);
        model.setProject(*drumProject);
        model.toggleGroup(0);
        QCOMPARE(rows(model), QStringList({"kicks", "snares", "s1", "s2"}));
        QCOMPARE(model.index(0).data(ClipListModel::CountRole).toInt(), 2);
        model.setFilter(QStringLiteral("k1")); // what is searched for is shown
        QCOMPARE(rows(model), QStringList({"kicks", "k1"}));
        model.setFilter({});
        model.toggleGroup(0);
        QCOMPARE(model.rowCount(), 6);
    }

    void theFilterKnowsLettersOfAllKinds()
    {
        const auto words = project({clipNamed("/d/a", "ÉCOLE Ünal", "Laut"), clipNamed("/d/a", "école", "laut")});
        ClipListModel model;
        model.setProject(*words);
        for (const char16_t* text : {u"école", u"École", u"LAUT"}) {
            model.setFilter(QString::fromUtf16(text));
            QCOMPARE(model.shownCount(), 2);
        }
        model.setFilter(QStringLiteral("laut ünAL"));
        QCOMPARE(rows(model), QStringList({"a", "ÉCOLE Ünal"}));
    }

    void veryManyAreFilteredAndGroupedRight_data()
    {
        QTest::addColumn<int>("grouping");
        QTest::addColumn<QString>("filter");
        for (const int grouping : {0, 1, 2, 3, 4})
            for (const char* filter : {"", "u1", "class2", "speaker 3 u99", "nothing at all"})
                QTest::addRow("grouping %d, '%s'", grouping, filter) << grouping << QString::fromLatin1(filter);
    }

    /// Against a stable sort of those whose words hold all that is looked for.
    void veryManyAreFilteredAndGroupedRight()
    {
        QFETCH(int, grouping);
        QFETCH(QString, filter);
        if (m_many == nullptr)
            m_many = project(manyClips());
        const auto keyOf = [grouping](const Clip& clip) {
            const std::string folder = clip.path.substr(3, clip.path.rfind('/') - 3);
            const std::string keys[] = {folder, clip.label, clip.speaker, clip.episode, ""};
            return QString::fromStdString(keys[grouping]);
        };
        std::vector<Clip> expected;
        for (const Clip& clip : m_many->clips()) {
            const QString text =
                QString::fromStdString(clip.name + ' ' + clip.label + ' ' + clip.speaker + ' ' + clip.episode);
            bool passes = true;
            for (const QString& word : filter.split(u' ', Qt::SkipEmptyParts))
                passes = passes && text.contains(word, Qt::CaseInsensitive);
            if (passes)
                expected.push_back(clip);
        }
        std::ranges::stable_sort(expected, {}, keyOf);

        ClipListModel model;
        model.setProject(*m_many);
        model.setGrouping(ClipListModel::Grouping(grouping));
        model.setFilter(filter);
        QCOMPARE(model.shownCount(), int(expected.size()));
        std::vector<ClipId> shown;
        for (int row = 0; row < model.rowCount(); ++row) {
            const ClipId clip = model.clipAt(row);
            QCOMPARE(clip == 0, model.index(row).data(ClipListModel::IsGroupRole).toBool());
            if (clip == 0)
                continue;
            QCOMPARE(model.rowOf(clip), row);
            shown.push_back(clip);
        }
        QCOMPARE(shown.size(), expected.size());
        for (std::size_t i = 0; i < shown.size(); ++i)
            QCOMPARE(shown[i], expected[i].id);
    }

    void theFilterReadsNameAndClass()
    {
        const auto drumProject = project(drums());
        ClipListModel model;
        model.setProject(*drumProject);
        model.setFilter(QStringLiteral("SNARE 1"));
        QCOMPARE(rows(model), QStringList({"snares", "s1"}));
        QCOMPARE(model.shownCount(), 1);
    }

    void anUnreadableClipKeepsItsPlaceAndSaysWhy()
    {
        const auto drumProject = project(drums());
        ClipListModel model;
        model.setProject(*drumProject);
        const QModelIndex row = model.index(5);
        QCOMPARE(row.data(ClipListModel::ReasonRole).toString(), QStringLiteral("The file is empty."));
        QCOMPARE(row.data(ClipListModel::ErrorRole).toString(),
                 QStringLiteral("Error reading file: The file is empty."));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().endsWith(row.data(ClipListModel::ErrorRole).toString()));
    }

    void aMissingFileIsMarkedInTheList()
    {
        Workbench workbench;
        QAction add(nullptr), folder(nullptr);
        ClipLibrary library(workbench, &add, &folder);
        workbench.setProject(project(drums()));
        auto* model = library.findChild<ClipListModel*>();
        const ClipId gone = workbench.project()->clips()[0].id;
        const auto marked = [&] {
            return model->index(model->rowOf(gone)).data(ClipListModel::ErrorRole).toString();
        };
        QVERIFY(marked().isEmpty());
        workbench.setMissing({gone});
        QTRY_VERIFY(marked().contains(u"not where it was"));
        workbench.setMissing({}); // it was found
        QTRY_VERIFY(marked().isEmpty());
        workbench.setMissing({gone});
        workbench.setProject(project(drums())); // the ids of another project are others' clips
        QVERIFY(workbench.missing().isEmpty());
    }

    void aClipWhoseEndIsMissingIsMarked()
    {
        Workbench workbench;
        workbench.setProject(project(drums()));
        QAction add(nullptr), folder(nullptr);
        ClipLibrary library(workbench, &add, &folder);
        const auto* model = library.findChild<ClipListModel*>();
        const ClipId cut = workbench.project()->clips()[0].id;
        const auto said = [&](int role) {
            return model->index(model->rowOf(cut)).data(role).toString();
        };
        QVERIFY(said(ClipListModel::WarningRole).isEmpty());
        workbench.addCut({cut});
        QTRY_VERIFY(said(ClipListModel::WarningRole).contains(u"end is missing"));
        QCOMPARE(said(Qt::ToolTipRole), said(ClipListModel::WarningRole));
        QVERIFY(said(Qt::AccessibleTextRole).endsWith(said(ClipListModel::WarningRole)));
        QVERIFY(said(ClipListModel::ErrorRole).isEmpty());
        workbench.setProject(project(drums()));
        QVERIFY(workbench.cut().isEmpty());
    }

    void theReasonIsIndonesianWhereTheInterfaceIs()
    {
        std::vector<Clip> clips = drums();
        clips[2].error = "This is no sound file, or of a kind that is not known here."; // as a reader says it
        const auto drumProject = project(std::move(clips));
        Language::instance().set(QStringLiteral("id"));
        ClipListModel model;
        model.setProject(*drumProject);
        const QString sentence = model.index(5).data(ClipListModel::ErrorRole).toString();
        Language::instance().set(QStringLiteral("en"));
        QCOMPARE(sentence,
                 QStringLiteral("Error baca file: Ini bukan berkas suara, atau jenisnya tidak dikenal di sini."));
    }

    void clipsAreDraggedOutAsFiles()
    {
        const auto made = project(drums());
        ClipListModel model;
        model.setProject(*made);
        QModelIndexList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all << model.index(row);
        const std::unique_ptr<QMimeData> data(model.mimeData(all));
        QCOMPARE(data->urls().size(), 4); // a folder's own row is no file
        QVERIFY(data->urls().contains(
            QUrl::fromLocalFile(QString::fromStdString(made->absolutePath(made->clips()[0]).string()))));
        QCOMPARE(model.supportedDragActions(), Qt::DropActions(Qt::CopyAction)); // never moved away
    }

    void choosingInTheListChoosesEverywhereAndBack()
    {
        Workbench workbench;
        QAction add(nullptr), folder(nullptr);
        ClipLibrary library(workbench, &add, &folder);
        workbench.setProject(project(drums()));
        library.resize(264, 600);
        library.show();
        auto* list = library.findChild<QListView*>();
        auto* model = library.findChild<ClipListModel*>();
        list->setCurrentIndex(model->index(4));
        QCOMPARE(workbench.selection().clips(), QList<ClipId>{model->clipAt(4)});
        workbench.selection().setClips({model->clipAt(1), model->clipAt(2)});
        QCOMPARE(list->selectionModel()->selectedIndexes().size(), 2);
        QVERIFY(list->selectionModel()->isSelected(model->index(2)));
        list->selectAll();
        QCOMPARE(workbench.selection().clips().size(), 4); // group rows are nobody's clips
        list->setCurrentIndex(model->index(2));
        const ClipId last = model->clipAt(2);
        QTest::keyClick(list, Qt::Key_Down); // onto the next group's row
        QCOMPARE(model->clipAt(list->currentIndex().row()), 0);
        QCOMPARE(workbench.selection().currentClip(), last);
    }

    void editsAreUndone()
    {
        Workbench workbench;
        QAction add(nullptr), folder(nullptr);
        ClipLibrary library(workbench, &add, &folder);
        workbench.setProject(project(drums()));
        auto* model = library.findChild<ClipListModel*>();
        const ClipId first = model->clipAt(1);
        model->setData(model->index(1), QStringLiteral("  boom  "), Qt::EditRole);
        QCOMPARE(workbench.project()->clip(first)->name, std::string("boom"));
        workbench.selection().setClips({first});
        library.findChild<QAction*>(QStringLiteral("remove_clips"))->trigger();
        QTRY_COMPARE(model->clipCount(), 3);
        QCOMPARE(workbench.selection().currentClip(), ClipId(0));
        workbench.project()->undo();
        workbench.project()->undo();
        QTRY_COMPARE(model->clipCount(), 4);
        QCOMPARE(workbench.project()->clip(first)->name, std::string("k1"));
    }

    void detailsAreSetForAllChosenClipsAndUndone()
    {
        Workbench workbench;
        QAction add(nullptr), folder(nullptr);
        ClipLibrary library(workbench, &add, &folder);
        workbench.setProject(project(drums()));
        library.resize(264, 800);
        library.show();
        library.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&library));
        Project& drumProject = *workbench.project();
        const auto field = [&](const char* name) {
            for (WordEdit* each : library.findChildren<WordEdit*>())
                if (each->accessibleName() == QLatin1String(name))
                    return each;
            return static_cast<WordEdit*>(nullptr);
        };
        workbench.selection().setClips({drumProject.clips()[0].id, drumProject.clips()[1].id});
        QVERIFY(field("Class")->text().isEmpty());
        QCOMPARE(field("Class")->placeholderText(), QStringLiteral("several"));
        field("Speaker")->setFocus();
        QTest::keyClicks(field("Speaker"), QStringLiteral(" Ayu "));
        QTest::keyClick(field("Speaker"), Qt::Key_Return);
        QCOMPARE(drumProject.clips()[0].speaker, std::string("Ayu"));
        QCOMPARE(drumProject.clips()[1].speaker, std::string("Ayu"));
        QVERIFY(drumProject.clips()[2].speaker.empty());
        workbench.selection().setClips({drumProject.clips()[2].id});
        QVERIFY(field("Speaker")->text().isEmpty());
        field("Speaker")->setFocus();
        QTest::keyClick(field("Speaker"), Qt::Key_A);
        QCOMPARE(field("Speaker")->completer()->currentCompletion(), QStringLiteral("Ayu"));
        QTest::keyClick(field("Speaker"), Qt::Key_Escape);
        field("Class")->setFocus();
        QVERIFY(drumProject.clips()[2].speaker.empty());
        drumProject.undo();
        QVERIFY(drumProject.clips()[0].speaker.empty());
    }

    void detailsAreTakenFromNames()
    {
        Workbench workbench;
        QAction add(nullptr), folder(nullptr);
        ClipLibrary library(workbench, &add, &folder);
        workbench.setProject(project(drums()));
        Project& drumProject = *workbench.project();
        workbench.selection().setClips({drumProject.clips()[0].id, drumProject.clips()[1].id});
        QMenu* menu = library.findChild<ClipDetails*>()->findChild<QPushButton*>()->menu();
        Q_EMIT menu->aboutToShow();
        QMenu* speaker = menu->actions()[1]->menu();
        QCOMPARE(speaker->title(), QStringLiteral("Speaker"));
        QCOMPARE(speaker->actions()[0]->text(), QStringLiteral("Folder: kicks"));
        speaker->actions()[0]->trigger();
        QCOMPARE(drumProject.clips()[0].speaker, std::string("kicks"));
        QCOMPARE(drumProject.clips()[1].speaker, std::string("snares"));
        QMenu* characters = menu->actions()[0]->menu()->actions().last()->menu(); // of the class
        QVERIFY(characters != nullptr);
        QVERIFY(characters->actions()[0]->text().startsWith(QStringLiteral("Character 1: k")));
        characters->actions()[0]->trigger();
        QCOMPARE(drumProject.clips()[0].label, std::string("k"));
        QCOMPARE(drumProject.clips()[1].label, std::string("s"));
        drumProject.undo();
        auto* model = library.findChild<ClipListModel*>();
        library.findChild<QAction*>(QStringLiteral("group_by_speaker"))->trigger();
        QTRY_COMPARE(rows(*model), QStringList({"No speaker", "s2", "k2", "kicks", "k1", "snares", "s1"}));
    }

    void enterPlaysTheClip()
    {
        Workbench workbench;
        QAction add(nullptr), folder(nullptr);
        ClipLibrary library(workbench, &add, &folder);
        workbench.setProject(project(drums()));
        library.show();
        auto* list = library.findChild<QListView*>();
        QSignalSpy played(&workbench, &Workbench::playClipsRequested);
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(played.count(), 1);
    }

    void aHundredThousandClipsAnswerAKeystroke()
    {
        std::vector<Clip> many;
        for (int i = 0; i < 100'000; ++i)
            many.push_back(clipNamed(std::string("/big/").append(std::to_string(i % 50)),
                                     std::string("clip").append(std::to_string(i)),
                                     std::string("c").append(std::to_string(i % 7))));
        const auto big = project(std::move(many));
        ClipListModel model;
        model.setProject(*big);
        QListView list;
        list.setUniformItemSizes(true);
        list.setModel(&model);
        list.resize(264, 800);
        list.show();
        struct Counting : QStyledItemDelegate {
            void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex&) const override { ++painted; }
            mutable int painted = 0;
        } counting;
        list.setItemDelegate(&counting);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int round = 0; round < 3; ++round) {
            model.setFilter(QStringLiteral("99%1").arg(round));
            list.viewport()->repaint();
            QVERIFY(model.shownCount() > 100);
        }
        QCOMPARE(resets.size(), 3);
        QVERIFY2(counting.painted < 3 * 200, qPrintable(QString::number(counting.painted))); // what is seen, not more
    }
};

QTEST_MAIN(TestClipLibrary)
#include "tst_cliplibrary.moc"
