#include "core/learning/ModelCatalog.h"
#include "core/learning/Trainer.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <map>
#include <string>
#include <sys/resource.h>

using namespace suara;

namespace {

struct Case {
    const char* model;
    Shape input;
    int classes;
    std::size_t rows;
};

const std::map<std::string, Case> cases{
    {"cnn70", {"cnn", {70, 70, 3}, 5, 2000}},
    {"cnn600", {"cnn", {600, 128, 1}, 5, 320}},
    {"dense", {"dense", {1, 1, 20}, 2, 1995}}, // nine tenths of voice_dev.csv
};

/// The same few random rows again and again: making them is no part of what is measured.
Examples randomExamples(const Case& of)
{
    constexpr std::size_t different = 64;
    std::uint32_t state = 1;
    const auto next = [&] {
        return state = state * 1664525U + 1013904223U;
    };
    Examples made;
    made.size = of.input.size();
    made.inputs.reserve(of.rows * made.size);
    for (std::size_t i = 0; i < different * made.size; ++i)
        made.inputs.push_back(float(next() >> 8) / float(1 << 24));
    for (std::size_t row = different; row < of.rows; ++row)
        made.inputs.insert(made.inputs.end(), made.inputs.end() - std::ptrdiff_t(different * made.size),
                           made.inputs.end() - std::ptrdiff_t((different - 1) * made.size));
    for (std::size_t row = 0; row < of.rows; ++row)
        made.classes.push_back(int((next() >> 16) % std::uint32_t(of.classes)));
    return made;
}

double wall()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu()
{
    return double(std::clock()) / CLOCKS_PER_SEC; // of all threads
}

void print(const char* name, double wallSeconds, double cpuSeconds)
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"what\": \"%s\", \"wall\": %.6f, \"cpu\": %.6f, \"megabytes\": %.1f}\n", name, wallSeconds,
                cpuSeconds, double(usage.ru_maxrss) / 1024.0);
    std::fflush(stdout);
}

void run(const std::string& name, int epochs)
{
    const Case& of = cases.at(name);
    const Examples examples = randomExamples(of);
    Network network(networkSpec(modelPlan(of.model), of.input, of.classes));
    TrainingOptions options;
    options.epochs = epochs;
    SilentTask task;
    double wallBefore = wall();
    double cpuBefore = cpu();
    const TrainingObserver observer{[&](const EpochRecord& record) {
                                        print(record.epoch == 1 ? "first epoch" : "epoch", wall() - wallBefore,
                                              cpu() - cpuBefore);
                                        wallBefore = wall();
                                        cpuBefore = cpu();
                                    },
                                    {}};
    train(network, examples, {}, options, task, observer);
    wallBefore = wall();
    cpuBefore = cpu();
    predict(network, examples);
    print("predict", wall() - wallBefore, cpu() - cpuBefore);
}

} // namespace

/// Trains on random numbers and says in JSON what each epoch, and predicting all rows, took.
///
/// usage: train_and_predict cnn70|cnn600|dense EPOCHS
int main(int argc, char** argv)
{
    try {
        if (argc == 3 && cases.contains(argv[1])) {
            run(argv[1], std::stoi(argv[2]));
            return 0;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    std::fprintf(stderr, "usage: train_and_predict cnn70|cnn600|dense EPOCHS\n");
    return 2;
}
