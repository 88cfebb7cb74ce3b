#include "core/nights/random_night.h"

#include "core/nights/night_notices.h"
#include "core/sky/observer.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace tulpar {

namespace {

/// The generator's output, used directly. One draw a statement: the order of evaluation inside an expression
/// is the compiler's.
class Chance {
public:
    explicit Chance(std::uint32_t seed)
        : m_random(seed)
    {
    }
    std::uint32_t word() { return static_cast<std::uint32_t>(m_random()); }
    int below(int n) { return static_cast<int>(word() % static_cast<std::uint32_t>(n)); }
    bool percent(int share) { return below(100) < share; }
    double between(double low, double high) { return low + (high - low) * (word() / 4294967296.0); }
    template <class Array>
    typename Array::value_type pick(const Array &from)
    {
        return from[word() % from.size()];
    }
    /// To the millisecond.
    Duration span(Duration low, Duration high)
    {
        const std::int64_t ms = (high - low).count() / 1'000'000;
        return low + std::chrono::milliseconds(ms > 0 ? static_cast<std::int64_t>(word()) % ms : 0);
    }

private:
    std::mt19937 m_random;
};

constexpr std::array kPeople{"Aigerim", "Daniyar", "Ioannis"};
constexpr std::array kWeather{
    Trouble::Rain,
    Trouble::Rain,
    Trouble::Wind,
    Trouble::Gust,
    Trouble::Humidity,
    Trouble::Cloud,
    Trouble::Cold,
    Trouble::Snow,
    Trouble::RainSensorLost,
    Trouble::WindSensorLost,
    Trouble::HumiditySensorLost,
    Trouble::StationSilent,
    Trouble::StationFrozen,
    Trouble::StationLinkLost};
constexpr std::array kFaults{Trouble::StuckRoof,     Trouble::SilentMount,  Trouble::SlowCover,
                             Trouble::DeadCameraG,   Trouble::DeadCameraR,  Trouble::DeadCameraI,
                             Trouble::MountLinkLost, Trouble::RoofLinkLost, Trouble::CoverLinkLost,
                             Trouble::DriverLost,    Trouble::CommitsFail,  Trouble::FeedSilent,
                             Trouble::WireLossy,     Trouble::WireSlow,     Trouble::OnBattery,
                             Trouble::OutsideLost,   Trouble::DiskFull};

class NightMaker {
public:
    explicit NightMaker(std::uint32_t seed)
        : m_chance(seed)
    {
        m_night.title = "seed " + std::to_string(seed);
        m_night.seed = seed;
        constexpr std::int64_t kDayNs = 86'400'000'000'000;
        const UtcInstant first{20454 * kDayNs}; // 2026-01-01
        const int day = m_chance.below(730);
        const Duration hour = m_chance.span(std::chrono::hours(12), std::chrono::hours(20));
        m_night.start = first + Duration(day * kDayNs) + hour;
        m_night.length = m_chance.span(std::chrono::minutes(60), std::chrono::minutes(240));
        m_night.profile = m_chance.percent(60) ? HardwareProfile::Assy : HardwareProfile::StandardCover;
        m_night.mount.azimuthDeg = m_chance.between(-120, 480);
        m_night.mount.altitudeDeg = m_chance.between(20, 85);
        m_middle.emplace(assySite(), m_night.start + m_night.length / 2);
    }

    Night make() &&
    {
        if (m_chance.percent(50)) {
            const Duration when = m_chance.span(10s, 300s);
            at(when, PersonSpeaks{person(), Arm{}});
        }
        const int bursts = 1 + m_chance.below(3);
        for (int i = 0; i < bursts; ++i)
            addBurst();
        const int weathers = m_chance.below(3);
        for (int i = 0; i < weathers; ++i)
            addTrouble(m_chance.pick(kWeather));
        const int faults = m_chance.below(4);
        for (int i = 0; i < faults; ++i)
            addTrouble(m_chance.pick(kFaults));
        const int words = m_chance.below(5);
        for (int i = 0; i < words; ++i)
            addWord();
        if (m_chance.percent(15))
            addOther();
        if (m_chance.percent(50))
            addCrash();
        if (m_chance.percent(10)) {
            const Duration when = someTime();
            at(when, ClockSteps{m_chance.span(-3s, 3s)});
        }
        std::stable_sort(
            m_night.events.begin(), m_night.events.end(),
            [](const NightEvent &a, const NightEvent &b) { return a.at < b.at; });
        return std::move(m_night);
    }

private:
    void at(Duration when, NightAct act) { m_night.events.push_back({when, std::move(act)}); }

    std::string person() { return m_chance.pick(kPeople); }

    /// Anywhere in the night, or within a minute after a burst's first notice, where it matters most.
    Duration someTime()
    {
        if (!m_bursts.empty() && m_chance.percent(60)) {
            const auto which = static_cast<std::size_t>(m_chance.below(static_cast<int>(m_bursts.size())));
            return m_bursts[which] + m_chance.span(0s, 60s);
        }
        return m_chance.span(5s, m_night.length);
    }

    void addBurst()
    {
        const Duration first = m_chance.span(30s, m_night.length - std::chrono::minutes(20));
        m_bursts.push_back(first);
        NightBurst burst;
        burst.number = 1'000'000 + m_chance.below(900'000);
        burst.trigger = m_night.start + first - m_chance.span(5s, 90s);
        burst.sent = m_night.start + first - 2s;
        const double azimuth = m_chance.between(0, 360);
        const double altitude = m_chance.percent(85) ? m_chance.between(22, 88) : m_chance.between(-20, 22);
        const IcrsDirection place =
            m_middle->rotatedTo(burst.trigger)
                .icrs(HorizontalDirection{Angle::degrees(azimuth), Angle::degrees(altitude)});
        burst.raDeg = place.ra.wrapped().asDegrees();
        burst.decDeg = place.dec.asDegrees();
        const int kind = m_chance.below(100);
        if (kind < 65)
            addSwift(burst, first);
        else if (kind < 80)
            addEinsteinProbe(burst, first);
        else if (kind < 92)
            addFermi(burst, first);
        else if (kind < 95)
            at(first, swiftKnownSource(burst));
        else if (kind < 98)
            at(first, swiftTest(burst));
        else
            at(first, garbageNotice(m_chance.word()));
        if (m_chance.percent(30)) {
            const Duration when = first + m_chance.span(1s, 120s);
            const std::string who = person();
            at(when, PersonAnswers{who, m_chance.percent(70)});
        }
        if (m_chance.percent(70)) { // else it goes on until it sets or the rules end it
            const Duration when = first + m_chance.span(std::chrono::minutes(1), std::chrono::minutes(15));
            at(when, PersonSpeaks{person(), StopResponse{}});
        }
    }

    void addSwift(NightBurst burst, Duration first)
    {
        const bool badlyPlaced = m_chance.percent(10);
        burst.errorDeg = badlyPlaced ? 0.5 : 0.05;
        const NoticeArrives position = swiftBatPosition(burst);
        at(first, position);
        if (m_chance.percent(25)) // a copy over another way
            at(first + m_chance.span(0s, 30s), position);
        if (m_chance.percent(45)) {
            NightBurst better = burst;
            better.serial = 2;
            better.errorDeg = 0.0012;
            better.raDeg += m_chance.between(-0.05, 0.05);
            better.decDeg = std::clamp(better.decDeg + m_chance.between(-0.05, 0.05), -89.0, 89.0);
            better.raDeg = better.raDeg < 0 ? better.raDeg + 360
                : better.raDeg >= 360       ? better.raDeg - 360
                                            : better.raDeg;
            // now and then the better one overtakes the first
            const Duration after = m_chance.percent(15) ? -m_chance.span(1s, 10s) : m_chance.span(20s, 200s);
            better.sent = m_night.start + first + after - 2s;
            at(first + after, swiftXrtPosition(better));
        }
        if (m_chance.percent(25)) {
            burst.serial = 3;
            const Duration after = m_chance.span(1s, 400s);
            burst.sent = m_night.start + first + after - 2s;
            at(first + after, swiftRetraction(burst));
        }
    }

    void addEinsteinProbe(NightBurst burst, Duration first)
    {
        burst.errorDeg = 0.04;
        at(first, einsteinProbeAlert(burst));
        if (m_chance.percent(20))
            at(first + m_chance.span(0s, 30s), einsteinProbeAlert(burst));
    }

    void addFermi(NightBurst burst, Duration first)
    {
        burst.number += 700'000'000;
        burst.errorDeg = m_chance.between(1, 8);
        const int count = 1 + m_chance.below(3);
        for (int i = 0; i < count; ++i) {
            burst.serial = i + 1;
            at(first + Duration(5s) * i, fermiGbmFlight(burst));
        }
    }

    void addTrouble(Trouble trouble)
    {
        const Duration begins = someTime();
        at(begins, TroubleTurns{trouble, true});
        const bool isLong = m_chance.percent(30);
        const Duration lasts = isLong ? m_chance.span(std::chrono::minutes(5), std::chrono::minutes(40))
                                      : m_chance.span(1s, std::chrono::minutes(5));
        at(begins + lasts, TroubleTurns{trouble, false});
    }

    void addWord()
    {
        const Duration when = someTime();
        const std::string who = person();
        switch (m_chance.below(14)) {
        case 0:
        case 1:
            at(when, PersonSpeaks{who, MakeSafe{}});
            at(when + m_chance.span(30s, 900s), PersonSpeaks{who, SetMode{"robotic"}});
            return;
        case 2:
            return at(when, PersonSpeaks{who, StopMotion{}});
        case 3:
            return at(when, PersonSpeaks{who, StopResponse{}});
        case 4:
        case 5:
            return at(when, PersonSpeaks{who, Arm{}});
        case 6:
            return at(when, PersonSpeaks{who, Disarm{}});
        case 7:
            at(when, PersonSpeaks{who, SetMode{"manual"}});
            at(when + m_chance.span(5s, 300s), PersonSpeaks{who, SetMode{"robotic"}});
            return;
        case 8:
            at(when, PersonSpeaks{who, SetMode{"engineering"}});
            at(when + 2s,
               PersonSpeaks{who, BeginOverride{std::nullopt, "work inside", m_chance.span(60s, 900s)}});
            at(when + m_chance.span(10s, 600s), PersonSpeaks{who, SetMode{"robotic"}});
            return;
        case 9:
        case 10: {
            const auto condition =
                static_cast<Condition>(m_chance.below(static_cast<int>(EnumNames<Condition>::names.size())));
            return at(
                when,
                PersonSpeaks{
                    who, BeginOverride{condition, "a person has looked", m_chance.span(30s, 1200s)}});
        }
        case 11:
            at(when, PersonSpeaks{who, SetMode{"manual"}});
            at(when + 1s, PersonSpeaks{who, Operate{static_cast<Operation>(m_chance.below(6)), {}}});
            at(when + m_chance.span(30s, 300s), PersonSpeaks{who, SetMode{"robotic"}});
            return;
        case 12: // what nobody should ask
            at(when, PersonSpeaks{{}, SetMode{"no such mode"}});
            at(when + 1s, PersonSpeaks{who, DecideAlert{"swift:0", true}});
            return;
        default:
            return at(when, PersonAnswers{who, m_chance.percent(50)});
        }
    }

    void addOther()
    {
        const Duration when = someTime();
        switch (m_chance.below(4)) {
        case 0:
            return at(when, OtherCommands{OpenRoof{}});
        case 1:
            return at(when, OtherCommands{CloseRoof{}});
        case 2:
            return at(when, OtherCommands{OpenCover{}});
        default: {
            const double azimuth = m_chance.between(0, 360);
            const double altitude = m_chance.between(25, 80);
            const IcrsDirection target =
                m_middle->rotatedTo(m_night.start + when)
                    .icrs(HorizontalDirection{Angle::degrees(azimuth), Angle::degrees(altitude)});
            return at(when, OtherCommands{TrackTarget{target}});
        }
        }
    }

    void addCrash()
    {
        const int crashes = 1 + m_chance.below(2);
        for (int i = 0; i < crashes; ++i) {
            const Duration when = someTime();
            const bool isOrderly = m_chance.percent(20);
            at(when, CoreTurns{isOrderly ? CoreTurns::To::Stopped : CoreTurns::To::Killed});
            const bool isLong = m_chance.percent(25);
            const Duration after =
                isLong ? m_chance.span(60s, std::chrono::minutes(15)) : m_chance.span(500ms, 20s);
            at(when + after, CoreTurns{CoreTurns::To::Started});
        }
    }

    Chance m_chance;
    Night m_night;
    std::optional<Observer> m_middle;
    std::vector<Duration> m_bursts; ///< when each was first told of
};

} // namespace

Night randomNight(std::uint32_t seed)
{
    return NightMaker(seed).make();
}

} // namespace tulpar
