#include "core/learning/layers/Pooling.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace suara {

namespace {

Shape pooled(const Shape& input, const Window& window)
{
    return {input.height / window.height, input.width / window.width, input.channels};
}

/// Calls take(first float of the window, first float of its output), row by row, line by line.
template<typename Take>
void forEachWindow(const Layer& layer, const Window& window, int rows, Take take)
{
    const std::size_t channels = std::size_t(layer.input().channels);
    const std::size_t line = std::size_t(layer.input().width) * channels;
    std::size_t out = 0;
    for (int row = 0; row < rows; ++row)
        for (int y = 0; y < layer.output().height; ++y)
            for (int x = 0; x < layer.output().width; ++x, out += channels)
                take(std::size_t(row) * layer.input().size() + std::size_t(y * window.height) * line +
                         std::size_t(x * window.width) * channels,
                     out);
}

/// Floats from the first place of a window to another.
std::size_t placeOffset(const Layer& layer, const Window& window, int place)
{
    const int width = layer.input().width;
    return std::size_t(place / window.width * width + place % window.width) * std::size_t(layer.input().channels);
}

/// Four values at once, which every processor can; written out because compilers make branches of these choices.
using Floats = float __attribute__((vector_size(16)));
using Places = std::int32_t __attribute__((vector_size(16)));

constexpr std::size_t kVector = 4;
constexpr std::size_t kLane = 32; // channels worked on together

template<typename Vector, typename Value>
Vector loaded(const Value* values)
{
    Vector vector;
    std::memcpy(&vector, values, sizeof(vector));
    return vector;
}

/// The largest value of each channel of a lane and the place it stands at.
template<typename Index, typename Channels>
void largest(const float* in, const std::size_t* offsets, int places, Channels channels, float* out, Index* index)
{
    std::array<std::int32_t, kLane> where;
    for (std::size_t c = 0; c < channels; c += kVector) {
        auto best = loaded<Floats>(in + c);
        Places at{};
        for (int place = 1; place < places; ++place) {
            const auto value = loaded<Floats>(in + offsets[place] + c);
            const Places isLarger = value > best;
            at = isLarger ? Places{} + place : at;
            best = isLarger ? value : best;
        }
        std::memcpy(out + c, &best, sizeof(best));
        std::memcpy(where.data() + c, &at, sizeof(at));
    }
    for (std::size_t c = 0; c < channels; ++c)
        index[c] = Index(where[c]);
}

template<typename Index, typename Channels>
void spread(const float* out, const Index* index, const std::size_t* offsets, int places, Channels channels, float* in)
{
    std::array<std::int32_t, kLane> where;
    for (std::size_t c = 0; c < channels; ++c)
        where[c] = std::int32_t(index[c]);
    for (std::size_t c = 0; c < channels; c += kVector) {
        const auto gradient = loaded<Floats>(out + c);
        const auto at = loaded<Places>(where.data() + c);
        for (int place = 0; place < places; ++place) {
            const Floats share = at == Places{} + place ? gradient : Floats{};
            std::memcpy(in + offsets[place] + c, &share, sizeof(share));
        }
    }
}

/// One channel, for what is left over.
template<typename Index>
void largestOne(const float* in, const std::size_t* offsets, int places, float& out, Index& index)
{
    out = in[0];
    index = 0;
    for (int place = 1; place < places; ++place)
        if (in[offsets[place]] > out) {
            out = in[offsets[place]];
            index = Index(place);
        }
}

std::vector<std::size_t> placeOffsets(const Layer& layer, const Window& window)
{
    std::vector<std::size_t> offsets;
    offsets.reserve(std::size_t(window.places()));
    for (int place = 0; place < window.places(); ++place)
        offsets.push_back(placeOffset(layer, window, place));
    return offsets;
}

/// Calls take(first channel, channels) with whole lanes, whose size is known to the compiler, then with the fours that
/// are left. Returns how many channels that were.
template<typename Take>
std::size_t forEachLane(std::size_t channels, Take take)
{
    std::size_t first = 0;
    for (; first + kLane <= channels; first += kLane)
        take(first, std::integral_constant<std::size_t, kLane>());
    for (; first + kVector <= channels; first += kVector)
        take(first, std::integral_constant<std::size_t, kVector>());
    return first;
}

/// Of windows of up to 256 places a byte tells which was largest, of others four.
template<typename Index>
void forwardMax(const Layer& layer, const Window& window, const Layer::Forward& work)
{
    const std::vector<std::size_t> offsets = placeOffsets(layer, window);
    const std::size_t channels = std::size_t(layer.input().channels);
    Index* indices = reinterpret_cast<Index*>(work.memory);
    forEachWindow(layer, window, work.rows, [&](std::size_t first, std::size_t at) {
        const std::size_t done = forEachLane(channels, [&](std::size_t c, auto count) {
            largest(work.in + first + c, offsets.data(), window.places(), count, work.out + at + c, indices + at + c);
        });
        for (std::size_t c = done; c < channels; ++c)
            largestOne(work.in + first + c, offsets.data(), window.places(), work.out[at + c], indices[at + c]);
    });
}

template<typename Index>
void backwardMax(const Layer& layer, const Window& window, const Layer::Backward& work)
{
    const std::vector<std::size_t> offsets = placeOffsets(layer, window);
    const std::size_t channels = std::size_t(layer.input().channels);
    const Index* indices = reinterpret_cast<const Index*>(work.memory);
    forEachWindow(layer, window, work.rows, [&](std::size_t first, std::size_t at) {
        const std::size_t done = forEachLane(channels, [&](std::size_t c, auto count) {
            spread(work.outGradient + at + c, indices + at + c, offsets.data(), window.places(), count,
                   work.inGradient + first + c);
        });
        for (std::size_t c = done; c < channels; ++c)
            for (std::size_t place = 0; place < offsets.size(); ++place)
                work.inGradient[first + offsets[place] + c] =
                    std::size_t(indices[at + c]) == place ? work.outGradient[at + c] : 0.0F;
    });
}

/// What no window covers has no part in the outputs.
void clearUncovered(const Layer& layer, const Window& window, int rows, float* gradient)
{
    const Shape& in = layer.input();
    const std::size_t line = std::size_t(in.width) * std::size_t(in.channels);
    const std::size_t covered = std::size_t(layer.output().width * window.width) * std::size_t(in.channels);
    const int lines = layer.output().height * window.height;
    for (int row = 0; row < rows; ++row, gradient += in.size())
        for (int y = 0; y < in.height; ++y) {
            const std::size_t from = y < lines ? covered : 0;
            std::fill_n(gradient + std::size_t(y) * line + from, line - from, 0.0F);
        }
}

bool fitsByte(const Window& window)
{
    return window.places() <= 256;
}

} // namespace

MaxPooling::MaxPooling(Shape input, Window window) : Layer(input, pooled(input, window), {}), m_window(window) {}

std::size_t MaxPooling::memorySize(int rows) const
{
    const std::size_t floats = fitsByte(m_window) ? (output().size() + 3) / 4 : output().size();
    return std::size_t(rows) * floats;
}

void MaxPooling::forward(const Forward& work) const
{
    Forward one = work; // a row at a time: each has its own whole number of floats to remember in
    one.rows = 1;
    for (int row = 0; row < work.rows; ++row) {
        if (fitsByte(m_window))
            forwardMax<std::uint8_t>(*this, m_window, one);
        else
            forwardMax<std::uint32_t>(*this, m_window, one);
        one.in += input().size();
        one.out += output().size();
        one.memory += memorySize(1);
    }
}

void MaxPooling::backward(const Backward& work) const
{
    if (work.inGradient == nullptr)
        return;
    clearUncovered(*this, m_window, work.rows, work.inGradient);
    Backward one = work;
    one.rows = 1;
    for (int row = 0; row < work.rows; ++row) {
        if (fitsByte(m_window))
            backwardMax<std::uint8_t>(*this, m_window, one);
        else
            backwardMax<std::uint32_t>(*this, m_window, one);
        one.outGradient += output().size();
        one.inGradient += input().size();
        one.memory += memorySize(1);
    }
}

AveragePooling::AveragePooling(Shape input, Window window) : Layer(input, pooled(input, window), {}), m_window(window)
{
}

void AveragePooling::forward(const Forward& work) const
{
    const std::size_t channels = std::size_t(input().channels);
    const float share = 1.0F / float(m_window.places());
    forEachWindow(*this, m_window, work.rows, [&](std::size_t first, std::size_t at) {
        float* out = work.out + at;
        std::fill_n(out, channels, 0.0F);
        for (int place = 0; place < m_window.places(); ++place) {
            const float* in = work.in + first + placeOffset(*this, m_window, place);
            for (std::size_t c = 0; c < channels; ++c)
                out[c] += in[c];
        }
        for (std::size_t c = 0; c < channels; ++c)
            out[c] *= share;
    });
}

void AveragePooling::backward(const Backward& work) const
{
    if (work.inGradient == nullptr)
        return;
    const std::size_t channels = std::size_t(input().channels);
    const float share = 1.0F / float(m_window.places());
    clearUncovered(*this, m_window, work.rows, work.inGradient);
    forEachWindow(*this, m_window, work.rows, [&](std::size_t first, std::size_t at) {
        for (int place = 0; place < m_window.places(); ++place) {
            float* in = work.inGradient + first + placeOffset(*this, m_window, place);
            for (std::size_t c = 0; c < channels; ++c)
                in[c] = work.outGradient[at + c] * share;
        }
    });
}

} // namespace suara
