#include "core/nights/night_line.h"

#include "core/base/parse.h"

#include <algorithm>

namespace tulpar {

NightLine::NightLine(std::string_view line)
{
    constexpr std::string_view kBlank = " \t\r";
    line = line.substr(0, line.find('#'));
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
        if (line.empty())
            return;
        const std::size_t end = std::min(line.find_first_of(kBlank), line.size());
        m_words.emplace_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

const std::string &NightLine::word(std::size_t i) const
{
    static const std::string kNone;
    return i < m_words.size() ? m_words[i] : kNone;
}

Result<double> NightLine::number(std::size_t i, double low, double high) const
{
    const auto value = parseNumber(word(i));
    if (!value || !(*value >= low && *value <= high))
        return fail(
            Errc::Malformed,
            "'" + word(i) + "' is not a number from " + fixed(low, 0) + " to " + fixed(high, 0));
    return *value;
}

std::string NightLine::joined(std::size_t from, std::size_t to, char between) const
{
    std::string text;
    for (std::size_t i = from; i < std::min(to, m_words.size()); ++i) {
        if (i > from)
            text += between;
        text += m_words[i];
    }
    return text;
}

std::string NightLine::name(std::size_t from, std::size_t to) const
{
    return joined(from, to, '_');
}

std::string NightLine::textFrom(std::size_t from) const
{
    return joined(from, m_words.size(), ' ');
}

} // namespace tulpar
