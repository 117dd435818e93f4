#pragma once

#include "core/audio/Audio.h"
#include "core/audio/Clip.h"
#include "widgets/common/TimeCursor.h"

#include <QPointer>
#include <QWidget>
#include <memory>
#include <string>

class QAction;
class QSpinBox;
class QTimer;

namespace suara {

class Job;
class PanelHeader;
class SegmentedControl;
class SpectrumPlot;
class Task;
class Workbench;

/// |FFT| of the current clip, or of the selection if there is one: one transform of all its samples at 22,050 Hz, as
/// the lecture takes it. Stretches beyond 2^23 samples (6:20) are cut there, which the header says; of a longer clip
/// only the stretch is read.
class SpectrumPane : public QWidget {
    Q_OBJECT

public:
    explicit SpectrumPane(Workbench& workbench, QWidget* parent = nullptr);

    SpectrumPlot& plot() { return *m_plot; }
    PanelHeader& header() { return *m_header; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Result;
    struct Source;

    static Result transformed(const Source& source, std::shared_ptr<const Audio> audio, Task& task);

    void build();
    void retranslate();
    void forget();
    void outdate();
    void compute();
    void present(const Result& result);

    Workbench& m_workbench;
    PanelHeader* m_header;
    SpectrumPlot* m_plot;
    SegmentedControl* m_scale;
    SegmentedControl* m_axis;
    QSpinBox* m_firstBins;
    QTimer* m_later;
    QPointer<Job> m_job;
    std::string m_audioOf;                ///< the file that m_audio is read from
    std::shared_ptr<const Audio> m_audio; ///< of the current clip, unless it is long
    TimeRange m_shown;                    ///< samples of the clip's own rate
    std::size_t m_samples = 0;            ///< that were transformed
    bool m_wholeClip = true;
    bool m_outdated = true;
};

} // namespace suara
