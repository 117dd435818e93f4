#pragma once

#include "widgets/learning/setup/LayerChecks.h"

#include <QAbstractListModel>

namespace suara {

/// The layers of a network as rows that can be changed: first what goes in, then each layer with the size of its output
/// and its parameters, all checked again with every change. The last layer, which says the class, stays last.
class LayersModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        SizeRole = Qt::UserRole, ///< "34 × 34 × 32"; "" if it is not known
        ParametersRole,          ///< "9 248"; "" likewise
        ProblemRole              ///< why the layer cannot be; "" if it can
    };

    using QAbstractListModel::QAbstractListModel;

    void setPlan(ModelPlan plan);
    const ModelPlan& plan() const { return m_plan; }
    void setInput(const Shape& input, int classes); ///< what it will learn from; size 0 and 0 if that is not known
    const Shape& input() const { return m_input; }
    std::int64_t parameters() const; ///< of all layers
    bool isWhole() const;            ///< whether the network can be built
    void retranslate();

    // Rows of layers begin at 1.
    const LayerSpec* layer(int row) const;    ///< null for the input and beyond the end
    bool isFixed(int row) const;              ///< the input, and the layer that says the class
    int add(int row, const LayerSpec& layer); ///< behind that row, never behind the last; where it stands now
    void remove(int row);
    bool canMove(int row, int by) const;
    void move(int row, int by);
    void change(int row, const LayerSpec& layer);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void edited(); ///< the user has changed the layers

private:
    void check();
    void takeEdit();

    ModelPlan m_plan;
    Shape m_input;
    int m_classes = 0;
    std::vector<LayerCheck> m_checks;
};

} // namespace suara
