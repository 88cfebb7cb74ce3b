#pragma once

#include "core/base/result.h"
#include "core/sky/sky_region.h"

#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// The file of a sky map as a notice carries it.
struct EmbeddedMap {
    SkyMapSource source = SkyMapSource::Notice;
    std::string file; ///< FITS, plain or gzip
};

/// The maps inside a JSON notice, the notice's own before the combined one. Errc::NotFound when it brings
/// none; Errc::Malformed for broken JSON or base64; Errc::TooLarge above 64 MB.
[[nodiscard]] Result<std::vector<EmbeddedMap>> embeddedMaps(std::string_view notice);

/// Base64 of RFC 4648 with the ordinary alphabet; white space between is passed over, padding may lack.
[[nodiscard]] Result<std::string> decodedBase64(std::string_view text);

} // namespace tulpar
