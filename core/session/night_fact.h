#pragma once

#include "core/plan/preemption.h"
#include "core/session/night_view.h"
#include "core/session/request.h"

#include <string>
#include <string_view>

namespace tulpar {

/// The facts of the night's work. Part of the variant in core/session/fact.h.

/// The core begins to run the night by itself, or no longer does.
struct NightRun {
    static constexpr std::string_view kKind = "night_run";
    bool isRunning = false;
    std::string night;
    std::string who; ///< empty: the core's settings
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("running", self.isRunning);
        visit("night", self.night);
        visit("who", self.who);
    }
};

/// A step of the night went on; `reasons` say why it waits or was skipped.
struct NightMoved {
    static constexpr std::string_view kKind = "night_moved";
    NightStep step = NightStep::StartUp;
    NightStepState from = NightStepState::Waiting;
    NightStepState to = NightStepState::Waiting;
    Reasons reasons;
    std::string who;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("step", self.step);
        visit("from", self.from);
        visit("to", self.to);
        visit("reasons", self.reasons);
        visit("who", self.who);
    }
};

/// The programme was read, or refused (`error`): then the one before it stands.
struct ProgrammeLoaded {
    static constexpr std::string_view kKind = "programme_loaded";
    std::string name;
    std::string source;
    std::string fingerprint; ///< of its text, 16 hexadecimal digits
    int targets = 0;
    int blocks = 0;
    int problems = 0;
    std::string error;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("name", self.name);
        visit("source", self.source);
        visit("fingerprint", self.fingerprint);
        visit("targets", self.targets);
        visit("blocks", self.blocks);
        visit("problems", self.problems);
        visit("error", self.error);
    }
};

/// A plan for the rest of the night.
struct PlanMade {
    static constexpr std::string_view kKind = "plan_made";
    std::string night;
    std::string cause; ///< "programme", "block_done", "interrupted", "conditions", "improved", "order"
    int placed = 0;
    int unplaced = 0;
    double value = 0;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("night", self.night);
        visit("cause", self.cause);
        visit("placed", self.placed);
        visit("unplaced", self.unplaced);
        visit("value", self.value);
    }
};

/// What the core does next and why: a block, or (`target` empty) waiting, until `until` if that is known.
struct NightChose {
    static constexpr std::string_view kKind = "night_chose";
    std::string target;
    std::string block;
    std::optional<UtcInstant> until;
    Reasons reasons;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("target", self.target);
        visit("block", self.block);
        visit("until_utc", self.until);
        visit("reasons", self.reasons);
    }
};

struct BlockMoved {
    static constexpr std::string_view kKind = "block_moved";
    std::string target;
    std::string block;
    BlockState from = BlockState::Planned;
    BlockState to = BlockState::Planned;
    Reasons reasons;
    std::string who; ///< the person; empty: the core
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("target", self.target);
        visit("block", self.block);
        visit("from", self.from);
        visit("to", self.to);
        visit("reasons", self.reasons);
        visit("who", self.who);
    }
};

/// A person's word to a block of the programme was taken: it stands for its night, also after a crash.
struct BlockOrdered {
    static constexpr std::string_view kKind = "block_ordered";
    std::string target;
    std::string block;
    BlockOrder order = BlockOrder::Free;
    std::optional<UtcInstant> begin; ///< of At
    std::string who;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("target", self.target);
        visit("block", self.block);
        visit("order", self.order);
        visit("begin_utc", self.begin);
        visit("who", self.who);
    }
};

/// A focus run came to its end.
struct FocusFitted {
    static constexpr std::string_view kKind = "focus_fitted";
    int positionSteps = 0; ///< of the best focus
    double fwhmArcsec = 0; ///< there, as fitted
    std::optional<double> temperatureC;
    int points = 0; ///< of the V-curve
    bool isTaken = false; ///< false: the fit was not good enough, the focus before stays
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("position_steps", self.positionSteps);
        visit("fwhm_arcsec", self.fwhmArcsec);
        visit("temperature_c", self.temperatureC);
        visit("points", self.points);
        visit("taken", self.isTaken);
    }
};

/// Where a channel saw a star, from the middle of its frame.
struct StarPlace {
    std::string channel;
    double eastArcsec = 0;
    double northArcsec = 0;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("channel", self.channel);
        visit("east_arcsec", self.eastArcsec);
        visit("north_arcsec", self.northArcsec);
    }
};

/// The telescope was pointed at a bright star and a frame of every channel looked at.
struct PointingMeasured {
    static constexpr std::string_view kKind = "pointing_measured";
    IcrsDirection star;
    double magnitude = 0; ///< V, of the catalogue
    std::vector<StarPlace> channels; ///< that saw it
    double eastArcsec = 0; ///< of the star from where it must be: median of the channels
    double northArcsec = 0;
    double offArcsec = 0; ///< both together
    double limitArcsec = 0; ///< beyond it the pointing is corrected
    double faultArcsec = 0; ///< beyond it a person is called and nothing is corrected
    bool isCorrected = false; ///< because of this measurement
    double rightArcsec = 0; ///< added to every goal of the night from now on: along growing azimuth
    double upArcsec = 0; ///< and in altitude
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("star", self.star);
        visit("magnitude", self.magnitude);
        visit("channels", self.channels);
        visit("east_arcsec", self.eastArcsec);
        visit("north_arcsec", self.northArcsec);
        visit("off_arcsec", self.offArcsec);
        visit("limit_arcsec", self.limitArcsec);
        visit("fault_arcsec", self.faultArcsec);
        visit("corrected", self.isCorrected);
        visit("right_arcsec", self.rightArcsec);
        visit("up_arcsec", self.upArcsec);
    }
};

/// An alert came while a block was exposing: what each choice was expected to lose (in the plan's unit of
/// value), and the choice.
struct AlertPriced {
    static constexpr std::string_view kKind = "alert_priced";
    std::string event;
    PreemptWhen choice = PreemptWhen::Now;
    double lossNow = 0;
    double lossAfterExposure = 0;
    double lossAfterBlock = 0;
    Duration wait{}; ///< that the choice costs the alert
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("choice", self.choice);
        visit("loss_now", self.lossNow);
        visit("loss_after_exposure", self.lossAfterExposure);
        visit("loss_after_block", self.lossAfterBlock);
        visit("wait_s", self.wait);
    }
};

/// The evening's fire drill went through the true chain up to a motion that was held back.
struct NightDrilled {
    static constexpr std::string_view kKind = "night_drilled";
    bool isPassed = false;
    double firstCommandS = 0; ///< receipt of the drill's notice to the command that was held back
    Reasons reasons; ///< why not
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("passed", self.isPassed);
        visit("first_command_s", self.firstCommandS);
        visit("reasons", self.reasons);
    }
};

} // namespace tulpar
