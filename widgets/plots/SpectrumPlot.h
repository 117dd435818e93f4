#pragma once

#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

/// |FFT| of a stretch of sound over frequency, linear or in dB below its maximum, its peaks named.
class SpectrumPlot : public PlotView {
    Q_OBJECT

public:
    explicit SpectrumPlot(QWidget* parent = nullptr);

    /// magnitudes[k] belongs to k * binHertz.
    void setSpectrum(std::vector<float> magnitudes, double binHertz);
    void clear();
    void setDecibels(bool decibels);
    void setLogarithmic(bool logarithmic); ///< the frequency axis; starts at 20 Hz then
    void showFirstBins(int bins);          ///< zooms to the first bins, as the lecture's x[:5000]

    struct Peak {
        double hertz = 0.0;
        double magnitude = 0.0;
    };
    /// The highest local maxima, at least `apart` Hz from one another and within 20 dB of the maximum, by frequency.
    std::vector<Peak> peaks(int most, double apart) const;

    const std::vector<float>& magnitudes() const { return m_magnitudes; }
    double binHertz() const { return m_binHertz; }

    /// Where the name of a peak stands, `width` wide, that it is not cut at the top of a low plot.
    static QRectF peakLabel(const QPointF& dot, double width, const QRectF& area);

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    void paintOver(QPainter& painter, const PlotMap& map) override;
    QString tipAt(const QPointF& position, const PlotMap& map) const override;

private:
    void updateAxes();
    double shown(double magnitude) const; ///< as the y axis has it
    bool isMaximum(std::size_t bin) const;
    std::size_t highestOfBins(std::size_t first, std::size_t end) const;
    std::size_t highestOf(std::size_t first, std::size_t end) const;

    std::vector<float> m_magnitudes;
    std::vector<std::size_t> m_blockMaxima; ///< the highest maximum of every so many bins
    double m_binHertz = 1.0;
    double m_largest = 0.0;
    bool m_decibels = true;
    bool m_logarithmic = false;
};

} // namespace suara
