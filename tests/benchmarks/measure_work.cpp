// The work that compare_speed.py measures: decode, mix, resample to 22,050 Hz, then every feature of the lecture with
// chroma and mel, means and deviations.
//
//     measure_work JOBS LIST         LIST: a text file, one audio file a line
//
// Prints one line: wall, user and system seconds, peak memory in MB, rows, a hash of all values.

#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/features/FeatureTable.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>

namespace {

suara::FeatureTableOptions work(int jobs)
{
    suara::FeatureTableOptions options;
    options.features = {{"zero_crossing_rate"}, {"rms"},           {"spectral_centroid"}, {"spectral_bandwidth"},
                        {"spectral_rolloff"},   {"mfcc"},          {"spectral_flatness"}, {"spectral_contrast"},
                        {"chroma_stft"},        {"melspectrogram"}};
    options.summary = suara::Summary::Moments;
    options.jobs = jobs;
    return options;
}

/// Peak memory in MB. Not getrusage's, which begins with that of the process that started this one.
double peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            double kilobytes = 0.0;
            status >> kilobytes;
            return kilobytes / 1024.0;
        }
    return 0.0;
}

double seconds(const timeval& time)
{
    return double(time.tv_sec) + 1e-6 * double(time.tv_usec);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    std::vector<suara::FeatureInput> inputs;
    std::ifstream list(argv[2]);
    for (std::string line; std::getline(list, line);) {
        suara::FeatureInput& input = inputs.emplace_back();
        input.path = line;
        input.row.file = line;
    }
    suara::SilentTask task;
    const auto before = std::chrono::steady_clock::now();
    suara::Hash hash;
    std::size_t rows = 0;
    const auto take = [&](std::size_t index, const suara::FeatureOutcome& outcome) { // rows are not kept, as in extract
        hash.add(outcome.values.data(), outcome.values.size() * sizeof(double));
        rows += outcome.failure ? 0 : 1;
        if (outcome.failure)
            std::fprintf(stderr, "%s: %s\n", inputs[index].row.file.c_str(),
                         suara::filledPacked(outcome.failure->text, outcome.failure->arguments).c_str());
    };
    suara::measureFeatures(inputs, work(std::atoi(argv[1])), task, take);
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%.4f %.4f %.4f %.1f %zu %s\n", wall, seconds(usage.ru_utime), seconds(usage.ru_stime), peakMemory(),
                rows, hash.hex().c_str());
    return rows == inputs.size() ? 0 : 1;
}
