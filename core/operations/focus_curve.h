#pragma once

#include "core/time/instant.h"

#include <optional>
#include <span>
#include <vector>

namespace tulpar {

/// How a focus run is done.
struct FocusTerms {
    int points = 9; ///< odd
    int step = 500; ///< steps of the focuser between them
    int lowestSteps = 0;
    int highestSteps = 100'000;
    Duration exposure = std::chrono::seconds(5);
    double againAfterC = 2; ///< degrees of change since the last run
    Duration againAfter = std::chrono::hours(3);
};

/// One frame of a focus run.
struct FocusPoint {
    double positionSteps = 0;
    double fwhm = 0; ///< any unit; greater than zero
};

/// The V-curve of a focus run.
struct FocusFit {
    double bestSteps = 0;
    double bestSigmaSteps = 0; ///< of the fit
    double fwhm = 0; ///< there
    int points = 0; ///< that fit
};

/// The positions of a run around `centre`: `count` (odd, at least 5) evenly apart, from the lowest, kept
/// within `lowest` and `highest`; the run always goes the same way because of backlash.
[[nodiscard]] std::vector<int> focusPositions(int centre, int step, int count, int lowest, int highest);

/// Given the points, returned the hyperbola fwhm^2 = a^2 + b^2 (x - x0)^2 of least squares, linear in fwhm^2
/// and weighted for an equal relative error of each; points off by more than 4 of their scatter are left out,
/// one by one. None: fewer than 5 points fit, no minimum, the minimum outside the points, or none of them
/// well beside it.
[[nodiscard]] std::optional<FocusFit> fitFocus(std::span<const FocusPoint> points);

/// Best focus against temperature, a straight line through earlier runs. A value.
class FocusModel {
public:
    /// Oldest first; only the last 40 count.
    void add(double temperatureC, double bestSteps);

    /// None: no run yet. With runs within 2 degrees only, the last one's focus.
    [[nodiscard]] std::optional<double> at(double temperatureC) const;
    [[nodiscard]] std::optional<double> stepsPerDegree() const; ///< none: the runs tell no slope

private:
    struct Run {
        double temperatureC;
        double bestSteps;
    };
    std::vector<Run> m_runs;
};

} // namespace tulpar
