#include "core/audio/Av.h"

#include <array>
#include <dlfcn.h>
#include <stdexcept>
#include <string>

namespace suara {

namespace {

using Libraries = std::array<void*, 4>; ///< handles; the first is null if one of them is not there

void* opened(const char* name, unsigned version)
{
    return ::dlopen((std::string("lib") + name + ".so." + std::to_string(version)).c_str(), RTLD_LAZY | RTLD_LOCAL);
}

/// Of the versions whose headers this was built with; they stay loaded.
const Libraries& libraries()
{
    static const Libraries loaded = [] {
        const Libraries all{opened("avutil", LIBAVUTIL_VERSION_MAJOR),
                            opened("swresample", LIBSWRESAMPLE_VERSION_MAJOR),
                            opened("avcodec", LIBAVCODEC_VERSION_MAJOR), opened("avformat", LIBAVFORMAT_VERSION_MAJOR)};
        for (void* each : all)
            if (each == nullptr)
                return Libraries{};
        return all;
    }();
    return loaded;
}

} // namespace

bool isAvThere()
{
    return libraries().front() != nullptr;
}

void* avSymbol(const char* name)
{
    for (void* library : libraries())
        if (void* symbol = library == nullptr ? nullptr : ::dlsym(library, name))
            return symbol;
    throw std::runtime_error(std::string("FFmpeg has no ") + name);
}

} // namespace suara
