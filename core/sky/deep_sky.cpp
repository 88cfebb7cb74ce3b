#include "core/sky/deep_sky.h"

#include "core/base/parse.h"
#include "core/sky/csv_rows.h"

namespace tulpar {

namespace {

constexpr std::int64_t kMessierObjects = 110;
constexpr double kWidestArcmin = 1800; ///< three times the Large Magellanic Cloud

/// A number in [low, high], `otherwise` where the field is empty.
Result<double> readNumber(
    std::string_view field, double low, double high, double otherwise, std::size_t number,
    std::string_view what)
{
    if (field.empty())
        return otherwise;
    const auto value = parseNumber(field);
    if (!value)
        return badLine(Errc::Malformed, number, std::string(what) + " is no number");
    if (*value < low || *value > high)
        return badLine(Errc::OutOfRange, number, std::string(what) + " out of range");
    return *value;
}

Result<DeepSkyObject> readObject(const std::array<std::string_view, 11> &f, std::size_t number)
{
    DeepSkyObject out;
    out.designation = f[0];
    if (f[0].empty())
        return badLine(Errc::Malformed, number, "no designation");
    const auto messier = f[1].empty() ? 0 : parseInteger(f[1]);
    if (!messier || *messier < 0 || *messier > kMessierObjects)
        return badLine(Errc::OutOfRange, number, "Messier's number is 1 to 110");
    out.messier = static_cast<int>(*messier);
    const auto kind = enumNamed<DeepSkyKind>(f[2]);
    if (!kind)
        return badLine(Errc::Malformed, number, "unknown kind of object");
    out.kind = *kind;
    const auto place = readDirection(f[3], f[4], number);
    if (!place)
        return Failure(place.error());
    out.place = *place;
    const auto magnitude = readNumber(f[5], -2, 30, 0, number, "magnitude");
    if (!magnitude)
        return Failure(magnitude.error());
    if (!f[5].empty())
        out.magnitude = static_cast<float>(*magnitude);
    const auto major = readNumber(f[6], 0, kWidestArcmin, 0, number, "major axis");
    if (!major)
        return Failure(major.error());
    const auto minor = readNumber(f[7], 0, kWidestArcmin, *major, number, "minor axis");
    if (!minor)
        return Failure(minor.error());
    out.majorAxis = Angle::arcminutes(*major);
    out.minorAxis = Angle::arcminutes(*minor);
    if (!f[8].empty()) {
        auto name = readName(f[8], f[9], f[10], number);
        if (!name)
            return Failure(name.error());
        out.name = std::move(*name);
    }
    return out;
}

} // namespace

std::string DeepSkyObject::shortName() const
{
    return messier > 0 ? "M " + std::to_string(messier) : designation;
}

Result<std::vector<DeepSkyObject>> parseDeepSky(std::string_view csv)
{
    std::vector<DeepSkyObject> out;
    const auto row = [&out](const std::array<std::string_view, 11> &f, std::size_t number) -> Result<void> {
        auto object = readObject(f, number);
        if (!object)
            return Failure(object.error());
        out.push_back(std::move(*object));
        return {};
    };
    constexpr std::string_view kColumns =
        "designation,messier,kind,ra_deg,dec_deg,magnitude,major_arcmin,minor_arcmin,en,ru,kk";
    if (auto done = forEachRow<11>(csv, kColumns, row); !done)
        return Failure(done.error());
    return out;
}

} // namespace tulpar
