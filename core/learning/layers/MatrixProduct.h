#pragma once

namespace suara {

/// A row-major matrix with the floats of each line together, perhaps read the other way round.
struct Factor {
    const float* values;
    int lineLength; ///< floats from one line to the next, as stored
    bool isTransposed = false;
};

/// out = a b; a is rows x inner, b inner x columns, out row-major with `lineLength` floats a line.
/// The calling thread works alone, and equal calls give equal bits.
struct Product {
    int rows;
    int columns;
    int inner;
    float* values;
    int lineLength;
};
void multiply(const Factor& a, const Factor& b, const Product& out);

/// The first large product of a process makes the code for all of them, which takes longer than a batch. This does so
/// ahead, if products of rows x inner and inner x columns are large.
void prepareToMultiply(int rows, int columns, int inner);

} // namespace suara
