#include "widgets/explore/StatisticsTable.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QPainter>

namespace suara {

namespace {

constexpr int rowHeight = 24;
constexpr double columnWidth = 56.0;

} // namespace

StatisticsTable::StatisticsTable(QWidget* parent) : QWidget(parent)
{
    onTheme(this, [this] { update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Statistics of the selection"));
        update();
    });
}

void StatisticsTable::setRows(QList<Row> rows)
{
    m_rows = std::move(rows);
    QString description;
    for (const Row& row : m_rows)
        description += QStringLiteral("%1: %2 (%3 … %4)\n")
                           .arg(row.name, formatNumber(row.mean, row.decimals), formatNumber(row.lowest, row.decimals),
                                formatNumber(row.highest, row.decimals));
    setAccessibleDescription(description);
    updateGeometry();
    update();
}

QSize StatisticsTable::sizeHint() const
{
    return {200, rowHeight * int(m_rows.size() + 1)};
}

void StatisticsTable::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = Theme::instance().tokens();
    const auto cell = [&](int row, int column) {
        return QRectF(width() - (3 - column) * columnWidth, row * rowHeight, columnWidth, rowHeight);
    };
    const auto write = [&](const QRectF& place, int align, const QString& text, Theme::Role role,
                           const QColor& colour) {
        painter.setFont(Theme::font(role));
        painter.setPen(colour);
        painter.drawText(place, align | Qt::AlignVCenter, text);
    };
    const QStringList heads{tr("mean"), tr("min"), tr("max")};
    for (int column = 0; column < 3; ++column)
        write(cell(0, column), Qt::AlignRight, heads[column], Theme::Role::Tick, tokens.muted);
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        write(QRectF(0, (i + 1) * rowHeight, width() - 3 * columnWidth, rowHeight), Qt::AlignLeft, row.name,
              Theme::Role::Secondary, tokens.text);
        write(cell(i + 1, 0), Qt::AlignRight, formatNumber(row.mean, row.decimals), Theme::Role::SecondaryStrong,
              tokens.text);
        write(cell(i + 1, 1), Qt::AlignRight, formatNumber(row.lowest, row.decimals), Theme::Role::Secondary,
              tokens.muted);
        write(cell(i + 1, 2), Qt::AlignRight, formatNumber(row.highest, row.decimals), Theme::Role::Secondary,
              tokens.muted);
    }
}

} // namespace suara
