#pragma once

#include "core/devices/command.h"
#include "core/devices/report.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// Notices what devices do that no command of ours explains: another client of the bus, a hand paddle, the
/// dead-man contact. What went on when we began to listen is taken as given. Not a judge of safety. A value.
class OthersWatch {
public:
    struct Finding {
        DeviceId device;
        std::string what; ///< as in DeviceDisturbed
        bool isOver = false; ///< measured at rest, or ours again
    };
    using Findings = std::vector<Finding>;

    explicit OthersWatch(bool tubeClearsRoof)
        : m_tubeClearsRoof(tubeClearsRoof)
    {
    }

    /// A command of ours leaves.
    void commanded(const CommandBody &command, Now now);
    /// The heartbeat is withheld or the contact has fired: closing is then its doing, and no stranger's.
    void contactCloses(bool may) { m_contactCloses = may; }

    /// The simulated observatory was set to another hour: until what was under way has been told, all is
    /// taken as given.
    void worldChanged(Now now) { m_givenUntil = now.mono + kSettling; }

    [[nodiscard]] Findings take(const DeviceReport &report, Now now);
    /// What has gone on unexplained for long enough; to be called every tick.
    [[nodiscard]] Findings watch(Now now);

    [[nodiscard]] bool isDisturbed(const DeviceId &device) const;

private:
    /// What a device does, apart from resting.
    struct Activity {
        std::string what; ///< empty: at rest
        std::optional<IcrsDirection> target;
        bool operator==(const Activity &other) const;
    };
    struct Asked {
        CommandBody command;
        MonoInstant at;
        bool isDone = false; ///< measured at its end: what follows is not of it
        bool wasSeen = false; ///< measured under way
    };
    struct Seen {
        std::optional<ReportBody> report; ///< none: not heard yet, or the link was lost
        MonoInstant at;
        Activity activity;
        bool isExplained = true;
        MonoInstant since; ///< of an activity that is not explained
        MonoInstant givenUntil; ///< a driver that connects tells its state in pieces
        std::string countered; ///< what a stop of ours ended before it could be told
        std::string told; ///< what was told as disturbed and is not over
    };

    [[nodiscard]] static Activity activityOf(const DeviceReport &report, const Asked *asked);
    [[nodiscard]] bool explains(const DeviceId &device, const Activity &activity, Now now) const;
    [[nodiscard]] bool explainsMount(const Activity &activity, Now now) const;
    [[nodiscard]] static std::string jump(const ReportBody &from, const ReportBody &to, Duration between);
    [[nodiscard]] Findings judge(const DeviceReport &report, Seen &seen, Now now);
    void follow(const DeviceReport &report, Asked &asked) const;
    [[nodiscard]] const Asked *askedOf(const DeviceId &device) const;

    static constexpr Duration kSettling = std::chrono::seconds(2);
    static constexpr Duration kConnecting = std::chrono::milliseconds(500);

    bool m_tubeClearsRoof = true;
    MonoInstant m_givenUntil;
    bool m_contactCloses = false;
    std::map<DeviceId, Seen> m_seen;
    std::map<DeviceId, Asked> m_asked; ///< the last command of each
    std::vector<std::pair<IcrsDirection, MonoInstant>> m_targets; ///< of ours, the newest few
    bool m_mountTellsTargets = false;
};

} // namespace tulpar
