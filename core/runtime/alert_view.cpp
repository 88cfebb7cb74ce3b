#include "core/runtime/alert_view.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tulpar {

namespace {

std::string_view missionName(Mission mission)
{
    constexpr std::array<std::pair<Mission, std::string_view>, 18> kNames{
        {{Mission::Swift, "Swift"},
         {Mission::Fermi, "Fermi"},
         {Mission::Integral, "INTEGRAL"},
         {Mission::Lvk, "LVK"},
         {Mission::IceCube, "IceCube"},
         {Mission::Gecam, "GECAM"},
         {Mission::Svom, "SVOM"},
         {Mission::EinsteinProbe, "Einstein Probe"},
         {Mission::Maxi, "MAXI"},
         {Mission::Konus, "Konus-Wind"},
         {Mission::Calet, "CALET"},
         {Mission::Agile, "AGILE"},
         {Mission::BurstCube, "BurstCube"},
         {Mission::Chime, "CHIME"},
         {Mission::Dsa110, "DSA-110"},
         {Mission::SuperK, "Super-Kamiokande"},
         {Mission::Km3Net, "KM3NeT"},
         {Mission::Ipn, "IPN"}}};
    const auto found = std::ranges::find(kNames, mission, &std::pair<Mission, std::string_view>::first);
    return found == kNames.end() ? std::string_view() : found->second;
}

NoticeView viewOf(const StoryLine &line, Mission mission)
{
    NoticeView view;
    view.receivedUtc = line.first().received.utc;
    view.noticeUtc = line.noticeUtc;
    view.source = sourceName(mission, line.instrument, line.kind);
    view.kind = line.kind;
    view.feed = line.first().feed;
    view.noticeId = line.noticeId;
    view.positionKind = line.position.kind;
    view.position = line.position.direction;
    view.errorRadius = line.position.error;
    view.containment = line.position.containment;
    view.flags = line.flags;
    view.isRetraction = line.retraction;
    view.isBest = line.isBest;
    view.copies = static_cast<int>(line.copyCount);
    return view;
}

void keepOutcomes(std::vector<NoticeView> &story, const std::vector<NoticeView> &before)
{
    for (NoticeView &view : story) {
        const auto known = std::ranges::find_if(before, [&](const NoticeView &old) {
            return old.receivedUtc == view.receivedUtc && old.kind == view.kind
                && old.noticeId == view.noticeId;
        });
        if (known != before.end())
            view.outcome = known->outcome;
    }
}

} // namespace

std::string sourceName(Mission mission, const std::string &instrument, const std::string &kind)
{
    const std::string name(missionName(mission));
    if (name.empty() || instrument.empty())
        return name.empty() ? (instrument.empty() ? kind : instrument) : name;
    return name + " " + instrument;
}

std::string eventName(const std::string &event, Mission mission, const std::vector<std::string> &aliases)
{
    for (const std::string_view prefix : {"GRB ", "EP2", "IceCube-", "GW"})
        for (const std::string &alias : aliases)
            if (alias.starts_with(prefix))
                return alias;
    const auto colon = event.find(':');
    const std::string_view name = missionName(mission);
    if (colon == std::string::npos || name.empty())
        return event;
    return std::string(name) + " " + event.substr(colon + 1);
}

void addAlias(AlertView &row, const std::string &alias)
{
    if (std::ranges::find(row.aliases, alias) == row.aliases.end())
        row.aliases.push_back(alias);
}

void describeEvent(AlertView &row, const Event &event)
{
    row.event = event.id;
    row.receivedUtc = event.firstReceived;
    row.triggerUtc = event.triggerUtc;
    row.position = event.direction();
    row.errorRadius = row.position ? event.error() : std::nullopt;
    row.sourceClass = event.sourceClass;
    row.test = event.isTest ? Stated::Yes : Stated::No;
    for (const std::string &alias : event.aliases)
        addAlias(row, alias);
    row.name = eventName(event.id, event.mission, row.aliases);
    std::vector<NoticeView> story;
    for (const StoryLine &line : event.story)
        story.push_back(viewOf(line, event.mission));
    keepOutcomes(story, row.story);
    row.story = std::move(story);
    const StoryLine &shown = event.best() ? *event.best() : event.story.back();
    row.source = sourceName(event.mission, shown.instrument, shown.kind);
    row.kind = event.story.back().kind;
    row.noticeUtc = event.story.back().noticeUtc;
    row.related.clear();
    for (const Relation &relation : event.related)
        row.related.push_back(
            {relation.event, relation.event, relation.apart.value_or(Duration{}), relation.separation});
}

} // namespace tulpar
