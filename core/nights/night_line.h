#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// One line of a night's file, cut into words; what stands behind a '#' is not read.
class NightLine {
public:
    NightLine() = default;
    explicit NightLine(std::string_view line);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    [[nodiscard]] std::size_t size() const { return m_words.size(); }
    /// Empty behind the end.
    [[nodiscard]] const std::string &word(std::size_t i) const;
    /// Errc::Malformed unless word `i` is a number from `low` to `high`.
    [[nodiscard]] Result<double> number(std::size_t i, double low, double high) const;
    /// Words `from` to before `to` as the name of one thing: "stuck roof" and "stuck_roof" are one.
    [[nodiscard]] std::string name(std::size_t from, std::size_t to = std::string::npos) const;
    /// The words from `from` on as a person wrote them.
    [[nodiscard]] std::string textFrom(std::size_t from) const;

private:
    [[nodiscard]] std::string joined(std::size_t from, std::size_t to, char between) const;

    std::vector<std::string> m_words;
};

/// "rain, wind, cloud".
template <class Names>
[[nodiscard]] std::string listOf(const Names &names)
{
    std::string list;
    for (const auto &name : names)
        list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

} // namespace tulpar
