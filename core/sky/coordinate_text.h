#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"

#include <optional>
#include <string_view>

namespace tulpar {

class Observer;

enum class CoordinateFrame { Icrs, Galactic, Horizontal };

/// Two angles as a person wrote them.
struct WrittenPlace {
    CoordinateFrame frame = CoordinateFrame::Icrs;
    Angle longitude; ///< right ascension, l or azimuth, [0, 360) degrees
    Angle latitude; ///< declination, b or (observed) altitude, [-90, 90] degrees

    /// The same in ICRS; a horizontal place needs the observer (null: none).
    [[nodiscard]] std::optional<IcrsDirection> icrs(const Observer *observer) const;
};

/// Given what a person typed or pasted, returned the place meant. Right ascension and declination (J2000) in
/// any of "18h36m56.3s +38d47m01s", "18:36:56.3 +38:47:01", "18 36 56 +38 47 01", "279.2347 +38.7837",
/// "279.2347, 38.7837", "18.6156h 38.78", "J183656+384701" (also after the name of a list: "SDSS J..."), "RA
/// 279.2347 Dec 38.7837"; galactic with "gal", "l" or "b" ("gal 67.4 +19.2", "l=67.4 b=19.2"); horizontal
/// with "az" and "alt" in either order ("az 120 alt 45"). One number alone is degrees, two and three are
/// hours of right ascension unless a unit says degrees. Signs and quotes of typography, decimal commas
/// ("279,23 38,78") and Russian units (ч м с) and words are understood. Errc::Malformed: these are no
/// coordinates; Errc::OutOfRange: they are, and the detail says which number is impossible. Never throws; any
/// bytes.
[[nodiscard]] Result<WrittenPlace> readCoordinates(std::string_view text);

} // namespace tulpar
