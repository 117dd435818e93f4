#include "widgets/common/files/PictureSheet.h"

#include "core/base/Error.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/NumberBox.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/files/PictureFile.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <array>

namespace suara {

namespace {

constexpr double pixelsPerMillimetre = 96.0 / 25.4;
constexpr double printScale = 300.0 / 96.0; // 300 pixels a inch
constexpr int presetCount = 5;
const QString remembered = QStringLiteral("picture/preset");

struct PresetSize {
    QSize size;
    double scale;
    bool light;
};

/// Column and page as journals have them: 89 and 183 mm wide. AsSeen and Own follow from the view.
PresetSize sizeOf(PictureSheet::Preset preset)
{
    switch (preset) {
    case PictureSheet::Column:
        return {{336, 252}, printScale, true};
    case PictureSheet::Page:
        return {{692, 346}, printScale, true};
    default:
        return {{960, 540}, 2.0, false}; // Slide: 1920 x 1080 pixels, with letters that the last row can read
    }
}

} // namespace

PictureSheet::PictureSheet(QWidget* window, const QSize& seen)
    : Sheet(window)
    , m_seen(seen)
    , m_seenScale(std::max(2.0, window->devicePixelRatioF()))
    , m_preset(new QComboBox)
    , m_width(new QSpinBox)
    , m_height(new QSpinBox)
    , m_scale(numberBox(0.5, 8.0, 3, 0.5))
    , m_light(new QCheckBox)
    , m_result(new QLabel)
    , m_next(new QPushButton)
{
    build();
    connectControls();
    onLanguage(this, [this] { retranslate(); });
    restore();
    setPanel(Place::Middle, {460, 276});
}

void PictureSheet::build()
{
    for (int i = 0; i < presetCount; ++i)
        m_preset->addItem(QString());
    for (QSpinBox* side : {m_width, m_height}) {
        side->setRange(64, 10000);
        side->setSuffix(QStringLiteral(" px"));
        side->setButtonSymbols(QAbstractSpinBox::NoButtons);
    }
    m_scale->setSuffix(QStringLiteral(" ×"));
    m_scale->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_result->setProperty("role", QStringLiteral("secondary"));
    m_next->setProperty("primary", true);

    auto* size = new QWidget;
    auto* sides = new QHBoxLayout(size);
    sides->setContentsMargins({});
    sides->addWidget(m_width, 1);
    sides->addWidget(new QLabel(QStringLiteral("×")));
    sides->addWidget(m_height, 1);
    m_presetRow = new FormRow(m_preset);
    m_sizeRow = new FormRow(size);
    m_scaleRow = new FormRow(m_scale);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(20, 4, 20, 20);
    rows->setSpacing(8);
    for (FormRow* row : {m_presetRow, m_sizeRow, m_scaleRow})
        rows->addWidget(row);
    rows->addWidget(m_light);
    rows->addStretch();
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_result, 1);
    foot->addWidget(m_next);
    rows->addLayout(foot);
    body()->addLayout(rows);
}

void PictureSheet::connectControls()
{
    connect(m_preset, &QComboBox::activated, this, [this](int index) { choose(Preset(index)); });
    const auto own = [this] {
        m_preset->setCurrentIndex(Own);
        showResult();
    };
    connect(m_width, &QSpinBox::valueChanged, this, own);
    connect(m_height, &QSpinBox::valueChanged, this, own);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, own);
    connect(m_next, &QPushButton::clicked, this, [this] {
        keep();
        dismiss();
        Q_EMIT accepted();
    });
}

void PictureSheet::retranslate()
{
    setTitle(tr("Save a picture"));
    m_presetRow->setLabel(tr("Size"));
    const std::array names{tr("As seen"), tr("Paper, one column"), tr("Paper, page width"), tr("Slide"),
                           tr("My own size")};
    for (int i = 0; i < presetCount; ++i)
        m_preset->setItemText(i, names[std::size_t(i)]);
    m_sizeRow->setLabel(tr("Width × height"));
    m_width->setAccessibleName(tr("Width of the picture"));
    m_height->setAccessibleName(tr("Height of the picture"));
    m_scaleRow->setLabel(tr("Fineness"), tr("Pixels of a PNG for each pixel of its size"));
    m_light->setText(tr("Light colours, for print"));
    m_next->setText(tr("Choose the file…"));
    showResult();
}

void PictureSheet::choose(Preset preset)
{
    m_preset->setCurrentIndex(preset);
    if (preset != Own) {
        const PresetSize wanted = preset == AsSeen ? PresetSize{m_seen, m_seenScale, false} : sizeOf(preset);
        const QSignalBlocker width(m_width);
        const QSignalBlocker height(m_height);
        const QSignalBlocker scale(m_scale);
        m_width->setValue(wanted.size.width());
        m_height->setValue(wanted.size.height());
        m_scale->setValue(wanted.scale);
        m_light->setChecked(wanted.light);
    }
    showResult();
}

PictureOrder PictureSheet::order() const
{
    return {{}, {m_width->value(), m_height->value()}, m_scale->value(), m_light->isChecked()};
}

void PictureSheet::showResult()
{
    const PictureOrder wanted = order();
    const QSize pixels = (QSizeF(wanted.size) * wanted.scale).toSize();
    m_result->setText(tr("PNG: %1 × %2 px · PDF: %3 × %4 mm")
                          .arg(formatInteger(pixels.width()), formatInteger(pixels.height()),
                               formatInteger(qRound(wanted.size.width() / pixelsPerMillimetre)),
                               formatInteger(qRound(wanted.size.height() / pixelsPerMillimetre))));
}

/// The choice of last time; of a size of one's own the size too.
void PictureSheet::restore()
{
    const QList<QByteArray> kept = Settings::instance().layout(remembered).split(' ');
    const int preset = std::clamp(kept.value(0).toInt(), 0, presetCount - 1);
    choose(AsSeen);
    if (preset == Own) {
        m_width->setValue(kept.value(1).toInt());
        m_height->setValue(kept.value(2).toInt());
        m_scale->setValue(kept.value(3).toDouble());
        m_light->setChecked(kept.value(4).toInt() != 0);
    }
    choose(Preset(preset));
}

void PictureSheet::keep() const
{
    const PictureOrder wanted = order();
    const QStringList parts{QString::number(m_preset->currentIndex()), QString::number(wanted.size.width()),
                            QString::number(wanted.size.height()), QString::number(wanted.scale),
                            QString::number(int(wanted.light))};
    Settings::instance().setLayout(remembered, parts.join(u' ').toUtf8());
}

void orderPicture(QWidget& view, const QSize& seen, const QString& name,
                  std::function<void(const PictureOrder&)> chosen)
{
    auto* sheet = new PictureSheet(view.window(), seen);
    QObject::connect(sheet, &Sheet::dismissed, sheet, &QObject::deleteLater);
    QObject::connect(sheet, &PictureSheet::accepted, &view, [&view, sheet, name, chosen = std::move(chosen)] {
        chooseToSave(view, PictureSheet::tr("Save a picture"), PictureSheet::tr("Pictures (*.png *.svg *.pdf)"), name,
                     [order = sheet->order(), chosen](const QString& path) mutable {
                         order.path = path;
                         chosen(order);
                     });
    });
    sheet->open();
}

void savePictureAs(Workbench& workbench, QWidget& view, const QSize& seen, const QString& name,
                   std::function<void(QPaintDevice&, const QSize&)> draw)
{
    orderPicture(view, seen, name, [&workbench, draw = std::move(draw)](const PictureOrder& order) {
        try {
            const Theme::LightScope light(order.light);
            const auto save = drawnPicture(toPath(order.path), order.size, order.scale,
                                           [&](QPaintDevice& device) { draw(device, order.size); });
            workbench.jobs().start(
                [name = QFileInfo(order.path).fileName()] { return PictureSheet::tr("Writing %1").arg(name); },
                &workbench, [save](Task&) { save(); }, [] {});
        } catch (const Error& error) {
            Q_EMIT workbench.problemFound(errorText(error));
        }
    });
}

} // namespace suara
