#pragma once

#include "core/devices/command.h"
#include "core/runtime/goals.h"
#include "core/safety/knowledge.h"
#include "core/safety/recovery_ladder.h"

#include <optional>

namespace tulpar {

/// What a goal needs of its device now, from what is measured alone: never from what was commanded.
struct Need {
    enum class State {
        Met, ///< measured so; a command would be redundant
        Underway, ///< measured to be on its way there
        Wanting, ///< measured otherwise: `command` is the next
        Unheard, ///< nothing fresh is known; `command`, if any, is safing and may be tried blindly
    };
    State state = State::Met;
    std::optional<CommandBody> command; ///< underway: what to say again when it takes too long
    std::optional<Reason> wrong; ///< it does something else than was asked: a setting that differs
    bool operator==(const Need &) const = default;
};

/// Met when the mount measures this: tracking this very target and on it; parked by its own word, not merely
/// at rest; stopped when it neither slews nor tracks.
[[nodiscard]] Need needOf(const MountWish &goal, const Knowledge &knowledge, Now now);
/// Met only when measured Open, or Closed: not when it has stopped moving.
[[nodiscard]] Need needOf(DeviceKind opening, OpeningGoal goal, const Knowledge &knowledge, Now now);
/// An open exposure must have the exposure time and the gain that were asked.
[[nodiscard]] Need needOf(
    const std::string &channel, const CameraGoal &goal, const Knowledge &knowledge, Now now);
[[nodiscard]] Need needOf(const std::string &channel, double setPointC, const Knowledge &knowledge, Now now);
/// Met when the focuser rests there.
[[nodiscard]] Need needOf(const FocuserWish &goal, const Knowledge &knowledge, Now now);

/// Carries one device towards its goal: asks, waits for the measurement, and climbs the recovery ladder while
/// the measurement does not come; after the last step it begins anew, for ever. One instance a device.
class Reconciler {
public:
    struct Patience {
        Duration reaction = std::chrono::milliseconds(1500); ///< to a command, before the first remedy
        Duration underway = std::chrono::seconds(60); ///< the longest way that is no failure
        Duration unheard = std::chrono::seconds(2); ///< beyond its staleness, before the first remedy
    };
    struct Wish {
        CommandBody command;
        int attempt = 1;
    };
    struct Act {
        std::optional<Wish> wish;
        std::optional<RemedyStep> remedy; ///< the step just taken; Retry: the wish repeats it
    };

    Reconciler() = default;
    Reconciler(RecoveryLadder ladder, const Patience &patience)
        : m_ladder(std::move(ladder))
        , m_patience(patience)
    {
    }

    [[nodiscard]] Act act(const Need &need, Now now);
    /// The wish left for the device at `now`.
    void asked(const Wish &wish, Now now);
    /// The gate keeps the command back: not the device's fault.
    void held(Now now);
    /// Another goal: the first command of it leaves at once. The place on the ladder of a device that is not
    /// heard is kept.
    void forget();
    /// The device's link came back: what it was told before counts no more.
    void linked();

    /// A remedy was tried in vain: the device is late.
    [[nodiscard]] bool isFailing() const { return m_isFailing; }
    /// The ladder has asked for a person since the goal was last met.
    [[nodiscard]] bool callsPerson() const { return m_callsPerson; }
    /// 1 for the first step of the ladder; 0: none was needed.
    [[nodiscard]] int step() const;
    [[nodiscard]] const Patience &patience() const { return m_patience; }

private:
    [[nodiscard]] Act climb(const Need &need, Now now);
    [[nodiscard]] std::optional<Wish> wishFor(const Need &need) const;
    [[nodiscard]] Duration waitNow(bool isUnheard) const;

    RecoveryLadder m_ladder;
    Patience m_patience;
    std::optional<CommandBody> m_last;
    int m_attempts = 0;
    std::size_t m_taken = 0; ///< steps of the ladder in this round
    std::optional<MonoInstant> m_waitsSince;
    std::optional<MonoInstant> m_underwaySince;
    std::optional<MonoInstant> m_repeatAt; ///< after a remedy: the command once more
    bool m_isUnheard = false;
    bool m_isFailing = false;
    bool m_callsPerson = false;
};

} // namespace tulpar
