#include "app/cli/AgreeCommand.h"
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/ConcatCommand.h"
#include "app/cli/Console.h"
#include "app/cli/DemoCommand.h"
#include "app/cli/EvaluateCommand.h"
#include "app/cli/ExportModelCommand.h"
#include "app/cli/ExtractCommand.h"
#include "app/cli/FeaturesCommand.h"
#include "app/cli/FramesCommand.h"
#include "app/cli/InfoCommand.h"
#include "app/cli/PictureCommand.h"
#include "app/cli/PredictCommand.h"
#include "app/cli/ProjectCommand.h"
#include "app/cli/ScriptCommand.h"
#include "app/cli/SegmentsCommand.h"
#include "app/cli/SimilarCommand.h"
#include "app/cli/TrainCommand.h"
#include "core/base/Error.h"
#include "core/base/NumberLocale.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <optional>

namespace suara {

namespace {

enum ExitCode { AllDone = 0, SomeFailed = 1, WrongUsage = 2, Interrupted = 130 };

/// Every command, in the order --help lists them.
const std::vector<Command>& commandTable()
{
    static const std::vector<Command> table = {
        infoCommand(),    featuresCommand(),    extractCommand(),  concatCommand(), framesCommand(), scriptCommand(),
        pictureCommand(), projectCommand(),     segmentsCommand(), agreeCommand(),  trainCommand(),  evaluateCommand(),
        predictCommand(), exportModelCommand(), similarCommand(),  demoCommand(),
    };
    return table;
}

const Command* findCommand(std::string_view name)
{
    const auto found = std::ranges::find(commandTable(), name, &Command::name);
    return found == commandTable().end() ? nullptr : &*found;
}

void printOverview(std::ostream& out)
{
    out << "suara-cli: look at, measure and learn from sound, without a window\n\n"
           "usage: suara-cli COMMAND …      suara-cli COMMAND --help      suara-cli --version\n\n";
    for (const Command& command : commandTable())
        out << "  " << command.name << std::string(14 - std::min<std::size_t>(13, command.name.size()), ' ')
            << command.summary << "\n";
    out << "\nEvery command knows --quiet (no messages) and --jobs N (threads; default: all cores).\n"
           "Exit code 0: all done. 1: some inputs failed, the rest is done. 2: wrong usage. 130: interrupted.\n";
}

void printHelp(const Command& command)
{
    std::cout << "suara-cli " << command.name << ": " << command.summary << "\n\nusage: suara-cli " << command.name
              << " " << command.usage << "\n\n"
              << command.options << (command.options.empty() ? "" : "\n") << "example:\n"
              << command.example << "\n";
}

int complain(std::string_view command, std::string_view sentence)
{
    std::cerr << "error: " << sentence << "\nSee: suara-cli " << command << (command.empty() ? "" : " ") << "--help\n";
    return WrongUsage;
}

int runCommand(const Command& command, Arguments& arguments)
{
    try {
        Console console(arguments);
        try {
            command.run(arguments, console);
        } catch (const IoError& error) {
            console.failed(error.file(), error);
        } catch (const std::filesystem::filesystem_error& error) { // a name too long, a folder that is closed
            console.failed(error.path1(), error.code().message() + ". Check the path.");
        } catch (const Cancelled&) {
            console.interrupted("what was finished before stands, and no file is left half written.");
            throw;
        }
        return console.hasFailures() ? SomeFailed : AllDone;
    } catch (const UsageError& error) {
        return complain(command.name, error.what());
    } catch (const ParameterError& error) {
        return complain(command.name, error.what());
    } catch (const Cancelled&) {
        return Interrupted;
    } catch (const std::bad_alloc&) {
        std::cerr << "error: " << command.name
                  << ": There is not enough memory for this. Close other programs, or take less at once.\n";
        return SomeFailed;
    } catch (const std::exception& error) {
        std::cerr << "error: " << command.name << ": " << error.what() << "\n";
        return SomeFailed;
    }
}

int run(int argc, char** argv)
{
    std::vector<std::string> words(argv + 1, argv + argc);
    const std::string name = words.empty() ? std::string() : words.front();
    if (name == "--version") {
        std::cout << "suara-cli " SUARA_VERSION "\n";
        return AllDone;
    }
    if (name == "--help" || name == "-h") {
        printOverview(std::cout);
        return AllDone;
    }
    if (name.empty()) {
        printOverview(std::cerr);
        return WrongUsage;
    }
    const Command* command = findCommand(name);
    if (command == nullptr)
        return complain("", "there is no command \"" + name + "\"");

    words.erase(words.begin());
    Arguments arguments(std::move(words));
    if (arguments.flag("--help") || arguments.flag("-h")) {
        printHelp(*command);
        return AllDone;
    }
    std::optional<QCoreApplication> application; // projects are opened through Qt's SQLite, which wants one
    if (!command->draws)
        application.emplace(argc, argv);
    useNumbersWithPoints();
    return runCommand(*command, arguments);
}

/// Libraries remark on damaged files with C's stderr (libmpg123 does). What is wrong is said once, by us: through
/// std::cerr, which keeps the stream it was born with.
void quietLibraries()
{
    if (std::FILE* nowhere = std::fopen("/dev/null", "w"))
        stderr = nowhere;
}

} // namespace

} // namespace suara

int main(int argc, char** argv)
{
    suara::quietLibraries();
    suara::catchInterrupts();
    const int code = suara::run(argc, argv);
    std::cout.flush();
    if (std::fflush(stdout) == 0 && std::cout.good())
        return code;
    std::cerr << "error: standard output: It cannot be written. Is the disk full?\n";
    return 1;
}
