#pragma once

#include <QFile>
#include <filesystem>

namespace suara {

/// A file that Qt names, for core.
inline std::filesystem::path toPath(const QString& file)
{
    return QFile::encodeName(file).toStdString();
}

/// A file that core names, for Qt: bytes that are not UTF-8 become replacement characters.
inline QString fromPath(const std::filesystem::path& file)
{
    return QFile::decodeName(file.c_str());
}

} // namespace suara
