#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string_view>

namespace tulpar {

/// What strangers' bytes may be at most before a parser sees them.
struct NoticeLimits {
    std::size_t xmlBytes = std::size_t(1) << 20;
    std::size_t jsonBytes = std::size_t(16) << 20;
    int depth = 64; ///< of nested elements, objects and arrays
};

/// What the bytes claim to be, by their first meaningful characters only.
enum class NoticeSyntax { Xml, Json, Other };

[[nodiscard]] NoticeSyntax noticeSyntax(std::string_view bytes) noexcept;

/// Errc::Malformed with the byte offset of the first sequence that is not UTF-8 (overlong forms, surrogates
/// and NUL are refused too).
[[nodiscard]] Result<void> checkUtf8(std::string_view bytes);

/// Passes only what an XML parser may safely see: within size and depth, UTF-8, no DOCTYPE or entity
/// declaration, each element closed by its own name, exactly one root and nothing but blanks and comments
/// around it. The error says what and at which line and column.
[[nodiscard]] Result<void> guardXml(std::string_view bytes, const NoticeLimits &limits = {});

/// The same for JSON: size, UTF-8, depth, balanced brackets, one value and nothing after it.
[[nodiscard]] Result<void> guardJson(std::string_view bytes, const NoticeLimits &limits = {});

} // namespace tulpar
