#pragma once

#include "widgets/common/controls/Sheet.h"
#include "widgets/common/jobs/Job.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace suara {

class SegmentedControl;

/// What can be set for the program; every change acts at once.
class SettingsSheet : public Sheet {
    Q_OBJECT

public:
    explicit SettingsSheet(QWidget* window);

protected:
    void aboutToOpen() override;

private:
    void build();
    QWidget* cacheField();
    void connectControls();
    void showValues();
    void showDevices();
    void showCacheSize();

    QComboBox* m_language;
    SegmentedControl* m_theme;
    QSpinBox* m_cacheLimit;
    QLabel* m_cacheSize;
    QComboBox* m_device;
    QLineEdit* m_annotator;
    bool m_watchesDevices = false; ///< from the first opening: asking for devices takes time
    JobRunner m_jobs;              ///< looking through the cache folder takes time
};

} // namespace suara
