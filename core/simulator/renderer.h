#pragma once

#include "core/image/tangent_plane.h"
#include "core/simulator/detector.h"
#include "core/simulator/scene.h"
#include "core/simulator/star_field.h"

#include <memory>
#include <optional>
#include <vector>

namespace tulpar {

/// Makes the pixels of frames: sky, stars, afterglow, trails, noise. A Moffat profile (beta 3), whole chip,
/// as seen on the sky (not mirrored). The same scene gives the same pixels. While slewing only the stars
/// around mid exposure trail. Confine each to one thread; several may share one StarField.
class FrameRenderer {
public:
    explicit FrameRenderer(const StarField &field)
        : m_field(field)
    {
    }

    /// Row by row, bottom row first.
    [[nodiscard]] std::shared_ptr<const std::vector<std::uint16_t>> render(const FrameScene &scene);

private:
    /// A source of light on its way to the chip.
    struct Source {
        IcrsDirection direction;
        double electrons = 0; ///< of the whole exposure, unobstructed
    };
    struct Box {
        int left, right, bottom, top; ///< inclusive
    };
    void takeStars(const FrameScene &scene);
    [[nodiscard]] std::vector<Source> sources(const FrameScene &scene) const;
    void addLight(const FrameScene &scene, double thresholdElectrons);
    void addProfile(PixelPosition at, double electrons, double alphaPx, double thresholdElectrons);

    const StarField &m_field;
    std::vector<FieldStar> m_stars;
    std::optional<IcrsDirection> m_starsAround;
    double m_starsYears = 0;

    std::optional<Detector> m_detector;
    int m_detectorGain = 0;
    std::vector<std::uint16_t> m_background; ///< counts of empty pixels
    double m_backgroundElectrons = -1;
    std::vector<float> m_light; ///< expected electrons above the background; zero between calls
    std::vector<Box> m_lit;
};

/// Where a direction of the sky falls on the chip at one sample of an exposure.
[[nodiscard]] TangentPlane tangentPlaneOf(const PointingSample &sample);

} // namespace tulpar
