#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// `text` without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// The whole of `text` (blanks around it allowed) as a finite decimal number; nothing else is a number:
/// no "nan", "inf", hexadecimal, unit or rest. Independent of the locale.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text) noexcept;

/// The whole of `text` as an integer, decimal or 0x-hexadecimal.
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text) noexcept;

/// "true"/"false" in any case.
[[nodiscard]] std::optional<bool> parseTruth(std::string_view text) noexcept;

[[nodiscard]] std::string lowered(std::string_view text);

/// `value` with `decimals` digits after the point, independent of the locale.
[[nodiscard]] std::string fixed(double value, int decimals);

/// Whether the bytes are UTF-8.
[[nodiscard]] bool isUtf8(std::string_view text) noexcept;

} // namespace tulpar
