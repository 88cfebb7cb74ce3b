#include "core/alerts/unified_json.h"

#include "core/alerts/judge.h"
#include "core/alerts/text_place.h"
#include "core/base/parse.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace tulpar {

namespace {

using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

/// The member of that name; none where it is absent or null.
std::optional<Element> member(const Object &object, std::string_view name)
{
    Element element;
    if (object.at_key(name).get(element) != simdjson::SUCCESS || element.is_null())
        return std::nullopt;
    return element;
}

/// A string, or the first string of an array, or a number's digits.
std::string textMember(const Object &object, std::string_view name)
{
    auto element = member(object, name);
    if (element && element->is_array()) {
        simdjson::dom::array array;
        if (element->get(array) != simdjson::SUCCESS || array.size() == 0)
            return {};
        element = array.at(0).value_unsafe();
    }
    if (!element)
        return {};
    std::string_view text;
    if (element->get(text) == simdjson::SUCCESS)
        return std::string(text);
    std::int64_t number = 0;
    return element->get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

/// A finite number; none where absent or null; Errc::Malformed for anything else.
Result<std::optional<double>> numberMember(const Object &object, std::string_view name)
{
    const auto element = member(object, name);
    if (!element)
        return std::optional<double>();
    double value = 0;
    if (element->get(value) != simdjson::SUCCESS || !std::isfinite(value))
        return fail(Errc::Malformed, "the value of " + quoted(name) + " is not a number");
    return std::optional<double>(value);
}

/// Degrees: a number, or the largest of the first two of a list (semi-axes; a third is their position angle).
Result<std::optional<double>> errorMember(const Object &object)
{
    const auto element = member(object, "ra_dec_error");
    if (!element || !element->is_array())
        return numberMember(object, "ra_dec_error");
    simdjson::dom::array array;
    std::optional<double> largest;
    if (element->get(array) == simdjson::SUCCESS) {
        std::size_t index = 0;
        for (const Element item : array) {
            double value = 0;
            if (item.get(value) != simdjson::SUCCESS)
                return fail(Errc::Malformed, "'ra_dec_error' holds what is not a number");
            if (index++ < 2)
                largest = std::max(largest.value_or(value), value);
        }
    }
    return largest;
}

/// "swift/bat/Guano" of ".../gcn/notices/swift/bat/Guano.schema.json".
std::string schemaPath(std::string_view schema)
{
    for (const std::string_view prefix : {"/gcn/notices/", "/gcn/"}) {
        const std::size_t at = schema.find(prefix);
        if (at == std::string_view::npos)
            continue;
        schema.remove_prefix(at + prefix.size());
        constexpr std::string_view kSuffix = ".schema.json";
        if (schema.ends_with(kSuffix))
            schema.remove_suffix(kSuffix.size());
        return std::string(schema);
    }
    return {};
}

Mission missionOf(std::string_view topFolder)
{
    if (topFolder == "einstein_probe")
        return Mission::EinsteinProbe;
    return enumNamed<Mission>(topFolder).value_or(Mission::Other);
}

/// Grb where that is the likeliest class named, NotGrb where another is, Unstated where none is.
SourceClass classMember(const Object &object)
{
    const auto element = member(object, "classification");
    Object classes;
    if (!element || element->get(classes) != simdjson::SUCCESS)
        return SourceClass::Unstated;
    double burst = 0;
    double other = 0;
    for (const auto &[name, value] : classes) {
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

Result<void> readPosition(Notice &notice, const Object &object, std::string_view schema)
{
    const auto ra = numberMember(object, "ra");
    const auto dec = numberMember(object, "dec");
    const auto error = errorMember(object);
    const auto containment = numberMember(object, "containment_probability");
    for (const auto *result : {&ra, &dec, &error, &containment})
        if (!*result)
            return tl::unexpected(result->error());
    if (ra->has_value() != dec->has_value())
        return fail(Errc::Malformed, ra->has_value() ? "'ra' without 'dec'" : "'dec' without 'ra'");
    if (!ra->has_value()) {
        const bool map = member(object, "healpix_file") || member(object, "healpix_url");
        notice.position.kind = map ? PositionKind::SkyMap : PositionKind::None;
        return {};
    }
    const bool placeholder = isPlaceholder(**ra, **dec);
    notice.position.kind = placeholder ? PositionKind::Unavailable : PositionKind::Source;
    const auto direction = printedDirection(**ra, **dec, "in 'ra' and 'dec'");
    if (direction)
        notice.position.direction = *direction;
    else if (!placeholder)
        return tl::unexpected(direction.error());
    if (error->has_value() && **error > 360)
        return fail(Errc::OutOfRange, "'ra_dec_error' is above 360 deg");
    if (error->has_value() && **error > 0) {
        notice.position.error = Angle::degrees(**error);
        const bool oneSigma = schema.starts_with("fermi/gbm") || schema.starts_with("superk");
        const double probability = containment->value_or(oneSigma ? 0.68 : 0.9);
        if (probability <= 0 || probability > 1)
            return fail(Errc::OutOfRange, "'containment_probability' is not within 0 to 1");
        notice.position.containment = probability;
    }
    return {};
}

Result<Notice> readNotice(const Object &object, std::string_view schema)
{
    Notice notice;
    notice.format = NoticeFormat::Json;
    notice.kind = "JSON:" + std::string(schema);
    const std::string topFolder(schema.substr(0, schema.find('/')));
    notice.mission = missionOf(topFolder);
    const std::string id = textMember(object, "id");
    if (!id.empty())
        notice.event =
            (notice.mission == Mission::Other ? topFolder : std::string(nameOf(notice.mission))) + ":" + id;
    const auto record = numberMember(object, "record_number");
    if (!record)
        return tl::unexpected(record.error());
    constexpr double kMostRevisions = 1e6;
    if (record->has_value() && (**record < 0 || **record > kMostRevisions))
        return fail(Errc::OutOfRange, "'record_number' is not within 0 to 1000000");
    notice.revision = static_cast<int>(record->value_or(0));
    notice.triggerUtc = readTime(notice, textMember(object, "trigger_time"));
    notice.noticeUtc = readTime(notice, textMember(object, "alert_datetime"));

    const std::string tense = lowered(textMember(object, "alert_tense"));
    if (tense == "test" || tense == "injection" || tense == "commanded")
        notice.test = Stated::Yes;
    else if (!tense.empty())
        notice.test = Stated::No;
    if (tense == "archival")
        addFlag(notice, NoticeFlag::Archival);
    notice.retraction = lowered(textMember(object, "alert_type")) == "retraction";
    notice.sourceClass = classMember(object);
    if (const auto position = readPosition(notice, object, schema); !position)
        return tl::unexpected(position.error());
    for (const std::string_view name : {"image_snr", "rate_snr"})
        if (const auto sigma = numberMember(object, name);
            sigma && sigma->has_value() && !notice.significance)
            notice.significance = **sigma;
    if (std::string follows = textMember(object, "follow_up_event"); !follows.empty())
        notice.cites.push_back(std::move(follows));
    judge(notice);
    return notice;
}

} // namespace

Result<Notice> parseUnifiedJson(std::string_view bytes)
{
    simdjson::dom::parser parser;
    Element root;
    const simdjson::padded_string padded(bytes);
    if (const auto error = parser.parse(padded).get(root))
        return fail(Errc::Malformed, std::string("not JSON: ") + simdjson::error_message(error));
    Object object;
    if (root.get(object) != simdjson::SUCCESS)
        return fail(Errc::UnknownFormat, "a JSON value that is no object");
    if (member(object, "superevent_id"))
        return fail(Errc::UnknownFormat, "an LVK notice: this format is not read yet");
    const std::string schema = schemaPath(textMember(object, "$schema"));
    if (schema.empty())
        return fail(Errc::UnknownFormat, "JSON without a '$schema' of GCN");
    return readNotice(object, schema);
}

} // namespace tulpar
