#pragma once

#include "core/sky/direction.h"

#include <optional>

namespace tulpar {

/// A place on an image in FITS pixels: the centre of the first pixel (bottom left) is (1, 1).
struct PixelPosition {
    double x = 1;
    double y = 1;
    bool operator==(const PixelPosition &) const = default;
};

/// The gnomonic (TAN) map between pixels and ICRS as FITS WCS paper II defines it: CRVAL, CRPIX, CD, no
/// distortion. A value; pure. Other projections and distortions are read through core/fits.
struct TangentPlane {
    IcrsDirection reference; ///< CRVAL
    PixelPosition referencePixel; ///< CRPIX
    double cd11 = 0; ///< degrees a pixel
    double cd12 = 0;
    double cd21 = 0;
    double cd22 = 0;
    bool operator==(const TangentPlane &) const = default;

    /// A plane of square pixels whose +y axis has position angle `up` (from north through east), seen as on
    /// the sky (east is 90 degrees counter-clockwise of north) unless `isMirrored`.
    [[nodiscard]] static TangentPlane around(
        const IcrsDirection &centre, PixelPosition pixel, double scaleArcsecPerPx, Angle up,
        bool isMirrored = false);

    [[nodiscard]] IcrsDirection toIcrs(PixelPosition pixel) const;
    /// Nothing for directions 90 degrees or more from the reference, or when the CD matrix is singular.
    [[nodiscard]] std::optional<PixelPosition> toPixel(const IcrsDirection &direction) const;

    /// Root of the area of a pixel.
    [[nodiscard]] double scaleArcsecPerPx() const;
    /// Position angle of the image's +y axis at the reference pixel.
    [[nodiscard]] Angle up() const;
    /// True when the image shows the sky as a mirror does (det CD > 0).
    [[nodiscard]] bool isMirrored() const;
};

} // namespace tulpar
