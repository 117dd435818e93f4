#pragma once

#include "core/features/SpectralPeaks.h"
#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

/// Magnitudes of a stretch of sound over frequency, linear or in dB below their maximum. Its peaks are named between
/// bins: frequency, and the nearest note of the scale with A4 at 440 Hz.
class SpectrumPlot : public PlotView {
    Q_OBJECT

public:
    explicit SpectrumPlot(QWidget* parent = nullptr);

    /// magnitudes[k] belongs to k * binHertz.
    void setSpectrum(std::vector<float> magnitudes, double binHertz);
    void clear(const QString& why = {}); ///< the sentence stands in its place
    void setDecibels(bool decibels);
    void setLogarithmic(bool logarithmic); ///< the frequency axis; starts at 20 Hz then
    void showFirstBins(int bins);          ///< zooms to the first bins, as the lecture's x[:5000]

    /// Of what is shown: SpectralPeaks::highest().
    std::vector<SpectralPeak> peaks(int most, double apart) const;

    const std::vector<float>& magnitudes() const { return m_magnitudes; }
    double binHertz() const { return m_binHertz; }

    /// Where the name of a peak stands, `width` wide and two lines high, that it is not cut at the top of a low plot.
    static QRectF peakLabel(const QPointF& dot, double width, const QRectF& area);

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    void paintOver(QPainter& painter, const PlotMap& map) override;
    QString tipAt(const QPointF& position, const PlotMap& map) const override;

private:
    void updateAxes();
    double shown(double magnitude) const; ///< as the y axis has it

    QString m_whyEmpty;
    std::vector<float> m_magnitudes;
    SpectralPeaks m_peaks; ///< of m_magnitudes
    double m_binHertz = 1.0;
    double m_largest = 0.0;
    bool m_decibels = true;
    bool m_logarithmic = false;
};

} // namespace suara
