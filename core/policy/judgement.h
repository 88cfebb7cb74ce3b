#pragma once

#include "core/policy/policy.h"

namespace tulpar {

/// One requirement held against one notice: value, limit and whether it passed; what follows from that is
/// decide's. Internal to this room.
[[nodiscard]] AppliedRule judged(
    const Requirement &requirement, const Strategy &strategy, const Notice &notice,
    const PolicyContext &context, const Policy &policy);

/// A limit in the rule's unit: half widths of the field become degrees.
[[nodiscard]] double limitOf(const Requirement &requirement, Angle halfField);

} // namespace tulpar
