#include "core/time/leap_seconds.h"

#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr std::int64_t kNtpToUnixS = 2'208'988'800; // 1900-01-01 to 1970-01-01
constexpr std::int64_t kLastNtpS = 9'467'107'200; // 2200-01-01: no list reaches further
constexpr std::int64_t kBuiltInExpiryNtpS = 4'023'129'600; // 2027-06-28

struct NtpStep {
    std::int64_t ntpS;
    int taiMinusUtcS;
};

constexpr std::array<NtpStep, 28> kBuiltIn{{
    {2272060800, 10}, {2287785600, 11}, {2303683200, 12}, {2335219200, 13}, {2366755200, 14},
    {2398291200, 15}, {2429913600, 16}, {2461449600, 17}, {2492985600, 18}, {2524521600, 19},
    {2571782400, 20}, {2603318400, 21}, {2634854400, 22}, {2698012800, 23}, {2776982400, 24},
    {2840140800, 25}, {2871676800, 26}, {2918937600, 27}, {2950473600, 28}, {2982009600, 29},
    {3029443200, 30}, {3076704000, 31}, {3124137600, 32}, {3345062400, 33}, {3439756800, 34},
    {3550089600, 35}, {3644697600, 36}, {3692217600, 37},
}};

UtcInstant fromNtp(std::int64_t ntpS)
{
    return {(ntpS - kNtpToUnixS) * kNsPerSecond};
}

Failure badLine(std::size_t number, std::string_view why)
{
    return fail(
        Errc::Malformed, "leap second list, line " + std::to_string(number) + ": " + std::string(why));
}

} // namespace

const LeapSeconds &LeapSeconds::builtIn()
{
    static const LeapSeconds table = [] {
        LeapSeconds made;
        for (const NtpStep &step : kBuiltIn)
            made.m_steps.push_back({fromNtp(step.ntpS), step.taiMinusUtcS});
        made.m_expires = fromNtp(kBuiltInExpiryNtpS);
        return made;
    }();
    return table;
}

Result<LeapSeconds> LeapSeconds::parse(std::string_view list)
{
    LeapSeconds made;
    bool hasExpiry = false;
    std::size_t number = 0;
    while (!list.empty()) {
        ++number;
        const std::size_t end = std::min(list.find('\n'), list.size());
        std::string_view line = trimmed(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));

        if (line.starts_with("#@")) {
            const auto ntpS = parseInteger(line.substr(2));
            if (!ntpS || *ntpS < kNtpToUnixS || *ntpS > kLastNtpS)
                return badLine(number, "no expiry date");
            made.m_expires = fromNtp(*ntpS);
            hasExpiry = true;
            continue;
        }
        line = trimmed(line.substr(0, line.find('#')));
        if (line.empty())
            continue;
        const std::size_t blank = line.find_first_of(" \t");
        if (blank == std::string_view::npos)
            return badLine(number, "two numbers expected");
        const auto ntpS = parseInteger(line.substr(0, blank));
        const auto offsetS = parseInteger(line.substr(blank));
        if (!ntpS || !offsetS || *ntpS < kNtpToUnixS || *ntpS > kLastNtpS || *offsetS < 0 || *offsetS > 200)
            return badLine(number, "seconds out of range");
        const Step step{fromNtp(*ntpS), static_cast<int>(*offsetS)};
        if (!made.m_steps.empty()
            && (step.from <= made.m_steps.back().from
                || std::abs(step.taiMinusUtcS - made.m_steps.back().taiMinusUtcS) != 1))
            return badLine(number, "not one second after the line before");
        made.m_steps.push_back(step);
    }
    if (made.m_steps.empty() || !hasExpiry)
        return fail(Errc::Malformed, "leap second list without steps or without expiry date (#@)");
    return made;
}

int LeapSeconds::taiMinusUtcS(UtcInstant t) const noexcept
{
    const auto after =
        std::upper_bound(m_steps.begin(), m_steps.end(), t, [](UtcInstant instant, const Step &step) {
            return instant < step.from;
        });
    return after == m_steps.begin() ? m_steps.front().taiMinusUtcS : std::prev(after)->taiMinusUtcS;
}

} // namespace tulpar
