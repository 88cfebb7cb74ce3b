#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace tulpar {

/// The stable spelling of an enumeration in journals, files and JSON, in the order of its enumerators from 0.
/// Specialise beside the enumeration: `template <> struct EnumNames<E> { static constexpr std::array
/// names{...}; };` with `std::string_view` elements. Not for people: `core/words` has the sentences.
template <class E>
struct EnumNames;

template <class E>
concept NamedEnum = requires { EnumNames<E>::names[0]; };

template <NamedEnum E>
[[nodiscard]] constexpr std::string_view nameOf(E value) noexcept
{
    const auto index = static_cast<std::size_t>(value);
    return index < EnumNames<E>::names.size() ? EnumNames<E>::names[index] : std::string_view("?");
}

template <NamedEnum E>
[[nodiscard]] constexpr std::optional<E> enumNamed(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i)
        if (EnumNames<E>::names[i] == name)
            return static_cast<E>(i);
    return std::nullopt;
}

} // namespace tulpar
