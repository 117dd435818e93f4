#pragma once

#include "widgets/learning/setup/SetupSection.h"

#include <span>
#include <vector>

namespace suara {

/// One choice of the setup as a row: a number, or one of a list. Its words are English, marked with
/// QT_TRANSLATE_NOOP("SetupTables", …).
struct SetupField {
    const char* label;
    const char* hint; ///< what it is, and what it is called in code; "" for none
    double (*get)(const TrainSetup& setup);
    void (*set)(TrainSetup& setup, double value);
    std::vector<const char*> choices = {}; ///< then the value is the place of one
    double lowest = 0.0;                   ///< of a number
    double highest = 1.0;
    int decimals = 0; ///< 0: whole numbers
    double step = 1.0;
    bool (*counts)(const TrainSetup& setup) = nullptr; ///< whether the row is shown; null: always
};

/// A section made of a table of fields.
class FieldSection : public SetupSection {
    Q_OBJECT

public:
    FieldSection(const char* title, std::span<const SetupField> fields, QWidget* parent = nullptr);

    void take(TrainSetup& setup) const override;
    void follow(const TrainSetup& setup) override;

protected:
    void fill(const TrainSetup& setup) override;

private:
    struct Row {
        const SetupField* field;
        FormRow* row;
        QWidget* box;

        double value() const;
        void setValue(double value) const;
    };

    void addField(const SetupField& field);
    void setTexts(const char* title);

    std::vector<Row> m_rows;
};

/// The tables. To add a choice: a member of TrainSetup, its line in TrainSetup.cpp's visit(), its row here.
std::span<const SetupField> splitFields(); ///< what is held out, and how numbers are scaled
std::span<const SetupField> runFields();   ///< how it learns
std::span<const SetupField> moreFields();  ///< what a beginner need not see

} // namespace suara
