#include "core/alerts/event_link.h"

#include "core/base/parse.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string ofMission(const Notice &notice, const std::string &rest)
{
    return std::string(nameOf(notice.mission)) + ":" + rest;
}

bool isWideAndStatistical(const Event &event, const StoryLine &line)
{
    const bool isWideMission = event.mission == Mission::Fermi || event.mission == Mission::Gecam;
    return isWideMission && line.position.containment.value_or(0.68) < 0.75;
}

} // namespace

bool isUniqueName(std::string_view name)
{
    if (name.find(':') != std::string_view::npos) // it looks like a mission's number
        return false;
    std::size_t run = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (isDigit(name[i])) {
            ++run;
            continue;
        }
        constexpr std::size_t kDate = 6; // yymmdd, and a letter that counts the events of that day
        if (run == kDate && isLetter(name[i]))
            return true;
        run = 0;
    }
    constexpr std::size_t kDateAndFraction = 9; // bn240812094
    constexpr std::size_t kDateAndCount = 8; // sb25020504
    return run == kDateAndFraction || (run == kDateAndCount && lowered(name).starts_with("sb"));
}

bool numbersAreUnique(Mission mission)
{
    return mission != Mission::Unknown && mission != Mission::Other && mission != Mission::Ipn;
}

std::string eventKey(const Notice &notice, const Receipt &receipt)
{
    const bool isPointing =
        notice.has(NoticeFlag::Utility) || notice.kind.find("POINTDIR") != std::string::npos;
    if (notice.has(NoticeFlag::NotAnAlert) || isPointing)
        return {};
    if (!notice.event.empty())
        return notice.event;
    for (const std::string &alias : notice.aliases)
        if (isUniqueName(alias))
            return ofMission(notice, alias);
    if (notice.triggerUtc)
        return ofMission(notice, isoUtc(*notice.triggerUtc));
    const bool hasPlace = notice.position.kind == PositionKind::Source
        || notice.position.kind == PositionKind::SkyMap || notice.map;
    if (!hasPlace && !notice.retraction)
        return {};
    return ofMission(notice, notice.noticeId.value_or(hexOf(receipt.content)));
}

std::optional<Angle> searchRadius(const Event &event)
{
    const StoryLine *line = event.best();
    if (!line || !event.direction())
        return std::nullopt;
    constexpr double kWiden = 1.4215; // sqrt(ln 0.10 / ln 0.32): 90 % over 68 % of a round Gaussian
    Angle radius = line->position.error.value_or(Angle());
    if (!line->position.error
        && lowered(line->kind + " " + line->instrument).find("grm") != std::string::npos)
        radius = Angle::degrees(5);
    if (line->position.containment.value_or(0.9) < 0.75)
        radius = radius * kWiden;
    if (isWideAndStatistical(event, *line))
        radius = Angle::radians(std::hypot(radius.asRadians(), Angle::degrees(5.6).asRadians()));
    return std::max(radius, Angle::arcminutes(3));
}

std::optional<Relation> relationTo(const Event &event, const Event &other)
{
    if (event.isTest != other.isTest || !event.isDetected || !other.isDetected || !event.triggerUtc
        || !other.triggerUtc)
        return std::nullopt;
    Relation relation{
        other.id, RelationKind::NearInTime, std::chrono::abs(*event.triggerUtc - *other.triggerUtc), {}};
    if (*relation.apart > kSameBurstWithin)
        return std::nullopt;
    const auto here = searchRadius(event);
    const auto there = searchRadius(other);
    if (!here || !there)
        return relation;
    const IcrsDirection from = *event.direction();
    const IcrsDirection to = *other.direction();
    const Angle reach = std::max(*here, *there);
    if (from.dec - to.dec > reach || to.dec - from.dec > reach) // most of a flood ends here
        return std::nullopt;
    relation.kind = RelationKind::SameBurst;
    relation.separation = separation(from, to);
    return *relation.separation > reach ? std::nullopt : std::optional(relation);
}

} // namespace tulpar
