#include "core/alerts/classic_dates.h"

#include "core/alerts/text_lines.h"
#include "core/alerts/text_place.h"
#include "core/base/parse.h"
#include "core/time/instant.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace tulpar {

namespace {

std::string twoDigits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string isoOfNoticeDate(std::string_view text)
{
    std::array<std::string_view, 6> words;
    std::size_t count = 0;
    while (!(text = trimmed(text)).empty() && count < words.size()) {
        words[count] = firstWord(text);
        text.remove_prefix(std::max<std::size_t>(words[count].size(), 1));
        ++count;
    }
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::size_t month = count >= 5 && words[2].size() == 3 ? kMonths.find(words[2]) : kMonths.npos;
    const auto day = parseInteger(words[1]);
    auto year = parseInteger(words[3]);
    if (month == kMonths.npos || month % 3 != 0 || !day || !year || *day < 0 || *day > 99 || *year < 0
        || *year > 9999)
        return "unreadable";
    if (*year < 100)
        *year += *year < 90 ? 2000 : 1900; // GCN began in 1993
    return std::to_string(*year) + "-" + twoDigits(static_cast<std::int64_t>(month / 3 + 1)) + "-"
        + twoDigits(*day) + "T" + std::string(words[4]);
}

std::string isoOfEventDate(std::string_view date, std::string_view time)
{
    const auto tjd = parseInteger(firstWord(date));
    const std::size_t slash = date.find('/');
    const std::size_t start = slash == date.npos ? date.npos : date.find_last_of(" ;\t", slash);
    const std::string_view ymd =
        firstWord(slash == date.npos ? std::string_view() : date.substr(start == date.npos ? 0 : start + 1));
    const std::size_t second = ymd.find('/', ymd.find('/') + 1);
    if (second == ymd.npos)
        return "unreadable";
    auto year = parseInteger(ymd.substr(0, ymd.find('/')));
    const auto month = parseInteger(ymd.substr(ymd.find('/') + 1, second - ymd.find('/') - 1));
    const auto day = parseInteger(ymd.substr(second + 1));
    const bool possible = year && month && day && *year >= 0 && *year <= 9999 && *month >= 0 && *month <= 99
        && *day >= 0 && *day <= 99;
    if (!possible)
        return "unreadable";
    if (*year < 100)
        *year += *year < 90 ? 2000 : 1900;
    const std::size_t open = time.find('{');
    const std::size_t close = time.find('}', std::min(open, time.size()));
    if (open == time.npos || close == time.npos)
        return "unreadable";
    std::string iso = std::to_string(*year) + "-" + twoDigits(*month) + "-" + twoDigits(*day) + "T"
        + std::string(trimmed(time.substr(open + 1, close - open - 1)));
    const auto instant = parseUtc(iso);
    const auto secondOfDay = parseNumber(firstWord(time));
    if (!instant || !secondOfDay || !tjd)
        return "unreadable";
    constexpr std::int64_t kDayNs = 86'400'000'000'000;
    constexpr std::int64_t kTjdOfUnixEpoch = 587;
    const bool dayAgrees = instant->nsSinceUnixEpoch / kDayNs + kTjdOfUnixEpoch == *tjd;
    const double printed = static_cast<double>(instant->nsSinceUnixEpoch % kDayNs) / 1e9;
    constexpr double kWholeSeconds = 1.01;
    return dayAgrees && std::abs(printed - *secondOfDay) < kWholeSeconds ? iso : "unreadable";
}

} // namespace tulpar
