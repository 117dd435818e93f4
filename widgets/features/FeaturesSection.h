#pragma once

#include "core/features/FeatureTable.h"
#include "widgets/common/controls/Section.h"

class QCheckBox;
class QJsonObject;

namespace suara {

/// Which features a table has columns of.
class FeaturesSection : public Section {
    Q_OBJECT

public:
    explicit FeaturesSection(QWidget* parent = nullptr);

    std::vector<TableFeature> features() const; ///< in the lecture's order, then the catalogue's, then deltas
    void keep(QJsonObject& choices) const;
    void take(const QJsonObject& choices); ///< without "features": the lecture's

Q_SIGNALS:
    void changed();

private:
    void addFeature(const TableFeature& feature);
    void retranslate();

    struct Choice {
        TableFeature feature;
        QCheckBox* box;
    };
    std::vector<Choice> m_choices;
    QCheckBox* m_deltas;
    QCheckBox* m_secondDeltas;
};

} // namespace suara
