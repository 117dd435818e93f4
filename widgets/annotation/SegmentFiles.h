#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace suara {

class AnnotationDesk;
struct SegmentImport;

/// Segments in and out of the project as files of other programs. Says in one sentence what was taken and what was not.
class SegmentFiles : public QObject {
    Q_OBJECT

public:
    SegmentFiles(AnnotationDesk& desk, QWidget& page);

    QAction* exportAction() const { return m_export; }

    void importFrom(const QString& file);
    void exportTo(const QString& file);
    static QString sentence(const SegmentImport& import);

private:
    void chooseImport();
    void chooseExport();

    AnnotationDesk& m_desk;
    QWidget& m_page;
    QAction* m_export;
};

} // namespace suara
