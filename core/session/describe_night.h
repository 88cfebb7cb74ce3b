#pragma once

#include "core/session/night_view.h"

#include <concepts>
#include <type_traits>

namespace tulpar {

/// How each value that crosses the seam or enters the journal is made of named fields: `describe(value,
/// visit)` calls `visit(key, field)` once a field. One description serves writing (const values) and reading.
/// Keys carry units.
template <class S, class T>
concept Describes = std::same_as<std::remove_const_t<S>, T>;

template <class S, class V>
concept HasFields = requires(S &self, V &visit) { std::remove_const_t<S>::fields(self, visit); };

template <class S, class V>
    requires HasFields<S, V>
void describe(S &self, V &visit)
{
    std::remove_const_t<S>::fields(self, visit);
}

template <Describes<FailedConstraint> S, class V>
void describe(S &self, V &visit)
{
    visit("constraint", self.kind);
    visit("value", self.value);
    visit("limit", self.limit);
}

template <Describes<PossibleChange> S, class V>
void describe(S &self, V &visit)
{
    visit("change", self.kind);
    visit("constraint", self.constraint);
    visit("from", self.from);
    visit("to", self.to);
    visit("other", self.other);
    visit("date", self.date);
    visit("size", self.size);
}

template <Describes<WhyNotAnswer> S, class V>
void describe(S &self, V &visit)
{
    visit("block", self.block);
    visit("target", self.target);
    visit("why", self.why);
    visit("failed", self.failed);
    visit("value", self.value);
    visit("limit", self.limit);
    visit("others", self.others);
    visit("change", self.change);
}

} // namespace tulpar
