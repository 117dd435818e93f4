// The least that any engine pays that needs librosa's spectra: FFTW alone on as many frames, in double.
//
//     fft_floor FRAMES [N_FFT]        prints seconds of processor time

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fftw3.h>

int main(int argc, char** argv)
{
    const long frames = argc > 1 ? std::atol(argv[1]) : 155040;
    const int length = argc > 2 ? std::atoi(argv[2]) : 2048;
    double* const in = fftw_alloc_real(std::size_t(length));
    fftw_complex* const out = fftw_alloc_complex(std::size_t(length / 2 + 1));
    fftw_plan plan = fftw_plan_dft_r2c_1d(length, in, out, FFTW_MEASURE | FFTW_PRESERVE_INPUT);
    for (int i = 0; i < length; ++i)
        in[i] = std::sin(0.001 * i * i);
    const std::clock_t before = std::clock();
    for (long frame = 0; frame < frames; ++frame)
        fftw_execute(plan);
    std::printf("%.4f\n", double(std::clock() - before) / CLOCKS_PER_SEC);
    fftw_destroy_plan(plan);
    fftw_free(in);
    fftw_free(out);
}
