#include "core/dsp/Fft.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <fftw3.h>
#include <map>
#include <mutex>
#include <new>
#include <string>

namespace suara {

namespace {

constexpr std::size_t longest = std::size_t(1) << 30;
constexpr std::size_t longestKept = 1 << 16; ///< plans for whole clips are of many lengths, and not kept

using Plan = std::shared_ptr<fftw_plan_s>;

std::mutex& plannerMutex() // FFTW's planner is the one part of it that threads may not share
{
    static std::mutex mutex;
    return mutex;
}

Plan makePlan(std::size_t length, double* in, fftw_complex* out)
{
    fftw_plan plan = fftw_plan_dft_r2c_1d(int(length), in, out, FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
    return Plan(plan, [](fftw_plan made) {
        const std::lock_guard lock(plannerMutex());
        fftw_destroy_plan(made);
    });
}

Plan planFor(std::size_t length, double* in, fftw_complex* out)
{
    static std::map<std::size_t, Plan>& kept =
        *new std::map<std::size_t, Plan>; // never destroyed: threads may outlive it
    const std::lock_guard lock(plannerMutex());
    if (length > longestKept)
        return makePlan(length, in, out);
    Plan& plan = kept[length];
    if (!plan)
        plan = makePlan(length, in, out);
    return plan;
}

} // namespace

struct Fft::Buffers {
    explicit Buffers(std::size_t length) : in(fftw_alloc_real(length)), out(fftw_alloc_complex(length / 2 + 1))
    {
        if (in == nullptr || out == nullptr) {
            release();
            throw std::bad_alloc();
        }
        plan = planFor(length, in, out);
    }
    ~Buffers() { release(); }
    Buffers(const Buffers&) = delete;
    Buffers& operator=(const Buffers&) = delete;

    void release()
    {
        fftw_free(in);
        fftw_free(out);
    }

    double* in;
    fftw_complex* out;
    Plan plan;
};

Fft::Fft(std::size_t length) : m_length(length)
{
    if (length < 1 || length > longest)
        throw ParameterError(SUARA_TEXT("Core", "A Fourier transform of %1 samples cannot be; allowed is 1 to %2."),
                             {std::to_string(length), std::to_string(longest)});
    m_buffers = std::make_unique<Buffers>(length);
}

Fft::~Fft() = default;
Fft::Fft(Fft&&) noexcept = default;
Fft& Fft::operator=(Fft&&) noexcept = default;

std::span<double> Fft::input()
{
    return {m_buffers->in, m_length};
}

std::span<const std::complex<double>> Fft::transform()
{
    fftw_execute_dft_r2c(m_buffers->plan.get(), m_buffers->in, m_buffers->out);
    return {reinterpret_cast<const std::complex<double>*>(m_buffers->out), bins()};
}

} // namespace suara
