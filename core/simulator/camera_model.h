#pragma once

#include "core/base/result.h"
#include "core/devices/command.h"
#include "core/devices/report.h"

#include <cstdint>
#include <optional>

namespace tulpar {

/// Timing of a frame-transfer EMCCD: the next exposure opens while the last is read.
struct CameraTiming {
    Duration gap = std::chrono::milliseconds(2);
    Duration readout = std::chrono::milliseconds(38); ///< iXon Ultra 888 class, 26 full frames a second
};

/// One exposure of one camera.
struct Exposure {
    std::uint64_t number = 0; ///< counts from 1
    UtcInstant start;
    Duration duration{};
    int emGain = 1;
    ExposureKind kind = ExposureKind::Light;
    [[nodiscard]] UtcInstant end() const { return start + duration; }
    bool operator==(const Exposure &) const = default;
};

/// When a camera opens, closes and delivers; no pixels (renderer.h makes them). Driven by its next event.
class CameraModel {
public:
    explicit CameraModel(UtcInstant now)
        : m_cooledSince(now)
    {
    }

    /// `count` 0: until aborted. Errc::Refused while a sequence runs, Errc::Unavailable when dead,
    /// Errc::OutOfRange for exposures outside 10 ms to 1 h, counts below 0, EM gains outside 1 to 1000.
    [[nodiscard]] Result<void> start(
        Duration exposure, int count, int emGain, UtcInstant now, ExposureKind kind = ExposureKind::Light);
    /// The open exposure is lost; what is being read still arrives.
    void abort(UtcInstant now);
    void setDead(bool dead, UtcInstant now);
    void setSetPointC(double setPointC, UtcInstant now);

    enum class EventKind { Opened, Delivered };
    struct Event {
        EventKind kind = EventKind::Opened;
        UtcInstant at;
        Exposure exposure;
    };
    [[nodiscard]] std::optional<Event> nextEvent() const;
    /// Takes the next event as having happened.
    void pass();

    [[nodiscard]] bool isDead() const { return m_isDead; }
    [[nodiscard]] bool isBusy() const { return m_sequence.has_value() || m_reading.has_value(); }
    /// The exposure whose shutter is open at `now`.
    [[nodiscard]] std::optional<Exposure> open(UtcInstant now) const;
    [[nodiscard]] double temperatureC(UtcInstant t) const;
    [[nodiscard]] double setPointC() const { return m_setPointC; }
    [[nodiscard]] std::uint64_t lastNumber() const { return m_lastNumber; }
    void resumeNumbersAfter(std::uint64_t number) { m_lastNumber = number; }
    /// Puts the sensor at its set point at once.
    void chill(double setPointC, UtcInstant now);
    [[nodiscard]] CameraReport report(UtcInstant now) const;
    [[nodiscard]] const CameraTiming &timing() const { return m_timing; }

private:
    struct Sequence {
        Duration exposure{};
        int count = 0;
        int emGain = 1;
        ExposureKind kind = ExposureKind::Light;
        int opened = 0; ///< exposures whose opening has been told
        Exposure current; ///< last opened
        UtcInstant nextOpening;
    };
    CameraTiming m_timing;
    std::optional<Sequence> m_sequence;
    std::optional<Exposure> m_reading; ///< closed, not delivered yet
    Duration m_lastExposure{};
    int m_lastEmGain = 1;
    std::uint64_t m_lastNumber = 0;
    bool m_isDead = false;
    double m_setPointC = -60;
    double m_startC = -60; ///< temperature at m_cooledSince
    UtcInstant m_cooledSince;
};

} // namespace tulpar
