#include "widgets/learning/data/ClassTable.h"

#include "core/audio/PeakPyramid.h"
#include "core/project/Project.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/painting/WavePainter.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/data/RowPlayer.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace suara {

namespace {

constexpr int lineHeight = 56;
constexpr int headHeight = 28;
constexpr int padding = 12;
constexpr int markRoom = 20;
constexpr int playWidth = 24;
constexpr int countWidth = 96;
constexpr int nameHeight = 16;

/// A class's mark and name, its rows as number and bar, or a row as waveform or picture with its name below.
class ClassDelegate : public QStyledItemDelegate {
public:
    ClassDelegate(Workbench& workbench, const ClassTableModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_workbench(workbench), m_model(model)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if ((option.state & QStyle::State_Selected) != 0)
            painter->fillRect(option.rect, tokens.accentSoft);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.grid);
        const QRect cell = option.rect.adjusted(padding, 4, -padding, -5);
        if (index.column() == ClassTableModel::Name)
            paintName(*painter, cell, index);
        else if (index.column() == ClassTableModel::Rows)
            paintRows(*painter, cell, index);
        else if (const ClassSample* sample = m_model.sample(index))
            paintSample(*painter, option.rect.adjusted(4, 4, -padding, -5), *sample);
        painter->restore();
    }

private:
    static void paintName(QPainter& painter, const QRect& cell, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        Theme::drawMark(painter, QRectF(cell.left(), cell.center().y() - 6.5, 14, 14), index.row(),
                        theme.classColour(index.row()));
        const QRect room = cell.adjusted(markRoom, 0, 0, 0);
        painter.setFont(Theme::font(Theme::Role::Control));
        painter.setPen(theme.tokens().text);
        painter.drawText(room, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }

    static void paintRows(QPainter& painter, const QRect& cell, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        painter.setFont(Theme::font(Theme::Role::SecondaryStrong));
        painter.setPen(theme.tokens().text);
        painter.drawText(cell, Qt::AlignCenter | Qt::AlignRight, index.data().toString());
        const double share = index.data(ClassTableModel::ShareRole).toDouble();
        const double width = share * cell.width();
        painter.fillRect(QRectF(cell.right() + 1 - width, cell.center().y() + 12, width, 2), theme.tokens().accent);
    }

    void paintSample(QPainter& painter, const QRect& cell, const ClassSample& sample) const
    {
        const Tokens& tokens = Theme::instance().tokens();
        const QRect name(cell.left() + playWidth, cell.bottom() - nameHeight + 2, cell.width() - playWidth, nameHeight);
        painter.setFont(Theme::font(Theme::Role::Tick));
        painter.setPen(tokens.muted);
        painter.drawText(name, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(sample.name, Qt::ElideMiddle, name.width()));
        const QRect picture(name.left(), cell.top(), name.width(), cell.height() - nameHeight);
        if (!sample.picture.isNull()) {
            const QSize size = sample.picture.size().scaled(picture.size(), Qt::KeepAspectRatio);
            painter.drawImage(QRect(picture.topLeft(), size), sample.picture);
        }
        if (sample.clip == 0)
            return;
        Theme::instance().drawIcon(painter, QRectF(cell.left() + 4, picture.center().y() - 7, 16, 16),
                                   QStringLiteral("play"), tokens.muted);
        paintWave(painter, picture, sample);
    }

    void paintWave(QPainter& painter, const QRect& place, const ClassSample& sample) const
    {
        const auto pyramid = m_workbench.data().peaks(sample.clip);
        const Clip* clip = m_workbench.project()->clip(sample.clip);
        if (pyramid == nullptr || clip == nullptr)
            return;
        const Segment* segment = m_workbench.project()->segment(sample.segment);
        const double start = segment != nullptr ? double(segment->start) : 0.0;
        const double end = segment != nullptr ? double(segment->end) : double(clip->frames);
        std::vector<Peak> peaks;
        pyramid->peaks(start, end, place.width(), peaks);
        paintPeaks(painter, place, peaks, Theme::instance().tokens().wave);
    }

    Workbench& m_workbench;
    const ClassTableModel& m_model;
};

} // namespace

ClassTable::ClassTable(Workbench& workbench, QWidget* parent)
    : QTableView(parent), m_workbench(workbench), m_model(new ClassTableModel(this))
{
    build();
    connect(&workbench.data(), &ClipData::arrived, viewport(), qOverload<>(&QWidget::update));
    makeAction(
        this, "play", [] { return tr("Play the row"); }, [this] { play(currentIndex()); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Classes of the data"));
        m_model->retranslate();
    });
    onTheme(this, [this] { viewport()->update(); });
}

void ClassTable::build()
{
    setModel(m_model);
    setItemDelegate(new ClassDelegate(m_workbench, *m_model, this));
    setShowGrid(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    QHeaderView* head = horizontalHeader();
    head->setFixedHeight(headHeight);
    head->setHighlightSections(false);
    head->setSectionsClickable(false);
    head->setSectionResizeMode(QHeaderView::Stretch);
    head->setSectionResizeMode(ClassTableModel::Rows, QHeaderView::Fixed);
    head->resizeSection(ClassTableModel::Rows, countWidth);
}

void ClassTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    const ClassSample* sample = m_model->sample(current);
    if (sample != nullptr)
        chooseRow(m_workbench, sample->clip, sample->segment);
}

void ClassTable::mousePressEvent(QMouseEvent* event)
{
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && m_model->sample(index) != nullptr &&
        event->position().x() < visualRect(index).left() + playWidth + 4)
        play(index);
}

void ClassTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    play(indexAt(event->position().toPoint()));
}

void ClassTable::play(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    if (const ClassSample* sample = m_model->sample(index)) {
        playRow(m_workbench, sample->clip, sample->segment);
        return;
    }
    QList<ClipId> clips;
    for (const ClassSample& sample : m_model->samples(index.row()))
        if (sample.clip != 0 && !clips.contains(sample.clip))
            clips.append(sample.clip);
    if (!clips.isEmpty())
        Q_EMIT m_workbench.playClipsRequested(clips);
}

} // namespace suara
