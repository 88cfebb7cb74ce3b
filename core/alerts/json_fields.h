#pragma once

#include "core/base/result.h"

#include <simdjson.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

using JsonObject = simdjson::dom::object;
using JsonElement = simdjson::dom::element;

/// The members of one JSON object that a reader knows, found in one pass; null counts as absent. Views into
/// the parsed document, which must outlive it.
template <std::size_t N>
class JsonFields {
public:
    explicit constexpr JsonFields(const std::array<std::string_view, N> &names)
        : m_names(names)
    {
    }

    /// Errc::Malformed for a known name that stands twice: which one would be meant?
    [[nodiscard]] Result<void> read(const JsonObject &object)
    {
        for (const auto [name, value] : object) {
            const std::size_t i = indexOf(name);
            if (i == N)
                continue;
            if (m_seen[i])
                return fail(Errc::Malformed, "'" + std::string(name) + "' stands twice in one object");
            m_seen[i] = true;
            if (!value.is_null())
                m_values[i] = value;
        }
        return {};
    }

    /// `name` must be one of the names given.
    [[nodiscard]] std::optional<JsonElement> operator[](std::string_view name) const
    {
        return m_values[indexOf(name)];
    }

private:
    [[nodiscard]] constexpr std::size_t indexOf(std::string_view name) const
    {
        for (std::size_t i = 0; i < N; ++i)
            if (m_names[i].size() == name.size() && m_names[i] == name)
                return i;
        return N;
    }

    const std::array<std::string_view, N> &m_names;
    std::array<bool, N> m_seen{};
    std::array<std::optional<JsonElement>, N + 1> m_values; // one more, always empty, for a name not given
};

/// A string, or an integer's digits; of a list the first. Empty for anything else.
[[nodiscard]] std::string jsonText(const std::optional<JsonElement> &element);

/// All strings of a list (or the one string, or number) as texts, at most `most`.
[[nodiscard]] std::vector<std::string> jsonTexts(const std::optional<JsonElement> &element, std::size_t most);

/// A string's characters where the document keeps them; empty for anything else.
[[nodiscard]] std::string_view jsonView(const std::optional<JsonElement> &element);

/// A finite number; none where absent; Errc::Malformed for anything else, with `name`.
[[nodiscard]] Result<std::optional<double>> jsonNumber(
    const std::optional<JsonElement> &element, std::string_view name);

/// A finite number, none for anything else: for what is good to know and harms nobody.
[[nodiscard]] std::optional<double> jsonNumberIfAny(const std::optional<JsonElement> &element);

/// `text` as a name that may be shown and compared: at most 100 bytes, control characters replaced.
[[nodiscard]] std::string tidyName(std::string_view text);

} // namespace tulpar
