#include "core/night/ledger_span.h"

#include <algorithm>

namespace tulpar {

Duration &partOf(LedgerView &totals, LedgerClass what)
{
    switch (what) {
    case LedgerClass::Exposing:
        return totals.exposing;
    case LedgerClass::Slewing:
        return totals.slewing;
    case LedgerClass::Reading:
        return totals.reading;
    case LedgerClass::Weather:
        return totals.weather;
    case LedgerClass::Fault:
        return totals.fault;
    case LedgerClass::Waiting:
        return totals.waiting;
    case LedgerClass::Unexplained:
        break;
    }
    return totals.unexplained;
}

Duration partOf(const LedgerView &totals, LedgerClass what)
{
    LedgerView copy = totals;
    return partOf(copy, what);
}

Duration sumOf(const LedgerView &totals)
{
    return totals.exposing + totals.slewing + totals.reading + totals.weather + totals.fault + totals.waiting
        + totals.unexplained;
}

bool isSameSpan(const LedgerSpan &a, const LedgerSpan &b)
{
    const auto isSame = [](const Reason &x, const Reason &y) { return isSameCause(x, y) && x.who == y.who; };
    return a.what == b.what && a.subject == b.subject && std::ranges::equal(a.reasons, b.reasons, isSame);
}

} // namespace tulpar
