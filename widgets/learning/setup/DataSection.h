#pragma once

#include "core/annotation/Segment.h"
#include "widgets/learning/setup/SetupSection.h"

class QDoubleSpinBox;
class QLineEdit;

namespace suara {

class ColumnChoice;
struct DataSummary;
class Project;

/// What is learned from: the source, how it becomes numbers, and whose labels are the classes.
class DataSection : public SetupSection {
    Q_OBJECT

public:
    explicit DataSection(QWidget* parent = nullptr);

    void take(TrainSetup& setup) const override;
    void follow(const TrainSetup& setup) override;
    void setLabelChoices(const Project& project);
    void setSummary(const DataSummary& summary);

protected:
    void fill(const TrainSetup& setup) override;

private:
    FormRow* addFileRow(QLineEdit* field, QToolButton* browse, void (DataSection::*choose)());
    void setTexts();
    void chooseTable();
    void chooseClasses();

    QComboBox* m_source;
    QComboBox* m_frames;
    QLineEdit* m_file;
    QLineEdit* m_labelColumn;
    QLineEdit* m_folder;
    ColumnChoice* m_columns;
    QDoubleSpinBox* m_side;
    QComboBox* m_channels;
    QComboBox* m_labels;
    QToolButton* m_browseFile;
    QToolButton* m_browseFolder;
    FormRow* m_sourceRow;
    FormRow* m_framesRow;
    FormRow* m_fileRow;
    FormRow* m_folderRow;
    FormRow* m_labelColumnRow;
    FormRow* m_columnsRow;
    FormRow* m_sideRow;
    FormRow* m_channelsRow;
    FormRow* m_labelsRow;
};

} // namespace suara
