#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/image/tangent_plane.h"

#include <array>
#include <span>

namespace tulpar {

enum class StarModel { Moffat, Gauss };

template <>
struct EnumNames<StarModel> {
    static constexpr std::array<std::string_view, 2> names{"moffat", "gauss"};
};

/// An elliptical profile on a flat sky, valued at the centres of pixels:
/// Moffat: sky + peak (1 + (2^(1/beta) - 1) q)^-beta; Gauss: sky + peak 2^-q; q is 1 on the half-maximum
/// ellipse.
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

/// A pixel as it is fitted: the FITS place of its centre and its value.
struct FitPixel {
    double x = 0;
    double y = 0;
    double value = 0;
};

/// Given finite pixels around a star and a start near it (centre, peak, sky, both widths, and the model);
/// returned the profile of least squares, every pixel of the same weight. Levenberg and Marquardt, at most
/// 100 steps. Beta is kept within 1.05 and 30. Errc::OutOfRange: fewer than 12 pixels; Errc::Unavailable: no
/// profile was found that is bright, narrower than the pixels' own extent and centred among them.
[[nodiscard]] Result<StarFit> fitStar(std::span<const FitPixel> pixels, const StarFit &start);

} // namespace tulpar
