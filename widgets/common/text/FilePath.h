#pragma once

#include <QString>
#include <filesystem>

namespace suara {

// Paths from Qt's hands into the standard library's, and back.

inline std::filesystem::path toPath(const QString& path)
{
    return path.toStdString();
}

/// What is not UTF-8 in a name becomes U+FFFD: to be shown, though no longer the name of its file.
inline QString fromPath(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace suara
