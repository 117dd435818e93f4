#pragma once

#include <QObject>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

class QAction;
class QWidget;

namespace suara {

class AnnotationDesk;
struct SegmentImport;
struct SegmentRecord;
struct SegmentTier;

/// Segments in and out of the project as files of other programs. Says in one sentence what was taken and what was not.
class SegmentFiles : public QObject {
    Q_OBJECT

public:
    SegmentFiles(AnnotationDesk& desk, QWidget& page);

    QAction* exportAction() const { return m_export; }

    void importFrom(const QString& file);
    void exportTo(const QString& file); ///< as its ending says: all as CSV, this clip as TextGrid, this tier as labels
    static QString sentence(const SegmentImport& import);

private:
    void chooseImport();
    void chooseExport();
    void keepCurrentClip(std::vector<SegmentRecord>& records) const;
    SegmentTier currentTier(const std::vector<SegmentRecord>& records) const;
    void tellWhenWritten(const QString& sentence);
    void writeText(const QString& file, std::size_t count, std::string text);
    void write(const QString& file, std::size_t count, std::function<void(const std::filesystem::path&)> work);

    AnnotationDesk& m_desk;
    QWidget& m_page;
    QAction* m_export;
};

} // namespace suara
