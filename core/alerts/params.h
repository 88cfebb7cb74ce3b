#pragma once

#include "core/base/parse.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tulpar {

/// The Params of a VOEvent's What, those inside Groups too, in document order; a name may occur in several
/// Groups. Views into the parsed document, which must outlive it. Filled first, then indexed once, then
/// asked.
class Params {
public:
    Params()
    {
        m_all.reserve(128);
        m_first.fill(kNone);
    }

    void add(std::string_view name, std::string_view value, std::string_view unit)
    {
        Param &added = m_all.emplace_back(); // filled where it lies: a copy waits for its own stores
        added.name = name;
        added.value = value;
        added.unit = unit;
    }

    /// To be called after the last add(): a name is then found without a walk through all.
    void index()
    {
        for (std::size_t i = m_all.size(); i-- > 0;) {
            std::uint32_t &first = m_first[placeOf(m_all[i].name)];
            m_all[i].next = first;
            first = static_cast<std::uint32_t>(i);
        }
    }

    /// The first value of that name, trimmed.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const
    {
        const Param *param = find(name);
        return param == nullptr ? std::nullopt : std::optional(trimmed(param->value));
    }

    /// The first value of the first of these names that stands here.
    template <typename Names>
    [[nodiscard]] std::optional<std::string_view> firstText(const Names &names) const
    {
        for (const std::string_view name : names)
            if (const auto found = text(name))
                return found;
        return std::nullopt;
    }

    [[nodiscard]] std::string_view unit(std::string_view name) const
    {
        const Param *param = find(name);
        return param == nullptr ? std::string_view() : trimmed(param->unit);
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
        for (std::uint32_t i = m_first[placeOf(name)]; i != kNone; i = m_all[i].next)
            if (m_all[i].name == name)
                if (const auto value = parseTruth(m_all[i].value))
                    result = result.value_or(false) || *value;
        return result;
    }

    /// Whether Params of that name say different things.
    [[nodiscard]] bool disagrees(std::string_view name) const
    {
        const Param *said = nullptr;
        for (std::uint32_t i = m_first[placeOf(name)]; i != kNone; i = m_all[i].next) {
            if (m_all[i].name != name)
                continue;
            if (said != nullptr && trimmed(said->value) != trimmed(m_all[i].value))
                return true;
            said = &m_all[i];
        }
        return false;
    }

    [[nodiscard]] bool isTrue(std::string_view name) const { return truth(name).value_or(false); }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t(0);
    static constexpr std::size_t kPlaces = 256;

    struct Param {
        std::string_view name;
        std::string_view value;
        std::string_view unit;
        std::uint32_t next = kNone; ///< of the same place, kNone at the end
    };

    [[nodiscard]] static std::size_t placeOf(std::string_view name)
    {
        if (name.empty())
            return 0;
        const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(name[i]) & 0xFF; };
        const std::size_t half = name.size() / 2;
        return (name.size() * 7 + byte(0) + byte(half) * 31 + byte(name.size() - 1) * 57) % kPlaces;
    }

    [[nodiscard]] const Param *find(std::string_view name) const
    {
        for (std::uint32_t i = m_first[placeOf(name)]; i != kNone; i = m_all[i].next)
            if (m_all[i].name == name)
                return &m_all[i];
        return nullptr;
    }

    std::vector<Param> m_all;
    std::array<std::uint32_t, kPlaces> m_first;
};

} // namespace tulpar
