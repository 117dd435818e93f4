#include "app/cli/InfoCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Inputs.h"
#include "app/cli/Output.h"
#include "core/audio/AudioReader.h"
#include "core/base/Parallel.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace suara {

namespace {

std::int64_t countedFrames(AudioReader& reader, const Task& task)
{
    const std::int64_t blockFrames = std::max(1, 65536 / reader.info().channels);
    std::vector<float> block(std::size_t(blockFrames) * std::size_t(reader.info().channels));
    std::int64_t frames = 0;
    while (const std::int64_t got = reader.read(block.data(), blockFrames)) {
        frames += got;
        if (task.isCancelled())
            throw Cancelled{};
    }
    return frames;
}

std::string describe(const std::filesystem::path& path, const Task& task)
{
    const std::unique_ptr<AudioReader> reader = AudioReader::open(path);
    const AudioInfo& info = reader->info();
    const std::int64_t frames = countedFrames(*reader, task);
    nlohmann::ordered_json json;
    json["path"] = path.string();
    json["format"] = info.format;
    json["encoding"] = info.encoding;
    json["sample_rate"] = info.sampleRate;
    json["channels"] = info.channels;
    json["frames"] = frames;
    json["seconds"] = double(frames) / info.sampleRate;
    json["tags"] = info.tags;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void run(Arguments& arguments, Console& console)
{
    const std::optional<std::string> out = arguments.optional("--out");
    const std::vector<Input> inputs = expandInputs(arguments.positionals("FILE", 1), console);
    std::vector<std::string> lines(inputs.size());
    std::vector<std::exception_ptr> failures(inputs.size());
    parallelFor(inputs.size(), console.jobs(), [&](std::size_t index) {
        try {
            lines[index] = describe(inputs[index].path, console);
        } catch (const IoError&) {
            failures[index] = std::current_exception();
        }
    });
    Output output(out);
    for (std::size_t index = 0; index < inputs.size(); ++index) {
        output.write(lines[index]);
        try {
            if (failures[index])
                std::rethrow_exception(failures[index]);
        } catch (const IoError& error) {
            console.failed(inputs[index].path, error);
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
