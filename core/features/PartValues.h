#pragma once

#include "core/base/Aligned.h"
#include "core/base/ScratchStore.h"
#include "core/features/Summary.h"

#include <Eigen/Core>
#include <map>
#include <mutex>
#include <vector>

namespace suara {

/// The values of one feature of one clip, taken stretch by stretch in any order, and their summary. Moments are added
/// up at once; where more is asked for, values go to a scratch store. The result depends on the stretches alone.
class PartValues {
public:
    PartValues(Eigen::Index rows, Summary summary, ScratchStore& store);

    /// Whether values beyond the first frame matter.
    bool needsAllFrames() const { return m_summary != Summary::First; }

    /// From any thread. @param values  shape (frames, rows): each row's frames stand together
    void take(std::size_t stretch, const Eigen::Ref<const Eigen::ArrayXXf>& values);

    bool isEmpty() const { return m_first.size() == 0; } ///< not one frame, when all were taken

    /// Appends what appendSummary() (Summary.h) would of all frames.
    void appendSummary(bool single, const std::vector<double>& percentiles, std::vector<double>& out) const;

private:
    /// Of one row, frames without a value (NaN) left out.
    struct Moments {
        double count = 0.0;
        double mean = 0.0;
        double squares = 0.0; ///< sum of squared deviations from the mean

        void add(const Moments& later);
    };
    struct Values {
        ScratchStore::Place place;
        Eigen::Index frames = 0;
    };

    static Moments momentsOf(const Eigen::Ref<const Eigen::ArrayXf>& values);
    void joinWaiting();
    Moments momentsOfRow(Eigen::Index row) const;
    Eigen::ArrayXXf framesOfRow(Eigen::Index row) const;

    Eigen::Index m_rows;
    Summary m_summary;
    ScratchStore& m_store;
    std::mutex m_mutex;                                    ///< while values are taken
    Eigen::ArrayXf m_first;                                ///< values of the first frame
    std::vector<Moments> m_moments;                        ///< of each row, of the stretches before m_next
    std::size_t m_next = 0;                                ///< stretch to be joined to them
    std::map<std::size_t, std::vector<Moments>> m_waiting; ///< of later stretches, which are joined in their order
    std::vector<Values> m_values;
};

} // namespace suara
