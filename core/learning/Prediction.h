#pragma once

#include "core/base/Aligned.h"
#include "core/learning/Network.h"

#include <span>
#include <vector>

namespace suara {

/// Rows to learn from, ready for the network: scaled, as float, with class numbers.
struct Examples {
    std::size_t size = 0; ///< floats a row
    AlignedFloats inputs; ///< row by row
    std::vector<int> classes;

    std::size_t count() const { return classes.size(); }
};

/// Class probabilities, rows x classes. The same bits at any number of threads.
std::vector<float> predict(const Network& network, const Examples& examples, int jobs = 0);

/// Number of the most probable class of each row of predict()'s result; the first of equals.
std::vector<int> mostProbable(const std::vector<float>& probabilities, std::size_t classes);

/// Mean loss and accuracy over examples, without dropout.
struct Evaluation {
    double loss = 0.0;
    double accuracy = 0.0;
};

/// @param rowLosses      gets each row's own loss, unless null
/// @param probabilities  gets what predict() would return, unless null
/// @throws ParameterError if the examples do not fit the network, or there are none
Evaluation evaluated(const Network& network, const Examples& examples, int jobs = 0,
                     std::vector<float>* rowLosses = nullptr, std::vector<float>* probabilities = nullptr);

/// Threads that gain something: small networks are faster alone. 0 asks for all cores.
int worthwhileJobs(const Network& network, int jobs);

/// How many rows have their own class as the most probable one.
int countHits(std::span<const float> probabilities, std::size_t classes, std::span<const int> truth);

/// @throws ParameterError if the examples do not fit the network
void checkFits(const Network& network, const Examples& examples);

} // namespace suara
