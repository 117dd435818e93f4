#include "app/cli/Inputs.h"

#include "app/cli/Console.h"
#include "core/audio/AudioFiles.h"
#include "core/base/Utf8.h"

#include <fstream>
#include <iostream>

namespace suara {

namespace fs = std::filesystem;

namespace {

class Expansion {
public:
    explicit Expansion(Console& console) : m_console(console) {}

    void add(const std::string& word)
    {
        if (word == "-")
            addList(std::cin, "standard input");
        else if (word.starts_with('@'))
            addListFile(word.substr(1));
        else
            addPath(word);
    }

    std::vector<Input> take() { return std::move(m_inputs); }

private:
    void addPath(const fs::path& path)
    {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (fs::is_directory(status))
            addFolder(path);
        else if (fs::exists(status))
            addFile(path, {});
        else
            m_console.failed(path, "There is no such file or folder. Check the path.");
    }

    void addFile(const fs::path& file, const fs::path& root)
    {
        try {
            requireUtf8Name(file);
            m_inputs.push_back({file, root});
        } catch (const IoError& error) {
            m_console.failed(file, error);
        }
    }

    void addFolder(const fs::path& folder)
    {
        try {
            const AudioFiles found = audioFilesIn(folder);
            for (const IoError& error : found.unreadable)
                m_console.failed(error.file(), error);
            if (found.files.empty() && found.unreadable.empty())
                m_console.failed(folder, "There is no audio file in this folder. Name the files themselves.");
            for (const fs::path& file : found.files)
                addFile(file, folder);
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
        if (lines.empty())
            m_console.failed(list, "This list names no file or folder. Write their paths in it, one a line.");
        for (const std::string& line : lines)
            addPath(line);
    }

    Console& m_console;
    std::vector<Input> m_inputs;
};

} // namespace

std::vector<Input> expandInputs(const std::vector<std::string>& paths, Console& console)
{
    Expansion expansion(console);
    for (const std::string& path : paths)
        expansion.add(path);
    return expansion.take();
}

} // namespace suara
