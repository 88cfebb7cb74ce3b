#include "core/fits/sky_map.h"

#include <wcslib/wcs.h>
#include <wcslib/wcserr.h>
#include <wcslib/wcsfix.h>
#include <wcslib/wcshdr.h>
#include <wcslib/wcsmath.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace tulpar {

/// Owns what wcspih found; the first description without a letter is used.
struct SkyMap::Wcs {
    wcsprm *all = nullptr;
    int count = 0;
    Wcs() = default;
    Wcs(const Wcs &) = delete;
    Wcs &operator=(const Wcs &) = delete;
    ~Wcs()
    {
        if (all != nullptr)
            wcsvfree(&count, &all);
    }
};

namespace {

constexpr std::size_t kCard = 80;

std::string frameNameOf(const wcsprm &wcs)
{
    const std::string_view lonType(wcs.lngtyp);
    if (lonType == "GLON")
        return "galactic";
    if (lonType == "ELON")
        return "ecliptic";
    if (lonType != "RA")
        return "unknown";
    const std::string_view named(wcs.radesys);
    if (!named.empty())
        return std::string(named);
    if (std::isnan(wcs.equinox) || wcs.equinox == UNDEFINED)
        return "ICRS";
    return wcs.equinox < 1984 ? "FK4" : "FK5";
}

/// "TAN-SIP" from "RA---TAN-SIP", "TPV" from "RA---TPV".
std::string projectionOf(std::string_view type)
{
    const auto last = type.find_last_not_of(' ');
    type = type.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return type.size() > 5 ? std::string(type.substr(5)) : std::string();
}

using Vector = std::array<double, 3>;

IcrsDirection directionOf(const Vector &v)
{
    return {
        Angle::radians(std::atan2(v[1], v[0])).wrapped(),
        Angle::radians(std::atan2(v[2], std::hypot(v[0], v[1])))};
}

Vector vectorOf(Angle lon, Angle lat)
{
    return {cosine(lat) * cosine(lon), cosine(lat) * sine(lon), sine(lat)};
}

/// FK5 at J2000 to ICRS (`sense` 1) and back (-1): turned by (-19.9, -9.1, +22.9) mas (Feissel & Mignard
/// 1998, A&A 331, L33; ERFA eraFk5hip).
Vector turnedFk5(const Vector &v, double sense)
{
    const Vector w{
        Angle::arcseconds(-0.0199 * sense).asRadians(), Angle::arcseconds(-0.0091 * sense).asRadians(),
        Angle::arcseconds(0.0229 * sense).asRadians()};
    return {
        v[0] - (w[1] * v[2] - w[2] * v[1]), v[1] - (w[2] * v[0] - w[0] * v[2]),
        v[2] - (w[0] * v[1] - w[1] * v[0])};
}

/// Rotation from ICRS to galactic of the Hipparcos catalogue (ESA SP-1200, volume 1, section 1.5.3); its
/// transpose turns back.
constexpr std::array<Vector, 3> kToGalactic{
    {{-0.0548755604162154, -0.8734370902348850, -0.4838350155487132},
     {+0.4941094278755837, -0.4448296299600112, +0.7469822444972189},
     {-0.8676661490190047, -0.1980763734312015, +0.4559837761750669}}};

} // namespace

SkyMap SkyMap::fromCards(const std::string &cards)
{
    SkyMap map;
    auto wcs = std::make_shared<Wcs>();
    int rejected = 0;
    // wcspih takes it as writable; bytes that are no text of the standard's send its scanner out of its
    // tables.
    std::string copy = cards;
    std::replace_if(
        copy.begin(), copy.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    int status = wcspih(
        copy.data(), static_cast<int>(copy.size() / kCard), WCSHDR_all, 0, &rejected, &wcs->count, &wcs->all);
    if (status != 0) {
        map.m_name = "unsupported: unreadable coordinates (" + std::string(wcshdr_errmsg[status]) + ")";
        return map;
    }
    if (wcs->count == 0)
        return map;
    wcsprm &first = wcs->all[0];
    // Before wcsset, which turns a TPV into a TAN with a distortion.
    std::vector<std::string> types;
    for (int i = 0; i < first.naxis; ++i)
        types.emplace_back(first.ctype[i]);
    std::array<int, NWCSFIX> fixes{};
    wcsfix(7, nullptr, &first, fixes.data());
    status = wcsset(&first);
    if (status != 0) {
        map.m_name = "unsupported: " + std::string(wcs_errmsg[status]);
        return map;
    }
    if (first.lng < 0 || first.lat < 0)
        return map; // linear axes or a spectrum only
    const std::string projection = projectionOf(types[static_cast<std::size_t>(first.lng)]);
    if (projection.empty())
        return map;
    map.m_name = projection;
    map.m_frame = frameNameOf(first);
    map.m_wcs = std::move(wcs);
    return map;
}

SkyMap SkyMap::unsupported(const std::string &why)
{
    SkyMap map;
    map.m_name = "unsupported: " + why;
    return map;
}

std::optional<MapPosition> SkyMap::at(PixelPosition pixel) const
{
    if (!m_wcs)
        return std::nullopt;
    wcsprm &wcs = m_wcs->all[0];
    const auto axes = static_cast<std::size_t>(wcs.naxis);
    std::vector<double> from(axes, 1.0);
    std::vector<double> intermediate(axes);
    std::vector<double> to(axes);
    from[0] = pixel.x;
    if (axes > 1)
        from[1] = pixel.y;
    double phi = 0;
    double theta = 0;
    int status = 0;
    if (wcsp2s(&wcs, 1, wcs.naxis, from.data(), intermediate.data(), &phi, &theta, to.data(), &status) != 0)
        return std::nullopt;
    return MapPosition{to[static_cast<std::size_t>(wcs.lng)], to[static_cast<std::size_t>(wcs.lat)]};
}

std::optional<IcrsDirection> SkyMap::icrsAt(PixelPosition pixel) const
{
    const auto position = at(pixel);
    if (!position)
        return std::nullopt;
    const Angle lon = Angle::degrees(position->lonDeg);
    const Angle lat = Angle::degrees(position->latDeg);
    if (m_frame == "ICRS")
        return IcrsDirection{lon.wrapped(), lat};
    const Vector own = vectorOf(lon, lat);
    if (m_frame == "FK5" && m_wcs->all[0].equinox == 2000)
        return directionOf(turnedFk5(own, 1));
    if (m_frame != "galactic")
        return std::nullopt;
    Vector icrs{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k)
            icrs[i] += kToGalactic[k][i] * own[k];
    return directionOf(icrs);
}

std::optional<PixelPosition> SkyMap::pixelOf(const IcrsDirection &direction) const
{
    if (!m_wcs)
        return std::nullopt;
    const Vector icrs = vectorOf(direction.ra, direction.dec);
    Vector own{};
    if (m_frame == "ICRS") {
        own = icrs;
    } else if (m_frame == "FK5" && m_wcs->all[0].equinox == 2000) {
        own = turnedFk5(icrs, -1);
    } else if (m_frame == "galactic") {
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t k = 0; k < 3; ++k)
                own[i] += kToGalactic[i][k] * icrs[k];
    } else {
        return std::nullopt;
    }
    const IcrsDirection place = directionOf(own); // longitude and latitude of the map's own frame
    wcsprm &wcs = m_wcs->all[0];
    const auto axes = static_cast<std::size_t>(wcs.naxis);
    std::vector<double> world(wcs.crval, wcs.crval + axes);
    world[static_cast<std::size_t>(wcs.lng)] = place.ra.asDegrees();
    world[static_cast<std::size_t>(wcs.lat)] = place.dec.asDegrees();
    std::vector<double> intermediate(axes);
    std::vector<double> pixel(axes);
    double phi = 0;
    double theta = 0;
    int status = 0;
    if (wcss2p(&wcs, 1, wcs.naxis, world.data(), &phi, &theta, intermediate.data(), pixel.data(), &status)
        != 0)
        return std::nullopt;
    return PixelPosition{pixel[0], axes > 1 ? pixel[1] : 1.0};
}

} // namespace tulpar
