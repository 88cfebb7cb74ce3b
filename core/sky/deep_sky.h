#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/sky/constellations.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// What a deep-sky object is; one symbol of the chart each.
enum class DeepSkyKind {
    Galaxy,
    GalaxyCluster,
    OpenCluster,
    GlobularCluster,
    Nebula,
    PlanetaryNebula,
    SupernovaRemnant
};

template <>
struct EnumNames<DeepSkyKind> {
    static constexpr std::array<std::string_view, 7> names{
        "galaxy", "galaxy_cluster",   "open_cluster",     "globular_cluster",
        "nebula", "planetary_nebula", "supernova_remnant"};
};

struct DeepSkyObject {
    std::string designation; ///< "NGC 224", "IC 434", "Cr 399"
    int messier = 0; ///< 31 for M 31; 0 none
    DeepSkyKind kind = DeepSkyKind::Galaxy;
    IcrsDirection place; ///< J2000, to 0.01 degrees or better
    std::optional<float> magnitude; ///< whole, V or B as the source has it
    Angle majorAxis; ///< apparent; 0 unknown
    Angle minorAxis; ///< the same as majorAxis when round or unknown
    std::optional<SkyName> name; ///< proper, "Andromeda Galaxy"

    /// "M 31" when Messier has it, else the designation.
    [[nodiscard]] std::string shortName() const;
};

/// Reader of resources/sky/deep_sky.csv: columns
/// designation,messier,kind,ra_deg,dec_deg,magnitude,major_arcmin,minor_arcmin,en,ru,kk; messier, magnitude,
/// axes and names may be empty. The brightest stand first, those of unknown magnitude last. Errc::Malformed
/// and Errc::OutOfRange name the line.
[[nodiscard]] Result<std::vector<DeepSkyObject>> parseDeepSky(std::string_view csv);

} // namespace tulpar
