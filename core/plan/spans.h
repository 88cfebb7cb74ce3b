#pragma once

#include "core/time/instant.h"

#include <vector>

namespace tulpar {

/// From one moment to another, both included; `to` is not before `from`.
struct Span {
    UtcInstant from;
    UtcInstant to;
    [[nodiscard]] Duration length() const { return to - from; }
    [[nodiscard]] bool contains(UtcInstant t) const { return from <= t && t <= to; }
    bool operator==(const Span &) const = default;
};

/// In the order of time, apart from each other.
using Spans = std::vector<Span>;

/// What lies in both.
[[nodiscard]] Spans intersection(const Spans &a, const Spans &b);
/// What lies in one or the other; the spans may be given in any order.
[[nodiscard]] Spans merged(Spans spans);
/// What of `within` lies outside `spans`.
[[nodiscard]] Spans complement(const Spans &spans, const Span &within);
/// The moments at which something of `length` may begin so that all of it lies in one span.
[[nodiscard]] Spans startsOf(const Spans &spans, Duration length);
/// Whether one span holds all from `from` to `to`.
[[nodiscard]] bool covers(const Spans &spans, UtcInstant from, UtcInstant to);
[[nodiscard]] Duration totalLength(const Spans &spans);

} // namespace tulpar
