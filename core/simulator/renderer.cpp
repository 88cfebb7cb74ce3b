#include "core/simulator/renderer.h"

#include "core/simulator/expected_look.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {
constexpr double kBeta = 3;
constexpr Angle kStarsReach = Angle::arcminutes(12);
constexpr Angle kStarsReuse = Angle::arcminutes(4);
constexpr double kLongestStepPx = 4;
constexpr double kChipReachPx = 60; // no profile is drawn farther from its centre

/// Width parameter of a Moffat profile in pixels.
double moffatAlphaPx(double fwhmArcsec)
{
    return fwhmArcsec / kScaleArcsecPerPx / (2 * std::sqrt(std::pow(2.0, 1 / kBeta) - 1));
}

/// Mean flux of the afterglow over the exposure, electrons.
double burstElectrons(const FrameScene &scene)
{
    constexpr int kSteps = 8;
    double sum = 0;
    for (int i = 0; i < kSteps; ++i) {
        const UtcInstant t = scene.exposure.start + scene.exposure.duration * (2 * i + 1) / (2 * kSteps);
        if (const auto magnitude =
                afterglowMagnitude(*scene.burst, scene.band, seconds(t - scene.burst->trigger)))
            sum += electronsPerSecond(scene.band, *magnitude + scene.extinctionMag);
    }
    return sum / kSteps * seconds(scene.exposure.duration);
}
} // namespace

TangentPlane tangentPlaneOf(const PointingSample &sample)
{
    return TangentPlane::around(
        sample.centre, {(kFrameWidth + 1) / 2.0, (kFrameHeight + 1) / 2.0}, kScaleArcsecPerPx, sample.up);
}

void FrameRenderer::takeStars(const FrameScene &scene)
{
    const IcrsDirection centre = scene.samples[scene.samples.size() / 2].centre;
    if (m_starsAround && separation(*m_starsAround, centre) < kStarsReuse
        && std::abs(m_starsYears - scene.yearsSinceJ2000) < 0.01)
        return;
    m_stars = m_field.within(centre, kStarsReach, scene.yearsSinceJ2000);
    m_starsAround = centre;
    m_starsYears = scene.yearsSinceJ2000;
}

std::vector<FrameRenderer::Source> FrameRenderer::sources(const FrameScene &scene) const
{
    std::vector<Source> all;
    all.reserve(m_stars.size() + 1);
    const double s = seconds(scene.exposure.duration);
    for (const FieldStar &star : m_stars) {
        const double magnitude = star.magnitude[static_cast<std::size_t>(scene.band)] + scene.extinctionMag;
        all.push_back({star.direction, electronsPerSecond(scene.band, magnitude) * s});
    }
    if (scene.burst)
        all.push_back({scene.burst->position, burstElectrons(scene)});
    return all;
}

void FrameRenderer::addProfile(PixelPosition at, double electrons, double alphaPx, double thresholdElectrons)
{
    const double peak = electrons * (kBeta - 1) / (std::numbers::pi * alphaPx * alphaPx);
    if (peak < thresholdElectrons)
        return;
    const double radius =
        std::min(kChipReachPx, alphaPx * std::pow(peak / thresholdElectrons, 1 / (2 * kBeta)) + 1);
    const double x = at.x - 1;
    const double y = at.y - 1;
    const Box box{
        std::max(0, static_cast<int>(std::ceil(x - radius))),
        std::min(kFrameWidth - 1, static_cast<int>(std::floor(x + radius))),
        std::max(0, static_cast<int>(std::ceil(y - radius))),
        std::min(kFrameHeight - 1, static_cast<int>(std::floor(y + radius)))};
    if (box.left > box.right || box.bottom > box.top)
        return;
    const double scale = 1 / (alphaPx * alphaPx);
    for (int row = box.bottom; row <= box.top; ++row) {
        float *light = m_light.data() + static_cast<std::size_t>(row) * kFrameWidth;
        for (int column = box.left; column <= box.right; ++column) {
            const double q = 1 + ((column - x) * (column - x) + (row - y) * (row - y)) * scale;
            light[column] += static_cast<float>(peak / (q * q * q));
        }
    }
    m_lit.push_back(box);
}

void FrameRenderer::addLight(const FrameScene &scene, double thresholdElectrons)
{
    const double alphaPx = moffatAlphaPx(scene.seeingArcsec);
    const double share = 1 / static_cast<double>(scene.samples.size());
    const std::vector<Source> all = sources(scene);
    for (std::size_t i = 0; i < scene.samples.size(); ++i) {
        const PointingSample &sample = scene.samples[i];
        const PointingSample &next = scene.samples[i + 1 < scene.samples.size() ? i + 1 : i > 0 ? i - 1 : 0];
        const double stepPx = separation(sample.centre, next.centre).asArcseconds() / kScaleArcsecPerPx;
        if (sample.light <= 0 || stepPx > kLongestStepPx)
            continue; // so fast that no star shows
        const TangentPlane plane = tangentPlaneOf(sample);
        for (const Source &source : all) {
            const auto at = plane.toPixel(source.direction);
            if (at && at->x > -kChipReachPx && at->x < kFrameWidth + kChipReachPx && at->y > -kChipReachPx
                && at->y < kFrameHeight + kChipReachPx)
                addProfile(*at, source.electrons * share * sample.light, alphaPx, thresholdElectrons * share);
        }
    }
}

std::shared_ptr<const std::vector<std::uint16_t>> FrameRenderer::render(const FrameScene &scene)
{
    constexpr std::size_t kPixels = static_cast<std::size_t>(kFrameWidth) * kFrameHeight;
    std::mt19937 chance(
        scene.seed * 2246822519U
        + static_cast<std::uint32_t>(scene.exposure.number * 3 + static_cast<std::uint64_t>(scene.band)));
    if (m_detectorGain != scene.exposure.emGain) {
        m_detector.emplace(scene.exposure.emGain);
        m_detectorGain = scene.exposure.emGain;
        m_backgroundElectrons = -1;
    }
    const double background = backgroundElectrons(scene);
    if (std::abs(background - m_backgroundElectrons) > 0.005 * background) {
        m_background = m_detector->counts(background, chance);
        m_backgroundElectrons = background;
    }
    auto pixels = std::make_shared<std::vector<std::uint16_t>>(kPixels);
    std::uint16_t *out = pixels->data();
    const std::uint16_t *table = m_background.data();
    for (std::size_t i = 0; i < kPixels; i += 2) {
        const auto draw = static_cast<std::uint32_t>(chance());
        out[i] = table[draw & 0xFFFFU];
        out[i + 1] = table[draw >> 16U];
    }

    m_light.resize(kPixels);
    const double readElectrons = readNoiseAdu(scene.exposure.emGain) * gainEPerAdu(scene.exposure.emGain);
    takeStars(scene);
    addLight(scene, 0.1 * std::sqrt(m_backgroundElectrons + readElectrons * readElectrons));
    for (const Box &box : m_lit)
        for (int row = box.bottom; row <= box.top; ++row)
            for (int column = box.left; column <= box.right; ++column) {
                const std::size_t i =
                    static_cast<std::size_t>(row) * kFrameWidth + static_cast<std::size_t>(column);
                if (m_light[i] > 0) {
                    out[i] = m_detector->count(background + static_cast<double>(m_light[i]), chance);
                    m_light[i] = 0;
                }
            }
    m_lit.clear();
    return pixels;
}

} // namespace tulpar
