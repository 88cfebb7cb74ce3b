#include "core/alerts/unified_json.h"

#include "core/alerts/judge.h"
#include "core/alerts/unified_position.h"
#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

constexpr std::array<std::string_view, 29> kNames{
    "$schema",
    "id",
    "event_name",
    "record_number",
    "trigger_time",
    "alert_datetime",
    "alert_tense",
    "alert_type",
    "classification",
    "ra",
    "dec",
    "ra_dec_error",
    "ra_uncertainty", // before version 4 of the schema
    "rectangular_error_corners",
    "containment_probability",
    "healpix_file",
    "healpix_url",
    "image_snr",
    "rate_snr",
    "snr",
    "follow_up_event",
    "ref_ID",
    "far",
    "instrument",
    "messenger",
    "pipeline",
    "subtype",
    "eventId", // circulars
    "slew_status"};

using Fields = JsonFields<kNames.size()>;

/// "swift/bat/Guano" of ".../gcn/notices/swift/bat/Guano.schema.json".
std::string_view schemaPath(std::string_view schema)
{
    for (const std::string_view prefix : {"/gcn/notices/", "/gcn/"}) {
        const std::size_t at = schema.find(prefix);
        if (at == std::string_view::npos)
            continue;
        schema.remove_prefix(at + prefix.size());
        constexpr std::string_view kSuffix = ".schema.json";
        if (schema.ends_with(kSuffix))
            schema.remove_suffix(kSuffix.size());
        return schema;
    }
    return {};
}

Mission missionOf(std::string_view folder)
{
    if (folder == "einstein_probe")
        return Mission::EinsteinProbe;
    const Mission named = enumNamed<Mission>(folder).value_or(Mission::Other);
    return named == Mission::Unknown || named == Mission::Manual ? Mission::Other : named;
}

/// What all notices under one path of the schema have in common, first match first.
struct Stream {
    std::string_view path; ///< begins with
    SourceClass sourceClass = SourceClass::Unstated; ///< unless the notice names a class itself
    std::optional<NoticeFlag> flag = std::nullopt;
    std::string_view instrument = {};
};

constexpr std::array kStreams{
    Stream{"core/Alert", SourceClass::Unstated, NoticeFlag::NotAnAlert}, // the heartbeat
    Stream{"circulars", SourceClass::Unstated, NoticeFlag::NotAnAlert},
    Stream{"boom", SourceClass::Unstated, NoticeFlag::NotAnAlert}, // a survey's catalogue
    Stream{"heasarc", SourceClass::Unstated, NoticeFlag::NotAnAlert},
    Stream{"einstein_probe/", SourceClass::XRay},
    Stream{"maxi/gsc.known", SourceClass::NotGrb, NoticeFlag::GroundCatalogue},
    Stream{"maxi/", SourceClass::XRay},
    Stream{"fermi/lat/flare", SourceClass::NotGrb, NoticeFlag::GroundCatalogue},
    Stream{"chime/", SourceClass::NotGrb, NoticeFlag::FastRadioBurst, "CHIME/FRB"},
    Stream{"dsa110/", SourceClass::NotGrb, NoticeFlag::FastRadioBurst, "DSA-110"},
    Stream{"icecube/", SourceClass::Neutrino, std::nullopt, "IceCube"},
    Stream{"km3net/", SourceClass::Neutrino},
    Stream{"superk/", SourceClass::Neutrino, std::nullopt, "Super-K"}};

const Stream *streamOf(std::string_view path)
{
    const auto found =
        std::ranges::find_if(kStreams, [&](const Stream &stream) { return path.starts_with(stream.path); });
    return found == kStreams.end() ? nullptr : &*found;
}

/// Grb where that is the likeliest class named, NotGrb where another is, Unstated where none is.
SourceClass classNamed(const std::optional<JsonElement> &element)
{
    JsonObject classes;
    if (!element || element->get(classes) != simdjson::SUCCESS)
        return SourceClass::Unstated;
    double burst = 0;
    double other = 0;
    for (const auto [name, value] : classes) {
        double probability = 0;
        if (value.get(probability) != simdjson::SUCCESS)
            continue;
        double &best = name == "GRB" ? burst : other;
        best = std::max(best, probability);
    }
    if (burst >= 0.5 && burst > other)
        return SourceClass::Grb;
    return other > burst ? SourceClass::NotGrb : SourceClass::Unstated;
}

void addAlias(Notice &notice, std::string_view name)
{
    const std::string alias = tidyName(trimmed(name));
    if (!alias.empty() && std::ranges::find(notice.aliases, alias) == notice.aliases.end())
        notice.aliases.push_back(alias);
}

void nameEvent(Notice &notice, const Fields &fields, std::string_view folder)
{
    constexpr std::size_t kMostNames = 8;
    const std::vector<std::string> ids = jsonTexts(fields["id"], kMostNames);
    const std::vector<std::string> names = jsonTexts(fields["event_name"], kMostNames);
    const std::string mission =
        notice.mission == Mission::Other ? tidyName(folder) : std::string(nameOf(notice.mission));
    // A search for a wave's neutrinos speaks of the wave; a flaring source has a name and no number.
    if (const std::string wave = jsonText(fields["ref_ID"]); ids.empty() && !wave.empty()) {
        notice.event = "lvk:" + tidyName(wave);
        notice.cites.push_back(tidyName(wave));
    } else if (!ids.empty()) {
        notice.event = mission + ":" + tidyName(ids.front());
    } else if (!names.empty()) {
        notice.event = mission + ":" + tidyName(names.front());
    }
    for (std::size_t i = 1; i < ids.size(); ++i)
        addAlias(notice, ids[i]);
    for (const std::string &name : names)
        addAlias(notice, name);
    addAlias(notice, jsonText(fields["eventId"]));
    if (std::string follows = jsonText(fields["follow_up_event"]); !follows.empty())
        notice.cites.push_back(tidyName(follows));
}

Result<void> readRevision(Notice &notice, const Fields &fields)
{
    const auto record = jsonNumber(fields["record_number"], "record_number");
    if (!record)
        return tl::unexpected(record.error());
    constexpr double kMostRevisions = 1e6;
    if (record->has_value() && (**record < 0 || **record > kMostRevisions))
        return fail(Errc::OutOfRange, "'record_number' is not within 0 to 1000000");
    notice.revision = static_cast<int>(record->value_or(0));
    return {};
}

void readTense(Notice &notice, const Fields &fields)
{
    const std::string tense = lowered(jsonText(fields["alert_tense"]));
    if (tense == "test" || tense == "injection" || tense == "commanded")
        notice.test = Stated::Yes;
    else if (!tense.empty())
        notice.test = Stated::No;
    if (tense == "archival")
        addFlag(notice, NoticeFlag::Archival);
    notice.retraction = lowered(jsonText(fields["alert_type"])) == "retraction";
}

void readMap(Notice &notice, const Fields &fields)
{
    const bool embedded = !jsonView(fields["healpix_file"]).empty();
    constexpr std::size_t kLongestUrl = 2000;
    const std::string_view url = jsonView(fields["healpix_url"]);
    const bool named = (url.starts_with("https://") || url.starts_with("http://"))
        && url.size() <= kLongestUrl && std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; });
    if (!embedded && !named)
        return;
    notice.map = SkyMapClaim{.isEmbedded = embedded, .url = named ? std::string(url) : std::string()};
    if (notice.position.kind == PositionKind::None)
        notice.position.kind = PositionKind::SkyMap;
}

void readClass(Notice &notice, const Fields &fields, const Stream *stream)
{
    notice.sourceClass = classNamed(fields["classification"]);
    if (stream && stream->flag)
        addFlag(notice, *stream->flag);
    if (notice.sourceClass == SourceClass::Unstated && stream)
        notice.sourceClass = stream->sourceClass;
    const std::string_view messenger = jsonView(fields["messenger"]);
    if (notice.sourceClass == SourceClass::Unstated && messenger == "Neutrino")
        notice.sourceClass = SourceClass::Neutrino;
    else if (notice.sourceClass == SourceClass::Unstated && messenger == "GW")
        notice.sourceClass = SourceClass::GravitationalWave;
    const std::string name = jsonText(fields["event_name"]);
    // MAXI calls an unknown source a burst by naming it so.
    if (notice.mission == Mission::Maxi && notice.sourceClass == SourceClass::XRay
        && name.starts_with("GRB "))
        notice.sourceClass = SourceClass::Grb;
    // ECLAIRs names what its catalogue knows; a burst has no name yet.
    if (notice.mission == Mission::Svom && !name.empty() && !name.starts_with("GRB")
        && !name.starts_with("sb")) {
        addFlag(notice, NoticeFlag::FlightCatalogue);
        notice.sourceClass = SourceClass::NotGrb;
    }
    if (jsonText(fields["subtype"]).find("INTERNAL") != std::string::npos)
        addFlag(notice, NoticeFlag::InternalNotPublic);
}

} // namespace

Result<Notice> readUnifiedJson(const JsonObject &object)
{
    Fields fields(kNames);
    if (const auto read = fields.read(object); !read)
        return tl::unexpected(read.error());
    const std::string path = tidyName(schemaPath(jsonView(fields["$schema"])));
    if (path.empty())
        return fail(Errc::UnknownFormat, "JSON without a '$schema' of GCN and without LVK's 'superevent_id'");
    const std::string_view folder = std::string_view(path).substr(0, path.find('/'));
    const Stream *stream = streamOf(path);

    Notice notice;
    notice.format = NoticeFormat::Json;
    notice.kind = "JSON:" + path;
    notice.mission = missionOf(folder);
    notice.instrument = tidyName(jsonText(fields["instrument"]));
    if (notice.instrument.empty() && stream)
        notice.instrument = stream->instrument;
    readClass(notice, fields, stream);
    nameEvent(notice, fields, folder);
    if (notice.has(NoticeFlag::NotAnAlert))
        notice.event.clear();
    if (const auto revision = readRevision(notice, fields); !revision)
        return tl::unexpected(revision.error());
    notice.triggerUtc = readTime(notice, jsonText(fields["trigger_time"]));
    notice.noticeUtc = readTime(notice, jsonText(fields["alert_datetime"]));
    readTense(notice, fields);
    const bool oneSigma = path.starts_with("fermi/gbm") || path.starts_with("superk");
    const JsonPlace place{
        .ra = fields["ra"],
        .dec = fields["dec"],
        .error = fields["ra_dec_error"] ? fields["ra_dec_error"] : fields["ra_uncertainty"],
        .corners = fields["rectangular_error_corners"],
        .containment = fields["containment_probability"],
        .usualContainment = oneSigma ? 0.68 : 0.9};
    if (const auto position = readJsonPlace(notice, place); !position)
        return tl::unexpected(position.error());
    readMap(notice, fields);
    for (const std::string_view name : {"image_snr", "rate_snr", "snr"})
        if (const auto sigma = jsonNumberIfAny(fields[name]); sigma && !notice.significance)
            notice.significance = *sigma;
    if (const auto rate = jsonNumberIfAny(fields["far"]); rate && *rate >= 0)
        notice.falseAlarmHz = *rate;
    judge(notice);
    return notice;
}

} // namespace tulpar
