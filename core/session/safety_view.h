#pragma once

#include "core/safety/alarm.h"
#include "core/safety/condition.h"
#include "core/safety/host_report.h"
#include "core/safety/override.h"
#include "core/safety/reason.h"
#include "core/time/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// One condition as the desk shows it: value, limits, age, and what it does now.
struct ConditionView {
    ConditionRule rule;
    ConditionState state = ConditionState::NotWatched;
    std::optional<double> value; ///< the newest, stale or not; unit as the rule says
    std::optional<UtcInstant> measuredUtc;
    std::optional<UtcInstant> changesUtc; ///< bad for long enough, or good for long enough, then
    bool isOverridden = false;

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &visit)
    {
        visit("rule", self.rule);
        visit("state", self.state);
        visit("value", self.value);
        visit("measured_utc", self.measuredUtc);
        visit("changes_utc", self.changesUtc);
        visit("overridden", self.isOverridden);
    }
};

/// Who may command. Safe actions are everybody's.
struct ControlView {
    std::string holder; ///< the person; empty: nobody, the next command takes it
    std::string desk; ///< the desk that holds it; empty: nobody
    std::optional<UtcInstant> expiresUtc; ///< unless used before
    std::string askedBy; ///< who wants it
    std::string askedByDesk;
    std::optional<UtcInstant> grantedUtc; ///< unanswered until then, it goes over

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &visit)
    {
        visit("holder", self.holder);
        visit("desk", self.desk);
        visit("expires_utc", self.expiresUtc);
        visit("asked_by", self.askedBy);
        visit("asked_by_desk", self.askedByDesk);
        visit("granted_utc", self.grantedUtc);
    }
};

/// The dead-man chain as the core knows it.
struct HeartbeatView {
    bool isBeating = false;
    Reasons withheldBecause; ///< empty when beating
    Duration limit{}; ///< the device side closes after this silence
    std::optional<UtcInstant> lastBeatUtc;
    std::string contact; ///< what the device side says of it: "armed", "fired", "disarmed"; empty: nothing

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &visit)
    {
        visit("beating", self.isBeating);
        visit("withheld_because", self.withheldBecause);
        visit("limit_s", self.limit);
        visit("last_beat_utc", self.lastBeatUtc);
        visit("contact", self.contact);
    }
};

/// Everything of safety that a desk shows.
struct SafetyView {
    std::vector<ConditionView> conditions; ///< in the order of the enumeration
    Overrides overrides;
    ControlView control;
    HeartbeatView heartbeat;
    std::optional<HostReport> host;
    std::optional<UtcInstant> hostMeasuredUtc;
    Alarms alarms;

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &visit)
    {
        visit("conditions", self.conditions);
        visit("overrides", self.overrides);
        visit("control", self.control);
        visit("heartbeat", self.heartbeat);
        visit("host", self.host);
        visit("host_measured_utc", self.hostMeasuredUtc);
        visit("alarms", self.alarms);
    }
};

} // namespace tulpar
