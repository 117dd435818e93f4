#include "widgets/annotation/AgreementMatrix.h"

#include "widgets/annotation/Labels.h"
#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/look/Ground.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double headHeight = 22.0;
constexpr double rowHeight = 28.0;
constexpr double gap = 2.0;
constexpr double wordWidth = 92.0; // of the row heads
constexpr double widestCell = 48.0;
constexpr double palest = 0.12;
constexpr double deepest = 0.90;

} // namespace

AgreementMatrix::AgreementMatrix(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    giveAccessibleParts(this, QAccessible::Cell, [this] {
        std::vector<AccessiblePart> parts;
        for (int row = 0; row < size(); ++row)
            for (int column = 0; column < size(); ++column)
                parts.push_back({sentence(row, column), cell(row, column), {}, false});
        return parts;
    });
    onTheme(this, [this] { update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Agreement matrix"));
        update();
    });
}

void AgreementMatrix::setTable(const AgreementTable& table, const LabelSet& set, const QString& first,
                               const QString& second)
{
    m_table = table;
    m_set = set;
    m_first = first;
    m_second = second;
    QStringList cells;
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            if (count(row, column) > 0)
                cells += sentence(row, column);
    setAccessibleDescription(cells.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize AgreementMatrix::sizeHint() const
{
    return {200, int(headHeight + rowHeight * size())};
}

QString AgreementMatrix::word(int index) const
{
    return labelText(m_table.categories[std::size_t(index)]);
}

int AgreementMatrix::colour(int index) const
{
    return labelColour(m_set, m_table.categories[std::size_t(index)]).value_or(-1);
}

QRectF AgreementMatrix::cell(int row, int column) const
{
    const double wide = std::min(widestCell, (width() - wordWidth) / std::max(1, size()));
    return {wordWidth + wide * column, headHeight + rowHeight * row, wide - gap, rowHeight - gap};
}

void AgreementMatrix::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeads(painter);
    double largest = 1.0;
    for (const std::vector<double>& row : m_table.counts)
        largest = std::max(largest, *std::ranges::max_element(row));
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            paintCell(painter, row, column, largest);
}

void AgreementMatrix::paintHeads(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(0.0, 0.0, wordWidth - 4.0, headHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("A ↓  B →"));
    painter.setFont(Theme::font(Theme::Role::Secondary));
    for (int index = 0; index < size(); ++index) {
        const QColor hue = Theme::instance().classColour(colour(index));
        const QRectF over = cell(0, index);
        Theme::drawMark(painter, QRectF(over.center().x() - 7.0, 4.0, 14.0, 14.0), colour(index), hue);
        const QRectF beside(0.0, cell(index, 0).top(), wordWidth, rowHeight - gap);
        Theme::drawMark(painter, QRectF(0.0, beside.center().y() - 7.0, 14.0, 14.0), colour(index), hue);
        painter.setPen(tokens.text);
        const QRectF room = beside.adjusted(20.0, 0.0, -4.0, 0.0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(word(index), Qt::ElideRight, int(room.width())));
    }
}

void AgreementMatrix::paintCell(QPainter& painter, int row, int column, double largest) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const double value = count(row, column);
    const double depth = palest + (deepest - palest) * 0.6 * value / largest;
    const QColor ground =
        value > 0 ? mixed(row == column ? tokens.accent : tokens.danger, tokens.canvas, depth) : tokens.grid;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(cell(row, column), 2.0, 2.0);
    painter.setPen(value > 0 ? textOn(ground) : tokens.muted);
    painter.setFont(Theme::font(value > 0 ? Theme::Role::SecondaryStrong : Theme::Role::Secondary));
    painter.drawText(cell(row, column), Qt::AlignCenter, formatInteger(std::llround(value)));
}

QString AgreementMatrix::sentence(int row, int column) const
{
    return QStringLiteral("%1: %2, %3: %4 · %5")
        .arg(m_first, word(row), m_second, word(column), formatInteger(std::llround(count(row, column))));
}

bool AgreementMatrix::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            if (cell(row, column).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), sentence(row, column), this);
                return true;
            }
    QToolTip::hideText();
    return true;
}

} // namespace suara
