#pragma once

#include "core/base/enum_names.h"
#include "core/sky/direction.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// Where a sky map came from: a notice may bring two that point to different places.
enum class SkyMapSource {
    File, ///< a file by itself
    Notice, ///< the map of the notice's own instrument: GW alone, BAT alone
    Combined, ///< of an external coincidence, all instruments together
};

/// What is odd about a map that could be read all the same.
enum class SkyMapRemark {
    NotNormalised, ///< total probability off 1 by more than 1 %; shares are of the map's own total
    NegativeProbability, ///< cells below zero, counted as zero
    NotANumber, ///< cells that are no number, counted as zero
    PartOfSky, ///< cells missing, counted as zero
    OtherMapUnreadable, ///< the notice brings one more map, and that one could not be read
    OutlineSimplified, ///< outlines thinned to keep the limit of points
};

template <>
struct EnumNames<SkyMapSource> {
    static constexpr std::array<std::string_view, 3> names{"file", "notice", "combined"};
};
template <>
struct EnumNames<SkyMapRemark> {
    static constexpr std::array<std::string_view, 6> names{"not_normalised",       "negative_probability",
                                                           "not_a_number",         "part_of_sky",
                                                           "other_map_unreadable", "outline_simplified"};
};

/// One closed line around a part of a credible region, the first point not repeated: great-circle steps with
/// the inside on the side of the cross product of a point and the next. A hole is an outline of its own that
/// runs the other way.
struct SkyOutline {
    double share = 0; ///< 0.5 or 0.9: of the probability inside all outlines of this share together
    std::vector<IcrsDirection> points;
    bool operator==(const SkyOutline &) const = default;

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("share", self.share);
        visit("points", self.points);
    }
};

/// One field of the telescope's grid (TileGrid) over a region.
struct SkyTile {
    IcrsDirection centre;
    double probability = 0; ///< that the source lies in its share of the sky, 0 to 1
    bool operator==(const SkyTile &) const = default;

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("centre", self.centre);
        visit("probability", self.probability);
    }
};

/// What one sky map says, small enough for a snapshot: at most `kMostOutlinePoints` in all outlines and
/// `kMostTiles` fields. A value. Not for probabilities inside any field: that is SkyCells.
struct SkyRegion {
    static constexpr std::size_t kMostOutlinePoints = 600;
    static constexpr std::size_t kMostTiles = 400;

    SkyMapSource source = SkyMapSource::File;
    std::string creator; ///< "BAYESTAR", "CWB"; as the map says, may be empty
    std::string instruments; ///< "H1,L1,V1"; as the map says, may be empty
    IcrsDirection peak; ///< centre of the cell of highest density
    double area50Deg2 = 0; ///< smallest area that holds 50 %
    double area90Deg2 = 0;
    double totalProbability = 0; ///< as summed, before anything is set right
    std::optional<double> distanceMeanMpc;
    std::optional<double> distanceStdMpc;
    std::optional<IcrsDirection> bestCentre; ///< where one field of the telescope, north up, holds the most
    std::optional<double> bestInside; ///< the probability in that field, 0 to 1
    std::vector<SkyOutline> outlines;
    std::vector<SkyTile> tiles; ///< the most probable ones that ever rise high enough here, best first
    std::vector<SkyMapRemark> remarks; ///< ascending, each once
    bool operator==(const SkyRegion &) const = default;

    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("source", self.source);
        visit("creator", self.creator);
        visit("instruments", self.instruments);
        visit("peak", self.peak);
        visit("area50_deg2", self.area50Deg2);
        visit("area90_deg2", self.area90Deg2);
        visit("total_probability", self.totalProbability);
        visit("distance_mean_mpc", self.distanceMeanMpc);
        visit("distance_std_mpc", self.distanceStdMpc);
        visit("best_centre", self.bestCentre);
        visit("best_inside", self.bestInside);
        visit("outlines", self.outlines);
        visit("tiles", self.tiles);
        visit("remarks", self.remarks);
    }
};

} // namespace tulpar
