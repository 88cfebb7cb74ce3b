#pragma once

#include "core/base/enum_names.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace tulpar {

/// The closed list of what can be expected to fail; programs branch on it, people read `Error::detail`.
enum class Errc {
    Malformed, ///< bytes that are not what they claim to be
    TooLarge,
    TooDeep,
    UnknownFormat,
    OutOfRange,
    NotFound,
    Unavailable, ///< a device, service or link that does not answer
    Timeout,
    Refused, ///< forbidden by a rule, a limit or the interlock
    OutOfOrder,
    Io,
    Unsupported,
};

template <>
struct EnumNames<Errc> {
    static constexpr std::array<std::string_view, 12> names{
        "malformed",   "too_large", "too_deep", "unknown_format", "out_of_range", "not_found",
        "unavailable", "timeout",   "refused",  "out_of_order",   "io",           "unsupported"};
};

/// What went wrong: a code for programs, and where and what in English for the journal.
struct Error {
    Errc code = Errc::Malformed;
    std::string detail;
    bool operator==(const Error &) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure fail(Errc code, std::string detail)
{
    return Failure(Error{code, std::move(detail)});
}

} // namespace tulpar
