#pragma once

#include "core/night/ledger_span.h"
#include "core/session/fact.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// What the time is being spent on, and how long that holds at most if no further fact comes.
struct Standing {
    LedgerClass what = LedgerClass::Unexplained;
    Reasons reasons;
    std::string subject;
    std::optional<UtcInstant> until; ///< none: until a fact changes it
};

/// How the observatory stands, folded from the facts: what a second of the night is to be counted as. Knows
/// only what the journal tells. A value; one thread.
class NightStanding {
public:
    /// Longer than these settling, reading out or a pause between exposures explain nothing any more.
    static constexpr Duration kSettleMost = 60s;
    static constexpr Duration kReadingMost = 60s;
    static constexpr Duration kGapMost = 15s;

    void take(const Fact &fact, UtcInstant at);

    /// At `t`, not before the last fact. The order of what counts first is in core/night/README.md.
    [[nodiscard]] Standing at(UtcInstant t) const;

    [[nodiscard]] bool isCoreRunning() const { return m_core == Core::Running; }
    [[nodiscard]] const std::string &roof() const { return m_roof; } ///< as reported; empty: unknown
    [[nodiscard]] const std::string &mount() const { return m_mount; }

private:
    enum class Core { Unheard, Running, Stopped };

    struct Shutter {
        std::string channel;
        UtcInstant begin;
        UtcInstant end;
        std::string subject;
    };

    struct StepStanding {
        NightStepState state = NightStepState::Waiting;
        Reasons reasons;
        bool isTold = false; ///< some steps are not of every night
    };

    struct ConditionStanding {
        ConditionState state = ConditionState::NotWatched;
        std::optional<double> value;
    };

    // What a fact changes; those that are not here change nothing.
    void heed(const CoreStarted &fact, UtcInstant at);
    void heed(const CoreStopped &fact, UtcInstant at);
    void heed(const ExposureBegan &fact, UtcInstant at);
    void heed(const FrameStored &fact, UtcInstant at);
    void heed(const FrameLost &fact, UtcInstant at);
    void heed(const CommandIssued &fact, UtcInstant at);
    void heed(const CommandRefused &fact, UtcInstant at);
    void heed(const DeviceChanged &fact, UtcInstant at);
    void heed(const ConditionChanged &fact, UtcInstant at);
    void heed(const OverrideChanged &fact, UtcInstant at);
    void heed(const ModeChanged &fact, UtcInstant at);
    void heed(const ReadinessChanged &fact, UtcInstant at);
    void heed(const SafetyActed &fact, UtcInstant at);
    void heed(const RequestAnswered &fact, UtcInstant at);
    void heed(const ResponseMoved &fact, UtcInstant at);
    void heed(const NightRun &fact, UtcInstant at);
    void heed(const NightMoved &fact, UtcInstant at);
    void heed(const NightChose &fact, UtcInstant at);
    void heed(const BlockMoved &fact, UtcInstant at);
    template <class Other>
    void heed(const Other &, UtcInstant)
    {
    }

    void frameDone(const std::string &channel, const std::optional<UtcInstant> &start);
    void moved(UtcInstant at);

    // What may hold, in the order in which it counts; none: it does not.
    [[nodiscard]] std::optional<Standing> exposing(UtcInstant t) const;
    [[nodiscard]] std::optional<Standing> closedByForce() const;
    [[nodiscard]] std::optional<Standing> slewing(UtcInstant t) const;
    [[nodiscard]] std::optional<Standing> reading(UtcInstant t) const;
    [[nodiscard]] std::optional<Standing> faulty() const;
    [[nodiscard]] std::optional<Standing> people() const;
    [[nodiscard]] std::optional<Standing> nightWork(UtcInstant t) const;
    [[nodiscard]] std::optional<Standing> observing(UtcInstant t) const;
    [[nodiscard]] std::optional<Standing> steps() const;
    [[nodiscard]] std::optional<Standing> heldBack() const;

    [[nodiscard]] Reasons losses() const;
    [[nodiscard]] bool isAcquiring() const;
    [[nodiscard]] bool isAtExposures() const;
    [[nodiscard]] std::string subject() const;

    Core m_core = Core::Unheard;
    std::vector<Shutter> m_shutters; ///< open, or their frame not stored yet
    UtcInstant m_lastLight; ///< a shutter closed, a frame came, or exposing began
    std::string m_mount, m_roof, m_cover;
    UtcInstant m_lastMotion; ///< of the mount, or the wish for it
    std::set<DeviceId> m_unconnected;
    std::set<DeviceId> m_broken;
    std::set<DeviceId> m_heard;
    std::array<ConditionStanding, EnumNames<Condition>::names.size()> m_conditions;
    std::set<Condition> m_overridden;
    std::string m_mode = "robotic";
    std::string m_modeBy;
    Reasons m_notReady;
    std::optional<Reasons> m_makingSafe;
    std::optional<std::string> m_madeSafeBy; ///< by a person, and nothing was opened since
    std::string m_makeSafeAsked; ///< who asked for it last
    ResponseState m_response = ResponseState::Idle;
    std::string m_responseTo;
    bool m_isNightRun = false;
    std::array<StepStanding, EnumNames<NightStep>::names.size()> m_steps;
    std::optional<NightChose> m_choice;
    UtcInstant m_chosenAt;
    BlockState m_block = BlockState::Planned;
    std::string m_blockName; ///< "programme:target/block" of the one at work; empty: none
    std::map<DeviceId, Reasons> m_held; ///< commands that the gate kept back
};

} // namespace tulpar
