#include "core/night/night_book.h"
#include "core/nights/night_file.h"
#include "core/nights/night_player.h"
#include "core/nights/random_night.h"
#include "tests/core/night/written_facts.h"
#include "tests/core/night/written_night.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <map>
#include <random>

using namespace tulpar;
using namespace tulpar::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

NightReport reportOf(const std::string &table, const std::string &now = "06:59:00")
{
    NightBook book(assy(), nightTimes(assy(), "2026-12-10", 5h).value(), "test");
    for (const FactRecord &one : recordsOf(factsOf(table)))
        book.take(one);
    return book.report(hour(now));
}

NightReport reportOf(const std::vector<FactRecord> &journal)
{
    const std::string night = nightOf(journal.front().at.utc, 5h);
    NightBook book(assy(), nightTimes(assy(), night, 5h).value(), "test");
    for (const FactRecord &one : journal)
        book.take(one);
    return book.report(journal.back().at.utc);
}

QString kindsOf(const NightReport &report)
{
    QStringList kinds;
    for (const HandOver &one : report.handOver)
        kinds << QString::fromUtf8(nameOf(one.kind).data())
                + (one.subject.empty() ? QString() : u' ' + QString::fromStdString(one.subject));
    return kinds.join(u", "_s);
}

/// What the ledger says of the moment.
LedgerClass classAt(const LedgerSpans &spans, UtcInstant t)
{
    for (const LedgerSpan &span : spans)
        if (span.begin <= t && t < span.end)
            return span.what;
    return LedgerClass::Unexplained;
}

/// Held against the journal by other means: every stored frame's whole exposure is exposing, and the sum is
/// no more than the frames and the aborted exposures together.
QString brokenOf(const NightReport &report, const std::vector<FactRecord> &journal)
{
    UtcInstant at = report.times.sunset;
    for (const LedgerSpan &span : report.spans) {
        if (span.begin != at || span.end <= span.begin)
            return u"the spans are no partition"_s;
        at = span.end;
    }
    if (sumOf(report.night) != at - report.times.sunset)
        return u"the totals are not the night"_s;
    Duration most{};
    for (const FactRecord &one : journal) {
        const auto fact = factOf(one);
        if (!fact)
            continue;
        if (const auto *began = std::get_if<ExposureBegan>(&*fact))
            most += began->exposure;
        const auto *stored = std::get_if<FrameStored>(&*fact);
        if (!stored || stored->start < report.times.sunset)
            continue;
        const UtcInstant end = std::min(stored->start + stored->exposure, at);
        for (const UtcInstant t : {stored->start, stored->start + stored->exposure / 2, end - Duration(1)})
            if (t < at && classAt(report.spans, t) != LedgerClass::Exposing)
                return u"a stored frame was not exposed: %1"_s.arg(QString::fromStdString(isoUtc(t)));
    }
    if (report.night.exposing > most)
        return u"more was exposed than the shutters were open"_s;
    return {};
}

} // namespace

class TestNightReport : public QObject {
    Q_OBJECT
private slots:
    void nightsHaveTheirTimes();
    void aNightIsNamedByItsEvening();
    void wrongDatesAreRefused();
    void theTypicalNightIsToldWhole();
    void thePointingIsKept();
    void altitudesAreThoseOfTheSky();
    void anEmptyNightIsEmpty();
    void whatIsOpenIsHandedOver();
    void whatWasOverBeforeIsNotOfThisNight();
    void factsOfOtherNightsAreLeftOut();
    void faultsAreCountedNotRepeated();
    void nightsOfTheHouseAddUp_data();
    void nightsOfTheHouseAddUp();
    void randomNightsAddUp_data();
    void randomNightsAddUp();
    void garbageIsCountedAndHarmless();
};

void TestNightReport::nightsHaveTheirTimes()
{
    // Sunset and sunrise of tests/data/sky_events.csv (ERFA and IERS, see SOURCES.md).
    const auto times = nightTimes(assy(), "2026-11-22", 5h);
    QVERIFY(times.has_value());
    const auto near = [](UtcInstant a, const char *b, Duration by) {
        return std::chrono::abs(a - parseUtc(b).value()) <= by;
    };
    QVERIFY(near(times->sunset, "2026-11-22T11:18:56", 2s));
    QVERIFY(near(times->sunrise, "2026-11-23T01:51:03", 2s));
    QCOMPARE(times->begin, parseUtc("2026-11-22T07:00:00").value());
    QCOMPARE(times->end - times->begin, Duration(24h));
    for (const UtcInstant t : {times->dusk, times->dawn})
        QVERIFY(std::abs(sunAltitude(Observer(assy(), t)).asDegrees() + 12) < 0.005);
    QVERIFY(times->dusk < times->dawn);
    QVERIFY(times->moonIlluminated > 0.9); // full on 2026-11-24
}

void TestNightReport::aNightIsNamedByItsEvening()
{
    const auto named = [](const char *utc) { return nightOf(parseUtc(utc).value(), 5h); };
    QCOMPARE(named("2026-12-10T07:00:00"), std::string("2026-12-10"));
    QCOMPARE(named("2026-12-10T06:59:59"), std::string("2026-12-09"));
    QCOMPARE(named("2026-12-11T00:30:00"), std::string("2026-12-10"));
}

void TestNightReport::wrongDatesAreRefused()
{
    for (const char *night : {"", "2026-13-01", "2026-02-30", "yesterday", "2026-12-1", "2026-12-10T00"})
        QVERIFY(!nightTimes(assy(), night, 5h));
    Site pole = assy();
    pole.latitude = Angle::degrees(80);
    const auto dark = nightTimes(pole, "2026-06-21", 5h);
    QVERIFY(!dark && dark.error().code == Errc::NotFound);
    // At 55 degrees it does not get dark at midsummer: dusk and dawn meet.
    Site north = assy();
    north.latitude = Angle::degrees(58);
    const auto white = nightTimes(north, "2026-06-21", 5h);
    QVERIFY(white && white->dusk == white->dawn);
}

void TestNightReport::theTypicalNightIsToldWhole()
{
    const NightReport report = typicalReport();
    QCOMPARE(report.unreadable, std::uint64_t(0));
    QCOMPARE(sumOf(report.dark), report.times.dawn - report.times.dusk);
    QCOMPARE(sumOf(report.night), report.times.sunrise - report.times.sunset);
    QCOMPARE(report.dark.unexplained, Duration{});
    QCOMPARE(report.openings.size(), std::size_t(3));
    QCOMPARE(report.blocks.size(), std::size_t(3));
    QCOMPARE(report.blocks[1].interruptions, 1);
    const ReportSubject *m33 = subjectOf(report, "programme:M33/deep");
    QVERIFY(m33);
    QCOMPARE(m33->counts.at("g").stored, 20);
    QCOMPARE(m33->counts.at("g").exposed, Duration(6000s));
    QCOMPARE(totalOf(m33->counts).stored, 60);
    QCOMPARE(report.alerts.size(), std::size_t(2));
    const ReportAlert &burst = report.alerts.front();
    QCOMPARE(burst.responses.size(), std::size_t(1));
    QCOMPARE(burst.responses.front().steps.size(), std::size_t(9));
    QCOMPARE(burst.responses.front().cause, std::string("finished"));
    QVERIFY(burst.isSeen && burst.aliases.size() == 1);
    QCOMPARE(report.focus.size(), std::size_t(2));
    QCOMPARE(report.overrides.size(), std::size_t(1));
    QCOMPARE(report.overrides.front().endedBy, std::string("Anna"));
    QCOMPARE(report.notes.size(), std::size_t(1));
    QVERIFY(report.drill && report.drill->isPassed);
    QCOMPARE(
        kindsOf(report),
        u"core_down, not_robotic manual, core_died, block_given_up M81/wide, step_skipped darks"_s);
}

void TestNightReport::thePointingIsKept()
{
    NightBook book(assy(), nightTimes(assy(), "2026-12-10", 5h).value(), "test");
    PointingMeasured measured;
    measured.offArcsec = 44.5;
    book.take(record(measured, 1, {hour("18:20:00"), {}}));
    book.take(record(measured, 2, {hour("18:20:00") - 24h, {}})); // of another night
    const NightReport report = book.report(hour("18:30:00"));
    QCOMPARE(report.pointing.size(), std::size_t(1));
    QCOMPARE(report.pointing.front().utc, hour("18:20:00"));
    QCOMPARE(report.pointing.front().measured.offArcsec, 44.5);
}

void TestNightReport::altitudesAreThoseOfTheSky()
{
    const NightReport report = typicalReport();
    const ReportSubject *m33 = subjectOf(report, "programme:M33/deep");
    QVERIFY(m33 && m33->lowest && m33->highest && m33->first && m33->last);
    // Independently: the observer of each moment by itself.
    const IcrsDirection place{Angle::degrees(23.4621), Angle::degrees(30.66)};
    double lowest = 90;
    double highest = 0;
    for (UtcInstant t = *m33->first + 150s; t < *m33->last; t = t + 302s) {
        const double altitude = Observer(assy(), t).observed(place).altitude.asDegrees();
        lowest = std::min(lowest, altitude);
        highest = std::max(highest, altitude);
    }
    QVERIFY(std::abs(m33->lowest->asDegrees() - lowest) < 0.01);
    QVERIFY(std::abs(m33->highest->asDegrees() - highest) < 0.01);
    const ReportSubject *flats = subjectOf(report, "flats");
    QVERIFY(flats && !flats->lowest); // wherever they look
}

void TestNightReport::anEmptyNightIsEmpty()
{
    const NightReport report = reportOf(std::string());
    QCOMPARE(report.facts, std::uint64_t(0));
    QCOMPARE(report.dark.unexplained, report.times.dawn - report.times.dusk);
    QCOMPARE(kindsOf(report).section(u',', 0, 0), u"core_down"_s);
}

void TestNightReport::whatIsOpenIsHandedOver()
{
    const NightReport report = reportOf(R"(12:00:00 core started
        12:00:01 roof open
        12:00:02 camera:g unconnected
        12:00:03 override wind Anna on
        12:00:04 mode engineering Bolat
        12:00:05 block M51 deep interrupted burst_first)");
    QCOMPARE(
        kindsOf(report),
        u"roof_open open, device_faulty device_gone, override_on, not_robotic engineering, "
        "block_unfinished M51/deep"_s);
}

void TestNightReport::whatWasOverBeforeIsNotOfThisNight()
{
    // The day before (hours before 07:00 are of the next morning, so these stand a day too early by hand).
    std::vector<TimedFact> facts = factsOf(R"(12:00:00 core started
        12:10:00 camera:g unconnected
        12:20:00 camera:g connected
        12:30:00 mount unconnected
        12:40:00 mode manual Anna)");
    for (TimedFact &one : facts)
        one.at = one.at - Duration(24h);
    facts.push_back({hour("13:00:00"), ModeChanged{"robotic", "Bolat"}});
    NightBook book(assy(), nightTimes(assy(), "2026-12-10", 5h).value(), "test");
    for (const FactRecord &one : recordsOf(facts))
        book.take(one);
    const NightReport report = book.report(hour("06:00:00"));
    QCOMPARE(report.facts, std::uint64_t(1));
    QCOMPARE(report.faults.size(), std::size_t(1)); // the mount is gone still
    QCOMPARE(report.faults.front().device->kind, DeviceKind::Mount);
    QCOMPARE(report.modes.size(), std::size_t(1));
    QCOMPARE(classAt(report.spans, hour("12:30:00")), LedgerClass::Fault);
}

void TestNightReport::factsOfOtherNightsAreLeftOut()
{
    std::vector<TimedFact> facts = factsOf("12:00:00 core started\n13:00:00 mode manual Anna");
    facts.push_back({hour("06:59:59") + 2s, CoreStopped{}});
    NightBook book(assy(), nightTimes(assy(), "2026-12-10", 5h).value(), "test");
    for (const FactRecord &one : recordsOf(facts))
        book.take(one);
    const NightReport report = book.report(hour("06:59:59") + 1h);
    QCOMPARE(report.facts, std::uint64_t(2));
    QCOMPARE(report.until, report.times.end);
    QVERIFY(report.faults.empty());
}

void TestNightReport::faultsAreCountedNotRepeated()
{
    const NightReport report = reportOf(R"(12:00:00 core started
        13:00:00 mount unconnected
        13:01:00 mount connected
        14:00:00 mount unconnected
        14:01:00 mount connected
        15:00:00 lost g
        15:00:10 lost g)");
    QCOMPARE(report.faults.size(), std::size_t(2));
    QCOMPARE(report.faults[0].count, 2);
    QVERIFY(report.faults[0].isOver && *report.faults[0].end == hour("14:01:00"));
    QCOMPARE(report.faults[1].count, 2);
    QVERIFY(kindsOf(report).contains(u"frames_lost"_s));
}

void TestNightReport::nightsOfTheHouseAddUp_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(TULPAR_SOURCE_DIR "/resources/nights"));
    for (const QString &name : folder.entryList({u"*.night"_s}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestNightReport::nightsOfTheHouseAddUp()
{
    QFETCH(const QString, file);
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    const auto read = parseNight(bytes.readAll().toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    const NightResult result = playNight(read->night, {true, {}});
    QVERIFY(!result.journal.empty());
    const NightReport report = reportOf(result.journal);
    QCOMPARE(brokenOf(report, result.journal), QString());
    QCOMPARE(report.unreadable, std::uint64_t(0));
    // Before the first fact nothing is known; after it everything is.
    const UtcInstant first = std::max(result.journal.front().at.utc, report.times.sunset);
    Duration unknown{};
    for (const LedgerSpan &span : report.spans)
        if (span.what == LedgerClass::Unexplained && span.end > first)
            unknown += span.end - std::max(span.begin, first);
    QVERIFY2(unknown < 20s, qPrintable(QString::number(seconds(unknown))));
}

void TestNightReport::randomNightsAddUp_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestNightReport::randomNightsAddUp()
{
    QFETCH(const unsigned, seed);
    const NightResult result = playNight(randomNight(seed), {true, {}});
    QVERIFY(!result.journal.empty());
    const NightReport report = reportOf(result.journal);
    QCOMPARE(brokenOf(report, result.journal), QString());
    QCOMPARE(report.unreadable, std::uint64_t(0));
}

void TestNightReport::garbageIsCountedAndHarmless()
{
    // The typical night with bytes of its bodies turned over and facts out of place.
    for (unsigned seed = 1; seed <= 30; ++seed) {
        std::mt19937 chance(seed);
        std::vector<FactRecord> journal = typicalNight();
        std::uint64_t touched = 0;
        for (FactRecord &one : journal) {
            if (chance() % 4 != 0 || one.body.empty())
                continue;
            ++touched;
            const std::size_t where = chance() % one.body.size();
            switch (chance() % 4) {
            case 0:
                one.body[where] = static_cast<char>(chance() % 256);
                break;
            case 1:
                one.body.resize(where);
                break;
            case 2:
                one.kind = "no_such_fact";
                break;
            default:
                one.at.utc = one.at.utc - fromSeconds(static_cast<double>(chance() % 100'000));
            }
        }
        const auto times = nightTimes(assy(), "2026-12-10", 5h);
        NightBook book(assy(), *times, "test");
        for (const FactRecord &one : journal)
            book.take(one);
        const NightReport report = book.report(times->end);
        QVERIFY(touched > 0 && report.unreadable > 0);
        QCOMPARE(sumOf(report.night), times->sunrise - times->sunset);
        QCOMPARE(sumOf(report.dark), times->dawn - times->dusk);
    }
}

QTEST_APPLESS_MAIN(TestNightReport)
#include "test_night_report.moc"
