#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/marks.h"

#include <QString>

#include <optional>
#include <vector>

namespace tulpar {

/// One condition as the table shows it. A value.
struct ConditionRow {
    std::optional<Condition> condition; ///< none: the core's closing by itself
    QString name;
    Mark mark = Mark::Unknown;
    Need need = Need::None;
    QString value; ///< with its unit; "unknown", or a dash when it is not watched
    QString badAt; ///< "> 85 %"
    QString goodAt;
    QString age; ///< of the measurement; empty: never measured
    QString state; ///< what it does now, with what is left to wait
    bool isStale = false; ///< hatched
    bool isOverridden = false;
    bool mayBeOverridden = false; ///< by its rule, now
    QString whyNot; ///< why it may not be overridden
    bool operator==(const ConditionRow &) const = default;
};

/// Given a snapshot and the observatory's time, returned one row a condition in the order of the snapshot,
/// and in engineering mode one for closing by itself. `isLinked` false: nothing of it is known now.
[[nodiscard]] std::vector<ConditionRow> conditionRows(
    const Snapshot &snapshot, UtcInstant now, bool isLinked);

/// The answer to "may it be open?", with why and until when.
struct OpenVerdict {
    enum class Word { MayBeOpen, StaysAsItIs, MustBeClosed, Unknown };
    Word word = Word::Unknown;
    QString answer; ///< "MUST BE CLOSED"
    QString why; ///< "humidity 88 % > 85 %; opens at the earliest in 8 min, 14:31 UTC"
    Mark mark = Mark::Unknown;
    Need need = Need::None;
    bool operator==(const OpenVerdict &) const = default;
};
[[nodiscard]] OpenVerdict openVerdict(const Snapshot &snapshot, UtcInstant now, bool isLinked);

/// "humidity overridden by Bota, 12 min left".
[[nodiscard]] QString overrideSentence(const Override &overriding, UtcInstant now);

/// What is left until `then`, in seconds only below a minute: "42 s", "8 min". Never negative.
[[nodiscard]] QString timeLeft(UtcInstant now, UtcInstant then);
/// How old a value is: "< 10 s", "42 s", "8 min".
[[nodiscard]] QString ageText(Duration age);
/// A length of time as people choose it: "30 s", "10 min", "24 h".
[[nodiscard]] QString spanText(Duration span);

} // namespace tulpar
