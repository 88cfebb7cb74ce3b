#pragma once

#include "widgets/archive/archive_port.h"
#include "widgets/chart/night_trail.h"

#include <QObject>

#include <memory>
#include <vector>

namespace tulpar {

class SkyChart;

/// Tells the chart where exposures were made in the hours before, as the archive keeps them: the night
/// before this desk was opened too. GUI thread.
class DeskPast : public QObject {
    Q_OBJECT
public:
    /// `port`: its own, so that a search of the archive's panel goes on beside it. `chart` lives longer.
    DeskPast(std::unique_ptr<ArchivePort> port, SkyChart *chart);
    ~DeskPast() override;

private:
    void ask(UtcInstant from, UtcInstant until);
    void take(quint64 turn, const FoundRows &rows);
    void end(quint64 turn, const ArchiveProblem &problem);

    std::unique_ptr<ArchivePort> m_port;
    SkyChart *m_chart;
    quint64 m_turn = 0;
    std::vector<FoundFrame> m_frames; ///< of this turn
};

/// Exposures of the sky from frames in any order: those of one place, less than two minutes apart, together.
/// Frames without a place, and those that are not of the sky, are left out.
[[nodiscard]] std::vector<KeptExposures> exposuresOf(const std::vector<FoundFrame> &frames);

} // namespace tulpar
