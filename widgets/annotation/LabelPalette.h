#pragma once

#include "core/annotation/LabelSet.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QGridLayout;

namespace suara {

class CategoryButton;
class PanelHeader;

/// The categories of the active label set with their keys, to click on; below them the keys that matter here. The
/// label of the current segment stands out.
class LabelPalette : public QWidget {
    Q_OBJECT

public:
    explicit LabelPalette(QWidget* parent = nullptr);

    void setLabelSets(const std::vector<LabelSet>& sets); ///< to choose from
    void setLabelSet(const LabelSet& set);                ///< the active one
    void setCurrent(const std::string& category);         ///< "" for none
    void addHeadAction(QAction* action);                  ///< as a button beside the sets
    const QList<CategoryButton*>& buttons() const { return m_buttons; }

    QSize sizeHint() const override { return {280, 260}; }

Q_SIGNALS:
    void chosen(const std::string& category);
    void labelSetChosen(const std::string& name);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* keyHints();
    void addHint(QGridLayout* grid, const char* keyId);

    PanelHeader* m_header;
    QComboBox* m_sets;
    QGridLayout* m_grid;
    QWidget* m_hints;
    QList<CategoryButton*> m_buttons;
    bool m_showing = false; ///< what is checked changes by itself
    LabelSet m_set;
};

} // namespace suara
