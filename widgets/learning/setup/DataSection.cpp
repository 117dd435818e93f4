#include "widgets/learning/setup/DataSection.h"

#include "core/project/Project.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/data/TrainData.h"
#include "widgets/learning/plan/TrainSetup.h"
#include "widgets/learning/setup/ColumnChoice.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <set>

namespace suara {

namespace {

QVariantList labelsOf(const QString& set, AnnotatorId annotator)
{
    return {set, qint64(annotator)};
}

} // namespace

DataSection::DataSection(QWidget* parent)
    : SetupSection(parent)
    , m_source(choiceBox())
    , m_frames(choiceBox())
    , m_file(new QLineEdit)
    , m_labelColumn(new QLineEdit)
    , m_folder(new QLineEdit)
    , m_columns(new ColumnChoice)
    , m_side(numberBox(8, 1024, 0, 10))
    , m_channels(choiceBox())
    , m_labels(choiceBox())
    , m_browseFile(new IconButton(QStringLiteral("folder")))
    , m_browseFolder(new IconButton(QStringLiteral("folder")))
    , m_sourceRow(addRow(m_source))
    , m_framesRow(addRow(m_frames))
    , m_fileRow(addFileRow(m_file, m_browseFile, &DataSection::chooseTable))
    , m_folderRow(addFileRow(m_folder, m_browseFolder, &DataSection::chooseClasses))
    , m_labelColumnRow(addRow(m_labelColumn))
    , m_columnsRow(addRow(m_columns))
    , m_sideRow(addRow(m_side))
    , m_channelsRow(addRow(m_channels))
    , m_labelsRow(addRow(m_labels))
{
    m_labels->setObjectName(QStringLiteral("labels"));
    m_channels->addItems({QStringLiteral("RGB"), QStringLiteral("BGR")});
    for (QComboBox* box : {m_source, m_frames, m_channels, m_labels})
        connect(box, &QComboBox::currentIndexChanged, this, &DataSection::tell);
    for (QLineEdit* field : {m_file, m_labelColumn, m_folder})
        connect(field, &QLineEdit::editingFinished, this, &DataSection::tell);
    connect(m_side, &QDoubleSpinBox::valueChanged, this, &DataSection::tell);
    connect(m_columns, &ColumnChoice::changed, this, &DataSection::tell);
    onLanguage(this, [this] { setTexts(); });
}

FormRow* DataSection::addFileRow(QLineEdit* field, QToolButton* browse, void (DataSection::*choose)())
{
    connect(browse, &QToolButton::clicked, this, choose);
    return addRow(withButton(field, browse));
}

void DataSection::setTexts()
{
    setTitle(tr("Data"));
    m_sourceRow->setLabel(tr("Source"), tr("What is learned from"));
    m_framesRow->setLabel(tr("Value"), tr("What one number of each feature is taken from"));
    m_fileRow->setLabel(tr("File"),
                        tr("A table with a header line; its last column or the one named label is the class"));
    m_file->setAccessibleName(tr("CSV file"));
    m_folderRow->setLabel(tr("Folder"), tr("Its folders are the classes, of pictures (PNG, JPEG) or of clips"));
    m_folder->setAccessibleName(tr("Folder of classes"));
    m_labelColumnRow->setLabel(tr("Class"),
                               tr("The column that names the class; empty: the one named label, else the last"));
    m_columnsRow->setLabel(tr("Columns"), tr("Which columns of the table are learned from"));
    m_sideRow->setLabel(tr("Side"), tr("Side of the pictures in pixels; the lecture’s is 70"));
    m_channelsRow->setLabel(tr("Colours"), tr("Order of a pixel’s colours: RGB, or BGR as OpenCV reads pictures"));
    m_labelsRow->setLabel(tr("Labels"), tr("Classes of the clips, or labels of an annotator’s segments"));
    m_browseFile->setToolTip(tr("Choose a CSV file"));
    m_browseFile->setAccessibleName(m_browseFile->toolTip());
    m_browseFolder->setToolTip(tr("Choose a folder of classes"));
    m_browseFolder->setAccessibleName(m_browseFolder->toolTip());
    m_file->setPlaceholderText(tr("voice.csv"));
    m_labelColumn->setPlaceholderText(tr("label, else the last"));
    quietly([this] {
        setItems(m_source,
                 {tr("Feature table"), tr("Mel pictures"), tr("CSV file"), tr("Class folders"), tr("Log-mel tensors")});
        setItems(m_frames, {tr("First frame"), tr("Mean of the frames")});
        if (m_labels->count() > 0)
            m_labels->setItemText(0, tr("Class of the clip"));
    });
}

void DataSection::setLabelChoices(const Project& project)
{
    std::set<std::pair<std::string, AnnotatorId>> used;
    for (const Clip& clip : project.clips())
        for (const Segment& segment : project.segments(clip.id))
            for (const auto& [set, category] : segment.labels)
                used.emplace(set, segment.annotator);
    const QVariant kept = m_labels->currentData();
    quietly([&] {
        m_labels->clear();
        m_labels->addItem(tr("Class of the clip"), labelsOf({}, 0));
        for (const auto& [set, annotator] : used) {
            const QString name = QString::fromStdString(set);
            const Annotator* who = project.annotator(annotator);
            const QString of = who != nullptr ? QStringLiteral(" · ") + QString::fromStdString(who->name) : QString();
            m_labels->addItem(name + of, labelsOf(name, annotator));
        }
        m_labels->setCurrentIndex(std::max(0, m_labels->findData(kept)));
    });
}

void DataSection::fill(const TrainSetup& setup)
{
    m_source->setCurrentIndex(int(setup.source));
    m_frames->setCurrentIndex(setup.isMean ? 1 : 0);
    m_file->setText(setup.csvFile);
    m_labelColumn->setText(setup.labelColumn);
    m_folder->setText(setup.folder);
    m_columns->setChosen(setup.columns);
    m_side->setValue(setup.side);
    m_channels->setCurrentIndex(setup.isBgr ? 1 : 0);
    m_labels->setCurrentIndex(std::max(0, m_labels->findData(labelsOf(setup.labelSet, setup.annotator))));
}

void DataSection::take(TrainSetup& setup) const
{
    setup.source = TrainSetup::Source(std::max(0, m_source->currentIndex()));
    setup.isMean = m_frames->currentIndex() == 1;
    setup.csvFile = m_file->text().trimmed();
    setup.labelColumn = m_labelColumn->text().trimmed();
    setup.folder = m_folder->text().trimmed();
    setup.columns = m_columns->chosen();
    setup.side = int(m_side->value());
    setup.isBgr = m_channels->currentIndex() == 1;
    const QVariantList labels = m_labels->currentData().toList();
    setup.labelSet = labels.value(0).toString();
    setup.annotator = labels.value(1).toLongLong();
}

void DataSection::follow(const TrainSetup& setup)
{
    using Source = TrainSetup::Source;
    m_framesRow->setVisible(setup.source == Source::FeatureTable);
    m_fileRow->setVisible(setup.source == Source::CsvFile);
    m_labelColumnRow->setVisible(setup.source == Source::CsvFile);
    m_folderRow->setVisible(setup.source == Source::ClassFolder);
    m_columnsRow->setVisible(!setup.isPictures());
    m_sideRow->setVisible(setup.isPictures() && !setup.isTensors());
    m_channelsRow->setVisible(setup.isPictures() && !setup.isTensors());
    m_labelsRow->setVisible(setup.isProject());
}

void DataSection::setSummary(const DataSummary& summary)
{
    m_columns->setColumns(summary.columns);
    setDetail(summary.rows == 0 ? tr("no rows yet") : sizeText(summary));
}

void DataSection::chooseTable()
{
    chooseFile(*this, tr("Choose a CSV file"), tr("Tables (*.csv);;All files (*)"), [this](const QString& file) {
        m_file->setText(file);
        tell();
    });
}

void DataSection::chooseClasses()
{
    chooseFolder(*this, tr("Choose a folder of classes"), [this](const QString& folder) {
        m_folder->setText(folder);
        tell();
    });
}

} // namespace suara
