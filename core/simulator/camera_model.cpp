#include "core/simulator/camera_model.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
constexpr double kCoolingTauS = 60;
constexpr double kColdWithinC = 2;
} // namespace

Result<void> CameraModel::start(Duration exposure, int count, int emGain, UtcInstant now, ExposureKind kind)
{
    if (m_isDead)
        return fail(Errc::Unavailable, "the camera does not answer");
    if (m_sequence)
        return fail(Errc::Refused, "an exposure is open");
    if (exposure < 10ms || exposure > std::chrono::hours(1))
        return fail(Errc::OutOfRange, "exposures last 10 ms to 1 h");
    if (count < 0 || emGain < 1 || emGain > 1000)
        return fail(Errc::OutOfRange, "count or EM gain");
    Sequence sequence;
    sequence.exposure = exposure;
    sequence.count = count;
    sequence.emGain = emGain;
    sequence.kind = kind;
    sequence.nextOpening = now;
    m_sequence = sequence;
    m_lastExposure = exposure;
    m_lastEmGain = emGain;
    return {};
}

void CameraModel::abort(UtcInstant now)
{
    if (m_sequence && m_sequence->opened > 0 && m_sequence->current.end() <= now && !m_reading)
        m_reading = m_sequence->current; // was just closing
    m_sequence.reset();
}

void CameraModel::setDead(bool dead, UtcInstant now)
{
    m_isDead = dead;
    if (dead) {
        abort(now);
        m_reading.reset();
    }
}

void CameraModel::setSetPointC(double setPointC, UtcInstant now)
{
    m_startC = temperatureC(now);
    m_cooledSince = now;
    m_setPointC = setPointC;
}

void CameraModel::chill(double setPointC, UtcInstant now)
{
    m_setPointC = m_startC = setPointC;
    m_cooledSince = now;
}

std::optional<CameraModel::Event> CameraModel::nextEvent() const
{
    std::optional<Event> next;
    const auto consider = [&next](const Event &event) {
        if (!next || event.at < next->at)
            next = event;
    };
    if (m_reading)
        consider({EventKind::Delivered, m_reading->end() + m_timing.readout, *m_reading});
    if (m_sequence) {
        const bool isMore = m_sequence->count == 0 || m_sequence->opened < m_sequence->count;
        if (isMore)
            consider(
                {EventKind::Opened,
                 m_sequence->nextOpening,
                 {m_lastNumber + 1, m_sequence->nextOpening, m_sequence->exposure, m_sequence->emGain,
                  m_sequence->kind}});
        if (m_sequence->opened > 0 && !isMore && !m_reading)
            consider(
                {EventKind::Delivered, m_sequence->current.end() + m_timing.readout, m_sequence->current});
    }
    return next;
}

void CameraModel::pass()
{
    const std::optional<Event> event = nextEvent();
    if (!event)
        return;
    if (event->kind == EventKind::Opened) {
        if (m_sequence->opened > 0)
            m_reading = m_sequence->current;
        m_sequence->current = event->exposure;
        ++m_sequence->opened;
        // Never faster than the storage area is read, so that at most one frame waits there.
        m_sequence->nextOpening =
            event->exposure.start + std::max(event->exposure.duration + m_timing.gap, m_timing.readout);
        m_lastNumber = event->exposure.number;
        return;
    }
    if (m_reading)
        m_reading.reset();
    else
        m_sequence.reset(); // that was the last one
}

std::optional<Exposure> CameraModel::open(UtcInstant now) const
{
    if (m_sequence && m_sequence->opened > 0 && now < m_sequence->current.end())
        return m_sequence->current;
    return std::nullopt;
}

double CameraModel::temperatureC(UtcInstant t) const
{
    const double s = std::max(0.0, seconds(t - m_cooledSince));
    return m_setPointC + (m_startC - m_setPointC) * std::exp(-s / kCoolingTauS);
}

CameraReport CameraModel::report(UtcInstant now) const
{
    CameraReport report;
    report.exposure = m_lastExposure;
    report.emGain = m_lastEmGain;
    report.sensorTemperatureC = temperatureC(now);
    report.isCold = std::abs(report.sensorTemperatureC - m_setPointC) <= kColdWithinC;
    if (m_isDead) {
        report.state = CameraState::Fault;
        return report;
    }
    if (m_sequence && m_sequence->opened > 0
        && (now < m_sequence->current.end() || m_sequence->count == 0
            || m_sequence->opened < m_sequence->count)) {
        report.state = CameraState::Exposing;
        report.exposureStart = m_sequence->current.start;
        report.exposure = m_sequence->current.duration;
    } else if (isBusy()) {
        report.state = CameraState::Reading;
    }
    return report;
}

} // namespace tulpar
