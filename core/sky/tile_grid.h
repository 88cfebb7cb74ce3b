#pragma once

#include "core/sky/healpix_cell.h"

#include <compare>
#include <vector>

namespace tulpar {

/// How much of its side a field has in common with the next one, where nobody says otherwise: pointing errors
/// and the edges of frames take some of it.
inline constexpr double kTileOverlap = 0.05;

/// Which field of a TileGrid.
struct TileIndex {
    int ring = 0; ///< from the south pole
    int place = 0; ///< along the ring, from RA 0
    auto operator<=>(const TileIndex &) const = default;
};

/// The whole sphere divided into the fields of one camera, north up: rings of declination, in each as many
/// fields side by side as its widest circle needs. Every direction belongs to the share of exactly one field;
/// all shares of a ring have the same area. The share lies inside what the camera sees (to a thousandth
/// of it, with an overlap of 2 % or more); around it lies what the field has in common with its neighbours.
/// The same camera always gives the same fields, so that maps of one event, and frames of different nights,
/// can be compared. A value.
class TileGrid {
public:
    /// Sides above 0 and at most 10 degrees, clamped; `overlap`: how much of its side a field shares with the
    /// next one, 0 to 0.5.
    TileGrid(Angle width, Angle height, double overlap);

    [[nodiscard]] TileIndex at(const IcrsDirection &direction) const;
    [[nodiscard]] TileIndex at(const SkyVector &place) const;
    [[nodiscard]] IcrsDirection centre(const TileIndex &tile) const;

    /// The share of a field: from its lower to its upper declination, and so much right ascension.
    struct Share {
        Angle low;
        Angle high;
        Angle from; ///< right ascension, growing eastwards
        Angle across;
        [[nodiscard]] double areaSr() const;
    };
    [[nodiscard]] Share share(const TileIndex &tile) const;

    [[nodiscard]] Angle width() const { return m_width; }
    [[nodiscard]] Angle height() const { return m_height; }
    [[nodiscard]] int rings() const { return static_cast<int>(m_places.size()); }
    [[nodiscard]] int places(int ring) const { return m_places[static_cast<std::size_t>(ring)]; }

private:
    [[nodiscard]] TileIndex at(double raDeg, double decDeg) const;

    Angle m_width;
    Angle m_height;
    double m_ringDeg = 0;
    std::vector<int> m_places; ///< by ring
};

} // namespace tulpar
