#pragma once

#include <QBoxLayout>

namespace suara {

/// A layout that leaves no room of its own: panes and headers stand edge to edge.
template<typename Layout>
Layout* plainLayout(QWidget* owner, const QMargins& margins = {})
{
    auto* layout = new Layout(owner);
    layout->setContentsMargins(margins);
    layout->setSpacing(0);
    return layout;
}

inline QVBoxLayout* plainColumn(QWidget* owner, const QMargins& margins = {})
{
    return plainLayout<QVBoxLayout>(owner, margins);
}

inline QHBoxLayout* plainRow(QWidget* owner, const QMargins& margins = {})
{
    return plainLayout<QHBoxLayout>(owner, margins);
}

} // namespace suara
