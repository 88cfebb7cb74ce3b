#pragma once

#include "core/safety/condition.h"
#include "core/time/instant.h"

#include <array>
#include <optional>
#include <vector>

namespace tulpar {

/// One condition as it stands.
struct ConditionStanding {
    ConditionState state = ConditionState::NotWatched;
    std::optional<double> value; ///< the newest, stale or not; unit as the rule says
    std::optional<Now> measured; ///< when `value` was
    std::optional<MonoInstant> changesAt; ///< marginal turns bad then, waiting good, if nothing else comes
    bool operator==(const ConditionStanding &) const = default;
};

/// A step of one condition: the material of the fact ConditionChanged.
struct ConditionChange {
    Condition condition = Condition::Rain;
    ConditionState from = ConditionState::NotWatched;
    ConditionState to = ConditionState::NotWatched;
    std::optional<double> value;
    bool operator==(const ConditionChange &) const = default;
};

using ConditionChanges = std::vector<ConditionChange>;

/// What every condition is now, by its rule, from the values it is fed. A value, no clock: delays and ages
/// run on the monotonic half of the `Now` it is given, so no step of UTC moves a verdict.
///
/// A first value is judged at once. A value that goes missing or stale is Unknown at once and never
/// NotWatched again; what was Bad or Unknown must be measured good for the whole delay. Bad comes by time
/// alone, good again only by a measurement.
class ConditionBook {
public:
    explicit ConditionBook(const ConditionRules &rules = defaultConditionRules());

    /// A measurement; `value` none (or not finite): the source is there and has no such value. One measured
    /// before the last one is passed over.
    ConditionChanges take(Condition condition, std::optional<double> value, Now measured);

    /// The source is lost: whatever was heard is unknown now.
    ConditionChanges lose(Condition condition);

    /// Lets ages and delays run.
    ConditionChanges watch(Now now);

    /// At the start of a run, before any value: what the run before knew last, so that a restart shortens no
    /// wait. Bad, Unknown and Waiting must be good for the whole delay, less `goodFor` of a wait under way.
    /// Good, Marginal and NotWatched leave the condition as new.
    void resume(Condition condition, ConditionState state, Duration goodFor = {});

    [[nodiscard]] const ConditionRule &rule(Condition condition) const;
    [[nodiscard]] const ConditionStanding &standing(Condition condition) const;
    [[nodiscard]] ConditionState state(Condition condition) const { return standing(condition).state; }
    /// As it would stand, were it watched at `now`.
    [[nodiscard]] ConditionStanding standingAt(Condition condition, Now now) const;

    bool operator==(const ConditionBook &) const = default;

private:
    static constexpr std::size_t kCount = EnumNames<Condition>::names.size();

    struct Entry {
        ConditionRule rule;
        ConditionStanding standing;
        bool isLatched = false; ///< good again only after its delay
        std::optional<MonoInstant> since; ///< of the run of bad, or of good, values that a delay counts
        Duration credit{}; ///< of the good delay, from the run before
        bool operator==(const Entry &) const = default;
    };

    [[nodiscard]] Entry &entry(Condition condition);
    static void move(Entry &entry, ConditionState to, ConditionChanges &changes);
    static void forget(Entry &entry, ConditionChanges &changes);
    static void age(Entry &entry, MonoInstant now, ConditionChanges &changes);
    static void judge(Entry &entry, ConditionChanges &changes);

    std::array<Entry, kCount> m_entries;
};

/// Beyond `bad`. Not finite counts as neither this nor good.
[[nodiscard]] bool isBeyondBad(const ConditionRule &rule, double value);
/// At `good` or on its better side.
[[nodiscard]] bool isInsideGood(const ConditionRule &rule, double value);

} // namespace tulpar
