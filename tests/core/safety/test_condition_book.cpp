#include "core/safety/condition_book.h"

#include <QTest>

#include <limits>

using namespace tulpar;

namespace {

constexpr Duration kStep = 10s;

Now at(Duration d)
{
    return {{1'600'000'000'000'000'000 + d.count()}, {50'000'000'000'000 + d.count()}};
}

/// A value on the bad side, between, or on the good side of a rule; `by` is a small step of its unit.
double beyond(const ConditionRule &rule, double by = 1e-6)
{
    return rule.isLowBad ? rule.bad - by : rule.bad + by;
}
double between(const ConditionRule &rule)
{
    return rule.bad == rule.good ? rule.bad : (rule.bad + rule.good) / 2;
}
bool hasBetween(const ConditionRule &rule)
{
    return rule.bad != rule.good;
}

void everyCondition(bool (*applies)(const ConditionRule &) = [](const ConditionRule &) { return true; })
{
    QTest::addColumn<int>("index");
    for (const ConditionRule &rule : defaultConditionRules())
        if (applies(rule))
            QTest::newRow(nameOf(rule.condition).data()) << int(rule.condition);
}

ConditionRule ruleOf(int index)
{
    return defaultConditionRules().at(std::size_t(index));
}

/// Feeds `value` each 10 s from `from` (included) until before `to`; what the last step changed is dropped.
void hold(ConditionBook &book, Condition condition, double value, Duration from, Duration to)
{
    for (Duration t = from; t < to; t += kStep) {
        book.take(condition, value, at(t));
        book.watch(at(t));
    }
}

} // namespace

#define COMPARE_STATE(book, condition, wanted)                                                               \
    QCOMPARE(QByteArray(nameOf((book).state(condition)).data()), QByteArray(nameOf(wanted).data()))

/// The state machine of each condition: both delays to the nanosecond, hysteresis at both limits, loss.
class TestConditionBook : public QObject {
    Q_OBJECT
    using S = ConditionState;

private slots:
    void rulesAreInOrder()
    {
        const ConditionRules rules = defaultConditionRules();
        QCOMPARE(rules.size(), EnumNames<Condition>::names.size());
        for (std::size_t i = 0; i < rules.size(); ++i) {
            QCOMPARE(int(rules[i].condition), int(i));
            QVERIFY(rules[i].isLowBad ? rules[i].good >= rules[i].bad : rules[i].good <= rules[i].bad);
            QVERIFY(rules[i].staleAfter > Duration{});
        }
    }

    void neverHeard_data() { everyCondition(); }
    void neverHeard()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        ConditionBook book;
        book.watch(at(24h));
        COMPARE_STATE(book, rule.condition, rule.isNeeded ? S::Unknown : S::NotWatched);
        QVERIFY(book.take(rule.condition, std::nullopt, at(24h)).empty());
        COMPARE_STATE(book, rule.condition, rule.isNeeded ? S::Unknown : S::NotWatched);
    }

    void aFirstValueIsJudgedAtOnce_data() { everyCondition(); }
    void aFirstValueIsJudgedAtOnce()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        ConditionBook good;
        const ConditionChanges changes = good.take(rule.condition, rule.good, at(0s));
        COMPARE_STATE(good, rule.condition, S::Good);
        QCOMPARE(changes.size(), 1u);
        QCOMPARE(
            changes[0],
            (ConditionChange{
                rule.condition, rule.isNeeded ? S::Unknown : S::NotWatched, S::Good, rule.good}));
        ConditionBook bad;
        bad.take(rule.condition, beyond(rule), at(0s));
        COMPARE_STATE(bad, rule.condition, S::Bad);
        if (!hasBetween(rule))
            return;
        ConditionBook marginal;
        marginal.take(rule.condition, between(rule), at(0s));
        COMPARE_STATE(marginal, rule.condition, S::Marginal);
        marginal.watch(at(rule.staleAfter));
        COMPARE_STATE(marginal, rule.condition, S::Marginal); // between the limits no delay runs
    }

    void badNeedsItsDelay_data() { everyCondition(); }
    void badNeedsItsDelay()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        ConditionBook book;
        book.take(rule.condition, rule.good, at(0s));
        book.take(rule.condition, beyond(rule), at(1s));
        if (rule.badDelay == Duration{}) {
            COMPARE_STATE(book, rule.condition, S::Bad);
            return;
        }
        COMPARE_STATE(book, rule.condition, S::Marginal);
        QCOMPARE(book.standing(rule.condition).changesAt, at(1s + rule.badDelay).mono);
        QVERIFY(book.watch(at(1s + rule.badDelay - 1ns)).empty());
        COMPARE_STATE(book, rule.condition, S::Marginal);
        QCOMPARE(book.watch(at(1s + rule.badDelay)).size(), 1u);
        COMPARE_STATE(book, rule.condition, S::Bad);
    }

    /// A measurement inside the limits in between begins the delay anew.
    void badMustLast_data()
    {
        everyCondition(
            [](const ConditionRule &rule) { return rule.badDelay > Duration{} && hasBetween(rule); });
    }
    void badMustLast()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        ConditionBook book;
        const Condition c = rule.condition;
        book.take(c, rule.good, at(0s));
        book.take(c, beyond(rule), at(1s));
        book.take(c, rule.bad, at(1s + rule.badDelay - 1ns)); // at the limit is not beyond it
        COMPARE_STATE(book, c, S::Marginal);
        book.take(c, beyond(rule), at(1s + rule.badDelay));
        book.watch(at(1s + 2 * rule.badDelay - 1ns));
        COMPARE_STATE(book, c, S::Marginal);
        book.watch(at(1s + 2 * rule.badDelay));
        COMPARE_STATE(book, c, S::Bad);
        ConditionBook back;
        back.take(c, rule.good, at(0s));
        back.take(c, beyond(rule), at(1s));
        back.take(c, rule.good, at(2s));
        COMPARE_STATE(back, c, S::Good); // never was bad: nothing to wait for
        back.watch(at(rule.staleAfter));
        COMPARE_STATE(back, c, S::Good);
    }

    void betweenTheLimitsBadStaysBad_data() { everyCondition(hasBetween); }
    void betweenTheLimitsBadStaysBad()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        ConditionBook book;
        book.take(rule.condition, beyond(rule), at(0s));
        hold(book, rule.condition, between(rule), 10s, 2 * rule.goodDelay + 100s);
        COMPARE_STATE(book, rule.condition, S::Bad);
    }

    void goodNeedsItsDelay_data() { everyCondition(); }
    void goodNeedsItsDelay()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        const Condition c = rule.condition;
        ConditionBook book;
        book.take(c, beyond(rule), at(0s));
        COMPARE_STATE(book, c, S::Bad);
        if (rule.goodDelay == Duration{}) {
            book.take(c, rule.good, at(10s));
            COMPARE_STATE(book, c, S::Good);
            return;
        }
        hold(book, c, rule.good, 10s, 10s + rule.goodDelay);
        COMPARE_STATE(book, c, S::Waiting);
        QCOMPARE(book.standing(c).changesAt, at(10s + rule.goodDelay).mono);
        book.take(c, rule.good, at(10s + rule.goodDelay - 1ns));
        COMPARE_STATE(book, c, S::Waiting);
        book.watch(at(10s + rule.goodDelay)); // good comes by a measurement, not by time
        COMPARE_STATE(book, c, S::Waiting);
        book.take(c, rule.good, at(10s + rule.goodDelay));
        COMPARE_STATE(book, c, S::Good);
        QVERIFY(!book.standing(c).changesAt);
    }

    void goodMustLast_data()
    {
        everyCondition([](const ConditionRule &rule) { return rule.goodDelay > Duration{}; });
    }
    void goodMustLast()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        const Condition c = rule.condition;
        const Duration slip = 10s + rule.goodDelay - 1ns;
        ConditionBook book;
        book.take(c, beyond(rule), at(0s));
        hold(book, c, rule.good, 10s, slip);
        book.take(c, hasBetween(rule) ? between(rule) : beyond(rule), at(slip));
        COMPARE_STATE(book, c, S::Bad);
        hold(book, c, rule.good, slip + 1ns, slip + rule.goodDelay);
        COMPARE_STATE(book, c, S::Waiting);
        book.take(c, beyond(rule), at(slip + rule.goodDelay));
        COMPARE_STATE(book, c, S::Bad); // at once: no bad delay for what was not good
    }

    void staleIsUnknownAtOnceAndWaitsAfterwards_data() { everyCondition(); }
    void staleIsUnknownAtOnceAndWaitsAfterwards()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        const Condition c = rule.condition;
        ConditionBook book;
        book.take(c, rule.good, at(0s));
        QVERIFY(book.watch(at(rule.staleAfter)).empty());
        COMPARE_STATE(book, c, S::Good);
        const ConditionChanges lost = book.watch(at(rule.staleAfter + 1ns));
        QCOMPARE(lost.size(), 1u);
        QCOMPARE(lost[0], (ConditionChange{c, S::Good, S::Unknown, rule.good}));
        QCOMPARE(book.standing(c).value, std::optional(rule.good)); // shown, with its age
        QCOMPARE(int(book.standingAt(c, at(24h)).state), int(S::Unknown));
        book.take(c, rule.good, at(1h));
        COMPARE_STATE(book, c, rule.goodDelay == Duration{} ? S::Good : S::Waiting);
        ConditionBook bad;
        bad.take(c, rule.good, at(0s));
        bad.watch(at(1h));
        bad.take(c, beyond(rule), at(1h));
        COMPARE_STATE(bad, c, S::Bad);
    }

    /// Nobody watched meanwhile; the gap was a time unknown all the same.
    void aGapIsSeenWhenItEnds_data() { everyCondition(); }
    void aGapIsSeenWhenItEnds()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        ConditionBook book;
        book.take(rule.condition, rule.good, at(0s));
        const ConditionChanges changes = book.take(rule.condition, rule.good, at(rule.staleAfter + 1ns));
        QCOMPARE(changes.size(), 2u);
        QCOMPARE(int(changes[0].to), int(S::Unknown));
        QCOMPARE(int(changes[1].to), int(rule.goodDelay == Duration{} ? S::Good : S::Waiting));
    }

    /// M1: a sensor once heard is never again "not watched"; M2: nothing is kept of what is lost.
    void theLostAreUnknown_data() { everyCondition(); }
    void theLostAreUnknown()
    {
        QFETCH(int, index);
        const ConditionRule rule = ruleOf(index);
        const Condition c = rule.condition;
        ConditionBook lost;
        lost.take(c, rule.good, at(0s));
        lost.lose(c);
        COMPARE_STATE(lost, c, S::Unknown);
        for (const double nothing :
             {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
              -std::numeric_limits<double>::infinity()}) {
            ConditionBook missing;
            missing.take(c, rule.good, at(0s));
            missing.take(c, nothing, at(1s));
            COMPARE_STATE(missing, c, S::Unknown);
        }
        ConditionBook absent;
        absent.take(c, rule.good, at(0s));
        absent.take(c, std::nullopt, at(1s));
        COMPARE_STATE(absent, c, S::Unknown);
        absent.take(c, std::nullopt, at(24h));
        COMPARE_STATE(absent, c, S::Unknown);
        // Between the limits after a loss is not good enough to stay open.
        absent.take(c, hasBetween(rule) ? between(rule) : beyond(rule), at(25h));
        COMPARE_STATE(absent, c, S::Bad);
    }

    /// A wait ends as lost when nothing is measured any more; a later value waits for the whole delay.
    void aLossBreaksTheWait()
    {
        const ConditionRule rule = ruleOf(int(Condition::Wind));
        ConditionBook book;
        book.take(Condition::Wind, beyond(rule), at(0s));
        hold(book, Condition::Wind, rule.good, 10s, 500s);
        book.lose(Condition::Wind);
        hold(book, Condition::Wind, rule.good, 510s, 510s + rule.goodDelay);
        COMPARE_STATE(book, Condition::Wind, S::Waiting);
        book.take(Condition::Wind, rule.good, at(510s + rule.goodDelay));
        COMPARE_STATE(book, Condition::Wind, S::Good);
    }

    void whatIsOlderIsPassedOver()
    {
        const ConditionRule rule = ruleOf(int(Condition::Humidity));
        ConditionBook book;
        book.take(Condition::Humidity, beyond(rule), at(100s));
        QVERIFY(book.take(Condition::Humidity, rule.good, at(99s)).empty());
        COMPARE_STATE(book, Condition::Humidity, S::Bad);
    }

    void clockStepsChangeNothing()
    {
        const ConditionRule rule = ruleOf(int(Condition::Humidity));
        const auto stepped = [](Duration mono, Duration utc) {
            return Now{at(mono + utc).utc, at(mono).mono};
        };
        ConditionBook calm;
        ConditionBook leaping;
        const auto both = [&](double value, Duration t, Duration leap) {
            const ConditionChanges a = calm.take(Condition::Humidity, value, at(t));
            const ConditionChanges b = leaping.take(Condition::Humidity, value, stepped(t, leap));
            QCOMPARE(a, b);
            QCOMPARE(calm.watch(at(t)), leaping.watch(stepped(t, -leap)));
        };
        Duration t{};
        for (const double value : {rule.good, beyond(rule), beyond(rule), rule.good, between(rule)})
            for (int i = 0; i < 70; ++i, t += kStep)
                both(value, t, i % 2 == 0 ? Duration(8760h) : Duration(-8760h));
        QCOMPARE(leaping.state(Condition::Humidity), calm.state(Condition::Humidity));
    }

    void aRestartShortensNoWait()
    {
        const ConditionRule rule = ruleOf(int(Condition::Rain));
        for (const S last : {S::Bad, S::Unknown, S::Waiting}) {
            ConditionBook book;
            book.resume(Condition::Rain, last);
            hold(book, Condition::Rain, 0, 0s, rule.goodDelay);
            COMPARE_STATE(book, Condition::Rain, S::Waiting);
            book.take(Condition::Rain, 0, at(rule.goodDelay));
            COMPARE_STATE(book, Condition::Rain, S::Good);
        }
        for (const S last : {S::Good, S::Marginal, S::NotWatched}) {
            ConditionBook book;
            book.resume(Condition::Rain, last);
            book.take(Condition::Rain, 0, at(0s));
            COMPARE_STATE(book, Condition::Rain, S::Good);
        }
        ConditionBook running;
        running.resume(Condition::Rain, S::Waiting, 20min);
        hold(running, Condition::Rain, 0, 0s, 10min);
        COMPARE_STATE(running, Condition::Rain, S::Waiting);
        running.take(Condition::Rain, 0, at(10min));
        COMPARE_STATE(running, Condition::Rain, S::Good);
        // What was under way is lost with the first drop.
        ConditionBook wet;
        wet.resume(Condition::Rain, S::Waiting, 29min);
        wet.take(Condition::Rain, 1, at(0s));
        hold(wet, Condition::Rain, 0, 10s, 10s + rule.goodDelay);
        COMPARE_STATE(wet, Condition::Rain, S::Waiting);
        ConditionBook optional; // M1 over a restart
        optional.resume(Condition::Snow, S::Unknown);
        COMPARE_STATE(optional, Condition::Snow, S::Unknown);
    }

    void whatTheSettingsLeaveOutIsNotWatched()
    {
        ConditionRules rules = defaultConditionRules();
        rules[std::size_t(Condition::Cloud)].isWatched = false;
        rules[std::size_t(Condition::Wind)].isWatched = false; // needed: watched all the same
        ConditionBook book(rules);
        book.take(Condition::Cloud, 20, at(0s));
        COMPARE_STATE(book, Condition::Cloud, S::NotWatched);
        COMPARE_STATE(book, Condition::Wind, S::Unknown);
        const ConditionBook none(ConditionRules{});
        COMPARE_STATE(none, Condition::Rain, S::Unknown); // an empty list drops nothing
    }
};

QTEST_GUILESS_MAIN(TestConditionBook)
#include "test_condition_book.moc"
