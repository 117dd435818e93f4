#pragma once

#include "widgets/learning/setup/LayersModel.h"
#include "widgets/learning/setup/SetupSection.h"

class QPushButton;

namespace suara {

struct DataSummary;
class LayerFields;
class LayerView;

/// The network: what it starts from, and its layers to add, remove, move and change.
class ModelSection : public SetupSection {
    Q_OBJECT

public:
    explicit ModelSection(QWidget* parent = nullptr);

    void take(TrainSetup& setup) const override;
    void follow(const TrainSetup& setup) override;
    void setSummary(const DataSummary& summary); ///< what goes in, and how many classes come out
    LayersModel& layers() { return *m_layers; }

Q_SIGNALS:
    void problemFound(const QString& sentence); ///< of a plan that could not be read or written

protected:
    void fill(const TrainSetup& setup) override;

private:
    QWidget* buttonRow();
    QWidget* fileButton();
    void fillModels(InputKind kind);
    void start();
    void addLayer(const LayerSpec& layer);
    void showDetail();
    void openPlan();
    void takePlan(ModelPlan plan, const QString& file);
    void savePlan();

    QComboBox* m_start;
    LayersModel* m_layers;
    LayerView* m_view;
    LayerFields* m_fields;
    QPushButton* m_add;
    InputKind m_kind = InputKind::Table;
};

} // namespace suara
