#pragma once

#include "core/audio/Audio.h"
#include "core/audio/Clip.h"
#include "core/features/ClipSpectrum.h"
#include "widgets/common/workbench/TimeCursor.h"

#include <QPointer>
#include <QWidget>
#include <filesystem>
#include <memory>
#include <string>

class QTimer;

namespace suara {

class Job;
class PanelHeader;
class SegmentedControl;
class SpectrumPlot;
class Task;
class Workbench;

/// The spectrum of the current clip, of the selection, or of the frame at the playhead: one transform of all samples,
/// as the lecture takes it, the mean of frames, or one windowed frame. One transform of more than 2^23 samples (6:20 at
/// 22,050 Hz) is cut there, which the header says; of a longer clip only the stretch is read.
class SpectrumPane : public QWidget {
    Q_OBJECT

public:
    explicit SpectrumPane(Workbench& workbench, QWidget* parent = nullptr);

    /// What is shown, but for the stretch, the scale and the axis.
    /// @param wholeClip  even if there is a selection
    void setView(const View& view, bool wholeClip);
    View view() const; ///< of what is shown now, whole: the stretch in seconds, scale and axis

    SpectrumPlot& plot() { return *m_plot; }
    PanelHeader& header() { return *m_header; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Source;
    struct Result;

    static Result transformed(const Source& source, std::shared_ptr<const Audio> audio, Task& task);

    void build();
    void retranslate();
    QString detail() const;
    void forget();
    void outdate();
    void outdateFrame();
    void compute();
    std::optional<Source> source() const;
    bool presentAtOnce(const Source& wanted);
    void present(const Result& result);

    Workbench& m_workbench;
    PanelHeader* m_header;
    SpectrumPlot* m_plot;
    SegmentedControl* m_scale;
    SegmentedControl* m_axis;
    QTimer* m_later;
    QPointer<Job> m_job;
    std::string m_audioOf;                ///< the file, and the rate, that m_audio is read from
    std::shared_ptr<const Audio> m_audio; ///< of the current clip, unless it is long
    View m_view;
    bool m_wholeClip = false;
    TimeRange m_shown;   ///< samples of the clip's own rate
    ClipSpectrum m_made; ///< but for the magnitudes, which the plot has
    bool m_outdated = true;
};

} // namespace suara
