#include "app/simulator_devices.h"
#include "app/simulator_observatory.h"

namespace tulpar {

SimulatedOpening::SimulatedOpening(SimulatedObservatory &observatory, DeviceKind kind)
    : SimulatedDevice(
        observatory, kind == DeviceKind::Roof ? "Tulpar Roof" : "Tulpar Cover",
        kind == DeviceKind::Roof ? DOME_INTERFACE : DUSTCAP_INTERFACE)
    , m_kind(kind)
{
}

void SimulatedOpening::makeProperties()
{
    if (isRoof()) {
        fillSwitch(m_shutter, "DOME_SHUTTER", "Shutter", ISR_ATMOST1, {"SHUTTER_OPEN", "SHUTTER_CLOSE"}, 1);
        fillSwitch(m_park, "DOME_PARK", "Parking", ISR_ATMOST1, {"PARK", "UNPARK"}, 0);
        fillSwitch(m_abort, "DOME_ABORT_MOTION", "Abort", ISR_ATMOST1, {"ABORT"});
    } else {
        fillSwitch(m_park, "CAP_PARK", "Cover", ISR_ATMOST1, {"PARK", "UNPARK"}, 0);
        fillSwitch(m_abort, "CAP_ABORT", "Abort", ISR_ATMOST1, {"ABORT"});
    }
    fillNumber(m_fraction, "OPEN_FRACTION", "Open", IP_RO, {"FRACTION"}, 0, 1);
    fillText(m_state, "OPENING_STATE", "State", {"STATE"});
}

Result<void> SimulatedOpening::switchSet(INDI::PropertySwitch &property, const std::string &element, bool on)
{
    Result<void> done;
    if (element == "SHUTTER_OPEN" || element == "UNPARK") {
        done = isRoof() ? m_observatory.perform(OpenRoof{}) : m_observatory.perform(OpenCover{});
    } else if (element == "SHUTTER_CLOSE" || element == "PARK") {
        done = isRoof() ? m_observatory.perform(CloseRoof{}) : m_observatory.perform(CloseCover{});
    } else if (element == "ABORT") {
        if (isRoof())
            done = m_observatory.perform(StopRoof{});
        else {
            m_observatory.received("stop_cover");
            m_observatory.world().stopCover();
        }
        m_abort.reset();
        m_abort.setState(IPS_OK);
        m_abort.apply();
    } else {
        return SimulatedDevice::switchSet(property, element, on);
    }
    if (done)
        refresh(true);
    return done;
}

void SimulatedOpening::refresh(bool isForced)
{
    if (!isConnected())
        return;
    const World &world = m_observatory.lastWorld();
    const OpeningReport report = isRoof() ? world.roof() : world.cover();
    const bool isChange = report.state != m_last;
    m_last = report.state;
    if (!isDue(world.isMoving(m_kind) ? 20 : 1000, isForced || isChange))
        return;
    const bool isBusy = report.state == OpeningState::Opening || report.state == OpeningState::Closing;
    const IPState state = isBusy ? IPS_BUSY : report.state == OpeningState::Fault ? IPS_ALERT : IPS_OK;
    say(m_fraction, {report.openFraction.value_or(0)}, state);
    if (isForced || isChange)
        sayText(m_state, {std::string(nameOf(report.state))}, state);
    const int direction = world.openingDirection(m_kind);
    const bool isOpenSide = report.state == OpeningState::Open || report.state == OpeningState::Opening
        || (report.state == OpeningState::Fault && direction > 0);
    const bool isClosedSide = report.state == OpeningState::Closed || report.state == OpeningState::Closing
        || (report.state == OpeningState::Fault && direction < 0);
    if (isRoof())
        sayChoice(m_shutter, isOpenSide ? 0 : isClosedSide ? 1 : -1, state);
    sayChoice(m_park, isClosedSide ? 0 : isOpenSide ? 1 : -1, state);
}

} // namespace tulpar
