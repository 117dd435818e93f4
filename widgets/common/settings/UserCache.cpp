#include "widgets/common/settings/UserCache.h"

#include "widgets/common/settings/Settings.h"

#include <QStandardPaths>
#include <QThreadPool>

namespace suara {

namespace {

std::uint64_t limitInBytes()
{
    return std::uint64_t(Settings::instance().value(Settings::Key::CacheLimit).toULongLong()) * 1'000'000;
}

} // namespace

DiskCache& userCache()
{
    static DiskCache cache(QStandardPaths::writableLocation(QStandardPaths::CacheLocation).toStdString(),
                           limitInBytes());
    [[maybe_unused]] static const auto following = [] {
        const auto update = [] { // looks through the whole folder
            static QThreadPool thread;
            thread.start([limit = limitInBytes()] { cache.setLimit(limit); });
        };
        const auto follow = [update](Settings::Key key) {
            if (key == Settings::Key::CacheLimit)
                update();
        };
        QObject::connect(&Settings::instance(), &Settings::changed, &Settings::instance(), follow);
        return QObject::connect(&Settings::instance(), &Settings::wasReset, &Settings::instance(), update);
    }();
    return cache;
}

} // namespace suara
