#include "core/learning/layers/Pooling.h"

#include "core/base/Wide.h"

#include <algorithm>
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

/// Values that are worked on at once; written out because compilers make branches of these choices.
template<typename Value, std::size_t lanes>
using Vector [[gnu::vector_size(sizeof(Value) * lanes)]] = Value;

/// Integers of another size. From four bytes to one and back over two: compilers that are asked for both at once take
/// one number after the other.
template<std::size_t lanes, typename From, typename To>
void convert(const From& from, To& to)
{
    if constexpr (sizeof(From) == sizeof(To))
        to = __builtin_convertvector(from, To);
    else
        to = __builtin_convertvector(__builtin_convertvector(from, Vector<std::uint16_t, lanes>), To);
}

/// The places of a window, in floats from its first; how many there are is known to the compiler for the usual 2 x 2.
template<typename Places>
struct Offsets {
    const std::size_t* values;
    Places places;
};

/// The largest value of each channel of some and the place it stands at.
template<typename Index, typename Places, typename Lanes>
void largest(const float* in, const Offsets<Places>& offsets, Lanes lanes, float* out, Index* index)
{
    Vector<float, lanes> best;
    std::memcpy(&best, in, sizeof(best));
    Vector<std::int32_t, lanes> at{};
    for (int place = 1; place < offsets.places; ++place) {
        Vector<float, lanes> value;
        std::memcpy(&value, in + offsets.values[place], sizeof(value));
        const Vector<std::int32_t, lanes> isLarger = value > best;
        at = isLarger ? Vector<std::int32_t, lanes>{} + place : at;
        best = isLarger ? value : best;
    }
    std::memcpy(out, &best, sizeof(best));
    Vector<Index, lanes> where;
    convert<lanes>(at, where);
    std::memcpy(index, &where, sizeof(where));
}

template<typename Index, typename Places, typename Lanes>
void spread(const float* out, const Index* index, const Offsets<Places>& offsets, Lanes lanes, float* in)
{
    Vector<float, lanes> gradient;
    std::memcpy(&gradient, out, sizeof(gradient));
    Vector<Index, lanes> where;
    std::memcpy(&where, index, sizeof(where));
    Vector<std::int32_t, lanes> at;
    convert<lanes>(where, at);
    for (int place = 0; place < offsets.places; ++place) {
        const Vector<float, lanes> share =
            at == Vector<std::int32_t, lanes>{} + place ? gradient : Vector<float, lanes>{};
        std::memcpy(in + offsets.values[place], &share, sizeof(share));
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

/// Of windows of up to 256 places a byte tells which was largest, of others four.
template<typename Index, typename Places, typename Lanes>
void forwardMax(const Layer& layer, const Window& window, const Layer::Forward& work, const Offsets<Places>& offsets,
                Lanes lanes)
{
    const std::size_t channels = std::size_t(layer.input().channels);
    const std::size_t whole = channels / lanes * lanes;
    Index* indices = reinterpret_cast<Index*>(work.memory);
    forEachWindow(layer, window, 1, [&](std::size_t first, std::size_t at) {
        for (std::size_t c = 0; c < whole; c += lanes)
            largest(work.in + first + c, offsets, lanes, work.out + at + c, indices + at + c);
        for (std::size_t c = whole; c < channels; ++c)
            largestOne(work.in + first + c, offsets.values, offsets.places, work.out[at + c], indices[at + c]);
    });
}

template<typename Index, typename Places, typename Lanes>
void backwardMax(const Layer& layer, const Window& window, const Layer::Backward& work, const Offsets<Places>& offsets,
                 Lanes lanes)
{
    const std::size_t channels = std::size_t(layer.input().channels);
    const std::size_t whole = channels / lanes * lanes;
    const Index* indices = reinterpret_cast<const Index*>(work.memory);
    forEachWindow(layer, window, 1, [&](std::size_t first, std::size_t at) {
        for (std::size_t c = 0; c < whole; c += lanes)
            spread(work.outGradient + at + c, indices + at + c, offsets, lanes, work.inGradient + first + c);
        for (std::size_t c = whole; c < channels; ++c)
            for (int place = 0; place < offsets.places; ++place)
                work.inGradient[first + offsets.values[place] + c] =
                    int(indices[at + c]) == place ? work.outGradient[at + c] : 0.0F;
    });
}

bool fitsByte(const Window& window)
{
    return window.places() <= 256;
}

/// Calls work(index type, offsets, lanes) with what suits the window and this processor.
template<typename Work>
void forWindow(const Layer& layer, const Window& window, Work work)
{
    const std::vector<std::size_t> places = placeOffsets(layer, window);
    wide([&](auto lanes) {
        if (places.size() == 4)
            work(std::uint8_t(), Offsets<std::integral_constant<int, 4>>{places.data(), {}}, lanes);
        else if (fitsByte(window))
            work(std::uint8_t(), Offsets<int>{places.data(), int(places.size())}, lanes);
        else
            work(std::uint32_t(), Offsets<int>{places.data(), int(places.size())}, lanes);
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

} // namespace

MaxPooling::MaxPooling(Shape input, Window window) : Layer(input, pooled(input, window), {}), m_window(window) {}

std::size_t MaxPooling::memorySize(int rows) const
{
    const std::size_t floats = fitsByte(m_window) ? (output().size() + 3) / 4 : output().size();
    return std::size_t(rows) * floats;
}

void MaxPooling::forward(const Forward& work) const
{
    forWindow(*this, m_window, [&](auto index, const auto& offsets, auto lanes) {
        Forward one = work; // a row at a time: each has its own whole number of floats to remember in
        for (int row = 0; row < work.rows; ++row) {
            forwardMax<decltype(index)>(*this, m_window, one, offsets, lanes);
            one.in += input().size();
            one.out += output().size();
            one.memory += memorySize(1);
        }
    });
}

void MaxPooling::backward(const Backward& work) const
{
    if (work.inGradient == nullptr)
        return;
    clearUncovered(*this, m_window, work.rows, work.inGradient);
    forWindow(*this, m_window, [&](auto index, const auto& offsets, auto lanes) {
        Backward one = work;
        for (int row = 0; row < work.rows; ++row) {
            backwardMax<decltype(index)>(*this, m_window, one, offsets, lanes);
            one.outGradient += output().size();
            one.inGradient += input().size();
            one.memory += memorySize(1);
        }
    });
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
