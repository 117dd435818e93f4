#pragma once

#include <cstdint>
#include <string>

namespace suara {

using ClipId = std::int64_t; ///< row id in the project; 0 is no clip

/// One audio file of a project. Text is UTF-8. The audio itself is never copied or changed.
struct Clip {
    ClipId id = 0;
    std::string path;        ///< relative to the project file where possible, else absolute; '/' separators
    std::string lastSeen;    ///< absolute path where the file was last found; helps when the project moves alone
    std::string name;        ///< what lists show: the file's name without its ending, unless renamed
    std::string label;       ///< the clip's class (its folder's name when asked); "" for none
    std::string speaker;     ///< who talks in it; "" if not said
    std::string episode;     ///< the talk show or recording it belongs to; "" if not said
    std::string contentHash; ///< XXH3-128 of the file's bytes, 32 hex digits; "" while unread
    int sampleRate = 0;      ///< Hz, as stored in the file
    int channels = 0;
    std::int64_t frames = 0;    ///< counted by reading, never trusted from a header; sample positions count these
    std::string error;          ///< why it cannot be read (English template, see Text.h); "" when readable
    std::string errorArguments; ///< the template's arguments, separated by U+001F

    double seconds() const { return sampleRate > 0 ? double(frames) / sampleRate : 0.0; }
    bool isReadable() const { return error.empty(); }
};

} // namespace suara
