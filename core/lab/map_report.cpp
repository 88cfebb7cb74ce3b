#include "core/lab/map_report.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <exception>
#include <optional>
#include <stdexcept>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
concept HasFields = requires(T &value, int &visit) { &T::template fields<T, int>; };

/// The region's values as the session writes them too: angles in degrees, enumerations by their names.
struct Writer {
    Json &object;

    template <class T>
    void operator()(const char *key, const T &value)
    {
        object[key] = json(value);
    }

    template <class T>
    static Json json(const T &value)
    {
        if constexpr (std::same_as<T, IcrsDirection>) {
            return {{"ra_deg", value.ra.asDegrees()}, {"dec_deg", value.dec.asDegrees()}};
        } else if constexpr (NamedEnum<T>) {
            return std::string(nameOf(value));
        } else if constexpr (HasFields<T>) {
            Json object = Json::object();
            Writer writer{object};
            T::fields(value, writer);
            return object;
        } else {
            return value;
        }
    }
    template <class T>
    static Json json(const std::optional<T> &value)
    {
        return value ? json(*value) : Json(nullptr);
    }
    template <class T>
    static Json json(const std::vector<T> &values)
    {
        Json array = Json::array();
        for (const T &value : values)
            array.push_back(json(value));
        return array;
    }
};

/// Reads what Writer wrote; throws what the library throws, or std::invalid_argument.
struct Reader {
    const Json &object;

    template <class T>
    void operator()(const char *key, T &value)
    {
        read(object.at(key), value);
    }

    template <class T>
    static void read(const Json &json, T &value)
    {
        if constexpr (std::same_as<T, IcrsDirection>) {
            value.ra = Angle::degrees(json.at("ra_deg").get<double>());
            value.dec = Angle::degrees(json.at("dec_deg").get<double>());
        } else if constexpr (NamedEnum<T>) {
            const auto named = enumNamed<T>(json.get<std::string>());
            if (!named)
                throw std::invalid_argument("a word that is not known");
            value = *named;
        } else if constexpr (HasFields<T>) {
            Reader reader{json};
            T::fields(value, reader);
        } else {
            value = json.get<T>();
        }
    }
    template <class T>
    static void read(const Json &json, std::optional<T> &value)
    {
        value.reset();
        if (!json.is_null())
            read(json, value.emplace());
    }
    template <class T>
    static void read(const Json &json, std::vector<T> &values)
    {
        values.clear();
        for (const Json &item : json)
            read(item, values.emplace_back());
    }
};

constexpr std::size_t kMostMaps = 4;
constexpr std::size_t kMostLetters = 1000; // of a text

bool isPlace(const IcrsDirection &direction)
{
    const double ra = direction.ra.asDegrees();
    const double dec = direction.dec.asDegrees();
    return ra >= 0 && ra <= 360 && dec >= -90.0000001 && dec <= 90.0000001;
}

bool isNumber(double number, double most)
{
    return number >= 0 && number <= most; // false for what is no number
}

bool isSound(const SkyRegion &region)
{
    constexpr double kSphereDeg2 = 41'300;
    std::size_t points = 0;
    for (const SkyOutline &outline : region.outlines) {
        points += outline.points.size();
        if (!isNumber(outline.share, 1) || outline.points.size() < 3)
            return false;
        for (const IcrsDirection &place : outline.points)
            if (!isPlace(place))
                return false;
    }
    for (const SkyTile &tile : region.tiles)
        if (!isPlace(tile.centre) || !isNumber(tile.probability, 1.01))
            return false;
    return points <= SkyRegion::kMostOutlinePoints && region.tiles.size() <= SkyRegion::kMostTiles
        && isPlace(region.peak) && isNumber(region.area50Deg2, kSphereDeg2)
        && isNumber(region.area90Deg2, kSphereDeg2) && isNumber(region.totalProbability, 1e30)
        && isNumber(region.distanceMeanMpc.value_or(0), 1e30)
        && isNumber(region.distanceStdMpc.value_or(0), 1e30) && isNumber(region.bestInside.value_or(0), 1.01)
        && isPlace(region.bestCentre.value_or(IcrsDirection())) && region.creator.size() <= kMostLetters
        && region.instruments.size() <= kMostLetters
        && region.remarks.size() <= EnumNames<SkyMapRemark>::names.size();
}

Result<std::vector<SkyRegion>> regionsOf(const Json &report)
{
    if (!report.at("ok").get<bool>()) {
        const auto code = enumNamed<Errc>(report.at("code").get<std::string>());
        return fail(
            code.value_or(Errc::Malformed), report.at("error").get<std::string>().substr(0, kMostLetters));
    }
    std::vector<SkyRegion> regions;
    const Json &maps = report.at("maps");
    if (!maps.is_array() || maps.empty() || maps.size() > kMostMaps)
        return fail(Errc::Malformed, "the lab's report has no maps, or too many");
    Reader::read(maps, regions);
    for (const SkyRegion &region : regions)
        if (!isSound(region))
            return fail(Errc::Malformed, "the lab's report says what no map can say");
    return regions;
}

} // namespace

std::string reportLine(const Result<std::vector<SkyRegion>> &regions)
{
    Json report = Json::object();
    report["ok"] = regions.has_value();
    if (regions) {
        report["maps"] = Writer::json(*regions);
    } else {
        report["code"] = std::string(nameOf(regions.error().code));
        report["error"] = regions.error().detail;
    }
    return report.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<SkyRegion>> regionsOf(std::string_view line)
{
    try {
        return regionsOf(Json::parse(line));
    } catch (const std::exception &error) {
        return fail(Errc::Malformed, std::string("the lab's report: ") + error.what());
    }
}

} // namespace tulpar
