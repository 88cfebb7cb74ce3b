#pragma once

#include "core/base/enum_names.h"
#include "core/safety/reason.h"
#include "core/session/night_view.h"
#include "core/time/instant.h"

#include <array>
#include <string>
#include <vector>

namespace tulpar {

/// What a second of the night was spent on. Exactly one at a time; when several hold, core/night/README.md
/// has the order.
enum class LedgerClass {
    Exposing, ///< a shutter is open
    Slewing, ///< the mount moves, or settles on what is to be exposed
    Reading, ///< cameras read out, or are set for the next exposure
    Weather, ///< the sky forbids to be open
    Fault, ///< a device or the core does not do its work
    Waiting, ///< with its reason
    Unexplained, ///< no fact says why
};

template <>
struct EnumNames<LedgerClass> {
    static constexpr std::array<std::string_view, 7> names{"exposing", "slewing", "reading",    "weather",
                                                           "fault",    "waiting", "unexplained"};
};

inline constexpr std::array kLedgerClasses{
    LedgerClass::Exposing, LedgerClass::Slewing, LedgerClass::Reading,    LedgerClass::Weather,
    LedgerClass::Fault,    LedgerClass::Waiting, LedgerClass::Unexplained};

/// The part of `totals` that belongs to the class.
[[nodiscard]] Duration &partOf(LedgerView &totals, LedgerClass what);
[[nodiscard]] Duration partOf(const LedgerView &totals, LedgerClass what);
[[nodiscard]] Duration sumOf(const LedgerView &totals);

/// A stretch of the night of one class and cause; `begin` belongs to it, `end` to the next.
struct LedgerSpan {
    UtcInstant begin;
    UtcInstant end;
    LedgerClass what = LedgerClass::Unexplained;
    Reasons reasons; ///< as first said; weather, fault and waiting always have one
    std::string subject; ///< "programme:M 51/deep", "focus", "swift:1126853"; empty: none
};

using LedgerSpans = std::vector<LedgerSpan>;

/// Of the same class, cause and subject, whatever the numbers of the reasons are by now.
[[nodiscard]] bool isSameSpan(const LedgerSpan &a, const LedgerSpan &b);

} // namespace tulpar
