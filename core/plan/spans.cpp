#include "core/plan/spans.h"

#include <algorithm>

namespace tulpar {

Spans intersection(const Spans &a, const Spans &b)
{
    Spans both;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const UtcInstant from = std::max(a[i].from, b[j].from);
        const UtcInstant to = std::min(a[i].to, b[j].to);
        if (from <= to)
            both.push_back({from, to});
        if (a[i].to < b[j].to)
            ++i;
        else
            ++j;
    }
    return both;
}

Spans merged(Spans spans)
{
    std::ranges::sort(spans, {}, &Span::from);
    Spans apart;
    for (const Span &span : spans) {
        if (!apart.empty() && span.from <= apart.back().to)
            apart.back().to = std::max(apart.back().to, span.to);
        else
            apart.push_back(span);
    }
    return apart;
}

Spans complement(const Spans &spans, const Span &within)
{
    Spans rest;
    UtcInstant from = within.from;
    for (const Span &span : spans) {
        if (span.to < within.from || span.from > within.to)
            continue;
        if (span.from > from)
            rest.push_back({from, span.from});
        from = std::max(from, span.to);
    }
    if (from < within.to)
        rest.push_back({from, within.to});
    return rest;
}

Spans startsOf(const Spans &spans, Duration length)
{
    Spans starts;
    for (const Span &span : spans)
        if (span.length() >= length)
            starts.push_back({span.from, span.to - length});
    return starts;
}

bool covers(const Spans &spans, UtcInstant from, UtcInstant to)
{
    return std::ranges::any_of(
        spans, [from, to](const Span &span) { return span.from <= from && to <= span.to; });
}

Duration totalLength(const Spans &spans)
{
    Duration total{};
    for (const Span &span : spans)
        total += span.length();
    return total;
}

} // namespace tulpar
