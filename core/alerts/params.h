#pragma once

#include "core/base/parse.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tulpar {

/// The Params of a VOEvent's What, those inside Groups too, in document order; a name may occur in several
/// Groups. Views into the parsed document, which must outlive it.
class Params {
public:
    void add(std::string_view name, std::string_view value) { m_all.push_back({name, value}); }

    /// The first value of that name, trimmed.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const
    {
        for (const Param &param : m_all)
            if (param.name == name)
                return trimmed(param.value);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const
    {
        const auto found = text(name);
        return found ? parseInteger(*found) : std::nullopt;
    }

    [[nodiscard]] std::optional<double> number(std::string_view name) const
    {
        const auto found = text(name);
        return found ? parseNumber(*found) : std::nullopt;
    }

    /// Yes if any Param of that name says "true", No if there are some and none does.
    [[nodiscard]] std::optional<bool> truth(std::string_view name) const
    {
        std::optional<bool> result;
        for (const Param &param : m_all)
            if (param.name == name)
                if (const auto value = parseTruth(param.value))
                    result = result.value_or(false) || *value;
        return result;
    }

    [[nodiscard]] bool isTrue(std::string_view name) const { return truth(name).value_or(false); }

private:
    struct Param {
        std::string_view name;
        std::string_view value;
    };
    std::vector<Param> m_all;
};

} // namespace tulpar
