#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// The "KEY: value" lines of a classic text notice, continuation lines joined to their key, in order. Views
/// into the text, which must outlive it.
class TextLines {
public:
    /// Errc::Malformed for a first line without a key, Errc::TooLarge for more lines than a notice can have.
    [[nodiscard]] static Result<TextLines> split(std::string_view text);

    /// The whole value of the first line of that key, continuations behind it as they stand; empty if none.
    [[nodiscard]] std::string_view value(std::string_view key) const;

    /// The first of `keys` that has a value.
    [[nodiscard]] std::string_view firstKey(std::initializer_list<std::string_view> keys) const;

    /// "line 3" of that key, for errors.
    [[nodiscard]] std::string placeOfKey(std::string_view key) const;

    /// Whether a COMMENTS line contains that text.
    [[nodiscard]] bool comments(std::string_view contained) const;

    /// Whether a key other than COMMENTS stands more than once with different values.
    [[nodiscard]] bool contradicts(std::string_view key) const;

private:
    struct Line {
        std::string_view key;
        std::string_view value;
        std::size_t number = 0; ///< from 1
    };
    std::vector<Line> m_lines;
};

/// Of a value of such a line: up to the first blank, comma or semicolon.
[[nodiscard]] std::string_view firstWord(std::string_view text);

} // namespace tulpar
