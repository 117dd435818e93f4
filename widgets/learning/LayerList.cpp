#include "widgets/learning/LayerList.h"

#include "widgets/common/ElidedLabel.h"
#include "widgets/common/Language.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Theme.h"

#include <QGridLayout>
#include <QPainter>

namespace suara {

namespace {

constexpr int lineHeight = 28;
constexpr int gap = 4;
constexpr double radius = 4.0;
constexpr int roomForSizes = 232;

} // namespace

LayerList::LayerList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(10, 0, 8, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(gap);
    m_grid->setColumnStretch(0, 1);
    onLanguage(this, [this] { setAccessibleName(tr("Layers of the network")); });
}

void LayerList::clear()
{
    qDeleteAll(findChildren<QLabel*>(Qt::FindDirectChildrenOnly));
    m_sizes.clear();
    m_lines = 0;
}

void LayerList::setHint(const QString& text)
{
    clear();
    auto* hint = new QLabel(text, this);
    hint->setProperty("role", QStringLiteral("secondary"));
    hint->setWordWrap(true);
    m_grid->addWidget(hint, 0, 0, 1, 3);
    update();
}

void LayerList::setLayers(const Shape& input, const std::vector<LayerSummary>& layers)
{
    clear();
    addLine(tr("Input"), QString::fromStdString(shapeText(input)), {});
    for (const LayerSummary& layer : layers)
        addLine(QString::fromStdString(layer.text), QString::fromStdString(shapeText(layer.output)),
                formatInteger(qint64(layer.parameters)));
    update();
}

void LayerList::addLine(const QString& name, const QString& size, const QString& parameters)
{
    auto* nameLabel = new ElidedLabel(name, this);
    auto* sizeLabel = new QLabel(size, this);
    auto* countLabel = new QLabel(parameters, this);
    nameLabel->setFixedHeight(lineHeight);
    nameLabel->setFont(Theme::font(Theme::Role::Secondary));
    sizeLabel->setProperty("role", QStringLiteral("caption"));
    countLabel->setProperty("role", QStringLiteral("strong"));
    countLabel->setMinimumWidth(48);
    int column = 0;
    for (QLabel* label : {static_cast<QLabel*>(nameLabel), sizeLabel, countLabel}) {
        label->setAlignment(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
        m_grid->addWidget(label, m_lines, column++);
    }
    nameLabel->setToolTip(tr("%1 · output %2").arg(name, size));
    sizeLabel->setVisible(width() >= roomForSizes);
    m_sizes.append(sizeLabel);
    ++m_lines;
}

void LayerList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (QWidget* size : m_sizes)
        size->setVisible(width() >= roomForSizes);
}

void LayerList::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.border);
    painter.setBrush(tokens.raised);
    for (int line = 0; line < m_lines; ++line) {
        const QRect cell = m_grid->cellRect(line, 0);
        painter.drawRoundedRect(QRectF(0.5, cell.top() + 0.5, width() - 1, cell.height() - 1), radius, radius);
    }
}

} // namespace suara
