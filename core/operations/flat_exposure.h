#pragma once

#include "core/sky/angle.h"
#include "core/time/instant.h"

#include <optional>

namespace tulpar {

/// What flat frames of the twilight sky should be.
struct FlatTerms {
    double biasAdu = 500; ///< counts without light
    double wantedAdu = 20'000; ///< median
    double toleranceShare = 0.35; ///< of the light wanted: a frame within it is good
    Duration shortest =
        std::chrono::milliseconds(200); ///< shorter, the shutter of a frame-transfer chip smears
    Duration longest = std::chrono::seconds(20); ///< longer, stars show
};

/// Predicts the exposure of one channel's twilight flats from the frames so far: the sky's light is taken to
/// be exponential in the Sun's altitude, with a slope that is measured from frame to frame. A value.
class FlatExposure {
public:
    explicit FlatExposure(const FlatTerms &terms)
        : m_terms(terms)
    {
    }

    enum class Verdict { Good, TooBright, TooFaint };
    /// A frame of this exposure had this median (ADU) while the Sun stood at `sun`.
    Verdict measured(Angle sun, Duration exposure, double levelAdu);

    enum class Light {
        Fits,
        TooBright, ///< even the shortest exposure would have too much
        TooFaint, ///< even the longest too little
    };
    struct Next {
        Light light = Light::Fits;
        Duration exposure{}; ///< to ask for where it fits; else the nearest possible
    };
    /// The next exposure with the Sun at `sun`. Before the first frame the prediction is a clear sky's, and
    /// rough.
    [[nodiscard]] Next next(Angle sun) const;

    [[nodiscard]] int good() const { return m_good; }

private:
    struct Point {
        Angle sun;
        double logRate = 0; ///< counts a second above the bias, decimal logarithm
    };
    [[nodiscard]] double rateAt(Angle sun) const; ///< as Point::logRate

    FlatTerms m_terms;
    std::optional<Point> m_last;
    std::optional<Point> m_base; ///< an earlier one, far enough away to tell a slope
    double m_slope = 0.55; ///< decimal orders of magnitude a degree of the Sun's altitude
    int m_good = 0;
};

} // namespace tulpar
