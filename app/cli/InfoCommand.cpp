#include "app/cli/InfoCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/CutWarnings.h"
#include "app/cli/Inputs.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "core/audio/AudioReader.h"
#include "core/base/Parallel.h"

#include <vector>

namespace suara {

namespace {

std::string describe(const std::filesystem::path& path, const Task& task)
{
    const std::unique_ptr<AudioReader> reader = AudioReader::open(path);
    const AudioInfo& info = reader->info();
    const std::int64_t frames = countFrames(*reader, task);
    Json json;
    json["path"] = path.string();
    json["format"] = info.format;
    json["encoding"] = info.encoding;
    json["sample_rate"] = info.sampleRate;
    json["channels"] = info.channels;
    json["frames"] = frames;
    json["seconds"] = double(frames) / info.sampleRate;
    json["tags"] = reader->tags();
    return jsonLine(json);
}

void run(Arguments& arguments, Console& console)
{
    const std::optional<std::string> out = arguments.output("--out");
    const std::vector<std::filesystem::path> inputs = expandInputs(arguments.positionals("FILE", 1), console);
    std::vector<std::string> lines(inputs.size());
    std::vector<std::exception_ptr> failures(inputs.size());
    parallelFor(inputs.size(), console.jobs(), [&](std::size_t index) {
        try {
            lines[index] = describe(inputs[index], console);
        } catch (const IoError&) {
            failures[index] = std::current_exception();
        }
    });
    Output output(out);
    CutWarnings cuts(console);
    for (std::size_t index = 0; index < inputs.size(); ++index) {
        output.write(lines[index]);
        try {
            if (failures[index])
                std::rethrow_exception(failures[index]);
            cuts.tell(inputs[index], inputs[index]);
        } catch (const IoError& error) {
            console.failed(inputs[index], error);
        }
    }
    output.close();
}

} // namespace

Command infoCommand()
{
    return {"info",
            "says what each file is, one JSON line a file",
            "FILE… [--out F.jsonl]",
            "  --out F              write there instead of to standard output\n"
            "  FILE may be a folder, @list.txt or - (a list on standard input). Frames are counted by reading.\n",
            "  suara-cli info talkshow.m4a | python3 -m json.tool",
            run};
}

} // namespace suara
