#include "core/alerts/event.h"

#include <algorithm>

namespace tulpar {

Receipt receiptOf(const RawNotice &raw)
{
    return {raw.feed, raw.topic, raw.partition, raw.offset, raw.received, noticeContentHash(raw.bytes)};
}

bool StoryLine::has(NoticeFlag flag) const
{
    return std::ranges::binary_search(flags, flag);
}

std::optional<IcrsDirection> Event::direction() const
{
    const StoryLine *line = best();
    return line && line->position.kind == PositionKind::Source ? line->position.direction : std::nullopt;
}

std::optional<Angle> Event::error() const
{
    const StoryLine *line = best();
    return line ? line->position.error : std::nullopt;
}

bool Event::isAlive() const
{
    return status == EventStatus::Active || status == EventStatus::LowSignificance;
}

} // namespace tulpar
