#include "widgets/annotation/DisagreementList.h"

#include "core/project/Project.h"
#include "widgets/annotation/Labels.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QAbstractListModel>
#include <QPainter>
#include <QStyledItemDelegate>

namespace suara {

namespace {

constexpr int rowHeight = 44;
constexpr int indent = 16;
const QString differs = QStringLiteral("≠");

enum Role { FirstLabelRole = Qt::UserRole, SecondLabelRole, FirstColourRole, SecondColourRole, TimeRole, SegmentRole };

class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, rowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, tokens.accentSoft);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, tokens.hover);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
        const QRect room = option.rect.adjusted(indent, 4, -12, -4);
        const QRect above(room.left(), room.top(), room.width(), room.height() / 2);
        const QString time = index.data(TimeRole).toString();
        painter->setFont(Theme::font(Theme::Role::Secondary));
        const int timeWidth = painter->fontMetrics().horizontalAdvance(time);
        painter->setPen(tokens.muted);
        painter->drawText(above, Qt::AlignVCenter | Qt::AlignRight, time);
        painter->setPen(tokens.text);
        painter->drawText(
            above, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, above.width() - timeWidth - 12));
        paintLabels(*painter, QRect(room.left(), above.bottom() + 1, room.width(), room.height() / 2), index);
        painter->restore();
    }

private:
    static void paintLabels(QPainter& painter, const QRect& room, const QModelIndex& index)
    {
        const Tokens& tokens = Theme::instance().tokens();
        painter.setFont(Theme::font(Theme::Role::Tick));
        int x = room.left();
        const auto label = [&](Role word, Role colour) {
            const int place = index.data(colour).toInt();
            Theme::drawMark(painter, QRectF(x, room.center().y() - 6.0, 12.0, 12.0), place,
                            Theme::instance().classColour(place));
            const QString text = index.data(word).toString();
            painter.setPen(tokens.text);
            painter.drawText(QRect(x + 16, room.top(), room.right() - x - 16, room.height()), Qt::AlignVCenter, text);
            x += 16 + painter.fontMetrics().horizontalAdvance(text) + 10;
        };
        label(FirstLabelRole, FirstColourRole);
        painter.setPen(tokens.danger);
        painter.drawText(QRect(x, room.top(), 16, room.height()), Qt::AlignVCenter, differs);
        x += 18;
        label(SecondLabelRole, SecondColourRole);
    }
};

} // namespace

class DisagreementList::Model : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<Disagreement> rows, const LabelSet& set, const Project* project)
    {
        beginResetModel();
        m_rows = std::move(rows);
        m_set = set;
        m_project = project;
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid() || index.row() >= rowCount())
            return {};
        const Disagreement& row = m_rows[std::size_t(index.row())];
        const std::string first = row.first.label(m_set.name);
        const std::string second = row.second.label(m_set.name);
        switch (role) {
        case Qt::DisplayRole:
            return heading(row);
        case FirstLabelRole:
            return labelText(first);
        case SecondLabelRole:
            return labelText(second);
        case FirstColourRole:
            return labelColour(m_set, first).value_or(-1);
        case SecondColourRole:
            return labelColour(m_set, second).value_or(-1);
        case TimeRole:
            return time(row);
        case SegmentRole:
            return QVariant::fromValue<qlonglong>(row.first.id);
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1 · %2 · %3 %4 %5")
                .arg(heading(row), time(row), labelText(first), differs, labelText(second));
        default:
            return {};
        }
    }

private:
    const Clip* clip(const Disagreement& row) const { return m_project->clip(row.first.clip); }

    QString heading(const Disagreement& row) const
    {
        const Segment* said = m_project->segment(row.first.id);
        if (said != nullptr && !said->transcript.empty())
            return QString::fromStdString(said->transcript);
        const Clip* there = clip(row);
        return there != nullptr ? QString::fromStdString(there->name) : QString();
    }

    QString time(const Disagreement& row) const
    {
        const Clip* there = clip(row);
        return there != nullptr && there->sampleRate > 0 ? formatClock(double(row.first.start) / there->sampleRate, 1)
                                                         : QString();
    }

    std::vector<Disagreement> m_rows;
    LabelSet m_set;
    const Project* m_project = nullptr;
};

DisagreementList::DisagreementList(QWidget* parent) : QListView(parent), m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    viewport()->setAutoFillBackground(false);
    const auto choose = [this](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT chosen(index.data(SegmentRole).toLongLong());
    };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
    onTheme(this, [this] { viewport()->update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Disagreements"));
        viewport()->update();
    });
}

void DisagreementList::setReport(const AgreementReport& report, const LabelSet& set, const Project* project)
{
    const QVariant kept = currentIndex().data(SegmentRole);
    m_model->set(report.disagreements, set, project);
    for (int row = 0; kept.isValid() && row < m_model->rowCount(); ++row)
        if (m_model->index(row).data(SegmentRole) == kept)
            setCurrentIndex(m_model->index(row));
}

} // namespace suara
