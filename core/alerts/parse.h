#pragma once

#include "core/alerts/guard.h"
#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <string_view>

namespace tulpar {

/// What one notice says, its format told by content. Bytes of any origin are safe to give: they are guarded
/// first. Errors: TooLarge, TooDeep, Malformed, OutOfRange (coordinates), UnknownFormat (not a format read
/// here), each with what and where. Impossible times are no error: `timeReadable` is then false.
[[nodiscard]] Result<Notice> parseNotice(std::string_view bytes, const NoticeLimits &limits = {});

/// The same for bytes as a feed delivered them: a topic of tests makes the notice one, whatever it says.
[[nodiscard]] Result<Notice> parseDelivered(const RawNotice &raw, const NoticeLimits &limits = {});

} // namespace tulpar
