#pragma once

#include "core/session/snapshot.h"

#include <QString>

#include <optional>
#include <vector>

namespace tulpar {

/// One bar of the waterfall: what took from `begin` to `end`, both counted from the receipt of the notice.
/// Without an end it is still running.
struct WaterfallBar {
    QString name;
    Duration begin{};
    std::optional<Duration> end;
    bool operator==(const WaterfallBar &) const = default;
};

/// Bars that run side by side stand in lanes: the core itself, mount, roof, cover, cameras.
struct WaterfallLane {
    QString name;
    std::vector<WaterfallBar> bars;
    bool operator==(const WaterfallLane &) const = default;
};

/// A response as drawn: lanes over a time axis from the receipt of the notice. A value.
struct WaterfallChart {
    std::vector<WaterfallLane> lanes;
    Duration elapsed{}; ///< to the first exposure, or to now while it is awaited
    bool isRunning = false; ///< the first exposure is awaited
    Duration predicted{};
    Duration axisEnd{}; ///< of the time axis: whole seconds, the ten-second mark and the prediction inside
    bool operator==(const WaterfallChart &) const = default;
};

/// What the response has to keep: from the notice to the first exposure.
inline constexpr Duration kTenSeconds = std::chrono::seconds(10);

/// Given a response and the observatory's time, returned its waterfall.
[[nodiscard]] WaterfallChart waterfallChart(const ResponseView &response, UtcInstant now);

/// What the response is doing or waits for, in words: "slewing: 12° to go", "exposing"...
[[nodiscard]] QString waitingSentence(const ResponseView &response);

/// The quiet line after the response: when light came, what was predicted, how it ended.
[[nodiscard]] QString summarySentence(const ResponseView &response);

} // namespace tulpar
