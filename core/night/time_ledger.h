#pragma once

#include "core/night/ledger_span.h"
#include "core/night/night_standing.h"

namespace tulpar {

/// Accounts every second of one night to exactly one class with its cause: a fold over the facts, of this
/// night and of the time before it. What is learnt late is entered where it happened: an exposure told a
/// moment after its shutter opened, a core that turns out to have died after its last fact, a frame found on
/// disk afterwards. A value; one thread. A fact costs microseconds, totals less (tests/bench).
class TimeLedger {
public:
    /// The night is kept from `sunset` to `sunrise`; `dusk` and `dawn` lie between them.
    struct Hours {
        UtcInstant sunset;
        UtcInstant dusk;
        UtcInstant dawn;
        UtcInstant sunrise;
    };

    explicit TimeLedger(const Hours &hours);

    /// Facts in the order of the journal. A clock that stepped back counts as standing still.
    void take(const Fact &fact, UtcInstant at);

    /// From dusk to `now`, at most to dawn; the sum is that time.
    [[nodiscard]] LedgerView dark(UtcInstant now) const;
    /// From sunset to `now`, at most to sunrise.
    [[nodiscard]] LedgerView night(UtcInstant now) const;
    /// From sunset to `now`, at most to sunrise: in order, without gap or overlap, none empty.
    [[nodiscard]] LedgerSpans spans(UtcInstant now) const;

    [[nodiscard]] const NightStanding &standing() const { return m_standing; }
    [[nodiscard]] const Hours &hours() const { return m_hours; }

private:
    /// The spans so far with their sums.
    struct Account {
        Hours hours;
        LedgerSpans spans;
        LedgerView dark;
        LedgerView night;

        void add(LedgerSpan span);
        void repaint(const LedgerSpan &paint, bool (*covers)(const LedgerSpan &));
        void count(const LedgerSpan &span, int sign);
    };

    void settle(UtcInstant to);
    void backdate(const Fact &fact, UtcInstant at);
    /// Calls `tell(span)` for the time from `from` to `to` as it stands by the facts so far.
    template <class Tell>
    void walk(UtcInstant from, UtcInstant to, const Tell &tell) const;
    [[nodiscard]] UtcInstant within(UtcInstant t) const;

    Hours m_hours;
    NightStanding m_standing;
    Account m_account;
    UtcInstant m_settled; ///< the account holds until then
    std::optional<UtcInstant> m_lastFact;
    UtcInstant m_outageBegin; ///< of the last one; equal to its end: none
    UtcInstant m_outageEnd;
};

} // namespace tulpar
