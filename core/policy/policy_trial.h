#pragma once

#include "core/alerts/event_book.h"
#include "core/policy/policy.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// How a night is taken to go while rules are tried on a recorded stream: the sky is clear every night,
/// nobody answers a question, and where no response runs a programme of observations does.
struct TrialTerms {
    Duration response = std::chrono::minutes(30); ///< at most; it ends at dawn, or for what matters more
    Duration exposure = std::chrono::seconds(30); ///< a gap comes as often
    int programmePriority = 20;
    double slewDegPerS = 15; ///< the mount's greatest speed and acceleration
    double slewDegPerS2 = 7;
    Angle fieldRadius = Angle::arcminutes(5.04);
};

/// What the rules made of one event: the furthest that one of its notices led to.
struct TrialEvent {
    std::string event;
    Mission mission = Mission::Unknown;
    std::string kind; ///< of the notice that led there
    UtcInstant at; ///< when it came
    std::optional<UtcInstant> triggerUtc;
    std::optional<Angle> error; ///< as the rules reckon it
    std::optional<Angle> altitude;
    Decision decision;
    bool isResponded =
        false; ///< a slew began; a decision to respond alone is not one (the burst was answered)
    Duration observed{}; ///< until it ended, was withdrawn or cut short
    std::string cutShortBy; ///< the event that went before it; empty: nothing did
    std::size_t moves = 0; ///< to better positions
    std::size_t questions = 0; ///< to a person
    std::optional<EventStatus> inVain; ///< responded, and in the end no burst
};

/// Sums over a recording.
struct TrialTotals {
    std::size_t notices = 0;
    std::size_t events = 0;
    std::size_t responses = 0;
    std::size_t inVain = 0;
    std::size_t asked = 0; ///< events that went no further than a question
    std::size_t questions = 0;
    std::size_t alreadyAnswered = 0; ///< would be responded to, had the same burst not been
    std::size_t queued = 0;
    std::size_t ignored = 0;
    std::size_t cutShort = 0;
    std::size_t moves = 0;
    Duration observed{}; ///< taken from the programme
    Duration observedInVain{};
};

/// The sky of one notice, the same for every policy that is tried.
struct TrialMoment {
    PolicyContext sky; ///< filled in by PolicySky::lookAt, with `now`
    UtcInstant dusk;
    UtcInstant dawn;
};

/// Plays a recorded stream to one policy and keeps what it would have done: decisions as the core makes them,
/// one telescope that is busy meanwhile, limits per night. No device, no exposure, no weather. Feed it
/// notices in the order of their times; confine to one thread. The policy outlives it.
class PolicyTrial {
public:
    PolicyTrial(const Policy &policy, const TrialTerms &terms);

    void take(const Notice &notice, const Receipt &receipt, const TrialMoment &moment);
    /// After the last notice: ends what runs, and says which responses were in vain.
    void end();

    [[nodiscard]] const std::map<std::string, TrialEvent> &events() const { return m_events; }
    [[nodiscard]] TrialTotals totals() const;
    [[nodiscard]] const Policy &policy() const { return m_policy; }
    /// Names of strategies that no notice matched.
    [[nodiscard]] std::vector<std::string> unusedStrategies() const;

private:
    struct Response {
        std::string event;
        int priority = 0;
        UtcInstant began;
        UtcInstant ends;
        IcrsDirection pointed;
    };
    struct Answered {
        std::string event;
        Mission mission;
        UtcInstant at;
    };

    [[nodiscard]] PolicyContext contextFor(
        const Notice &notice, const std::string &event, const TrialMoment &moment) const;
    void answerQuestions(UtcInstant now);
    void endResponse(UtcInstant now, const std::string &cutShortBy);
    void respond(const Event &event, const Decision &decision, UtcInstant now, UtcInstant dawn);
    void improve(const Event &event, UtcInstant now);
    void keep(const Notice &notice, const Event &event, Decision decision, const TrialMoment &moment);

    struct Question {
        std::string event;
        UtcInstant until;
        UtcInstant dawn;
    };

    const Policy &m_policy;
    TrialTerms m_terms;
    EventBook m_book;
    std::map<std::string, TrialEvent> m_events;
    std::map<std::string, std::size_t> m_used; ///< notices a strategy
    std::optional<Response> m_running;
    std::vector<Answered> m_answered;
    std::vector<Question> m_questions;
    std::size_t m_notices = 0;
};

/// What became of one event under two policies, where they differ.
struct TrialChange {
    TrialEvent before;
    TrialEvent after;
};

/// Two policies on the same recording.
struct TrialComparison {
    std::vector<TrialChange> gained; ///< responded to after only
    std::vector<TrialChange> lost; ///< responded to before only
    std::vector<TrialChange>
        disturbed; ///< responded to by both, but cut short, moved or asked about otherwise
    std::vector<TrialChange> changed; ///< another outcome without a response
};

/// Both after end(), of the same notices.
[[nodiscard]] TrialComparison compared(const PolicyTrial &before, const PolicyTrial &after);

} // namespace tulpar
