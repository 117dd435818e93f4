#pragma once

#include "core/features/Summary.h"
#include "widgets/common/controls/Section.h"

#include <vector>

class QComboBox;
class QJsonObject;
class QLineEdit;

namespace suara {

/// What becomes of the frames of a row.
class SummarySection : public Section {
    Q_OBJECT

public:
    explicit SummarySection(QWidget* parent = nullptr);

    Summary summary() const;
    QString text() const;                    ///< "first frame"
    std::vector<double> percentiles() const; ///< asked for beside the statistics
    void keep(QJsonObject& choices) const;
    void take(const QJsonObject& choices);

Q_SIGNALS:
    void changed();
    void refused(const QString& sentence); ///< what was typed is not allowed

private:
    void showFields();
    void takePercentiles();
    void retranslate();

    QComboBox* m_summary;
    QLineEdit* m_percentileField;
    FormRow* m_summaryRow;
    FormRow* m_percentileRow;
    std::vector<double> m_percentiles; ///< as last understood
};

} // namespace suara
