#include "app/cli/Inputs.h"

#include "app/cli/Console.h"
#include "core/audio/AudioFiles.h"
#include "core/base/FolderFiles.h"
#include "core/base/Utf8.h"
#include "core/formats/Picture.h"

#include <fstream>
#include <iostream>

namespace suara {

namespace fs = std::filesystem;

namespace {

class Expansion {
public:
    Expansion(Console& console, FileKind kind) : m_console(console), m_kind(kind) {}

    void add(const std::string& word)
    {
        if (word == "-")
            addList(std::cin, "standard input");
        else if (word.starts_with('@'))
            addListFile(word.substr(1));
        else
            addPath(word);
    }

    std::vector<fs::path> take() { return std::move(m_files); }

private:
    void addPath(const fs::path& path)
    {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (fs::is_directory(status))
            addFolder(path);
        else if (fs::exists(status))
            addFile(path);
        else
            m_console.failed(path, "There is no such file or folder. Check the path.");
    }

    void addFile(const fs::path& file)
    {
        try {
            requireUtf8Name(file);
            m_files.push_back(file);
        } catch (const IoError& error) {
            m_console.failed(file, error);
        }
    }

    void addFolder(const fs::path& folder)
    {
        try {
            const bool isSound = m_kind == FileKind::Sound;
            const FolderFiles found = filesIn(folder, isSound ? isAudioName : isPictureFile);
            for (const IoError& error : found.unreadable)
                m_console.failed(error.file(), error);
            if (found.files.empty() && found.unreadable.empty())
                m_console.failed(folder, isSound
                                             ? "There is no audio file in this folder. Name the files themselves."
                                             : "There is no picture (PNG, JPEG) in this folder. Choose another one.");
            for (const fs::path& file : found.files)
                addFile(file);
        } catch (const IoError& error) {
            m_console.failed(folder, error);
        }
    }

    void addListFile(const fs::path& list)
    {
        std::ifstream stream(list);
        if (stream && !fs::is_directory(list))
            addList(stream, list);
        else
            m_console.failed(list, "This list of paths cannot be read. Check the path after the @.");
    }

    /// All of the list is read before any of it is taken: the bytes of a sound hold "/" on a line, too.
    void addList(std::istream& stream, const fs::path& list)
    {
        std::vector<std::string> lines;
        for (std::string line; std::getline(stream, line);) {
            if (line.find('\0') != std::string::npos) {
                m_console.failed(list, "This is no list of paths, one a line. To measure the file itself, leave the @ "
                                       "out.");
                return;
            }
            if (line.ends_with('\r'))
                line.pop_back();
            if (!line.empty())
                lines.push_back(std::move(line));
        }
        m_console.stopIfCancelled(); // else a list from standard input only seems to end
        if (lines.empty())
            m_console.failed(list, "This list names no file or folder. Write their paths in it, one a line.");
        for (const std::string& line : lines)
            addPath(line);
    }

    Console& m_console;
    FileKind m_kind;
    std::vector<fs::path> m_files;
};

} // namespace

std::vector<fs::path> expandInputs(const std::vector<std::string>& paths, Console& console, FileKind kind)
{
    Expansion expansion(console, kind);
    for (const std::string& path : paths)
        expansion.add(path);
    return expansion.take();
}

} // namespace suara
