#pragma once

#include "core/features/FeatureTable.h"

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

namespace suara {

class FormRow;
class SampleRateBox;

/// The sample rate and the parameters of the chosen features, by librosa's names. A value that is not allowed is said
/// and taken back.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    void setFeatures(const std::vector<TableFeature>& features); ///< whose parameters are shown; values are kept
    const Parameters& parameters() const { return m_parameters; }
    std::optional<int> sampleRate() const;                                           ///< none: each file's own
    void setParameters(const Parameters& parameters, std::optional<int> sampleRate); ///< without changed()
    int changes() const; ///< how many of those shown are not at their default
    void setLabelWidth(int pixels);
    void reset(); ///< to librosa's defaults, without changed()

Q_SIGNALS:
    void changed();
    void refused(const QString& sentence);

private:
    struct Line {
        const ParameterSpec* spec;
        FormRow* row;
        std::function<void()> show; ///< the value that counts
    };

    void addLine(const ParameterSpec& spec, const QString& label);
    QWidget* checkField(Line& line);
    QWidget* choiceField(Line& line);
    QWidget* textField(Line& line);
    void set(const ParameterSpec& spec, const QString& text);
    void retranslate();

    Parameters m_parameters;
    SampleRateBox* m_sampleRate;
    FormRow* m_rateRow;
    std::vector<const ParameterSpec*> m_shown;
    std::vector<Line> m_lines;
    int m_labelWidth = 104;
};

} // namespace suara
