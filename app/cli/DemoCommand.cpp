#include "app/cli/DemoCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "core/project/DemoProject.h"

#include <iostream>

namespace suara {
namespace {

void run(Arguments& arguments, Console& console)
{
    const std::vector<std::string> folders = arguments.positionals("DIR", 1, 1);
    const DemoProject demo = makeDemo(folders.front(), console);
    if (!demo.hasTalkShow)
        console.note("There is no espeak-ng with an Indonesian voice here: the demo has its drums and no talk show.");
    std::cout << demo.project.string() << "\n";
}

} // namespace

Command demoCommand()
{
    return {
        "demo",
        "writes the synthesised demo clips and a demo project",
        "DIR",
        "Fills the folder DIR (made if need be) with ten kicks, ten snares, two episodes of a talk show spoken in\n"
        "Indonesian by espeak-ng, and demo.suara, a project of them in which two annotators judged every sentence.\n"
        "Prints the project's path.\n",
        "  suara-cli demo my-demo",
        run};
}

} // namespace suara
