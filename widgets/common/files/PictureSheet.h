#pragma once

#include "widgets/common/controls/Sheet.h"

#include <QSize>
#include <functional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QPaintDevice;
class QPushButton;
class QSpinBox;

namespace suara {

class FormRow;
class Workbench;

/// A picture that somebody asked for.
struct PictureOrder {
    QString path;       ///< .png, .svg or .pdf
    QSize size;         ///< device-independent pixels, 96 a inch
    double scale = 1.0; ///< pixels of a PNG for each of them
    bool light = false; ///< in the light theme's colours, whatever the window has
};

/// Asks how large a picture is to be: as seen, for a column or the whole width of a page, for a slide, or a size of
/// one's own; then for the file. Every view that can be saved as a picture asks with this one sheet.
class PictureSheet : public Sheet {
    Q_OBJECT

public:
    enum Preset { AsSeen, Column, Page, Slide, Own };

    /// @param seen  the size that the view has on the screen
    PictureSheet(QWidget* window, const QSize& seen);

    PictureOrder order() const; ///< without a path
    void choose(Preset preset);

Q_SIGNALS:
    void accepted(); ///< go on to the file

private:
    void build();
    void connectControls();
    void retranslate();
    void showResult();
    void restore();
    void keep() const;

    QSize m_seen;
    double m_seenScale;
    QComboBox* m_preset;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QDoubleSpinBox* m_scale;
    QCheckBox* m_light;
    QLabel* m_result;
    QPushButton* m_next;
    FormRow* m_presetRow;
    FormRow* m_sizeRow;
    FormRow* m_scaleRow;
};

/// Opens the sheet over the view's window; chosen is called with the whole order once a file is named, never when not.
/// @param name  of the file, suggested: "scatter.png"
void orderPicture(QWidget& view, const QSize& seen, const QString& name,
                  std::function<void(const PictureOrder&)> chosen);

/// Asks as above, draws, and writes the file as a job; what goes wrong stands in the window's note. `draw` paints the
/// whole of the size that it is given, in device-independent pixels.
void savePictureAs(Workbench& workbench, QWidget& view, const QSize& seen, const QString& name,
                   std::function<void(QPaintDevice&, const QSize&)> draw);

} // namespace suara
