#pragma once

#include "core/base/enum_names.h"
#include "core/plan/why_not.h"
#include "core/safety/reason.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What a night consists of, in its order. Each step states goals and ends by what is measured.
enum class NightStep {
    StartUp, ///< cameras cold, mount unparked
    Open, ///< roof and cover, by the Sun and the conditions
    DuskFlats,
    Focus,
    Pointing, ///< a bright star where it must be
    Observe, ///< the programme
    DawnFlats,
    Close,
    Park,
    Darks, ///< cover and roof measured closed
    ShutDown, ///< cameras warm again
};

template <>
struct EnumNames<NightStep> {
    static constexpr std::array<std::string_view, 11> names{"start_up", "open",    "dusk_flats", "focus",
                                                            "pointing", "observe", "dawn_flats", "close",
                                                            "park",     "darks",   "shut_down"};
};

enum class NightStepState {
    Waiting,
    Running,
    Paused, ///< by a person; its goals stay, its clock does not run
    Done,
    Skipped, ///< with its reasons
};

template <>
struct EnumNames<NightStepState> {
    static constexpr std::array<std::string_view, 5> names{"waiting", "running", "paused", "done", "skipped"};
};

/// Where a block of the programme is tonight.
enum class BlockState {
    Planned,
    Acquiring,
    Exposing,
    Interrupted, ///< by a burst or by the weather; taken up again
    Done,
    Failed, ///< given up, with its reasons
    Skipped, ///< by a person
};

template <>
struct EnumNames<BlockState> {
    static constexpr std::array<std::string_view, 7> names{"planned", "acquiring", "exposing", "interrupted",
                                                           "done",    "failed",    "skipped"};
};

struct NightStepView {
    NightStep step = NightStep::StartUp;
    NightStepState state = NightStepState::Waiting;
    Reasons reasons; ///< what it waits for, or why it was skipped
    std::string who; ///< the person who paused or skipped it; empty: the core
    std::optional<UtcInstant> expectedUtc; ///< its beginning, while it waits
    std::optional<UtcInstant> begunUtc;
    std::optional<UtcInstant> endedUtc;
    double progress = 0; ///< 0 to 1, of a running step

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("step", self.step);
        visit("state", self.state);
        visit("reasons", self.reasons);
        visit("who", self.who);
        visit("expected_utc", self.expectedUtc);
        visit("begun_utc", self.begunUtc);
        visit("ended_utc", self.endedUtc);
        visit("progress", self.progress);
    }
};

/// One visit of a block at its place of the night.
struct PlannedBlockView {
    std::string target;
    std::string block;
    IcrsDirection position;
    BlockState state = BlockState::Planned; ///< of this visit
    UtcInstant beginUtc;
    UtcInstant endUtc;
    double priority = 0;
    int doneExposures = 0; ///< stored in this visit, all channels together
    int allExposures = 0; ///< of one visit
    int repeat = 0; ///< which visit of the block, from 0
    int repeats = 1; ///< visits that the block asks for in all

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("target", self.target);
        visit("block", self.block);
        visit("position", self.position);
        visit("state", self.state);
        visit("begin_utc", self.beginUtc);
        visit("end_utc", self.endUtc);
        visit("priority", self.priority);
        visit("done_exposures", self.doneExposures);
        visit("all_exposures", self.allExposures);
        visit("repeat", self.repeat);
        visit("repeats", self.repeats);
    }
};

/// The plan of a night. Immutable once published, shared until it changes.
struct PlanView {
    double value = 0;
    std::vector<PlannedBlockView> blocks; ///< in the order of time, what was done tonight included
    std::vector<WhyNotAnswer> unplaced; ///< as far as their reasons are known yet

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("value", self.value);
        visit("blocks", self.blocks);
        visit("unplaced", self.unplaced);
    }
};

/// How the time since dusk was spent; the sum is the time since dusk.
struct LedgerView {
    Duration exposing{};
    Duration slewing{};
    Duration reading{};
    Duration weather{};
    Duration fault{};
    Duration waiting{};
    Duration unexplained{};

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("exposing_s", self.exposing);
        visit("slewing_s", self.slewing);
        visit("reading_s", self.reading);
        visit("weather_s", self.weather);
        visit("fault_s", self.fault);
        visit("waiting_s", self.waiting);
        visit("unexplained_s", self.unexplained);
    }
};

/// The night as it is run.
struct NightView {
    bool isRunning = false; ///< the core runs the night by itself
    std::string by; ///< who began it; empty: the core's settings
    std::string night; ///< the date of its evening at the site, "2026-12-10"
    UtcInstant sunsetUtc;
    UtcInstant duskUtc; ///< when the programme may begin
    UtcInstant dawnUtc;
    UtcInstant sunriseUtc;
    std::vector<NightStepView> steps; ///< all, in order
    std::string programme; ///< as the file names itself; empty: none
    std::string programmeSource;
    std::string programmeError; ///< why the last reading was refused, English
    int programmeProblems = 0;
    std::shared_ptr<const PlanView> plan; ///< null: none was made
    std::uint64_t planVersion = 0; ///< of `plan`
    std::string target; ///< of the block that runs; empty: none
    std::string block;
    Reasons doing; ///< why it does what it does now
    LedgerView ledger;
    std::optional<UtcInstant> drilledUtc; ///< of tonight's fire drill

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("running", self.isRunning);
        visit("by", self.by);
        visit("night", self.night);
        visit("sunset_utc", self.sunsetUtc);
        visit("dusk_utc", self.duskUtc);
        visit("dawn_utc", self.dawnUtc);
        visit("sunrise_utc", self.sunriseUtc);
        visit("steps", self.steps);
        visit("programme", self.programme);
        visit("programme_source", self.programmeSource);
        visit("programme_error", self.programmeError);
        visit("programme_problems", self.programmeProblems);
        visit("plan", self.plan);
        visit("plan_version", self.planVersion);
        visit("target", self.target);
        visit("block", self.block);
        visit("doing", self.doing);
        visit("ledger", self.ledger);
        visit("drilled_utc", self.drilledUtc);
    }
};

} // namespace tulpar
