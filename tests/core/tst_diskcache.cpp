#include "core/base/DiskCache.h"
#include "core/base/Parallel.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace suara;

class TestDiskCache : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path folder() const
    {
        return m_folder->filePath(QStringLiteral("made/when needed")).toStdString();
    }
    QDir dir() const { return QDir(QString::fromStdString(folder().string())); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsStoredIsFound()
    {
        DiskCache cache(folder(), 1 << 20);
        const std::string key = DiskCache::key("hash", "n_fft=2048\nhop=512");
        QVERIFY(!cache.find(key));
        cache.store(key, std::string_view("a\0b", 3));
        QCOMPARE(cache.find(key), std::string("a\0b", 3));
        cache.store(key, "");
        QCOMPARE(cache.find(key), std::string());
        QVERIFY(!cache.find(DiskCache::key("hash", "n_fft=1024")));
        QCOMPARE(DiskCache(folder(), 1 << 20).find(key), std::string());
    }

    void whatADeadWriterLeftIsRemoved()
    {
        DiskCache cache(folder(), 1 << 20);
        cache.store("key", "bytes");
        const auto part = [this](const char* name, int hours) {
            const std::filesystem::path file = folder() / name;
            QFile made(QString::fromStdString(file.string()));
            QVERIFY(made.open(QIODevice::WriteOnly));
            made.close();
            std::filesystem::last_write_time(file,
                                             std::filesystem::file_time_type::clock::now() - std::chrono::hours(hours));
        };
        part("0123.cache.77.0.part", 2);
        part("0123.cache.77.1.part", 0); // may still be written
        part("holiday.part", 2);         // not ours
        cache.setLimit(1 << 19);
        QCOMPARE(dir().entryList({QStringLiteral("*.part")}, QDir::Files),
                 (QStringList{QStringLiteral("0123.cache.77.1.part"), QStringLiteral("holiday.part")}));
        QVERIFY(cache.find("key"));
    }

    void damagedEntriesAreMisses_data()
    {
        QTest::addColumn<int>("change"); // byte to flip; negative: cut so many off
        QTest::newRow("magic") << 0;
        QTest::newRow("checksum") << 20;
        QTest::newRow("key") << 48;
        QTest::newRow("bytes") << 55;
        QTest::newRow("cut short") << -3;
        QTest::newRow("emptied") << -1000000;
    }
    void damagedEntriesAreMisses()
    {
        QFETCH(int, change);
        DiskCache cache(folder(), 1 << 20);
        cache.store("key", "some bytes that matter");
        QFile file(dir().filePath(dir().entryList({QStringLiteral("*.cache")}).value(0)));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        if (change >= 0)
            bytes[change] = char(bytes[change] ^ 1);
        else
            bytes.chop(-change);
        QVERIFY(file.resize(0) && file.seek(0) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY(!cache.find("key"));
    }

    void theLongestUnusedLeavesFirst()
    {
        DiskCache cache(folder(), 1000000);
        const std::string block(1000, 'x');
        const auto age = [&](const char* key, int hours) {
            cache.store(key, block);
            for (const QString& name : dir().entryList({QStringLiteral("*.cache")})) {
                QFile file(dir().filePath(name));
                if (file.open(QIODevice::ReadWrite) && file.readAll().contains(QByteArray(key) + '\n'))
                    file.setFileTime(QDateTime::currentDateTime().addSecs(-3600 * hours), QFile::FileModificationTime);
            }
        };
        age("old", 3);
        age("older", 4);
        age("new", 1);
        QVERIFY(cache.find("older")); // used just now
        cache.setLimit(2300);
        QVERIFY(cache.find("older"));
        QVERIFY(cache.find("new"));
        QVERIFY(!cache.find("old"));
        QVERIFY(cache.size() <= 2300);
        cache.clear();
        QCOMPARE(cache.size(), 0u);
    }

    void theLimitHoldsWhileStoring()
    {
        DiskCache cache(folder(), 20000);
        for (int i = 0; i < 100; ++i)
            cache.store("key " + std::to_string(i), std::string(1000, 'x'));
        QVERIFY(cache.size() <= 20000 + 20000 / 16 + 1100);
        QVERIFY(cache.find("key 99"));
        cache.store("huge", std::string(30000, 'x'));
        QVERIFY(!cache.find("huge"));
    }

    void foreignFilesStay()
    {
        QVERIFY(QDir().mkpath(dir().path()));
        QFile foreign(dir().filePath(QStringLiteral("letter.txt")));
        QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write("dear") == 4);
        foreign.close();
        DiskCache cache(folder(), 100);
        cache.store("key", "bytes");
        cache.setLimit(0);
        cache.clear();
        QVERIFY(foreign.exists());
        QCOMPARE(dir().entryList(QDir::Files), QStringList{QStringLiteral("letter.txt")});
    }

    void aFolderThatCannotBeMadeOnlyForgets()
    {
        QFile file(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        DiskCache cache(m_folder->filePath(QStringLiteral("file/folder")).toStdString(), 1000);
        cache.store("key", "bytes");
        QVERIFY(!cache.find("key"));
        QCOMPARE(cache.size(), 0u);
    }

    void aFullDiskOnlyForgets()
    {
        const auto before = std::signal(SIGXFSZ, SIG_IGN); // writing past the limit fails then, as on a full disk
        rlimit usual{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        rlimit small = usual;
        small.rlim_cur = 4096;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        DiskCache cache(folder(), 1 << 20);
        cache.store("short", "bytes");
        cache.store("long", std::string(10000, 'x'));
        const auto found = cache.find("long");
        const auto shortFound = cache.find("short");
        setrlimit(RLIMIT_FSIZE, &usual);
        std::signal(SIGXFSZ, before);
        QVERIFY(!found);
        QCOMPARE(shortFound.value_or(""), std::string("bytes"));
        QCOMPARE(int(dir().entryList(QDir::Files).size()), 1); // nothing is left of the other
        cache.store("long", std::string(10000, 'x'));
        QVERIFY(cache.find("long"));
    }

    void manyThreadsNeverSeeHalfAnEntry()
    {
        DiskCache cache(folder(), 1 << 20);
        std::atomic<int> wrong = 0;
        parallelFor(400, 4, [&](std::size_t i) {
            const std::string key = "key " + std::to_string(i % 5);
            const std::string value(5000, char('a' + i % 5));
            cache.store(key, value);
            const std::optional<std::string> found = cache.find(key);
            wrong += found && *found != value ? 1 : 0;
        });
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(int(dir().entryList(QDir::Files).size()), 5); // no part files left
    }
};

QTEST_GUILESS_MAIN(TestDiskCache)
#include "tst_diskcache.moc"
