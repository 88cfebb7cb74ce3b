#include "app/ctl_notice.h"

#include "core/alerts/parse.h"
#include "core/base/parse.h"
#include "core/lab/sky_map_reader.h"

#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

/// Scripts read them, so always English.
std::string_view sentence(SlewReason reason)
{
    constexpr std::array<std::string_view, EnumNames<SlewReason>::names.size()> kSentences{
        "test",
        "retraction",
        "star tracker lost lock",
        "known source (flight catalogue)",
        "known source (ground catalogue)",
        "definitely not a GRB",
        "class is not GRB",
        "class not stated",
        "below threshold",
        "possible cosmic ray",
        "no position",
        "position unavailable (placeholder)",
        "position is where an instrument points",
        "sky map only",
        "position contradicts itself",
        "instrument found no source",
        "product or status, no detection",
        "utility",
        "time unreadable",
        "report on archival data",
        "for the mission's own people, not public",
        "low significance",
        "not an alert",
        "fast radio burst",
        "mostly noise in this kind of notice"};
    return kSentences.at(static_cast<std::size_t>(reason));
}

/// The shortest of 3, 6 or 9 decimals that loses nothing.
Json timeOrNull(const std::optional<UtcInstant> &time)
{
    if (!time)
        return nullptr;
    const auto fraction = time->nsSinceUnixEpoch % 1'000'000'000;
    if (fraction % 1'000'000 == 0)
        return isoUtc(*time, 3);
    return isoUtc(*time, fraction % 1'000 == 0 ? 6 : 9);
}

/// Degrees without the last bits that the way through radians adds.
double roundedDegrees(Angle angle)
{
    return std::round(angle.asDegrees() * 1e9) / 1e9;
}

Json positionObject(const NoticePosition &position)
{
    Json object{
        {"kind", nameOf(position.kind)},
        {"ra_deg", nullptr},
        {"dec_deg", nullptr},
        {"error_deg", nullptr},
        {"containment", nullptr}};
    if (position.direction) {
        object["ra_deg"] = roundedDegrees(position.direction->ra);
        object["dec_deg"] = roundedDegrees(position.direction->dec);
    }
    if (position.error)
        object["error_deg"] = roundedDegrees(*position.error);
    if (position.containment)
        object["containment"] = *position.containment;
    return object;
}

/// Six significant digits: a map's cells are no finer, and so do others print its peak.
double peakDegrees(Angle angle)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", angle.asDegrees());
    return parseNumber(text.data()).value_or(angle.asDegrees());
}

Json numberOrNull(const std::optional<double> &number)
{
    return number ? Json(*number) : Json(nullptr);
}

Json mapObject(const SkyRegion &region)
{
    Json remarks = Json::array();
    for (const SkyMapRemark remark : region.remarks)
        remarks.push_back(nameOf(remark));
    return Json{
        {"source", nameOf(region.source)},
        {"creator", region.creator},
        {"instruments", region.instruments},
        {"peak_ra_deg", roundedDegrees(region.peak.ra)},
        {"peak_dec_deg", roundedDegrees(region.peak.dec)},
        {"area50_deg2", region.area50Deg2},
        {"area90_deg2", region.area90Deg2},
        {"total_probability", region.totalProbability},
        {"distance_mean_mpc", numberOrNull(region.distanceMeanMpc)},
        {"distance_std_mpc", numberOrNull(region.distanceStdMpc)},
        {"remarks", remarks}};
}

/// What the notice's own map says; the map alone is in doubt if it cannot be read, the notice stands.
void addMaps(Json &object, const Notice &notice, std::string_view bytes)
{
    object["maps"] = Json::array();
    object["map_url"] = nullptr;
    object["map_error"] = nullptr;
    if (notice.map && !notice.map->url.empty())
        object["map_url"] = notice.map->url;
    if (!notice.map || !notice.map->isEmbedded)
        return;
    const auto readings = readSkyMaps(bytes);
    if (!readings) {
        object["map_error"] = readings.error().detail;
        return;
    }
    for (const SkyMapReading &reading : *readings)
        object["maps"].push_back(mapObject(reading.region));
    const auto own = std::ranges::find_if(
        *readings, [](const auto &reading) { return reading.region.source == SkyMapSource::Notice; });
    if (own == readings->end() || notice.position.kind != PositionKind::SkyMap)
        return;
    object["position"]["ra_deg"] = peakDegrees(own->region.peak.ra);
    object["position"]["dec_deg"] = peakDegrees(own->region.peak.dec);
}

Json noticeObject(const std::string &file, const Notice &notice)
{
    Json reasons = Json::array();
    for (const SlewReason reason : notice.reasons)
        reasons.push_back(sentence(reason));
    Json flags = Json::array();
    for (const NoticeFlag flag : notice.flags)
        flags.push_back(nameOf(flag));
    const auto textOrNull = [](const std::string &text) { return text.empty() ? Json(nullptr) : Json(text); };
    return Json{
        {"file", file},
        {"ok", true},
        {"format", nameOf(notice.format)},
        {"kind", textOrNull(notice.kind)},
        {"event", textOrNull(notice.event)},
        {"notice_id", textOrNull(notice.noticeId.value_or(std::string()))},
        {"revision", notice.revision},
        {"trigger_utc", timeOrNull(notice.triggerUtc)},
        {"notice_utc", timeOrNull(notice.noticeUtc)},
        {"time_readable", notice.timeReadable},
        {"position", positionObject(notice.position)},
        {"test", nameOf(notice.test)},
        {"retraction", notice.retraction},
        {"class", nameOf(notice.sourceClass)},
        {"slew", notice.permitsSlew() ? "yes" : "no"},
        {"reasons", reasons},
        {"flags", flags},
        {"cites", notice.cites}};
}

/// What to do about a refusal; with what and where in `Error::detail` a whole message.
std::string_view adviceFor(Errc code)
{
    switch (code) {
    case Errc::NotFound:
    case Errc::Io:
        return "Check the name and the permissions of the file.";
    case Errc::TooLarge:
    case Errc::TooDeep:
        return "No mission sends this: find out who did, and keep the file.";
    case Errc::UnknownFormat:
        return "Give a VOEvent, a JSON notice of GCN or LVK, an Avro container, 160 binary bytes or a "
               "classic "
               "text, uncompressed.";
    case Errc::OutOfRange:
        return "Do not point at it: ask for the notice once more, or enter the position by hand.";
    case Errc::Unsupported:
        return "Take the same notice in another format, or enter the position by hand.";
    default:
        return "Fetch the notice once more; if it is the same again, enter the position by hand.";
    }
}

Result<std::string> readBytes(const QString &name)
{
    QFile file(name);
    if (!file.exists())
        return fail(Errc::NotFound, "there is no such file");
    if (QFileInfo(name).isDir())
        return fail(Errc::Io, "this is a folder: name the files in it");
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, file.errorString().toStdString());
    const auto longest = static_cast<qint64>(NoticeLimits().jsonBytes);
    if (file.size() > longest)
        return fail(
            Errc::TooLarge,
            std::to_string(file.size()) + " bytes, at most " + std::to_string(longest) + " are read");
    return file.read(longest + 1).toStdString();
}

Json answerFor(const QString &name)
{
    const std::string file = name.toStdString();
    const auto bytes = readBytes(name);
    const auto notice = bytes ? parseNotice(*bytes) : tl::unexpected(bytes.error());
    if (notice) {
        Json object = noticeObject(file, *notice);
        addMaps(object, *notice, *bytes);
        return object;
    }
    const Error &error = notice.error();
    const std::string_view advice = adviceFor(error.code);
    std::cerr << file << ": refused, " << error.detail << ". " << advice << '\n';
    return Json{
        {"file", file},
        {"ok", false},
        {"code", nameOf(error.code)},
        {"error", error.detail},
        {"advice", advice}};
}

} // namespace

int runNotice(const QStringList &files)
{
    constexpr int kRefused = 1;
    constexpr int kWrongUsage = 2;
    if (files.isEmpty()) {
        std::cerr << "usage: tulparctl notice FILE...\n";
        return kWrongUsage;
    }
    int status = 0;
    for (const QString &name : files) {
        const Json object = answerFor(name);
        if (!object.at("ok").get<bool>())
            status = kRefused;
        std::cout << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    std::cout.flush();
    return status;
}

} // namespace tulpar
