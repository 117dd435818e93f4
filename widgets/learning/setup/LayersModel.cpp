#include "widgets/learning/setup/LayersModel.h"

#include "widgets/common/text/Numbers.h"

#include <QMimeData>
#include <algorithm>
#include <numeric>

namespace suara {

namespace {

const QString layerMime = QStringLiteral("application/x-suara-layer"); // the row it is taken from

} // namespace

void LayersModel::setPlan(ModelPlan plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    check();
    endResetModel();
}

void LayersModel::setInput(const Shape& input, int classes)
{
    if (input == m_input && classes == m_classes)
        return;
    m_input = input;
    m_classes = classes;
    retranslate();
}

void LayersModel::retranslate()
{
    check();
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void LayersModel::check()
{
    m_checks = checkedLayers(m_plan, m_input, m_classes);
}

void LayersModel::takeEdit()
{
    retranslate();
    Q_EMIT edited();
}

std::int64_t LayersModel::parameters() const
{
    return std::accumulate(m_checks.begin(), m_checks.end(), std::int64_t(0),
                           [](std::int64_t sum, const LayerCheck& check) { return sum + check.parameters; });
}

bool LayersModel::isWhole() const
{
    return !m_checks.empty() && m_classes >= 2 && m_checks.back().output.size() > 0 &&
           std::ranges::all_of(m_checks, &QString::isEmpty, &LayerCheck::problem);
}

const LayerSpec* LayersModel::layer(int row) const
{
    return row > 0 && row < rowCount() ? &m_plan.layers[std::size_t(row - 1)] : nullptr;
}

bool LayersModel::isFixed(int row) const
{
    return row <= 0 || (row == rowCount() - 1 && isOutputLayer(m_plan.layers.back()));
}

int LayersModel::add(int row, const LayerSpec& layer)
{
    const int end = rowCount() - (isFixed(rowCount() - 1) ? 1 : 0);
    const int place = std::clamp(row + 1, 1, std::max(1, end));
    beginInsertRows({}, place, place);
    m_plan.layers.insert(m_plan.layers.begin() + (place - 1), layer);
    check();
    endInsertRows();
    takeEdit();
    return place;
}

void LayersModel::remove(int row)
{
    if (isFixed(row) || layer(row) == nullptr)
        return;
    beginRemoveRows({}, row, row);
    m_plan.layers.erase(m_plan.layers.begin() + (row - 1));
    check();
    endRemoveRows();
    takeEdit();
}

bool LayersModel::canMove(int row, int by) const
{
    const int to = row + by;
    return by != 0 && layer(row) != nullptr && layer(to) != nullptr && !isFixed(row) && !isFixed(to);
}

void LayersModel::move(int row, int by)
{
    if (!canMove(row, by) || !beginMoveRows({}, row, row, {}, by > 0 ? row + by + 1 : row + by))
        return;
    const auto from = m_plan.layers.begin() + (row - 1);
    if (by > 0)
        std::rotate(from, from + 1, from + by + 1);
    else
        std::rotate(from + by, from, from + 1);
    check();
    endMoveRows();
    takeEdit();
}

void LayersModel::change(int row, const LayerSpec& spec)
{
    if (layer(row) == nullptr || *layer(row) == spec)
        return;
    m_plan.layers[std::size_t(row - 1)] = spec;
    takeEdit();
}

int LayersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_plan.layers.size()) + 1;
}

QVariant LayersModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isInput = index.row() == 0;
    static const LayerCheck none;
    const LayerCheck& check = isInput ? none : m_checks[std::size_t(index.row() - 1)];
    const QString text = isInput ? tr("Input") : check.text;
    const Shape& shape = isInput ? m_input : check.output;
    const QString size = shape.size() > 0 ? QString::fromStdString(shapeText(shape)) : QString();
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case SizeRole:
        return size;
    case ParametersRole:
        return isInput || size.isEmpty() ? QString() : formatInteger(check.parameters);
    case ProblemRole:
        return check.problem;
    case Qt::ToolTipRole:
        return size.isEmpty() ? text : tr("%1 · output %2").arg(text, size);
    case Qt::AccessibleTextRole:
        if (!check.problem.isEmpty())
            return QStringLiteral("%1: %2").arg(text, check.problem);
        return isInput ? tr("%1 · output %2").arg(text, size)
                       : tr("%1 · output %2 · %3 parameters").arg(text, size, formatInteger(check.parameters));
    default:
        return {};
    }
}

Qt::ItemFlags LayersModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return isFixed(index.row()) ? flags : flags | Qt::ItemIsDragEnabled;
}

QStringList LayersModel::mimeTypes() const
{
    return {layerMime};
}

QMimeData* LayersModel::mimeData(const QModelIndexList& indexes) const
{
    auto* data = new QMimeData;
    data->setData(layerMime, QByteArray::number(indexes.isEmpty() ? 0 : indexes.front().row()));
    return data;
}

/// Moves at once and says that nothing was dropped, so that the view takes nothing away.
bool LayersModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent)
{
    const int from = data->data(layerMime).toInt();
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    move(from, before > from ? before - 1 - from : before - from);
    return false;
}

} // namespace suara
