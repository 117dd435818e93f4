#include "widgets/common/UserCache.h"

#include "widgets/common/Settings.h"

#include <QStandardPaths>

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
    [[maybe_unused]] static const auto follow = [] {
        const auto update = [] {
            cache.setLimit(limitInBytes());
        };
        QObject::connect(&Settings::instance(), &Settings::changed, &Settings::instance(), update);
        return QObject::connect(&Settings::instance(), &Settings::wasReset, &Settings::instance(), update);
    }();
    return cache;
}

} // namespace suara
