#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

namespace suara {

/// Fourier transform of real signals of one length, in double. The plan is made once per length and shared by all
/// threads; each Fft owns its buffers and belongs to one thread at a time.
class Fft {
public:
    explicit Fft(std::size_t length); ///< @throws ParameterError if length is 0 or above 2^30
    ~Fft();
    Fft(Fft&&) noexcept;
    Fft& operator=(Fft&&) noexcept;

    std::size_t length() const { return m_length; }
    std::size_t bins() const { return m_length / 2 + 1; }

    std::span<double> input();                         ///< length() values, to be filled before transform()
    std::span<const std::complex<double>> transform(); ///< bins() values, valid until the next call; input is lost

private:
    struct Buffers;
    std::size_t m_length;
    std::unique_ptr<Buffers> m_buffers;
};

} // namespace suara
