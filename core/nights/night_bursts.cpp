#include "core/nights/night_bursts.h"

#include "core/base/parse.h"
#include "core/simulator/world.h"
#include "core/sky/observer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <ranges>
#include <string_view>

namespace tulpar {

namespace {

constexpr std::size_t kNameWord = 4;

struct Form {
    std::string_view words;
    NoticeArrives (*write)(const NightBurst &burst);
};

constexpr std::array<Form, 7> kForms{
    {{"swift grb", swiftBatPosition},
     {"swift better", swiftXrtPosition},
     {"swift retracts", swiftRetraction},
     {"swift known", swiftKnownSource},
     {"swift test", swiftTest},
     {"fermi grb", fermiGbmFlight},
     {"ep xray", einsteinProbeAlert}}};

/// The mission's number of a burst: its name where that is a number, else one that only the name decides.
int numberOf(const std::string &name)
{
    const auto value = parseNumber(name);
    constexpr double kMost = 1e9;
    if (value && *value >= 1 && *value < kMost && std::floor(*value) == *value)
        return static_cast<int>(*value);
    std::uint32_t hash = 2166136261U;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return 1'000'000 + static_cast<int>(hash % 900'000U);
}

} // namespace

Result<NoticeArrives> NightBursts::notice(const NightLine &line, UtcInstant start, Duration at)
{
    if (line.word(2) == "garbage") {
        const auto which = line.number(3, 0, 1e9);
        if (!which)
            return tl::unexpected(which.error());
        return garbageNotice(static_cast<std::uint32_t>(*which));
    }
    const std::string words = line.word(2) + " " + line.word(3);
    const std::string &name = line.word(kNameWord);
    const auto form = std::ranges::find(kForms, words, &Form::words);
    if (form == kForms.end() || name.empty())
        return fail(
            Errc::Malformed,
            "no notice '" + words + " " + name
                + "'; there are: " + listOf(std::views::transform(kForms, &Form::words))
                + ", each with the name of its burst, and: garbage NUMBER");
    const bool isKnown = m_bursts.contains(name);
    NightBurst &burst = m_bursts[name];
    burst.sent = start + at - 2s;
    if (isKnown) {
        ++burst.serial;
    } else {
        burst.number = numberOf(name);
        burst.trigger = start + at - 20s;
        burst.errorDeg = words == "fermi grb" ? 4 : 0.05;
    }
    if (words == "swift better")
        burst.errorDeg = 0.0012;
    const auto saysWhere = readRest(line, start, at, burst);
    if (!saysWhere)
        return tl::unexpected(saysWhere.error());
    if (!isKnown && !*saysWhere)
        return fail(Errc::Malformed, "the first notice of '" + name + "' says where: at AZIMUTH ALTITUDE");
    return form->write(burst);
}

Result<bool> NightBursts::readRest(const NightLine &line, UtcInstant start, Duration at, NightBurst &burst)
{
    bool saysWhere = false;
    for (std::size_t i = kNameWord + 1; i < line.size();) {
        if (line.word(i) == "at") {
            const auto azimuth = line.number(i + 1, 0, 360);
            const auto altitude = line.number(i + 2, -90, 90);
            if (!azimuth || !altitude)
                return fail(Errc::Malformed, "'at AZIMUTH ALTITUDE' in degrees, 0 to 360 and -90 to 90");
            const IcrsDirection place =
                Observer(assySite(), start)
                    .rotatedTo(start + at)
                    .icrs(HorizontalDirection{Angle::degrees(*azimuth), Angle::degrees(*altitude)});
            burst.raDeg = place.ra.wrapped().asDegrees();
            burst.decDeg = place.dec.asDegrees();
            saysWhere = true;
            i += 3;
        } else if (line.word(i) == "error") {
            const auto error = line.number(i + 1, 0, 90);
            if (!error)
                return tl::unexpected(error.error());
            burst.errorDeg = *error;
            i += 2;
        } else {
            return fail(
                Errc::Malformed,
                "no word '" + line.word(i) + "' in a notice; there are: at AZIMUTH ALTITUDE, error DEGREES");
        }
    }
    return saysWhere;
}

} // namespace tulpar
