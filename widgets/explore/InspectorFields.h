#pragma once

#include "core/features/Parameters.h"

#include <QObject>
#include <QVariantMap>
#include <functional>
#include <vector>

class QComboBox;
class QSpinBox;

namespace suara {

class FormRow;
class Section;

/// The values of the inspector's form by their names, as text, each in a field of a section.
class InspectorFields : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    FormRow* addChoice(Section* section, const QString& id, QComboBox* box, const QString& initial); ///< by item data
    FormRow* addNumber(Section* section, const QString& id, QSpinBox* box, int initial);
    FormRow* addRate(Section* section, const QString& id); ///< "0" is each file's own
    FormRow* addSlider(Section* section, const QString& id, int lowest, int highest, int initial); ///< dB
    void addCheck(Section* section, const QString& id, const std::function<QString()>& text, bool initial);
    /// A field for a feature's parameter, by its kind and named as librosa names it; "none" stands below the least
    /// number.
    /// @param initial  "" for the parameter's own default
    /// @param ofMel    counts for the mel-spectrogram alone
    void addParameter(Section* section, const ParameterSpec& spec, const QString& initial = {}, bool ofMel = false);
    /// The same as a choice of a few.
    void addParameter(Section* section, const ParameterSpec& spec, std::initializer_list<int> values);

    QString text(const char* id) const; ///< of a field that there is
    void setText(const char* id, const QString& text);
    QString initial(const char* id) const;
    QVariantMap changed() const; ///< those that are not at their initial value
    /// Without edited(). @param others  whether what is not named gets its initial value
    void setTexts(const QVariantMap& texts, bool others);
    Parameters parameters(bool ofMel) const; ///< with or without those of the mel-spectrogram alone

Q_SIGNALS:
    void edited(); ///< not by setTexts()

private:
    struct Field {
        QString id;
        std::function<QString()> text;
        std::function<void(const QString&)> setText;
        QString initial;
        const ParameterSpec* spec = nullptr; ///< null: no parameter of a feature
        bool ofMel = false;
    };

    void tell();
    const Field& field(const char* id) const;
    FormRow* addWords(Section* section, const ParameterSpec& spec);
    FormRow* addInteger(Section* section, const ParameterSpec& spec);
    FormRow* addReal(Section* section, const ParameterSpec& spec);
    void describe(FormRow* row, const ParameterSpec& spec, const QString& initial, bool ofMel);

    std::vector<Field> m_fields;
    bool m_isQuiet = false; ///< values are being set, not edited
};

/// A field for whole numbers as the inspector has them.
QSpinBox* numberField(int lowest, int highest, int step);

} // namespace suara
