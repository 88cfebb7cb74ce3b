#pragma once

#include "core/session/snapshot.h"
#include "widgets/night/sky_of_night.h"

#include <QString>

#include <string>
#include <vector>

namespace tulpar {

/// What the timeline draws, as values: two equal scenes look the same.
struct TimelineBlock {
    QString key; ///< of the visit
    QString block; ///< key of the block, the same for all its visits
    bool isNext = true; ///< the visit of its block that can be given a time
    QString title;
    BlockState state = BlockState::Planned;
    UtcInstant begin;
    UtcInstant end;
    IcrsDirection position;
    bool operator==(const TimelineBlock &) const = default;
};

struct TimelineStep {
    QString title;
    NightStepState state = NightStepState::Waiting;
    UtcInstant begin;
    std::optional<UtcInstant> end; ///< none: it runs, or only its beginning is expected
    bool operator==(const TimelineStep &) const = default;
};

/// An alert of the night.
struct TimelineMark {
    UtcInstant utc;
    QString title;
    bool isAnswered = false; ///< the telescope went there
    bool operator==(const TimelineMark &) const = default;
};

struct TimelineScene {
    std::vector<DarknessBand> bands;
    Spans moonUp;
    QString moonWord; ///< "98 %"
    std::vector<TimelineBlock> blocks;
    std::vector<TimelineStep> steps;
    Spans badWeather;
    std::vector<TimelineMark> marks;
    std::string timeZone;
    bool operator==(const TimelineScene &) const = default;
};

/// `badWeather`: as far as it is known.
[[nodiscard]] TimelineScene timelineScene(
    const Snapshot &snapshot, const SkyOfNight &sky, const Spans &badWeather);

/// When weather kept the observatory closed, from what snapshots say one after another: conditions of the
/// weather that are bad or unknown now, and alarms of the weather, which tell of the time before too.
class BadWeatherLog {
public:
    void take(const Snapshot &snapshot);
    [[nodiscard]] const Spans &spans() const { return m_spans; }

private:
    std::string m_night;
    Spans m_spans;
    std::optional<UtcInstant> m_badSince;
};

} // namespace tulpar
