#pragma once

#include "app/simulator_device.h"
#include "core/sky/direction.h"

#include <optional>

namespace tulpar {

/// "Tulpar Mount": an alt-azimuth telescope with the standard properties of an INDI telescope, see
/// core/simulator/README.md. Silent while the fault says so.
class SimulatedMount final : public SimulatedDevice {
public:
    explicit SimulatedMount(SimulatedObservatory &observatory);
    void refresh(bool isForced) override;

protected:
    void makeProperties() override;
    [[nodiscard]] Result<void> numberSet(
        INDI::PropertyNumber &property, const std::vector<double> &values) override;
    [[nodiscard]] Result<void> switchSet(
        INDI::PropertySwitch &property, const std::string &element, bool on) override;

private:
    [[nodiscard]] Result<void> follow(const IcrsDirection &target);
    [[nodiscard]] Result<void> stand(const HorizontalDirection &place);

    INDI::PropertyNumber m_equatorial{2};
    INDI::PropertyNumber m_targetIcrs{2};
    INDI::PropertyNumber m_pointingIcrs{2};
    INDI::PropertyNumber m_horizontal{2};
    INDI::PropertyNumber m_mechanical{2};
    INDI::PropertyNumber m_distance{1};
    INDI::PropertySwitch m_onSet{3};
    INDI::PropertySwitch m_trackState{2};
    INDI::PropertySwitch m_park{2};
    INDI::PropertySwitch m_abort{1};
    INDI::PropertyNumber m_info{2};
    INDI::PropertyNumber m_site{3};
    INDI::PropertyText m_time{2};
    std::optional<IcrsDirection> m_toldTarget;
    IPState m_toldState = IPS_IDLE;
    bool m_wasSlewing = false;
    double m_lastTimeS = -1e9;
};

} // namespace tulpar
