#include "core/time/instant.h"

#include <array>

namespace tulpar {

namespace {

constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;

/// Takes tokens off the front of a text; every taker says whether it succeeded.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    bool takeOneOf(std::string_view characters)
    {
        if (m_rest.empty() || characters.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    bool takeText(std::string_view text)
    {
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }

    /// Exactly `count` digits.
    bool takeDigits(std::size_t count, int &value)
    {
        if (m_rest.size() < count)
            return false;
        value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char c = m_rest[i];
            if (c < '0' || c > '9')
                return false;
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return true;
    }

    /// One digit or more of a fraction of a second; those after the ninth are dropped.
    bool takeFraction(std::int64_t &ns)
    {
        ns = 0;
        std::int64_t weight = kNsPerSecond / 10;
        std::size_t taken = 0;
        for (; taken < m_rest.size() && m_rest[taken] >= '0' && m_rest[taken] <= '9'; ++taken) {
            ns += weight * (m_rest[taken] - '0');
            weight /= 10;
        }
        m_rest.remove_prefix(taken);
        return taken > 0;
    }

private:
    std::string_view m_rest;
};

Failure malformed(std::string_view text)
{
    return fail(
        Errc::Malformed,
        "not a UTC time as 2022-10-09T14:10:17.99: \"" + std::string(text.substr(0, 40)) + '"');
}

Failure impossible(std::string_view text, std::string_view what)
{
    return fail(
        Errc::OutOfRange,
        std::string(what) + " out of range in UTC time \"" + std::string(text.substr(0, 40)) + '"');
}

std::string padded(std::int64_t value, std::size_t width)
{
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

} // namespace

Result<UtcInstant> parseUtc(std::string_view text)
{
    Reader reader(text);
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::int64_t ns = 0;
    if (!reader.takeDigits(4, year) || !reader.takeOneOf("-") || !reader.takeDigits(2, month)
        || !reader.takeOneOf("-") || !reader.takeDigits(2, day) || !reader.takeOneOf("T ")
        || !reader.takeDigits(2, hour) || !reader.takeOneOf(":") || !reader.takeDigits(2, minute)
        || !reader.takeOneOf(":") || !reader.takeDigits(2, second))
        return malformed(text);
    if (reader.takeOneOf(".") && !reader.takeFraction(ns))
        return malformed(text);
    if (!reader.takeOneOf("Z") && !reader.takeText("+00:00") && !reader.atEnd())
        return malformed(text);
    if (!reader.atEnd())
        return malformed(text);

    const std::chrono::year_month_day date{
        std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    if (year < 1900 || year > 2200)
        return impossible(text, "year");
    if (!date.ok())
        return impossible(text, "date");
    if (hour > 23 || minute > 59)
        return impossible(text, "hour or minute");
    const bool isLeapSecond = hour == 23 && minute == 59 && second == 60;
    if (second > 59 && !isLeapSecond)
        return impossible(text, "second");
    if (isLeapSecond)
        ns = 0; // the whole leap second is the next midnight

    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    const std::int64_t s = days * kSecondsPerDay + hour * 3600 + minute * 60 + second;
    return UtcInstant{s * kNsPerSecond + ns};
}

std::string isoUtc(UtcInstant t, int decimals)
{
    const std::chrono::nanoseconds sinceEpoch(t.nsSinceUnixEpoch);
    const auto days = std::chrono::floor<std::chrono::days>(sinceEpoch);
    const std::chrono::year_month_day date{std::chrono::sys_days(days)};
    const std::int64_t ns = (sinceEpoch - days).count();
    const std::int64_t s = ns / kNsPerSecond;

    std::string out = padded(int(date.year()), 4) + '-' + padded(unsigned(date.month()), 2) + '-'
        + padded(unsigned(date.day()), 2) + 'T' + padded(s / 3600, 2) + ':' + padded(s / 60 % 60, 2) + ':'
        + padded(s % 60, 2);
    if (decimals > 0)
        out += '.'
            + padded(ns % kNsPerSecond, 9).substr(0, static_cast<std::size_t>(decimals < 9 ? decimals : 9));
    return out + 'Z';
}

} // namespace tulpar
