#pragma once

#include "core/base/ColourMap.h"
#include "core/features/View.h"
#include "widgets/lanes/ClipLane.h"
#include "widgets/lanes/FrequencyAxis.h"

#include <QImage>
#include <array>
#include <vector>

namespace suara {

/// Frames of many rows as a coloured picture: spectrogram and mel-spectrogram in dB (a dB colour bar,
/// frequencies at the left), MFCC and chroma (rows at the left). Composed from an 8-bit pyramid through a
/// table of 256 colours.
class SpectrogramLane : public ClipLane {
    Q_OBJECT

public:
    explicit SpectrogramLane(ClipData& clipData, QWidget* parent = nullptr);

    void setFeature(const std::string& feature, const FrameOptions& options); ///< one of several rows
    void setDepth(double decibels); ///< how far below the largest value colours reach, for features in dB
    void setColours(std::optional<ColourMap> colours); ///< none: the feature's usual ones
    void setScale(FrequencyScale scale); ///< of a spectrogram; bands of a mel-spectrogram stay as they are
    void setTop(double hertz);           ///< up to which a spectrogram is shown; 0: half the rate
    void setOverlays(const QList<FrameCurve>& curves); ///< in Hz, on the frequencies at the left: lines, tracks as dots
    void setHighest(std::optional<double> decibels);   ///< what is brightest, for clips on one scale; none: its own
    void setGiven(std::shared_ptr<const ClipFrames> frames); ///< drawn in place of the clip's own; null: its own
    const FrameCurve& shown() const { return m_shown; }
    FrequencyScale scale() const { return m_scale; }
    FrequencyAxis frequencyAxis() const; ///< of spectrogram and mel-spectrogram

    QString title() const override;
    int preferredHeight() const override { return 280; }

    /// The colour bar right of a plot, for values up to `highest`; in dB it counts from there.
    void paintColourBar(QPainter& painter, const QRectF& plot, double highest) const;

protected:
    void paintPlot(QPainter& painter, const LaneGeometry& geometry) override;
    void paintAxes(QPainter& painter, const LaneGeometry& geometry) override;
    QString problem() const override;
    QString details() const override;
    QList<LaneLegend> legend(std::int64_t sample) const override;
    bool isColourMap() const override { return true; }
    bool isOnWhite() const override;
    bool readsHeight() const override { return true; }
    QString readout(const QPointF& position, const LaneGeometry& geometry) const override;

private:
    struct Limits {
        double lower = 0.0;
        double upper = 1.0;
    };
    bool isMel() const;
    bool isMfcc() const;
    bool isStft() const;
    bool isDecibels() const;
    static Limits limitsWithoutFirst(const ClipFrames& frames);
    Limits limits(const ClipFrames& frames) const;
    void compose(const ClipFrames& frames, const LaneGeometry& geometry, const QSize& pixels);
    std::array<QRgb, 256> coloursOf(const ClipFrames& frames) const;
    QList<LaneTick> rowTicks(const QRectF& plot, int rows) const;
    void paintColourBar(QPainter& painter, const QRectF& plot, const Limits& limits) const;
    QString rowName(const ClipFrames& frames, int row) const;   ///< "mel band 12", "bin 40", "F♯"
    bool hasFrequencies() const { return isMel() || isStft(); } ///< for something to be laid over
    void paintOverlay(QPainter& painter, const FrameCurve& curve, const LaneGeometry& geometry) const;
    double sampleRate() const;
    double topFrequency() const;
    double hertzPerRow(const ClipFrames& frames) const;
    double rowAt(const ClipFrames& frames, double fraction) const; ///< of the height, not rounded; row r stands at r
    ColourMap colourMap() const;
    const ColourTable& colours() const { return colourTable(colourMap()); }

    FrameCurve m_shown;
    std::shared_ptr<const ClipFrames> m_given;
    double m_depth = 80.0;
    std::optional<ColourMap> m_colours;
    FrequencyScale m_scale = FrequencyScale::Linear;
    double m_top = 0.0;
    QList<FrameCurve> m_overlays;
    std::optional<double> m_highest;
    QImage m_image; ///< reused from one drawing to the next
    std::vector<std::uint8_t> m_levels;
};

} // namespace suara
