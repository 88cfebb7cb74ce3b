#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// A direction printed as degrees, ICRS: right ascension in [0, 360], declination in [-90, 90], else
/// Errc::OutOfRange with `place`.
[[nodiscard]] Result<IcrsDirection> printedDirection(double raDeg, double decDeg, const std::string &place);

/// Whether the numbers are a stand-in for "no position": 0,0 and -1,-1.
[[nodiscard]] bool isPlaceholder(double raDeg, double decDeg) noexcept;

void addFlag(Notice &notice, NoticeFlag flag);

/// Reads one time of a notice. Empty text: none given. Impossible times mark the notice as unreadable in
/// time.
[[nodiscard]] std::optional<UtcInstant> readTime(Notice &notice, std::string_view text);

/// Errc::TooLarge, with what, for names and addresses so long that only an attacker writes them: they go into
/// the journal and onto desks, where a megabyte of name would hurt.
[[nodiscard]] Result<void> checkLengths(const Notice &notice);

/// Orders the flags and fills in the reasons why the class of this notice does not permit an automatic
/// response.
void judge(Notice &notice);

} // namespace tulpar
