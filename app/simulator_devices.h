#pragma once

#include "app/simulator_device.h"
#include "core/devices/device.h"
#include "core/devices/report.h"

namespace tulpar {

/// "Tulpar Roof" (an INDI dome whose shutter is all of it) or "Tulpar Cover" (an INDI dust cap).
class SimulatedOpening final : public SimulatedDevice {
public:
    SimulatedOpening(SimulatedObservatory &observatory, DeviceKind kind);
    void refresh(bool isForced) override;

protected:
    void makeProperties() override;
    [[nodiscard]] Result<void> switchSet(
        INDI::PropertySwitch &property, const std::string &element, bool on) override;

private:
    [[nodiscard]] bool isRoof() const { return m_kind == DeviceKind::Roof; }
    DeviceKind m_kind;
    INDI::PropertySwitch m_shutter{2};
    INDI::PropertySwitch m_park{2};
    INDI::PropertySwitch m_abort{1};
    INDI::PropertyNumber m_fraction{1};
    INDI::PropertyText m_state{1};
    OpeningState m_last = OpeningState::Unknown;
};

class SimulatedFocuser final : public SimulatedDevice {
public:
    explicit SimulatedFocuser(SimulatedObservatory &observatory);
    void refresh(bool isForced) override;

protected:
    void makeProperties() override;
    [[nodiscard]] Result<void> numberSet(
        INDI::PropertyNumber &property, const std::vector<double> &values) override;
    [[nodiscard]] Result<void> switchSet(
        INDI::PropertySwitch &property, const std::string &element, bool on) override;

private:
    INDI::PropertyNumber m_position{1};
    INDI::PropertyNumber m_temperature{1};
    INDI::PropertySwitch m_abort{1};
    bool m_wasMoving = false;
};

class SimulatedRotator final : public SimulatedDevice {
public:
    explicit SimulatedRotator(SimulatedObservatory &observatory);
    void refresh(bool isForced) override;

protected:
    void makeProperties() override;
    [[nodiscard]] Result<void> numberSet(
        INDI::PropertyNumber &property, const std::vector<double> &values) override;
    [[nodiscard]] Result<void> switchSet(
        INDI::PropertySwitch &property, const std::string &element, bool on) override;

private:
    INDI::PropertyNumber m_angle{1};
    INDI::PropertySwitch m_abort{1};
    bool m_wasMoving = false;
};

class SimulatedWeather final : public SimulatedDevice {
public:
    explicit SimulatedWeather(SimulatedObservatory &observatory);
    void refresh(bool isForced) override;

protected:
    void makeProperties() override;

private:
    INDI::PropertyNumber m_parameters{8};
    INDI::PropertyLight m_status{8};
};

/// "Tulpar World": what a real observatory does not have; faults, profile, burst, clock offset, dead-man
/// contact.
class SimulatedWorldDevice final : public SimulatedDevice {
public:
    explicit SimulatedWorldDevice(SimulatedObservatory &observatory);
    void refresh(bool isForced) override;

protected:
    void makeProperties() override;
    [[nodiscard]] Result<void> numberSet(
        INDI::PropertyNumber &property, const std::vector<double> &values) override;
    [[nodiscard]] Result<void> switchSet(
        INDI::PropertySwitch &property, const std::string &element, bool on) override;

private:
    void tellAll();
    INDI::PropertySwitch m_faults{8};
    INDI::PropertySwitch m_profile{2};
    INDI::PropertyNumber m_utcOffset{1};
    INDI::PropertyNumber m_burst{5};
    INDI::PropertyNumber m_heartbeat{1};
    INDI::PropertyText m_deadMan{1};
    INDI::PropertyNumber m_clouds{1};
    INDI::PropertyNumber m_seed{1};
    INDI::PropertyText m_state{2};
    INDI::PropertyNumber m_place{4};
};

} // namespace tulpar
