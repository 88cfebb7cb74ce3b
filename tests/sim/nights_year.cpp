// The nights of a year run by themselves: weather, a programme for each, bursts as often as they are
// localised. Usage: nights_year FIRST..LAST [--threads N] [--no-waiting] [--journal]; the numbers are days of
// 2026-07-01 on. Every frame of the programme is held to its block's constraints by transformations of its
// own, every second of every night must be accounted for.

#include "core/night/time_ledger.h"
#include "core/nights/virtual_observatory.h"
#include "core/operations/night_times.h"
#include "core/operations/pointing_check.h"
#include "core/session/manual_notice.h"
#include "core/sky/airmass.h"
#include "core/sky/solar_system.h"
#include "tests/core/plan/support_programmes.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <numbers>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace tulpar;

namespace {

constexpr double kAlertsPerDay = 180.0 / 365;
constexpr double kClearShare = 0.55; ///< of nights without a cloud (the site's own statistics are not known)
constexpr Duration kFollowFor = 90min; ///< then the duty person ends the response
constexpr Duration kNoticeAfter = 20s; ///< the burst, as Swift's
constexpr Angle kSlack = Angle::arcseconds(30); ///< of tracking and of the moments compared

struct Year {
    std::mutex mutex;
    int nights = 0;
    int alerts = 0;
    std::vector<double> responsesS; ///< receipt to the first exposure
    std::vector<double> fromWaitingS; ///< of those that found the telescope without a block
    double darkS = 0;
    double weatherS = 0;
    double exposingS = 0;
    double unexplainedS = 0;
    int frames = 0;
    int interrupted = 0;
    int blocksDone = 0;
    std::vector<std::string> broken;
    bool isJournalTold = false; ///< print every fact
};

class Chance {
public:
    explicit Chance(std::uint32_t seed)
        : m_generator(seed)
    {
    }
    double unit() { return static_cast<double>(m_generator()) / 4294967296.0; }
    double between(double low, double high) { return low + (high - low) * unit(); }

private:
    std::mt19937 m_generator;
};

struct Event {
    UtcInstant at;
    std::function<void()> act;
};

std::string isoOf(int day)
{
    return isoUtc(*parseUtc("2026-07-01T12:00:00Z") + day * 24h, 0).substr(0, 10);
}

/// What the block asks of the sky, looked at anew.
std::string whatFails(const Block &block, const IcrsDirection &target, const CoreConfig &config, UtcInstant t)
{
    const Observer sky(config.site, t);
    const Constraints &asked = block.constraints;
    const Angle altitude = sky.observed(target).altitude;
    const Angle lowest = std::max(asked.altitudeMin.value_or(config.altitudeSoft), config.altitudeSoft);
    if (altitude < lowest - kSlack)
        return "altitude " + std::to_string(altitude.asDegrees()) + " < "
            + std::to_string(lowest.asDegrees());
    if (asked.altitudeMax && altitude > *asked.altitudeMax + kSlack)
        return "altitude above its limit";
    const Angle sun = sky.airless(view(Body::Sun, sky).direction).altitude;
    const Angle highestSun = asked.sunAltitudeMax.value_or(Angle::degrees(-12));
    if (sun > highestSun + kSlack)
        return "Sun at " + std::to_string(sun.asDegrees());
    if (asked.airmassMax)
        if (const auto air = airmass(altitude); !air || *air > *asked.airmassMax + 0.01)
            return "air mass " + std::to_string(air.value_or(99));
    const Angle hourAngle = sky.hourAngle(target);
    if ((asked.hourAngleMin && hourAngle < *asked.hourAngleMin - kSlack)
        || (asked.hourAngleMax && hourAngle > *asked.hourAngleMax + kSlack))
        return "hour angle " + std::to_string(hourAngle.asDegrees());
    const BodyView moon = view(Body::Moon, sky);
    const Angle moonAltitude = sky.airless(moon.direction).altitude;
    if (asked.moonAltitudeMax && moonAltitude > *asked.moonAltitudeMax + kSlack)
        return "Moon at " + std::to_string(moonAltitude.asDegrees());
    if (asked.moonDistanceMin && moonAltitude > Angle::degrees(0.5)
        && separation(moon.direction, target) < *asked.moonDistanceMin - Angle::arcminutes(2))
        return "Moon " + std::to_string(separation(moon.direction, target).asDegrees()) + " away";
    return {};
}

void playNight(int day, bool isAnticipating, Year &year)
{
    CoreConfig config = simulatedConfig(HardwareProfile::Assy);
    config.isAnticipating = isAnticipating;
    const std::string date = isoOf(day);
    const auto dark = NightSky::ofEvening(config.site, date);
    if (!dark)
        return;
    Chance chance(static_cast<std::uint32_t>(day) * 7919U + 17U);
    const auto times = nightAt(config.site, dark->from() + 1h);
    const UtcInstant start = times.sunset - 90min;
    const UtcInstant end = times.sunrise + 90min;
    World world(config.site, start, static_cast<std::uint32_t>(day + 1));
    world.place({100, 60}, 0, 0);
    VirtualObservatory observatory(config, std::move(world), start);
    observatory.paceItself(true);
    observatory.setPlanEffort({2, false});
    ProgrammeKind kind;
    kind.targets = 100;
    const auto programme =
        std::make_shared<const Programme>(randomProgramme(static_cast<unsigned>(day + 1), kind, *dark));
    (void)observatory.core().offerProgramme(programme, {"year", {}, {}, 0, 0, 0, {}});
    (void)observatory.request("year", RunNight{true});

    std::vector<Event> events;
    if (chance.unit() > kClearShare)
        for (int spells = 1 + static_cast<int>(3 * chance.unit()); spells > 0; --spells) {
            const UtcInstant from = start + fromSeconds(chance.between(0, seconds(end - start)));
            const UtcInstant to = from + fromSeconds(3600 * chance.between(0.4, 6));
            WeatherOrder bad;
            const double which = chance.unit();
            bad.isRaining = which < 0.3;
            if (which >= 0.3 && which < 0.6)
                bad.humidityPercent = 95;
            if (which >= 0.6 && which < 0.8)
                bad.skyTemperatureC = -5;
            if (which >= 0.8)
                bad.windMPerS = 20;
            events.push_back({from, [&observatory, bad] {
                                  observatory.wake();
                                  observatory.world().setWeather(bad);
                              }});
            events.push_back({to, [&observatory] {
                                  observatory.wake();
                                  observatory.world().setWeather({});
                              }});
        }
    int alerts = 0;
    for (double t = 0; (t += -std::log(1 - chance.unit()) / kAlertsPerDay) < 1;) {
        const UtcInstant trigger = times.begin + fromSeconds(86400 * t);
        const IcrsDirection place{
            Angle::degrees(chance.between(0, 360)),
            Angle::degrees(std::asin(chance.between(-1, 1)) * 180 / std::numbers::pi)};
        const std::string name = "Burst " + std::to_string(day) + "." + std::to_string(++alerts);
        const UtcInstant at = trigger + kNoticeAfter;
        if (at < start || at > end)
            continue;
        events.push_back(
            {at, [&observatory, name, place, trigger, at] {
                 observatory.deliver("gcn", manualNotice({name, place, Angle::arcminutes(3), trigger}, at));
             }});
        events.push_back({at + kFollowFor, [&observatory] {
                              if (observatory.core().isResponding())
                                  (void)observatory.request("duty", StopResponse{});
                          }});
    }
    std::ranges::sort(events, {}, &Event::at);
    for (const Event &event : events) {
        if (event.at > end)
            break;
        (void)observatory.liveUntil(event.at);
        event.act();
    }
    (void)observatory.liveUntil(end);

    TimeLedger ledger({times.sunset, times.dusk, times.dawn, times.sunrise});
    std::vector<std::string> broken;
    std::map<std::string, double> responses;
    std::vector<double> totals;
    std::vector<double> fromWaiting;
    bool isBlockRunning = false;
    std::map<std::string, bool> foundBlock;
    int frames = 0;
    int interrupted = 0;
    int done = 0;
    for (const FactRecord &record : observatory.journal()) {
        if (year.isJournalTold)
            std::printf("%s\n", asJsonLine(record).c_str());
        const auto fact = factOf(record);
        if (!fact) {
            broken.push_back("a fact that cannot be read");
            continue;
        }
        ledger.take(*fact, record.at.utc);
        if (const auto *moved = std::get_if<BlockMoved>(&*fact)) {
            isBlockRunning = moved->to == BlockState::Acquiring || moved->to == BlockState::Exposing;
            interrupted += moved->to == BlockState::Interrupted;
            done += moved->to == BlockState::Done;
        } else if (const auto *response = std::get_if<ResponseMoved>(&*fact)) {
            if (response->to == ResponseState::Vetting)
                foundBlock[response->event] = isBlockRunning;
        } else if (const auto *step = std::get_if<ResponseStep>(&*fact)) {
            if (step->reached.step == Step::FirstExposure && step->event.find("Drill") == std::string::npos) {
                totals.push_back(seconds(step->reached.since));
                if (!foundBlock[step->event])
                    fromWaiting.push_back(seconds(step->reached.since));
            }
        } else if (const auto *frame = std::get_if<FrameStored>(&*fact)) {
            if (!frame->event.starts_with("programme:"))
                continue;
            ++frames;
            const std::string name = frame->event.substr(frame->event.rfind('/') + 1);
            const Block *block = programme->block(name);
            for (const UtcInstant t :
                 {frame->start, frame->start + frame->exposure / 2, frame->start + frame->exposure})
                if (const std::string wrong =
                        whatFails(*block, programme->target(block->target)->direction, config, t);
                    !wrong.empty())
                    broken.push_back(name + " at " + isoUtc(t, 0) + ": " + wrong);
        }
    }
    const LedgerView spent = ledger.dark(times.dawn);
    if (observatory.world().roof().state != OpeningState::Closed)
        broken.push_back("the roof is not closed in the morning");
    const std::lock_guard lock(year.mutex);
    ++year.nights;
    year.alerts += alerts;
    year.frames += frames;
    year.interrupted += interrupted;
    year.blocksDone += done;
    std::ranges::copy(totals, std::back_inserter(year.responsesS));
    std::ranges::copy(fromWaiting, std::back_inserter(year.fromWaitingS));
    year.darkS += seconds(times.dawn - times.dusk);
    year.weatherS += seconds(spent.weather);
    year.exposingS += seconds(spent.exposing);
    year.unexplainedS += seconds(spent.unexplained);
    for (const LedgerSpan &span : ledger.spans(times.sunrise))
        if (span.what == LedgerClass::Unexplained && span.begin < times.dawn && span.end > times.dusk)
            broken.push_back(isoUtc(span.begin, 1) + " to " + isoUtc(span.end, 1) + " unexplained");
    for (const std::string &one : broken)
        year.broken.push_back(date + ": " + one);
}

double middleOf(const std::vector<double> &values)
{
    return values.empty() ? 0 : medianOf(values);
}

} // namespace

int main(int argc, char **argv)
{
    int first = 0;
    int last = -1;
    int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    bool isAnticipating = true;
    Year year;
    if (argc < 2 || std::sscanf(argv[1], "%d..%d", &first, &last) < 1) {
        std::fprintf(stderr, "usage: nights_year FIRST..LAST [--threads N] [--no-waiting] [--journal]\n");
        return 2;
    }
    last = std::max(last, first);
    for (int i = 2; i < argc; ++i)
        if (std::strcmp(argv[i], "--threads") == 0 && i + 1 < argc)
            threads = std::atoi(argv[++i]);
        else if (std::strcmp(argv[i], "--no-waiting") == 0)
            isAnticipating = false;
        else if (std::strcmp(argv[i], "--journal") == 0)
            year.isJournalTold = true;
    std::atomic<int> next = first;
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i)
        workers.emplace_back([&] {
            for (int day = next++; day <= last; day = next++)
                playNight(day, isAnticipating, year);
        });
    workers.clear();
    std::ranges::sort(year.broken);
    for (std::size_t i = 0; i < std::min<std::size_t>(year.broken.size(), 40); ++i)
        std::printf("BROKEN %s\n", year.broken[i].c_str());
    const double usable = year.darkS - year.weatherS;
    std::printf(
        "%d nights, %.0f h dark, %.0f h of weather, %d alerts, %zu responses\n"
        "open shutter %.1f %% of the dark time without bad weather, %d blocks done, %d frames, %d "
        "interruptions\n"
        "response: median %.2f s; with no block running %.2f s (%zu)%s\n"
        "unexplained %.1f s, broken %zu\n",
        year.nights, year.darkS / 3600, year.weatherS / 3600, year.alerts, year.responsesS.size(),
        usable > 0 ? 100 * year.exposingS / usable : 0, year.blocksDone, year.frames, year.interrupted,
        middleOf(year.responsesS), middleOf(year.fromWaitingS), year.fromWaitingS.size(),
        isAnticipating ? "" : ", without anticipation", year.unexplainedS, year.broken.size());
    return year.broken.empty() && year.nights > 0 ? 0 : 1;
}
