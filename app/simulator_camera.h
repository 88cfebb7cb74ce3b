#pragma once

#include "app/simulator_device.h"
#include "app/simulator_observatory.h"

#include <optional>

namespace tulpar {

/// "Tulpar Camera g|r|i": an INDI camera that runs gapless sequences by itself.
class SimulatedCamera final : public SimulatedDevice {
public:
    SimulatedCamera(SimulatedObservatory &observatory, Band band);
    void refresh(bool isForced) override;

protected:
    void makeProperties() override;
    [[nodiscard]] Result<void> numberSet(
        INDI::PropertyNumber &property, const std::vector<double> &values) override;
    [[nodiscard]] Result<void> switchSet(
        INDI::PropertySwitch &property, const std::string &element, bool on) override;

private:
    void opened(const Exposure &exposure);
    void send(const FinishedFrame &frame);
    void abort();
    void tellExposure();

    Band m_band;
    INDI::PropertyNumber m_exposure{1};
    INDI::PropertySwitch m_abort{1};
    INDI::PropertySwitch m_fast{2};
    INDI::PropertyNumber m_fastCount{1};
    INDI::PropertyNumber m_emGain{1};
    INDI::PropertyNumber m_gain{1};
    INDI::PropertyBlob m_image{1};
    INDI::PropertyText m_opened{4};
    INDI::PropertyText m_state{1};
    INDI::PropertyNumber m_temperature{1};
    INDI::PropertyNumber m_info{6};
    INDI::PropertyNumber m_frame{4};
    INDI::PropertyNumber m_binning{2};
    INDI::PropertySwitch m_frameType{4};
    INDI::PropertySwitch m_format{1};
    INDI::PropertyText m_filter{1};
    INDI::PropertyNumber m_readout{2};
    CameraState m_lastState = CameraState::Idle;
    ExposureKind m_kind = ExposureKind::Light;
};

} // namespace tulpar
