#pragma once

#include "core/base/did_you_mean.h"
#include "core/base/enum_names.h"
#include "core/base/result.h"

#include <toml++/toml.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// One table of a policy's text while it is read: refuses what does not fit and, at the end, keys that nobody
/// asked for, with line, place and what to do instead. The first refusal of a text is the one that stays. Not
/// for values that must be there: those the reader asks for with `need`. Internal to this room.
class PolicyTable {
public:
    PolicyTable(const toml::table &table, std::string place, std::optional<Error> &refusal);

    [[nodiscard]] std::optional<double> number(std::string_view key, double low, double high);
    [[nodiscard]] std::optional<int> whole(std::string_view key, int low, int high);
    [[nodiscard]] std::optional<bool> truth(std::string_view key);
    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    [[nodiscard]] const toml::array *list(std::string_view key);
    [[nodiscard]] std::optional<PolicyTable> table(std::string_view key);

    /// One of `words`; which one.
    [[nodiscard]] std::optional<std::size_t> word(
        std::string_view key, std::span<const std::string_view> words);
    [[nodiscard]] std::vector<std::size_t> someOf(
        std::string_view key, std::span<const std::string_view> words);

    template <NamedEnum E>
    [[nodiscard]] std::optional<E> named(std::string_view key)
    {
        const auto index = word(key, EnumNames<E>::names);
        return index ? std::optional(static_cast<E>(*index)) : std::nullopt;
    }
    template <NamedEnum E>
    [[nodiscard]] std::vector<E> allNamed(std::string_view key)
    {
        std::vector<E> found;
        for (const std::size_t index : someOf(key, EnumNames<E>::names))
            found.push_back(static_cast<E>(index));
        return found;
    }

    [[nodiscard]] bool has(std::string_view key) const { return m_table->contains(key); }
    /// Refuses where the key is absent: "... must say `key`, such as `example`".
    void need(std::string_view key, std::string_view example);
    /// At the line of the key, or of the table where it is absent.
    void refuse(Errc code, std::string_view key, const std::string &why);
    /// Refuses keys that were not asked for.
    void end();

    [[nodiscard]] int line() const;
    [[nodiscard]] const std::string &place() const { return m_place; }
    void rename(std::string place) { m_place = std::move(place); }
    [[nodiscard]] const toml::table &values() const { return *m_table; }
    [[nodiscard]] std::optional<Error> &refusal() { return *m_refusal; }

private:
    [[nodiscard]] const toml::node *find(std::string_view key);
    void refuseAt(const toml::node &node, Errc code, std::string_view key, const std::string &why);

    const toml::table *m_table;
    std::string m_place;
    std::optional<Error> *m_refusal;
    std::vector<std::string> m_asked;
};

} // namespace tulpar
