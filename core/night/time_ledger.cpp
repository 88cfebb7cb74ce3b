#include "core/night/time_ledger.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kLongest = 24h; ///< no exposure lasts longer
constexpr Duration kToldLate = 60s; ///< a shutter that opened longer ago was not told of at once

Duration overlap(const LedgerSpan &span, UtcInstant from, UtcInstant to)
{
    return std::max(Duration{}, std::min(span.end, to) - std::max(span.begin, from));
}

} // namespace

TimeLedger::TimeLedger(const Hours &hours)
    : m_hours(hours)
    , m_settled(hours.sunset)
    , m_outageBegin(hours.sunset)
    , m_outageEnd(hours.sunset)
{
    m_hours.sunrise = std::max(hours.sunset, hours.sunrise);
    m_hours.dusk = within(hours.dusk);
    m_hours.dawn = std::max(m_hours.dusk, within(hours.dawn));
    m_account.hours = m_hours;
}

UtcInstant TimeLedger::within(UtcInstant t) const
{
    return std::clamp(t, m_hours.sunset, m_hours.sunrise);
}

void TimeLedger::take(const Fact &fact, UtcInstant at)
{
    const UtcInstant told = m_lastFact ? std::max(*m_lastFact, at) : at;
    settle(within(told));
    backdate(fact, told);
    m_standing.take(fact, told);
    m_lastFact = told;
}

/// Enters what this fact tells of the time before it.
void TimeLedger::backdate(const Fact &fact, UtcInstant at)
{
    if (std::holds_alternative<CoreStarted>(fact) && !m_lastFact) {
        // The first thing ever told: before it there was no core.
        m_account.repaint(
            {m_hours.sunset, within(at), LedgerClass::Fault, {{ReasonCode::NotRunning, {}, {}, {}}}, {}},
            [](const LedgerSpan &) { return true; });
    } else if (std::holds_alternative<CoreStarted>(fact) && m_standing.isCoreRunning()) {
        m_outageBegin = within(*m_lastFact);
        m_outageEnd = within(at);
        m_account.repaint(
            {m_outageBegin, m_outageEnd, LedgerClass::Fault, {{ReasonCode::CoreRestarted, {}, {}, {}}}, {}},
            [](const LedgerSpan &) { return true; });
    } else if (const auto *began = std::get_if<ExposureBegan>(&fact)) {
        const UtcInstant from = within(std::max(began->start, at - kToldLate));
        const UtcInstant to = within(began->start + std::clamp(began->exposure, Duration{}, kLongest));
        m_account.repaint(
            {from, std::min(to, within(at)), LedgerClass::Exposing, {}, began->event},
            [](const LedgerSpan &span) { return span.what != LedgerClass::Exposing; });
    } else if (const auto *stored = std::get_if<FrameStored>(&fact)) {
        // A frame on disk proves that its shutter was open, whatever was known then.
        const Duration length = std::clamp(stored->exposure, Duration{}, kLongest);
        const UtcInstant from = stored->recovered ? m_outageBegin : within(at - length - kToldLate);
        const UtcInstant to = stored->recovered ? m_outageEnd : within(at);
        m_account.repaint(
            {std::max(stored->start, from),
             std::min(stored->start + length, to),
             LedgerClass::Exposing,
             {},
             stored->event},
            [](const LedgerSpan &span) {
                return span.what == LedgerClass::Fault || span.what == LedgerClass::Waiting
                    || span.what == LedgerClass::Unexplained;
            });
    }
}

void TimeLedger::settle(UtcInstant to)
{
    if (to <= m_settled)
        return;
    walk(m_settled, to, [this](LedgerSpan span) { m_account.add(std::move(span)); });
    m_settled = to;
}

template <class Tell>
void TimeLedger::walk(UtcInstant from, UtcInstant to, const Tell &tell) const
{
    while (from < to) {
        Standing standing = m_standing.at(from);
        const UtcInstant end = standing.until ? std::clamp(*standing.until, from + Duration(1), to) : to;
        tell(LedgerSpan{from, end, standing.what, std::move(standing.reasons), std::move(standing.subject)});
        from = end;
    }
}

LedgerView TimeLedger::dark(UtcInstant now) const
{
    Account rest{m_hours, {}, m_account.dark, m_account.night};
    walk(m_settled, within(now), [&rest](const LedgerSpan &span) { rest.count(span, 1); });
    return rest.dark;
}

LedgerView TimeLedger::night(UtcInstant now) const
{
    Account rest{m_hours, {}, m_account.dark, m_account.night};
    walk(m_settled, within(now), [&rest](const LedgerSpan &span) { rest.count(span, 1); });
    return rest.night;
}

LedgerSpans TimeLedger::spans(UtcInstant now) const
{
    Account whole = m_account;
    walk(m_settled, within(now), [&whole](LedgerSpan span) { whole.add(std::move(span)); });
    return whole.spans;
}

void TimeLedger::Account::count(const LedgerSpan &span, int sign)
{
    partOf(night, span.what) += sign * (span.end - span.begin);
    partOf(dark, span.what) += sign * overlap(span, hours.dusk, hours.dawn);
}

void TimeLedger::Account::add(LedgerSpan span)
{
    if (span.begin >= span.end)
        return;
    count(span, 1);
    if (!spans.empty() && isSameSpan(spans.back(), span))
        spans.back().end = span.end;
    else
        spans.push_back(std::move(span));
}

/// Gives to `paint` what of its time belongs to spans that it `covers`; all of it lies before the end.
void TimeLedger::Account::repaint(const LedgerSpan &paint, bool (*covers)(const LedgerSpan &))
{
    if (paint.begin >= paint.end)
        return;
    LedgerSpans old;
    while (!spans.empty() && spans.back().end > paint.begin) {
        count(spans.back(), -1);
        old.push_back(std::move(spans.back()));
        spans.pop_back();
    }
    for (auto span = old.rbegin(); span != old.rend(); ++span) {
        if (!covers(*span) || span->begin >= paint.end) {
            add(std::move(*span));
            continue;
        }
        LedgerSpan before = *span;
        before.end = std::min(before.end, paint.begin);
        LedgerSpan middle = paint;
        middle.begin = std::max(span->begin, paint.begin);
        middle.end = std::min(span->end, paint.end);
        LedgerSpan after = std::move(*span);
        after.begin = std::max(after.begin, paint.end);
        add(std::move(before));
        add(std::move(middle));
        add(std::move(after));
    }
}

} // namespace tulpar
