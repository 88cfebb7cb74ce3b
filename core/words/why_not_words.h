#pragma once

#include "core/plan/why_not.h"

#include <QString>

/// Why a block has no place tonight, and what would give it one. See core/words/sentences.h.
namespace tulpar::words {

/// "altitude", "distance from the Moon".
[[nodiscard]] QString constraint(ConstraintKind kind);

/// A value of the constraint with its unit: "17.2°", "1.8", "21.3 mag/″²", "40 min".
[[nodiscard]] QString constraintValue(ConstraintKind kind, double value);

/// "altitude 17.2° at best, limit 20°".
[[nodiscard]] QString whyNot(const WhyNotAnswer &answer);

/// The smallest change that helps, as an advice: "lower the limit of altitude from 30° to 24°"; says so where
/// nothing single helps.
[[nodiscard]] QString possibleChange(const WhyNotAnswer &answer);

} // namespace tulpar::words
