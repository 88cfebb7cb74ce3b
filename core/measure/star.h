#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/image/frame.h"
#include "core/measure/aperture.h"

#include <array>
#include <optional>

namespace tulpar {

enum class StarModel { Moffat, Gauss };

template <>
struct EnumNames<StarModel> {
    static constexpr std::array<std::string_view, 2> names{"moffat", "gauss"};
};

/// An elliptical profile on a flat sky, valued at the centres of pixels:
/// Moffat: sky + peak (1 + q)^-beta; Gauss: sky + peak exp(-q ln 2), q = 1 at the half maximum of a Gauss.
struct StarFit {
    StarModel model = StarModel::Moffat;
    PixelPosition centre;
    double peak = 0; ///< above the sky
    double sky = 0;
    double beta = 0; ///< of a Moffat; 0 for a Gauss
    double fwhmMajorPx = 0;
    double fwhmMinorPx = 0;
    Angle majorAxis; ///< counter-clockwise from +x, [-90, 90) degrees
    double residual = 0; ///< root of the mean square of value - fit, ADU
    int pixels = 0; ///< that were fitted

    /// The one definition of FWHM in this program: root of major times minor axis of the half-maximum
    /// ellipse.
    [[nodiscard]] double fwhmPx() const;
    [[nodiscard]] double ellipticity() const; ///< 1 - minor / major
    /// Value at a distance from the centre of the round profile of the same FWHM.
    [[nodiscard]] double valueAt(double radiusPx) const;
    /// Share of the round profile's light within a radius, 0 to 1; the wings reach to infinity.
    [[nodiscard]] double energyWithin(double radiusPx) const;
};

struct StarSettings {
    double searchPx = 8; ///< the brightest smoothed pixel within is the star
    StarModel model = StarModel::Moffat;
    std::optional<double> saturationAdu; ///< pixels at or above it are not fitted
    double leastSignificance = 5; ///< of the peak over the scatter of the sky
};

/// One star as measured.
struct Star {
    PixelPosition centre; ///< windowed centroid
    LocalBackground background;
    double peak = 0; ///< highest pixel above the background
    bool isSaturated = false;
    double halfMaximumPx = 0; ///< full width where the profile itself passes half its peak; no model
    StarFit fit;

    [[nodiscard]] double fwhmPx() const { return fit.fwhmPx(); }
};

/// The place of the light near `guess`: the mean of the pixels under a Gaussian window of the star's own
/// width, iterated until it rests. Unbiased by a sloping or bright sky. Accuracy 0.05 px at a signal to noise
/// of 20, better than 0.01 px for bright stars. Source: SExtractor's XWIN_IMAGE (Bertin, manual 2.x).
/// Errc::OutOfRange: outside the frame; Errc::NotFound: nothing rises above the sky there.
[[nodiscard]] Result<PixelPosition> centroid(
    const Frame &frame, PixelPosition guess, const StarSettings &settings = {});

/// Centroid, sky, fit and direct width of the star near `guess`. FWHM within 2 % for FWHM of 2 to 20 px and a
/// signal to noise of 50. Errors as of `centroid`; Errc::Unavailable: a star, but no profile fits it.
[[nodiscard]] Result<Star> measureStar(
    const Frame &frame, PixelPosition guess, const StarSettings &settings = {});

} // namespace tulpar
