#pragma once

#include "core/devices/device.h"
#include "core/safety/alarm.h"
#include "core/safety/condition.h"
#include "core/safety/override.h"
#include "core/safety/reason.h"
#include "core/safety/recovery_ladder.h"

#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// The facts of safety. Part of the variant in core/session/fact.h.

struct ConditionChanged {
    static constexpr std::string_view kKind = "condition_changed";
    Condition condition = Condition::Rain;
    ConditionState from = ConditionState::NotWatched;
    ConditionState to = ConditionState::NotWatched;
    std::optional<double> value; ///< unit as the condition's rule says
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("condition", self.condition);
        visit("from", self.from);
        visit("to", self.to);
        visit("value", self.value);
    }
};

/// An override began (`isOn`) or ended: by its time, by a person (`by`), by the end of what it was about.
struct OverrideChanged {
    static constexpr std::string_view kKind = "override_changed";
    Override what;
    bool isOn = false;
    std::string by; ///< who ended it; empty: its time
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("what", self.what);
        visit("on", self.isOn);
        visit("by", self.by);
    }
};

/// The control token went to `holder` (empty: to nobody).
struct ControlChanged {
    static constexpr std::string_view kKind = "control_changed";
    std::string holder;
    std::string cause; ///< "taken", "granted", "unanswered", "released", "expired", "desk_gone", "taken_back"
    std::string by;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("holder", self.holder);
        visit("cause", self.cause);
        visit("by", self.by);
    }
};

struct ModeChanged {
    static constexpr std::string_view kKind = "mode_changed";
    std::string mode;
    std::string who;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("mode", self.mode);
        visit("who", self.who);
    }
};

/// The core's heartbeat to the device side began or is withheld.
struct HeartbeatChanged {
    static constexpr std::string_view kKind = "heartbeat_changed";
    bool beating = false;
    Reasons reasons;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("beating", self.beating);
        visit("reasons", self.reasons);
    }
};

struct AlarmChanged {
    static constexpr std::string_view kKind = "alarm_changed";
    Alarm alarm;
    std::string by; ///< who acknowledged it
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("alarm", self.alarm);
        visit("by", self.by);
    }
};

/// A step of a device's recovery ladder.
struct RemedyTried {
    static constexpr std::string_view kKind = "remedy_tried";
    DeviceId device;
    int step = 0;
    Remedy remedy = Remedy::Retry;
    std::string detail; ///< why it could not be tried; empty: it was
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("device", self.device);
        visit("step", self.step);
        visit("remedy", self.remedy);
        visit("detail", self.detail);
    }
};

/// A device moved or was set without a command of ours: another client, or a hand.
struct DeviceDisturbed {
    static constexpr std::string_view kKind = "device_disturbed";
    DeviceId device;
    std::string what; ///< stable word: "slewing", "opening", "closing", "exposing", "em_gain", "exposure" ...
    bool isOver = false; ///< measured at rest again: known again
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("device", self.device);
        visit("what", self.what);
        visit("over", self.isOver);
    }
};

} // namespace tulpar
