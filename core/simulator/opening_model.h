#pragma once

#include "core/devices/report.h"

#include <optional>

namespace tulpar {

/// A roof or a mirror cover that opens and closes at a constant rate. A plain value, kept in files.
struct OpeningMotion {
    double fraction = 0; ///< at `since`
    UtcInstant since;
    int direction = 0; ///< +1 opening, -1 closing, 0 standing
    double fullTravelS = 7;
    double slowness = 1; ///< fault: takes this many times as long
    bool isStuck = false; ///< fault: does not move; told of as a fault after one and a half travel times
    bool operator==(const OpeningMotion &) const = default;
};

/// The same in closed form: where it is at any moment after `since`. Not a controller: every command is
/// obeyed.
class OpeningModel {
public:
    OpeningModel(double fullTravelS, UtcInstant now);

    void open(UtcInstant now) { begin(+1, now); }
    void close(UtcInstant now) { begin(-1, now); }
    void stop(UtcInstant now) { begin(0, now); }
    void place(double fraction, UtcInstant now);
    void setStuck(bool stuck, UtcInstant now);
    void setSlowness(double slowness, UtcInstant now);
    void setFullTravelS(double s, UtcInstant now);

    [[nodiscard]] double fractionAt(UtcInstant t) const;
    /// When the present motion ends; none when it stands or is stuck.
    [[nodiscard]] std::optional<UtcInstant> arrival() const;
    [[nodiscard]] OpeningReport report(UtcInstant now) const;

    [[nodiscard]] const OpeningMotion &motion() const { return m_motion; }
    void restore(const OpeningMotion &motion) { m_motion = motion; }

private:
    void begin(int direction, UtcInstant now);
    OpeningMotion m_motion;
};

} // namespace tulpar
