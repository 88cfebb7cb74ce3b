#pragma once

#include "core/image/frame.h"
#include "core/time/instant.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tulpar::test {

/// A frame of stars for the viewer's tests: seeded, the same on every machine. Written by hand after the FITS
/// standard 4.0, so that the viewer is not tested with the writer it lives beside.
struct StarField {
    std::string channel = "r";
    std::uint64_t number = 1;
    int width = 1024;
    int height = 1024;
    double exposureS = 0.3;
    int emGain = 300;
    double sky = 1200; ///< counts
    double noise = 25;
    double flux = 1; ///< multiplies every star
    int stars = 260;
    unsigned seed = 7; ///< of the stars
    unsigned noiseSeed = 1;
    double trailPx = 0; ///< every star drawn as a line this long
    double afterglow = 0; ///< counts at its peak, at the event; 0: none
    UtcInstant start{1'665'324'694'000'000'000};
    std::optional<TangentPlane> wcs;
    std::optional<IcrsDirection> event;
    double eventErrorDeg = 0;
    std::string eventId;
    bool isSimulated = true;
};

/// Pixels, bottom row first.
[[nodiscard]] std::vector<std::uint16_t> pixelsOf(const StarField &field);

/// The same as a frame in memory, with its facts.
[[nodiscard]] Frame frameOf(const StarField &field);

/// Writes `field` as `path`; false when the file cannot be written.
[[nodiscard]] bool writeStarField(const QString &path, const StarField &field);

/// A place like GRB 221009A's in the middle of 1024 x 1024 pixels of 0.591", `up` east of north.
[[nodiscard]] TangentPlane burstPlane(Angle up = Angle::degrees(28));
[[nodiscard]] IcrsDirection burstPosition();

} // namespace tulpar::test
