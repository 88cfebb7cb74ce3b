#include "core/alerts/event_state.h"

#include "core/alerts/notice_rank.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

bool isDetection(const StoryLine &line)
{
    return !line.retraction && !line.has(NoticeFlag::Auxiliary) && !line.has(NoticeFlag::Utility)
        && !line.has(NoticeFlag::Nack) && !line.has(NoticeFlag::NotAnAlert);
}

bool looksLikeNoise(const StoryLine &line)
{
    return line.has(NoticeFlag::LowSignificance) || line.has(NoticeFlag::Subthreshold)
        || line.has(NoticeFlag::MostlyNoise);
}

bool isOlder(const StoryLine &a, const StoryLine &b)
{
    if (a.noticeUtc != b.noticeUtc)
        return a.noticeUtc < b.noticeUtc; // none is the oldest
    return a.revision < b.revision;
}

/// The lines that count: all but tests, or the tests where there is nothing else.
std::vector<const StoryLine *> believed(const Event &event)
{
    std::vector<const StoryLine *> lines;
    for (const StoryLine &line : event.story)
        if (event.isTest || line.test != Stated::Yes)
            lines.push_back(&line);
    return lines;
}

using Lines = std::vector<const StoryLine *>;

SourceClass classOf(Mission mission, const Lines &lines)
{
    const StoryLine *word = nullptr;
    int authority = -1;
    for (const StoryLine *line : lines) {
        if (line->sourceClass == SourceClass::Unstated)
            continue;
        const int rank = classAuthority(mission, *line);
        const bool sameMoment = word && rank == authority && !isOlder(*line, *word) && !isOlder(*word, *line);
        const bool isCautious = sameMoment && line->sourceClass == SourceClass::NotGrb;
        if (!word || rank > authority || (rank == authority && isOlder(*word, *line)) || isCautious) {
            word = line;
            authority = rank;
        }
    }
    return word ? word->sourceClass : SourceClass::Unstated;
}

std::optional<UtcInstant> triggerOf(const Lines &lines)
{
    std::optional<UtcInstant> ofDetections;
    std::optional<UtcInstant> ofAny;
    for (const StoryLine *line : lines) {
        if (!line->triggerUtc)
            continue;
        ofAny = std::min(ofAny.value_or(*line->triggerUtc), *line->triggerUtc);
        if (isDetection(*line))
            ofDetections = std::min(ofDetections.value_or(*line->triggerUtc), *line->triggerUtc);
    }
    return ofDetections ? ofDetections : ofAny;
}

void findBest(Event &event)
{
    event.bestLine.reset();
    std::optional<PositionRank> best;
    for (std::size_t i = 0; i < event.story.size(); ++i) {
        StoryLine &line = event.story[i];
        line.isBest = false;
        if (!event.isTest && line.test == Stated::Yes)
            continue;
        const auto rank = positionRank(event.mission, line);
        if (rank && (!best || *rank > *best)) {
            best = rank;
            event.bestLine = i;
        }
    }
    if (event.bestLine)
        event.story[*event.bestLine].isBest = true;
}

std::pair<EventStatus, std::optional<SlewReason>> statusOf(const Event &event, const Lines &lines)
{
    const auto any = [&](NoticeFlag flag) {
        return std::ranges::any_of(lines, [&](const StoryLine *line) { return line->has(flag); });
    };
    if (std::ranges::any_of(lines, [](const StoryLine *line) { return line->retraction; }))
        return {
            EventStatus::Retracted,
            any(NoticeFlag::DefinitelyNotGrb) ? SlewReason::DefinitelyNotGrb : SlewReason::Retraction};
    if (event.isTest)
        return {EventStatus::Test, SlewReason::Test};
    if (any(NoticeFlag::FlightCatalogue))
        return {EventStatus::KnownSource, SlewReason::KnownSourceFlight};
    if (any(NoticeFlag::GroundCatalogue))
        return {EventStatus::KnownSource, SlewReason::KnownSourceGround};
    if (any(NoticeFlag::LostLock))
        return {EventStatus::NotGrb, SlewReason::LostLock};
    if (event.sourceClass == SourceClass::NotGrb)
        return {EventStatus::NotGrb, SlewReason::NotGrb};
    const StoryLine *telling = event.best();
    for (const StoryLine *line : lines)
        if (!event.best() && isDetection(*line) && (!telling || isOlder(*telling, *line)))
            telling = line;
    if (telling && looksLikeNoise(*telling))
        return {EventStatus::LowSignificance, SlewReason::LowSignificance};
    return {EventStatus::Active, std::nullopt};
}

} // namespace

StoryLine storyLine(const Notice &notice, const Receipt &receipt)
{
    StoryLine line;
    line.copies.push_back(receipt);
    line.format = notice.format;
    line.kind = notice.kind;
    line.instrument = notice.instrument;
    line.noticeId = notice.noticeId;
    line.revision = notice.revision;
    line.triggerUtc = notice.triggerUtc;
    line.noticeUtc = notice.noticeUtc;
    line.position = notice.position;
    line.hasMap = notice.map.has_value();
    line.test = notice.test;
    line.retraction = notice.retraction;
    line.sourceClass = notice.sourceClass;
    line.significance = notice.significance;
    line.flags = notice.flags;
    line.reasons = notice.reasons;
    return line;
}

bool withdraws(const StoryLine &line)
{
    return line.retraction || line.has(NoticeFlag::FlightCatalogue) || line.has(NoticeFlag::GroundCatalogue)
        || line.has(NoticeFlag::LostLock);
}

void settle(Event &event)
{
    event.isTest =
        std::ranges::all_of(event.story, [](const StoryLine &line) { return line.test == Stated::Yes; });
    const Lines lines = believed(event);
    event.isDetected = std::ranges::any_of(lines, [](const StoryLine *line) { return isDetection(*line); });
    event.sourceClass = classOf(event.mission, lines);
    event.triggerUtc = triggerOf(lines);
    findBest(event);
    std::tie(event.status, event.why) = statusOf(event, lines);
}

} // namespace tulpar
