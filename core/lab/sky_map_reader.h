#pragma once

#include "core/base/result.h"
#include "core/sky/sky_cells.h"
#include "core/sky/sky_region.h"

#include <string_view>
#include <vector>

namespace tulpar {

/// What one sky map says, and its probability in cells for questions.
struct SkyMapReading {
    SkyRegion region;
    SkyCells cells; ///< normalised: total() is 1 where the map holds the whole probability
    bool operator==(const SkyMapReading &) const = default;
};

/// Reads the HEALPix maps of a FITS file (plain or gzip) or of a JSON notice that embeds them in base64 (LVK
/// `event.skymap` and `external_coinc.combined_skymap`, others `healpix_file`).
/// Given: the bytes, hostile or not. Returned: one reading a map, the combined one of a coincidence after the
/// notice's own. Maps: multi-order (NUNIQ, explicit UNIQ) up to order 29, flat RING or NESTED up to order 12,
/// celestial coordinates. Errors: NotFound (a notice without a map), UnknownFormat, Unsupported, Malformed,
/// TooLarge. Nothing is allocated on a header's word; at most some 200 MB, whatever the gzip expands to.
/// Areas are exact to one cell; peaks are centres of cells. Any thread, through CFITSIO and HEALPix C++, so
/// call it in a process that may die (tulpar-lab) for maps of strangers on the core's machine.
[[nodiscard]] Result<std::vector<SkyMapReading>> readSkyMaps(std::string_view bytes);

} // namespace tulpar
