#include "core/alerts/lvk_json.h"

#include "core/alerts/judge.h"
#include "core/alerts/text_place.h"
#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

constexpr std::array<std::string_view, 5> kAlertNames{
    "alert_type", "time_created", "superevent_id", "event", "external_coinc"};
constexpr std::array<std::string_view, 9> kEventNames{
    "time", "far", "significant", "instruments", "group", "pipeline", "search", "skymap", "classification"};
constexpr std::array<std::string_view, 3> kCoincidenceNames{"ivorn", "observatory", "combined_skymap"};

/// The object under that name; none where it is absent or null.
Result<std::optional<JsonObject>> objectOf(const std::optional<JsonElement> &element, std::string_view name)
{
    if (!element)
        return std::optional<JsonObject>();
    JsonObject object;
    if (element->get(object) != simdjson::SUCCESS)
        return fail(Errc::Malformed, "the value of " + quoted(name) + " is neither an object nor null");
    return std::optional(object);
}

bool isTestName(std::string_view superevent)
{
    return superevent.starts_with("MS") || superevent.starts_with("TS");
}

Result<void> readEvent(Notice &notice, const JsonObject &object)
{
    JsonFields fields(kEventNames);
    if (const auto read = fields.read(object); !read)
        return tl::unexpected(read.error());
    notice.triggerUtc = readTime(notice, jsonView(fields["time"]));
    if (const auto rate = jsonNumberIfAny(fields["far"]); rate && *rate >= 0)
        notice.falseAlarmHz = *rate;
    bool significant = true;
    if (const auto stated = fields["significant"];
        stated && stated->get(significant) == simdjson::SUCCESS && !significant)
        addFlag(notice, NoticeFlag::LowSignificance);
    constexpr std::size_t kMostInstruments = 16;
    for (const std::string &name : jsonTexts(fields["instruments"], kMostInstruments))
        notice.instrument += (notice.instrument.empty() ? "" : ",") + tidyName(name);
    if (jsonView(fields["search"]) == "MDC")
        notice.test = Stated::Yes;
    if (!jsonView(fields["skymap"]).empty())
        notice.map.emplace().isEmbedded = true;
    return {};
}

Result<void> readCoincidence(Notice &notice, const JsonObject &object)
{
    JsonFields fields(kCoincidenceNames);
    if (const auto read = fields.read(object); !read)
        return tl::unexpected(read.error());
    if (const std::string_view ivorn = trimmed(jsonView(fields["ivorn"])); !ivorn.empty())
        notice.cites.push_back(tidyName(ivorn));
    if (jsonView(fields["combined_skymap"]).empty())
        return {};
    if (!notice.map)
        notice.map.emplace().isEmbedded = true;
    else
        notice.map->hasCombined = true;
    return {};
}

} // namespace

bool isLvkJson(const JsonObject &object)
{
    return std::ranges::any_of(object, [](const auto &member) { return member.key == "superevent_id"; });
}

Result<Notice> readLvkJson(const JsonObject &object)
{
    JsonFields fields(kAlertNames);
    if (const auto read = fields.read(object); !read)
        return tl::unexpected(read.error());
    const std::string superevent = tidyName(trimmed(jsonView(fields["superevent_id"])));
    if (superevent.empty())
        return fail(Errc::Malformed, "'superevent_id' is empty or no text: whose alert is it?");
    std::string type = tidyName(trimmed(jsonView(fields["alert_type"])));
    if (type.empty())
        return fail(Errc::Malformed, "'alert_type' is missing: an alert or a retraction?");
    if (type == "EARLYWARNING")
        type = "EARLY_WARNING"; // as it was written at first

    Notice notice;
    notice.format = NoticeFormat::Lvk;
    notice.mission = Mission::Lvk;
    notice.kind = "LVK_" + type;
    notice.event = "lvk:" + superevent;
    notice.sourceClass = SourceClass::GravitationalWave;
    notice.test = isTestName(superevent) ? Stated::Yes : Stated::No;
    notice.retraction = type == "RETRACTION";
    notice.noticeUtc = readTime(notice, jsonView(fields["time_created"]));
    const auto event = objectOf(fields["event"], "event");
    const auto coincidence = objectOf(fields["external_coinc"], "external_coinc");
    for (const auto *part : {&event, &coincidence})
        if (!*part)
            return tl::unexpected(part->error());
    if (event->has_value())
        if (const auto read = readEvent(notice, **event); !read)
            return tl::unexpected(read.error());
    if (coincidence->has_value())
        if (const auto read = readCoincidence(notice, **coincidence); !read)
            return tl::unexpected(read.error());
    if (notice.map)
        notice.position.kind = PositionKind::SkyMap;
    judge(notice);
    return notice;
}

} // namespace tulpar
