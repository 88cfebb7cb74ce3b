#pragma once

#include "core/devices/command.h"
#include "core/safety/knowledge.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tulpar::proof {

/// How a device is known; whatever it last said.
enum class Heard { Fresh, Stale, Unconnected, Disturbed, Never };
inline constexpr std::array kHeardNames{"fresh", "stale", "unconnected", "disturbed", "never heard"};

enum class MountPose { Parked, Stopped, Tracking, Slewing };
inline constexpr std::array kPoseNames{"parked", "stopped", "tracking", "slewing"};

struct MountScene {
    Heard heard = Heard::Fresh;
    MountPose pose = MountPose::Stopped;
};

struct OpeningScene {
    Heard heard = Heard::Fresh;
    OpeningState state = OpeningState::Closed;
    /// What it is measured to be: nothing that is not fresh is anything.
    [[nodiscard]] OpeningState measured() const
    {
        return heard == Heard::Fresh ? state : OpeningState::Unknown;
    }
};

[[nodiscard]] std::string wordsOf(const MountScene &scene);
[[nodiscard]] std::string wordsOf(const OpeningScene &scene);

/// The moment at which everything is judged.
[[nodiscard]] Now judgement();

/// Where the mount of a scene points; the Sun of a scene stands elsewhere or here.
[[nodiscard]] HorizontalDirection pointing();

void place(Knowledge &knowledge, const MountScene &scene);
void place(Knowledge &knowledge, DeviceKind opening, const OpeningScene &scene);
/// Weather, host, cameras, focuser, rotator: heard, and all well, with the Sun at `sunAltitude`.
void placeOthersWell(Knowledge &knowledge, Angle sunAltitude);

/// Every way to know an opening: fresh in each state, and lost in ways that must not matter.
[[nodiscard]] std::vector<OpeningScene> openingScenes();
[[nodiscard]] std::vector<MountScene> mountScenes();

/// Every kind of command, those with a choice in each of it.
struct NamedCommand {
    std::string name;
    CommandBody body;
    std::optional<HorizontalDirection> target; ///< where a slew leads
};
[[nodiscard]] std::vector<NamedCommand> everyCommand();

struct ConditionScene {
    Condition condition = Condition::Rain;
    ConditionState state = ConditionState::Good;
};

/// The real book, fed so that these conditions stand so and all others are good; none: no history leads there
/// (rain is never marginal).
[[nodiscard]] std::optional<ConditionBook> bookWith(
    const ConditionRules &rules, const std::vector<ConditionScene> &scenes);

} // namespace tulpar::proof
