#include "core/simulator/opening_model.h"

#include <algorithm>

namespace tulpar {

OpeningModel::OpeningModel(double fullTravelS, UtcInstant now)
{
    m_motion.fullTravelS = fullTravelS;
    m_motion.since = now;
}

void OpeningModel::begin(int direction, UtcInstant now)
{
    if (direction == m_motion.direction && direction != 0)
        return; // the same command again changes nothing
    m_motion.fraction = fractionAt(now);
    m_motion.since = now;
    m_motion.direction = direction;
}

void OpeningModel::place(double fraction, UtcInstant now)
{
    m_motion.fraction = std::clamp(fraction, 0.0, 1.0);
    m_motion.since = now;
    m_motion.direction = 0;
}

void OpeningModel::setStuck(bool stuck, UtcInstant now)
{
    if (stuck == m_motion.isStuck)
        return;
    m_motion.fraction = fractionAt(now);
    m_motion.since = now;
    m_motion.isStuck = stuck;
}

void OpeningModel::setSlowness(double slowness, UtcInstant now)
{
    m_motion.fraction = fractionAt(now);
    m_motion.since = now;
    m_motion.slowness = slowness;
}

void OpeningModel::setFullTravelS(double s, UtcInstant now)
{
    m_motion.fraction = fractionAt(now);
    m_motion.since = now;
    m_motion.fullTravelS = s;
}

double OpeningModel::fractionAt(UtcInstant t) const
{
    if (m_motion.isStuck || m_motion.direction == 0)
        return m_motion.fraction;
    const double way =
        std::max(0.0, seconds(t - m_motion.since)) / (m_motion.fullTravelS * m_motion.slowness);
    return std::clamp(m_motion.fraction + m_motion.direction * way, 0.0, 1.0);
}

std::optional<UtcInstant> OpeningModel::arrival() const
{
    if (m_motion.isStuck || m_motion.direction == 0)
        return std::nullopt;
    const double way = m_motion.direction > 0 ? 1 - m_motion.fraction : m_motion.fraction;
    // rounded up, so that at this very moment the fraction is exactly 0 or 1
    return m_motion.since + fromSeconds(way * m_motion.fullTravelS * m_motion.slowness) + 1us;
}

OpeningReport OpeningModel::report(UtcInstant now) const
{
    const double fraction = fractionAt(now);
    OpeningReport report;
    report.openFraction = fraction;
    const bool isThere =
        (m_motion.direction > 0 && fraction >= 1) || (m_motion.direction < 0 && fraction <= 0);
    if (m_motion.direction == 0 || isThere) {
        report.state = fraction >= 1 ? OpeningState::Open
            : fraction <= 0          ? OpeningState::Closed
                                     : OpeningState::PartlyOpen;
    } else if (m_motion.isStuck && seconds(now - m_motion.since) > 1.5 * m_motion.fullTravelS) {
        report.state = OpeningState::Fault;
    } else {
        report.state = m_motion.direction > 0 ? OpeningState::Opening : OpeningState::Closing;
    }
    return report;
}

} // namespace tulpar
