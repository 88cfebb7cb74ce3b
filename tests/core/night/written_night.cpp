#include "tests/core/night/written_night.h"

#include "core/night/night_book.h"
#include "tests/core/night/written_facts.h"

#include <algorithm>

namespace tulpar::testing {

namespace {

/// Writes the night as it goes.
struct Writer {
    std::vector<TimedFact> facts;
    UtcInstant now;

    void at(const std::string &clock) { now = hour(clock); }
    void after(double s) { now = now + fromSeconds(s); }
    void say(Fact fact) { facts.push_back({now, std::move(fact)}); }
    void say(const std::string &line)
    {
        for (TimedFact &one : factsOf(clock(now) + " " + line))
            facts.push_back({now, std::move(one.fact)});
    }

    /// `count` exposures in g, r and i at once, read in two seconds.
    void expose(const std::string &subject, double length, int count)
    {
        static constexpr std::array<const char *, 3> kChannels{"g", "r", "i"};
        for (int i = 0; i < count; ++i) {
            const UtcInstant start = now;
            for (const char *channel : kChannels)
                say(ExposureBegan{channel, start, fromSeconds(length), subject});
            after(length + 2);
            for (const char *channel : kChannels) {
                ++m_frame;
                const std::string path = "/frames/" + std::to_string(m_frame) + ".fits";
                say(FrameStored{channel, m_frame, path, start, fromSeconds(length), subject, false});
            }
        }
    }

    void slew(double ra, double dec, double length)
    {
        say("track " + std::to_string(ra) + " " + std::to_string(dec));
        say("mount slewing");
        after(length);
        say("mount tracking");
    }

    void block(const std::string &target, const std::string &name, double length, int count)
    {
        say("block " + target + " " + name + " exposing");
        expose("programme:" + target + "/" + name, length, count);
    }

private:
    std::uint64_t m_frame = 0;
};

void evening(Writer &write)
{
    write.at("11:00:00");
    write.say("core started");
    for (const char *device : {"mount", "roof", "cover", "camera:g", "camera:r", "camera:i", "weather"})
        write.say(std::string(device) + " connected");
    write.say("mount parked");
    write.say("roof closed");
    write.say("cover closed");
    write.say("condition rain good");
    write.say("condition humidity good");
    write.say("run on");
    write.say(ProgrammeLoaded{"December", "programme.toml", "0123456789abcdef", 3, 3, 0, {}});
    write.say("step start_up running");
    write.after(600);
    write.say("step start_up done");
    write.say("step open waiting waits_for_sun");
    write.at("11:40:00");
    write.say(NightDrilled{true, 0.031, {}});
    write.say("step open running");
    write.say("command roof open_roof");
    write.say("roof opening");
    write.after(7);
    write.say("roof open");
    write.say("cover open");
    write.say("step open done");
    write.say("step dusk_flats running");
    write.expose("flats", 4, 12);
    write.say("step dusk_flats done");
    write.say("step focus waiting waits_for_sun");
    write.at("12:12:00");
    write.say("step focus running");
    write.slew(30, 40, 12);
    write.expose("focus", 5, 9);
    write.say(FocusFitted{12'340, 1.62, -4.5, 9, true});
    write.say("step focus done");
    write.say("step observe waiting waits_for_sun");
}

void firstHalf(Writer &write)
{
    write.at("12:20:00");
    write.say("step observe running");
    write.say(PlanMade{"2026-12-10", "programme", 3, 0, 41.5});
    write.say("choose M33 deep best_of_plan");
    write.say("block M33 deep acquiring");
    write.slew(23.4621, 30.6600, 15);
    write.block("M33", "deep", 300, 20);
    write.say("block M33 deep done");
    write.say("choose NGC1275 monitor best_of_plan");
    write.say("block NGC1275 monitor acquiring");
    write.slew(49.9507, 41.5117, 10);
    write.block("NGC1275", "monitor", 120, 10);

    // A burst interrupts it.
    write.after(10);
    write.say("abort g");
    write.say("abort r");
    write.say("abort i");
    Decision decision;
    decision.outcome = Outcome::Respond;
    decision.strategy = "Swift bursts";
    decision.ifAllPass = Outcome::Respond;
    decision.priority = 90;
    decision.rules.push_back({Rule::ClassIsGrb, true});
    decision.rules.push_back({Rule::ErrorWithinField, true, 0.05, 0.084, RuleUnit::Degrees});
    const IcrsDirection burst{Angle::degrees(83.63), Angle::degrees(22.01)};
    write.say(Decided{
        "swift:1311600", "Swift BAT position", write.now - 20s, burst, Angle::arcminutes(3), decision});
    const auto reached = [&](Step step, double s) {
        write.say(ResponseStep{"swift:1311600", {step, fromSeconds(s)}});
    };
    reached(Step::Received, 0);
    reached(Step::Parsed, 0.001);
    reached(Step::Decided, 0.002);
    write.say("block NGC1275 monitor interrupted burst_first");
    write.say("response swift:1311600 vetting alert");
    write.say("response swift:1311600 acquiring accepted");
    reached(Step::RoofClear, 0.002);
    reached(Step::CoverOpen, 0.002);
    write.say("track 83.63 22.01");
    reached(Step::FirstCommand, 0.014);
    write.say("mount slewing");
    write.after(6.7);
    reached(Step::InField, 6.7);
    write.say("response swift:1311600 exposing acquired");
    write.after(0.2);
    reached(Step::FirstExposure, 6.9);
    write.say("mount tracking");
    write.expose("swift:1311600", 0.3, 20);
    reached(Step::FirstFrame, 8.1);
    write.expose("swift:1311600", 30, 40);
    write.say("response swift:1311600 stopping finished");
    write.after(1);
    write.say("response swift:1311600 idle quiet");
    write.say(AlertSeen{"swift:1311600", "Anna"});
    write.say(AlertNamed{"swift:1311600", "Anna", "GRB 261210A"});
    write.say(AlertNoted{"swift:1311600", {write.now, "Anna", "fading source at the edge of the circle"}});
    write.say("choose NGC1275 monitor taken_up_again");
    write.say("block NGC1275 monitor acquiring");
    write.slew(49.9507, 41.5117, 9);
    write.block("NGC1275", "monitor", 120, 14);
    write.say("block NGC1275 monitor done");
    write.say("step focus running");
    write.expose("focus", 5, 9);
    write.say(FocusFitted{12'402, 1.71, -6.1, 9, true});
    write.say("step focus done");
}

void secondHalf(Writer &write)
{
    write.say("choose M81 wide best_of_plan");
    write.say("block M81 wide acquiring");
    write.slew(148.8882, 69.0653, 18);
    write.block("M81", "wide", 180, 30);

    // Rain for an hour, its waiting included.
    write.say("condition rain bad");
    write.say("safe begin unsafe raining");
    write.say("block M81 wide interrupted raining");
    write.say("roof closing");
    write.after(9);
    write.say("roof closed");
    write.say("safe done unsafe");
    write.after(1800);
    write.say("condition rain waiting");
    write.after(1800);
    write.say("condition rain good");
    write.say("choose - - nothing_fits");
    write.after(60);
    write.say("roof opening");
    write.after(8);
    write.say("roof open");

    // Anna trusts her eyes more than a wet sensor.
    write.say("condition humidity bad");
    Override override;
    override.condition = Condition::Humidity;
    override.who = "Anna";
    override.why = "dome sensor wet, outside it is dry";
    override.untilUtc = write.now + 30min;
    write.say(OverrideChanged{override, true, {}});
    write.say("choose M81 wide taken_up_again");
    write.say("block M81 wide acquiring");
    write.slew(148.8882, 69.0653, 14);
    write.block("M81", "wide", 180, 8);
    write.say("condition humidity good");
    write.say(OverrideChanged{override, false, "Anna"});

    // The core dies, and is started again after two minutes.
    write.after(8);
    write.say(FeedChanged{"gcn", true, {}});
    write.after(120);
    write.say("core started unclean");
    write.say("safe begin restart");
    write.say("roof closed");
    write.say("safe done restart");
    write.say("run on");
    write.say("choose - - nothing_fits");
    Decision ignored;
    ignored.strategy = "Fermi";
    ignored.rules.push_back(
        {Rule::ErrorWithinField, false, 4.2, 0.1, RuleUnit::Degrees, Outcome::Ignore, true});
    write.say(Decided{"fermi:787878", "GBM flight position", write.now, {}, Angle::degrees(4.2), ignored});
    write.after(300);
    write.say("roof open");
    write.say("cover open");
    write.say("step observe running");
    write.say("choose M81 wide taken_up_again");
    write.say("block M81 wide acquiring");
    write.slew(148.8882, 69.0653, 14);
    write.block("M81", "wide", 180, 20);
    write.say(CommandFailed{{DeviceKind::Mount, {}}, "track_target", "no answer in 2 s"});
    write.say(RemedyTried{{DeviceKind::Mount, {}}, 1, Remedy::Retry, {}});
    write.block("M81", "wide", 180, 40);
    write.say("block M81 wide failed night_over");
    write.say("choose - - all_done");
}

void morning(Writer &write)
{
    write.at("00:12:00");
    write.say("step observe done");
    write.say("step close running");
    write.say("roof closing");
    write.after(8);
    write.say("roof closed");
    write.say("step close done");
    write.say("step park running");
    write.say("mount slewing");
    write.after(25);
    write.say("mount parked");
    write.say("step park done");
    write.say("step darks skipped skipped_by_person");
    write.say("mode manual Anna");
    write.at("02:20:00");
    write.say("core stopped");
}

} // namespace

Site assy()
{
    return {Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "Asia/Almaty"};
}

std::vector<FactRecord> recordsOf(const std::vector<TimedFact> &facts)
{
    std::vector<FactRecord> records;
    for (const TimedFact &one : facts)
        records.push_back(record(
            one.fact, records.size() + 1,
            {one.at, MonoInstant{(one.at - facts.front().at).count() + 1'000'000'000}}));
    return records;
}

std::vector<FactRecord> typicalNight()
{
    Writer write;
    evening(write);
    firstHalf(write);
    secondHalf(write);
    morning(write);
    return recordsOf(write.facts);
}

NightReport typicalReport()
{
    const auto times = nightTimes(assy(), "2026-12-10", 5h);
    NightBook book(assy(), times.value(), "NUTTelA-TAO");
    for (const FactRecord &one : typicalNight())
        book.take(one);
    NightReport report = book.report(times->end);
    report.diskBytes = 5'400'000'000;
    return report;
}

} // namespace tulpar::testing
