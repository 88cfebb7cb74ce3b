#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"
#include "tests/fuzz/demand.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace tulpar {

inline std::string_view inputOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// What must hold of everything that a reader lets pass.
inline void checkNotice(const Notice &notice)
{
    demand(!notice.noticeId || !notice.noticeId->empty());
    demand(std::ranges::is_sorted(notice.flags) && std::ranges::is_sorted(notice.reasons));
    if (notice.position.direction) {
        const double ra = notice.position.direction->ra.asDegrees();
        const double dec = notice.position.direction->dec.asDegrees();
        demand(ra >= 0 && ra < 360 && dec >= -90.0000001 && dec <= 90.0000001);
    }
    demand(!notice.position.error || *notice.position.error > Angle());
    demand(
        !notice.position.containment
        || (*notice.position.containment > 0 && *notice.position.containment <= 1));
    demand(notice.timeReadable != notice.has(NoticeFlag::TimeUnreadable));
    const bool canBeSlewedTo = notice.position.kind == PositionKind::Source && notice.position.direction
        && notice.test != Stated::Yes && !notice.retraction && notice.timeReadable
        && notice.sourceClass != SourceClass::NotGrb;
    demand(!notice.permitsSlew() || canBeSlewedTo);
    constexpr std::size_t kLongestName = 4096;
    demand(notice.kind.size() <= kLongestName && notice.event.size() <= kLongestName);
}

/// Of what was read and of what was refused.
inline void checkAnswer(const Result<Notice> &notice)
{
    if (notice)
        checkNotice(*notice);
    else
        demand(!notice.error().detail.empty());
}

} // namespace tulpar
