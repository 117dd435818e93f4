#include "widgets/common/controls/AccessibleParts.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWidget>

namespace suara {

namespace {

struct Given {
    QAccessible::Role role;
    std::function<std::vector<AccessiblePart>()> parts;
};

QHash<const QObject*, Given>& registry()
{
    static QHash<const QObject*, Given> all;
    return all;
}

std::vector<AccessiblePart> partsOf(const QWidget* widget)
{
    const auto given = registry().constFind(widget);
    return given == registry().constEnd() ? std::vector<AccessiblePart>() : given->parts();
}

/// The part at a place of the widget's list; empty when there are fewer by now.
AccessiblePart partOf(const QWidget* widget, int index)
{
    std::vector<AccessiblePart> parts = partsOf(widget);
    return std::size_t(index) < parts.size() ? std::move(parts[std::size_t(index)]) : AccessiblePart{};
}

class PartInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    PartInterface(QWidget* widget, QAccessible::Role role, int index) : m_widget(widget), m_role(role), m_index(index)
    {
    }

    bool isValid() const override { return m_widget != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return m_role; }
    void setText(QAccessible::Text, const QString&) override {}
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? partOf(m_widget, m_index).name : QString();
    }

    QRect rect() const override
    {
        const QRect place = partOf(m_widget, m_index).place.toAlignedRect();
        return isValid() ? QRect(m_widget->mapToGlobal(place.topLeft()), place.size()) : QRect();
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        const AccessiblePart part = partOf(m_widget, m_index);
        state.selectable = part.press != nullptr;
        state.selected = part.selected;
        state.invisible = !isValid() || !m_widget->isVisible();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    QStringList actionNames() const override
    {
        return partOf(m_widget, m_index).press != nullptr ? QStringList{pressAction()} : QStringList();
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& action) override
    {
        const AccessiblePart part = partOf(m_widget, m_index);
        if (action == pressAction() && part.press)
            part.press();
    }

private:
    QPointer<QWidget> m_widget;
    QAccessible::Role m_role;
    int m_index;
};

/// The widget itself, with its parts before the child widgets that it may have.
class PartedInterface : public QAccessibleWidget {
public:
    PartedInterface(QWidget* widget, QAccessible::Role partRole)
        : QAccessibleWidget(widget, QAccessible::Grouping), m_partRole(partRole)
    {
    }
    ~PartedInterface() override
    {
        for (const QAccessible::Id id : m_parts)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return partCount() + QAccessibleWidget::childCount(); }

    QAccessibleInterface* child(int index) const override
    {
        const int parts = partCount();
        if (index >= parts)
            return QAccessibleWidget::child(index - parts);
        while (index >= 0 && int(m_parts.size()) <= index)
            m_parts.push_back(
                QAccessible::registerAccessibleInterface(new PartInterface(widget(), m_partRole, int(m_parts.size()))));
        return index < 0 ? nullptr : QAccessible::accessibleInterface(m_parts[std::size_t(index)]);
    }

    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (int index = 0; index < int(m_parts.size()); ++index)
            if (QAccessible::accessibleInterface(m_parts[std::size_t(index)]) == child)
                return index;
        const int other = QAccessibleWidget::indexOfChild(child);
        return other < 0 ? other : other + partCount();
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        const std::vector<AccessiblePart> parts = partsOf(widget());
        const QPointF at = widget()->mapFromGlobal(QPoint(x, y));
        for (int index = 0; index < int(parts.size()); ++index)
            if (parts[std::size_t(index)].place.contains(at))
                return child(index);
        return QAccessibleWidget::childAt(x, y);
    }

private:
    int partCount() const { return int(partsOf(widget()).size()); }

    QAccessible::Role m_partRole;
    mutable std::vector<QAccessible::Id> m_parts;
};

QAccessibleInterface* makeParted(const QString&, QObject* object)
{
    const auto given = registry().constFind(object);
    return given == registry().constEnd() ? nullptr : new PartedInterface(static_cast<QWidget*>(object), given->role);
}

} // namespace

void giveAccessibleParts(QWidget* widget, QAccessible::Role role, std::function<std::vector<AccessiblePart>()> parts)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeParted);
        return true;
    }();
    Q_UNUSED(installed)
    registry().insert(widget, {role, std::move(parts)});
    QObject::connect(widget, &QObject::destroyed, [widget] { registry().remove(widget); });
}

} // namespace suara
