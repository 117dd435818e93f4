#pragma once

#include <QList>
#include <QObject>
#include <QRect>
#include <QString>

class QCheckBox;
class QWidget;

namespace suara {

/// What the legend of a plot shows and hides, for the keyboard and for assistive technology: over each such entry a
/// check box without a face, which the mouse does not meet. Tab comes to them after the plot, arrow keys go from one to
/// the next, Space shows or hides.
class LegendKeys : public QObject {
    Q_OBJECT

public:
    struct Entry {
        int classIndex = 0;
        QString name;
        bool isShown = true;
        QRect place; ///< in the plot
    };

    explicit LegendKeys(QWidget& plot);
    void setEntries(const QList<Entry>& entries);
    bool takeFocus(); ///< where it was last; false without an entry
    bool hasFocus() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void toggled(int classIndex);

private:
    void addBox();

    QWidget& m_plot;
    QList<Entry> m_entries;
    QList<QCheckBox*> m_boxes; ///< at least as many; the rest is hidden
    qsizetype m_stop = 0;      ///< where Tab comes to
};

} // namespace suara
