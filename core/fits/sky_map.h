#pragma once

#include "core/image/header.h"
#include "core/image/tangent_plane.h"

#include <memory>
#include <optional>
#include <string>

namespace tulpar {

/// Longitude and latitude in the map's own frame, degrees.
struct MapPosition {
    double lonDeg = 0;
    double latDeg = 0;
};

/// The celestial world coordinates of one image through WCSLIB: every projection and distortion that library
/// knows. Shares its immutable parts between copies; use each object in one thread at a time.
class SkyMap {
public:
    SkyMap() = default; ///< "none"
    /// From the header's 80-character cards, one after another, without END.
    [[nodiscard]] static SkyMap fromCards(const std::string &cards);
    /// Coordinates that cannot be used, with the reason.
    [[nodiscard]] static SkyMap unsupported(const std::string &why);

    /// The projection and distortion, e.g. "TAN", "TAN-SIP", "TPV"; "none"; or "unsupported: why".
    [[nodiscard]] const std::string &name() const { return m_name; }
    /// "ICRS", "FK5", "FK4", "galactic", "ecliptic" or "unknown".
    [[nodiscard]] const std::string &frame() const { return m_frame; }
    [[nodiscard]] bool isUsable() const { return m_wcs != nullptr; }

    /// Nothing where the projection has no sky, or the map is not usable.
    [[nodiscard]] std::optional<MapPosition> at(PixelPosition pixel) const;
    /// The same in ICRS; nothing for frames other than ICRS, FK5 J2000 and galactic.
    [[nodiscard]] std::optional<IcrsDirection> icrsAt(PixelPosition pixel) const;

    /// Where a direction is on the image; nothing where the projection does not show it, or for frames that
    /// icrsAt does not know.
    [[nodiscard]] std::optional<PixelPosition> pixelOf(const IcrsDirection &direction) const;

private:
    struct Wcs;
    std::shared_ptr<Wcs> m_wcs;
    std::string m_name = "none";
    std::string m_frame = "unknown";
};

} // namespace tulpar
