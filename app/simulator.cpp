#include "app/simulator_camera.h"
#include "app/simulator_devices.h"
#include "app/simulator_mount.h"
#include "app/simulator_observatory.h"

namespace {

/// The whole driver. libindidriver brings main() and finds the devices by their construction, so it must be
/// static.
struct SimulatorDriver {
    tulpar::SimulatedObservatory observatory;
    tulpar::SimulatedMount mount{observatory};
    tulpar::SimulatedOpening roof{observatory, tulpar::DeviceKind::Roof};
    tulpar::SimulatedOpening cover{observatory, tulpar::DeviceKind::Cover};
    tulpar::SimulatedCamera cameraG{observatory, tulpar::Band::G};
    tulpar::SimulatedCamera cameraR{observatory, tulpar::Band::R};
    tulpar::SimulatedCamera cameraI{observatory, tulpar::Band::I};
    tulpar::SimulatedFocuser focuser{observatory};
    tulpar::SimulatedRotator rotator{observatory};
    tulpar::SimulatedWeather weather{observatory};
    tulpar::SimulatedWorldDevice world{observatory};
};

SimulatorDriver driver;

} // namespace
