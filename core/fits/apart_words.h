#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace tulpar {

// Between ApartReader and tulpar-fits: one line of JSON, then cards. Read by hand on both sides; a field that
// is missing or of another kind makes the reply void.

/// Nothing where the field is missing or of another kind.
template <class T>
[[nodiscard]] std::optional<T> fieldOf(const nlohmann::json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || found == object.end())
        return std::nullopt;
    if constexpr (std::is_same_v<T, std::string>) {
        if (!found->is_string())
            return std::nullopt;
    } else if (!found->is_number_integer()) {
        return std::nullopt;
    }
    return found->template get<T>();
}

} // namespace tulpar
