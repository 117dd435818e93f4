#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace suara;

class TestAtomicFile : public QObject {
    Q_OBJECT

    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

private Q_SLOTS:
    void appearsWhenCommitted()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("table.csv"));
        AtomicFile file(path.toStdString());
        file.write("a,b\n");
        file.write("1,2\n");
        QVERIFY(!QFile::exists(path));
        QCOMPARE(file.path().extension(), ".csv");
        file.commit();
        QCOMPARE(read(path), "a,b\n1,2\n");
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
    }

    void leavesTheOldFileWhenDropped()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old"));
        writeFile(path.toStdString(), "old");
        {
            AtomicFile file(path.toStdString());
            file.write("half");
        }
        QCOMPARE(read(path), "old");
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
        writeFile(path.toStdString(), "new");
        QCOMPARE(read(path), "new");
    }

    void getsTheUsualPermissions()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        const QString usual = folder.filePath(QStringLiteral("usual"));
        QFile plain(usual);
        QVERIFY(plain.open(QIODevice::WriteOnly));
        writeFile(path.toStdString(), "");
        QCOMPARE(QFile(path).permissions(), plain.permissions());
    }

    void keepsThePermissionsOfTheOldFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("private"));
        writeFile(path.toStdString(), "old");
        const QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
        QVERIFY(QFile::setPermissions(path, own));
        writeFile(path.toStdString(), "new");
        QCOMPARE(read(path), "new");
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser), own);
    }

    void longNamesAreWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QString(251, u'x') + QStringLiteral(".csv"));
        writeFile(path.toStdString(), "whole");
        QCOMPARE(read(path), "whole");
    }

    void neverLendsAnotherThreadLooserPermissions()
    {
        const QTemporaryDir folder;
        const std::string target = folder.filePath(QStringLiteral("often")).toStdString();
        const mode_t mask = ::umask(022);
        std::jthread writer([&](const std::stop_token& stop) {
            while (!stop.stop_requested())
                AtomicFile file(target);
        });
        int loose = 0;
        const QByteArray other = folder.filePath(QStringLiteral("other")).toUtf8();
        for (int round = 0; round < 5000; ++round) {
            const int descriptor = ::open(other.constData(), O_CREAT | O_EXCL | O_WRONLY, 0666);
            struct stat status {};
            loose += ::fstat(descriptor, &status) == 0 && (status.st_mode & 022) != 0 ? 1 : 0;
            ::close(descriptor);
            ::unlink(other.constData());
        }
        writer = {};
        ::umask(mask);
        QCOMPARE(loose, 0);
    }

    void namesTheFolderThatIsMissing()
    {
        const QTemporaryDir folder;
        const auto target = std::filesystem::path(folder.path().toStdString()) / "none" / "x.csv";
        try {
            const AtomicFile file(target);
            QFAIL("made a file in no folder");
        } catch (const IoError& error) {
            QCOMPARE(error.file(), target);
        }
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
