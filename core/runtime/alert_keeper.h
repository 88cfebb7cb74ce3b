#pragma once

#include "core/alerts/event_book.h"
#include "core/policy/policy_sky.h"
#include "core/response/waterfall.h"
#include "core/runtime/alert_book.h"
#include "core/runtime/alert_retry.h"
#include "core/runtime/alert_waiting.h"
#include "core/runtime/core_config.h"
#include "core/runtime/outbox.h"
#include "core/runtime/watched_sky.h"
#include "core/time/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What a notice, or a person's word, asks of the one who answers bursts.
struct AlertCall {
    enum class What { Nothing, Respond, Improve, Cancel };
    What what = What::Nothing;
    std::string event;
    std::string
        answered{}; ///< Improve: the event being answered, where another mission places its burst better
    std::optional<Waterfall>
        again{}; ///< Respond: taken up later, since it was declined or queued; never in place of another
};

/// What surrounds a decision: the sky over the observatory, and what the telescope does.
struct AlertMoment {
    const PolicySky &sky;
    Running running;
};

/// From bytes to a call: understands notices, keeps the events, applies the rules, keeps the rows of the
/// queue with the words of people, and asks a person until a deadline. Moves nothing. Confine to one thread.
class AlertKeeper {
public:
    AlertKeeper(const CoreConfig &config, const Clock &clock)
        : m_config(config)
        , m_clock(clock)
    {
    }

    /// Of a notice that has been journalled as received.
    [[nodiscard]] AlertCall take(
        const RawNotice &raw, const AlertMoment &moment, Waterfall &waterfall, Outbox &out, Now now);
    void refuse(const RawNotice &raw, const Error &error, Outbox &out, Now now);

    /// Questions whose deadline has passed: the rules say what is then done. And what was declined and is to
    /// be tried again.
    [[nodiscard]] std::vector<AlertCall> watch(Outbox &out, Now now);

    /// The telescope is free: of the alerts that are queued because it was another's, the one that matters
    /// most and that the rules in force still answer; told as decided anew. None: there is no such alert.
    [[nodiscard]] std::optional<AlertCall> takeUp(const AlertMoment &moment, Outbox &out, Now now);
    /// A person stopped what ran: what is queued now is left to people.
    void leaveQueued() { m_waiting.clear(); }

    /// A person's word; empty answer: there is no such row, or nothing to answer.
    [[nodiscard]] std::optional<AlertCall> decide(
        const DecideAlert &request, const std::string &who, Outbox &out, Now now);
    [[nodiscard]] bool acknowledge(const std::string &event, const std::string &who, Outbox &out, Now now);
    [[nodiscard]] bool note(const std::string &event, const AlertNote &note, Outbox &out, Now now);
    [[nodiscard]] bool name(
        const std::string &event, const std::string &alias, const std::string &who, Outbox &out, Now now);

    void setRegions(const MapRead &map, Outbox &out, Now now);

    /// What became of the response to an event.
    void responseBegan(const std::string &event, Now now);
    void responseDeclined(
        const std::string &event, const Reasons &reasons, const Waterfall &waterfall, Now now);
    void setState(const std::string &event, AlertState state) { m_rows.setState(event, state); }
    /// A person is to say whether to respond; no deadline.
    void ask(const std::string &event);

    /// Takes up one fact of an earlier run, oldest first; `bytes` of a received notice. Nothing is decided or
    /// told.
    void recall(const Fact &fact, UtcInstant at, const std::string &bytes);
    /// After the last: what was being answered was not finished; a person is asked about what is still fresh,
    /// since motion never resumes by itself.
    void recalled(UtcInstant now);

    [[nodiscard]] const AlertView *find(const std::string &event) const { return m_rows.find(event); }
    /// Error radius of the event's position as the rules reckon it, at Policy::errorContainment; none:
    /// unknown.
    [[nodiscard]] std::optional<Angle> reckonedError(const std::string &event) const;
    [[nodiscard]] const WatchedSky &watchedSky() const { return m_watched; }
    [[nodiscard]] AlertRows rows() const { return m_rows.rows(); }
    [[nodiscard]] std::uint64_t version() const { return m_rows.version(); }

private:
    /// Where the rules name no time for an answer.
    static constexpr Duration kAskFor = std::chrono::minutes(10);

    struct Answered {
        std::string event;
        Mission mission = Mission::Unknown;
        UtcInstant utc;
    };

    [[nodiscard]] static AlertState stateFor(Outcome outcome);
    /// The state that the event's own status imposes, if any.
    [[nodiscard]] static std::optional<AlertState> stateOf(const Event &event);
    [[nodiscard]] static std::string labelOf(const RawNotice &raw);
    void recallNotice(const RawNotice &raw);
    void recallDecision(const Decided &decided);
    void recallAnswer(const AlertAnswered &answered);
    [[nodiscard]] bool isResponding(const std::string &event) const;
    void show(const EventChange &change, bool isReplay);
    void tellOddities(const EventChange &change, Outbox &out, Now now) const;
    void settle(const std::string &event, const EventChange &change, const Decision &decision, Now now);
    void giveName(const std::string &event, const std::string &alias);
    [[nodiscard]] Decision judge(
        const Notice &notice, const std::string &event, const AlertMoment &moment, Now now) const;
    void countAnswers(
        PolicyContext &context, const Notice &notice, const std::string &event, UtcInstant dusk) const;
    /// A recorded stream teaches at a simulated observatory; a real one is not moved, nor anybody called, by
    /// it.
    [[nodiscard]] bool isForShow(const RawNotice &raw) const;
    void shelve(const std::string &event);
    void question(const std::string &event, std::optional<UtcInstant> until);
    [[nodiscard]] AlertCall callFor(
        const EventChange &change, const Notice &notice, const Decision &decision) const;

    const CoreConfig &m_config;
    const Clock &m_clock;
    EventBook m_events;
    AlertBook m_rows;
    std::vector<Answered> m_answers; ///< responses that began, oldest first
    std::vector<std::string> m_questions; ///< events that a person was asked about, with a deadline
    AlertRetry m_retry; ///< of rows that are queued
    AlertWaiting m_waiting; ///< what the rules answer, for as long as it may have to wait
    WatchedSky m_watched;
};

} // namespace tulpar
