#include "app/ctl_notice.h"

#include "core/alerts/parse.h"

#include <QFile>

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <iostream>
#include <string>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

/// Part of the command's contract with scripts, so always English.
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

Result<Notice> readNotice(const QString &name)
{
    QFile file(name);
    if (!file.exists())
        return fail(Errc::NotFound, "there is no such file");
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, file.errorString().toStdString());
    const auto longest = static_cast<qint64>(NoticeLimits().jsonBytes);
    if (file.size() > longest)
        return fail(
            Errc::TooLarge,
            std::to_string(file.size()) + " bytes, at most " + std::to_string(longest) + " are read");
    const QByteArray bytes = file.read(longest + 1);
    return parseNotice({bytes.constData(), static_cast<std::size_t>(bytes.size())});
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
        const std::string file = name.toStdString();
        const auto notice = readNotice(name);
        Json object;
        if (notice) {
            object = noticeObject(file, *notice);
        } else {
            status = kRefused;
            object = Json{
                {"file", file},
                {"ok", false},
                {"code", nameOf(notice.error().code)},
                {"error", notice.error().detail}};
        }
        std::cout << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    std::cout.flush();
    return status;
}

} // namespace tulpar
