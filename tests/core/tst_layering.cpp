#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// Who may include whom, and that every source is built: read from the files themselves.
class TestLayering : public QObject {
    Q_OBJECT

    static QString root() { return QStringLiteral(SUARA_SOURCE_DIR); }

    static QString read(const QString& file)
    {
        QFile in(root() + u'/' + file);
        return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
    }

    /// Files below folders, relative to the root.
    static QStringList files(const QStringList& folders, const QStringList& patterns)
    {
        QStringList found;
        for (const QString& folder : folders) {
            QDirIterator at(root() + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
            while (at.hasNext())
                found << QDir(root()).relativeFilePath(at.next());
        }
        found.sort();
        return found;
    }
    static QStringList sources(const QStringList& folders)
    {
        return files(folders, {QStringLiteral("*.h"), QStringLiteral("*.cpp")});
    }

    static QStringList includesOf(const QString& file)
    {
        static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                             QRegularExpression::MultilineOption);
        QStringList names;
        for (auto match = line.globalMatch(read(file)); match.hasNext();)
            names << match.next().captured(1);
        return names;
    }

    /// "core/dsp" of "core/dsp/Fft.h"; "app" of what lies in app itself.
    static QString areaOf(const QString& file)
    {
        const QStringList parts = file.split(u'/');
        return parts.size() > 2 ? parts[0] + u'/' + parts[1] : parts[0];
    }

    /// "widgets/common/look" of "widgets/common/look/Theme.h": an area of widgets may be parted into rooms.
    static QString roomOf(const QString& file)
    {
        return file.startsWith(QStringLiteral("widgets/")) ? file.section(u'/', 0, -2) : areaOf(file);
    }

    /// Which rooms of its own area a room may include. Written out, not by height, so that what a room knows of its
    /// neighbours is a choice and not a drift.
    static bool mayEnter(const QString& from, const QString& to)
    {
        static const QHash<QString, QString> rooms = {
            {QStringLiteral("widgets/common/look"), QStringLiteral("text")},
            {QStringLiteral("widgets/common/controls"), QStringLiteral("text settings look")},
            {QStringLiteral("widgets/common/commands"), QStringLiteral("text look controls")},
            {QStringLiteral("widgets/common/jobs"), QStringLiteral("text look controls")},
            {QStringLiteral("widgets/common/workbench"), QStringLiteral("text settings jobs")},
            {QStringLiteral("widgets/common/files"), QStringLiteral("text settings look controls workbench")},
            {QStringLiteral("widgets/learning/data"), QStringLiteral("plan")},
            {QStringLiteral("widgets/learning/runs"), QStringLiteral("plan data")},
            {QStringLiteral("widgets/learning/setup"), QStringLiteral("plan data runs")},
            {QStringLiteral("widgets/learning/results"), QStringLiteral("plan data runs")},
            {QStringLiteral("widgets/learning"), QStringLiteral("plan data runs setup results")}};
        return from == to || rooms.value(from).split(u' ', Qt::SkipEmptyParts).contains(to.section(u'/', 2));
    }

    /// How high an area of core stands: it may include what stands no higher.
    static int level(const QString& area)
    {
        static const QHash<QString, int> levels = {
            {QStringLiteral("core/base"), 0},     {QStringLiteral("core/audio"), 1},
            {QStringLiteral("core/dsp"), 1},      {QStringLiteral("core/annotation"), 1},
            {QStringLiteral("core/features"), 2}, {QStringLiteral("core/learning"), 3},
            {QStringLiteral("core/formats"), 3},  {QStringLiteral("core/retrieval"), 3},
            {QStringLiteral("core/project"), 4}};
        return levels.value(area, -1);
    }

    static bool mayInclude(const QString& from, const QString& to)
    {
        static const QSet<QString> shared = {QStringLiteral("widgets/common"), QStringLiteral("widgets/plots"),
                                             QStringLiteral("widgets/lanes"), QStringLiteral("widgets/playback")};
        if (from == to || from.startsWith(QStringLiteral("app")))
            return true;
        if (level(from) >= 0)
            return level(to) >= 0 && level(to) <= level(from);
        if (from == QStringLiteral("widgets/common"))
            return level(to) >= 0;
        if (from.startsWith(QStringLiteral("widgets/")))
            return level(to) >= 0 || shared.contains(to) ||
                   (from == QStringLiteral("widgets/lecture") && to.startsWith(QStringLiteral("widgets/")));
        return false;
    }

    /// Why a file may not include this; empty if it may.
    static QString objection(const QString& file, const QString& include)
    {
        static const QRegularExpression ours(QStringLiteral("^(core|widgets|app|tests)/"));
        static const QRegularExpression qt(QStringLiteral("^(Q[A-Z]|Qt)"));
        const QString area = areaOf(file);
        if (area == areaOf(include) && area.startsWith(QStringLiteral("widgets/")))
            return mayEnter(roomOf(file), roomOf(include)) ? QString()
                                                           : QStringLiteral("%1 may not know it").arg(roomOf(file));
        if (include.contains(ours))
            return mayInclude(area, areaOf(include)) ? QString() : QStringLiteral("%1 may not know it").arg(area);
        if (area.startsWith(QStringLiteral("core/")) && area != QStringLiteral("core/project") && include.contains(qt))
            return QStringLiteral("core has no Qt");
        if (include.startsWith(QStringLiteral("fftw")) && !file.startsWith(QStringLiteral("core/dsp/Fft.")))
            return QStringLiteral("only core/dsp/Fft names fftw");
        if (include.startsWith(QStringLiteral("qcustomplot")) && area != QStringLiteral("widgets/plots"))
            return QStringLiteral("only widgets/plots names QCustomPlot");
        if (include.startsWith(QStringLiteral("../")) || include.startsWith(QStringLiteral("./")))
            return QStringLiteral("includes are written from the project's root");
        return {};
    }

    static void verifyNone(const QStringList& problems)
    {
        QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
    }

private Q_SLOTS:
    void theRulesThemselves_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("isAllowed");
        const auto row = [](const char* file, const char* include, bool isAllowed) {
            QTest::addRow("%s includes %s", file, include)
                << QString::fromLatin1(file) << QString::fromLatin1(include) << isAllowed;
        };
        row("core/features/Mfcc.cpp", "core/dsp/Dct.h", true);
        row("core/dsp/Dct.cpp", "core/features/Mfcc.h", false);
        row("core/base/Hash.cpp", "core/audio/Clip.h", false);
        row("core/learning/Net.cpp", "core/project/Project.h", false);
        row("core/learning/Net.cpp", "widgets/common/jobs/Job.h", false);
        row("core/learning/Net.cpp", "QString", false);
        row("core/learning/Net.cpp", "QtCore/QString", false);
        row("core/project/Project.h", "QString", true);
        row("core/dsp/Fft.cpp", "fftw3.h", true);
        row("core/dsp/Stft.cpp", "fftw3.h", false);
        row("widgets/plots/PlotView.h", "qcustomplot.h", true);
        row("widgets/explore/ExplorePage.cpp", "qcustomplot.h", false);
        row("widgets/explore/ExplorePage.cpp", "widgets/plots/PlotView.h", true);
        row("widgets/explore/ExplorePage.cpp", "widgets/features/FeaturesPage.h", false);
        row("widgets/common/look/Theme.cpp", "widgets/plots/PlotView.h", false);
        row("widgets/common/look/Style.cpp", "widgets/common/look/Theme.h", true);
        row("widgets/common/controls/Note.cpp", "widgets/common/look/Theme.h", true);
        row("widgets/common/look/Theme.cpp", "widgets/common/controls/Note.h", false);
        row("widgets/common/jobs/Job.cpp", "widgets/common/workbench/Workbench.h", false);
        row("widgets/common/painting/WavePainter.cpp", "widgets/common/text/Numbers.h", false);
        row("widgets/common/another/X.cpp", "widgets/common/text/Numbers.h", false);
        row("widgets/common/text/Numbers.cpp", "widgets/common/X.h", false);
        row("widgets/plots/PlotView.cpp", "widgets/plots/MarkLayer.h", true);
        row("widgets/learning/runs/LiveRun.cpp", "widgets/common/workbench/Workbench.h", true);
        row("widgets/learning/runs/LiveRun.cpp", "widgets/learning/plan/TrainSetup.h", true);
        row("widgets/learning/runs/LiveRun.cpp", "widgets/learning/TrainPage.h", false);
        row("widgets/learning/setup/ModelSection.cpp", "widgets/learning/results/ReportTable.h", false);
        row("widgets/learning/results/ReportTable.cpp", "widgets/learning/setup/ModelSection.h", false);
        row("widgets/learning/TrainPage.cpp", "widgets/learning/results/ResultPanel.h", true);
        row("widgets/lecture/Chapter.cpp", "widgets/features/FeaturesPage.h", true);
        row("widgets/explore/ExplorePage.cpp", "app/MainWindow.h", false);
        row("app/MainWindow.cpp", "widgets/explore/ExplorePage.h", true);
        row("core/dsp/Stft.cpp", "../base/Task.h", false);
    }
    void theRulesThemselves()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        QTEST(objection(file, include).isEmpty(), "isAllowed");
    }

    void includesKeepToTheLayers()
    {
        QStringList problems;
        const QStringList all = sources({QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app")});
        QVERIFY(all.size() > 20);
        for (const QString& file : all)
            for (const QString& include : includesOf(file))
                if (const QString why = objection(file, include); !why.isEmpty())
                    problems << QStringLiteral("%1 includes %2: %3").arg(file, include, why);
        verifyNone(problems);
    }

    void noTwoRoomsIncludeEachOther()
    {
        QSet<QString> pairs;
        for (const QString& file : sources({QStringLiteral("core"), QStringLiteral("widgets")}))
            for (const QString& include : includesOf(file))
                if (roomOf(include) != roomOf(file))
                    pairs << roomOf(file) + u' ' + roomOf(include);
        QStringList problems;
        for (const QString& pair : pairs)
            if (pairs.contains(pair.section(u' ', 1) + u' ' + pair.section(u' ', 0, 0)))
                problems << pair;
        verifyNone(problems);
    }

    void everySourceIsBuilt()
    {
        static const QRegularExpression blanks(QStringLiteral("[\\s()\"]+"));
        QStringList problems;
        for (const QString& file : sources(
                 {QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app"), QStringLiteral("tests")})) {
            bool isListed = false;
            for (QString folder = file.section(u'/', 0, -2); !folder.isEmpty() && !isListed;
                 folder = folder.section(u'/', 0, -2)) {
                const QStringList words = read(folder + QStringLiteral("/CMakeLists.txt")).split(blanks);
                isListed = words.contains(file.mid(folder.size() + 1));
            }
            if (!isListed)
                problems << file + QStringLiteral(" stands in no CMakeLists.txt");
        }
        verifyNone(problems);
    }

    void nothingNamesAMachinesFolders()
    {
        // Written in two pieces, or this file would be the offender.
        const QStringList places = {
            QStringLiteral("/wo") + QStringLiteral("rk/"), QStringLiteral("/ho") + QStringLiteral("me/"),
            QStringLiteral("/fa") + QStringLiteral("rm/"), QStringLiteral("/ro") + QStringLiteral("ot/")};
        QStringList problems;
        for (const QString& file :
             files({QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app"), QStringLiteral("tests"),
                    QStringLiteral("resources"), QStringLiteral(".ci")},
                   {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.txt"), QStringLiteral("*.md"),
                    QStringLiteral("*.py"), QStringLiteral("*.sh"), QStringLiteral("run"), QStringLiteral("*.json"),
                    QStringLiteral("*.cmake")})) {
            const QString text = read(file);
            for (const QString& place : places)
                if (text.contains(place))
                    problems << file + QStringLiteral(" names ") + place;
        }
        verifyNone(problems);
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
