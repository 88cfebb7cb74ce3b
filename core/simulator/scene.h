#pragma once

#include "core/simulator/camera_model.h"
#include "core/simulator/sky_model.h"
#include "core/sky/direction.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tulpar {

/// Where the camera looked at one moment of an exposure.
struct PointingSample {
    IcrsDirection centre;
    Angle up; ///< position angle of the image's +y axis
    double light = 1; ///< 0 behind a closed roof or cover, 1 free
};

/// Everything that decides the pixels of one frame, and what its header says. A value: may be rendered on any
/// thread.
struct FrameScene {
    Band band = Band::R;
    Exposure exposure;
    std::vector<PointingSample> samples; ///< evenly spread over the exposure; never empty
    double skyMagPerArcsec2 = 21;
    double extinctionMag = 0; ///< air and clouds
    double seeingArcsec = 1.5; ///< FWHM, defocus included
    double yearsSinceJ2000 = 0;
    std::optional<Burst> burst;
    double sensorC = -60;
    double setPointC = -60;
    HorizontalDirection pointing; ///< at mid exposure
    IcrsDirection pointingIcrs; ///< at mid exposure
    Angle fieldRotation; ///< at mid exposure
    bool isMoving = false;
    std::uint32_t seed = 1;
};

inline constexpr int kFrameWidth = 1024;
inline constexpr int kFrameHeight = 1024;
inline constexpr double kScaleArcsecPerPx = 0.591;

} // namespace tulpar
