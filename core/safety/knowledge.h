#pragma once

#include "core/devices/command.h"
#include "core/devices/report.h"
#include "core/safety/condition_book.h"
#include "core/safety/host_report.h"
#include "core/safety/limits.h"
#include "core/safety/mode.h"
#include "core/safety/override_book.h"
#include "core/safety/reason.h"

#include <map>
#include <optional>
#include <set>

namespace tulpar {

/// What is known of one device: its newest report, when it was measured, whether it answers.
template <class Report>
struct Known {
    std::optional<Report> value;
    Now measured;
    bool isConnected = false;
    bool isLost = false; ///< the link broke after `measured`: connected again is not yet measured again
};

/// Measured not longer than `staleAfter` ago, over a link that has held since. Whoever moved it.
template <class Report>
[[nodiscard]] bool isHeard(const Known<Report> &known, Duration staleAfter, Now now)
{
    if (known.isLost)
        return false;
    return known.isConnected && known.value && now.mono - known.measured.mono <= staleAfter;
}

/// All that the core knows of devices, weather and host, each with its age, and what people have said of it:
/// mode and overrides. A value; the caller feeds it reports in order and `watch`es often.
/// What is stale, unconnected, never heard or moved by another is unknown: `fresh*` then answers none.
class Knowledge {
public:
    explicit Knowledge(const SafetyLimits &limits)
        : m_limits(limits)
        , m_conditions(limits.conditions)
    {
    }

    /// Takes one report in. Returns whether the device's link or its kind of state changed (not a mere
    /// position).
    bool take(const DeviceReport &report);
    void take(const HostReport &report);

    /// At each tick and after each weather report: the Sun (airless altitude) and the age of the weather
    /// report, and all that time alone changes. Not watched for a minute, the Sun is unknown.
    void watch(Angle sunAltitude, Now now);

    /// Another client moved `device`: unknown until the caller has measured it at rest again.
    void disturbed(const DeviceId &device, bool isDisturbed);
    [[nodiscard]] bool isDisturbed(const DeviceId &device) const { return m_disturbed.contains(device); }

    /// A command left for its device: a mount told to move is not where it was last seen.
    void sent(const CommandBody &command, Now now);

    /// Leaving the engineering mode ends the override that belongs to it at the next `watch`.
    void setMode(Mode mode) { m_mode = mode; }
    [[nodiscard]] Mode mode() const { return m_mode; }

    [[nodiscard]] ConditionBook &conditions() { return m_conditions; }
    [[nodiscard]] const ConditionBook &conditions() const { return m_conditions; }
    /// The steps of the conditions since last asked, oldest first.
    [[nodiscard]] ConditionChanges takeChanges();

    /// Why `wanted` may not begin; empty: it may. Codes: OverrideBook::whyNot.
    [[nodiscard]] Reasons whyNotOverride(const Override &wanted, Now now) const;
    /// Whether it began.
    bool override(const Override &wanted, Now now);
    /// Whether there was one.
    bool endOverride(std::optional<Condition> condition);
    [[nodiscard]] const OverrideBook &overrides() const { return m_overrides; }
    /// The overrides that ended by themselves since last asked.
    [[nodiscard]] Overrides takeEndedOverrides();

    [[nodiscard]] const std::optional<HostReport> &host() const { return m_host; }

    [[nodiscard]] const Known<MountReport> &mount() const { return m_mount; }
    [[nodiscard]] const Known<OpeningReport> &roof() const { return m_roof; }
    [[nodiscard]] const Known<OpeningReport> &cover() const { return m_cover; }
    [[nodiscard]] const Known<WeatherReport> &weather() const { return m_weather; }
    [[nodiscard]] const Known<FocuserReport> &focuser() const { return m_focuser; }
    [[nodiscard]] const Known<RotatorReport> &rotator() const { return m_rotator; }
    [[nodiscard]] const Known<CameraReport> &camera(const std::string &channel) const;

    [[nodiscard]] std::optional<MountReport> freshMount(Now now) const;
    [[nodiscard]] OpeningState freshRoof(Now now) const;
    [[nodiscard]] OpeningState freshCover(Now now) const;
    /// Roof and cover measured closed.
    [[nodiscard]] bool isShut(Now now) const;
    [[nodiscard]] std::optional<CameraReport> freshCamera(const std::string &channel, Now now) const;

    /// Why nothing fresh is known of `device`; none when something is.
    [[nodiscard]] std::optional<Reason> whyUnknown(const DeviceId &device, Now now) const;

    [[nodiscard]] Duration staleAfter(DeviceKind kind) const;
    [[nodiscard]] const SafetyLimits &limits() const { return m_limits; }

    /// The mount was told to move so late that its newest report may show it before it did.
    [[nodiscard]] bool mountMayHaveMoved() const;

private:
    void feedConditions(const DeviceReport &report);
    void note(const ConditionChanges &changes);

    SafetyLimits m_limits;
    ConditionBook m_conditions;
    OverrideBook m_overrides;
    Mode m_mode = Mode::Robotic;
    std::optional<HostReport> m_host;
    std::set<DeviceId> m_disturbed;
    std::optional<MonoInstant> m_mountSentAt; ///< the last command to move
    bool m_isMountSentToPark = false;
    ConditionChanges m_changes;
    Overrides m_ended;
    Known<MountReport> m_mount;
    Known<OpeningReport> m_roof;
    Known<OpeningReport> m_cover;
    Known<WeatherReport> m_weather;
    Known<FocuserReport> m_focuser;
    Known<RotatorReport> m_rotator;
    std::map<std::string, Known<CameraReport>> m_cameras;
    Known<CameraReport> m_noCamera;
};

/// Why the roof or the cover may not open now: every condition that is neither good nor without a sensor, and
/// not overridden. Codes of a bad condition: Raining, HumidityHigh ... with value and the limit to come back
/// to; else ConditionUnknown, ConditionWaits, ConditionMarginal; all with `condition`. A weather station that
/// is not heard is told once, by its own reason. Empty: it may open.
[[nodiscard]] Reasons openingReasons(const Knowledge &knowledge, Now now);

/// Why what is open must close now: bad, waiting or unknown, and not overridden. Empty: it may stay open.
[[nodiscard]] Reasons closingReasons(const Knowledge &knowledge, Now now);

/// The same of one condition, overridden or not; none: good, or not watched.
[[nodiscard]] std::optional<Reason> whyNotGood(const Knowledge &knowledge, Condition condition, Now now);

} // namespace tulpar
