#pragma once

#include "core/annotation/Segment.h"
#include "core/audio/Clip.h"

#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>
#include <vector>

namespace suara {

/// One open project: a SQLite file of clips, annotators, label sets, segments and runs. Every edit is one transaction
/// that is on disk before the signal says it is done; every edit can be undone.
class Project : public QObject {
    Q_OBJECT

public:
    ~Project() override;

    const std::vector<Clip>& clips() const { return m_clips; } ///< in the order of adding
    const Clip* clip(ClipId id) const;                         ///< null if there is none

Q_SIGNALS:
    void clipsChanged();

private:
    std::vector<Clip> m_clips;
};

} // namespace suara
