#pragma once

#include "core/base/result.h"
#include "core/sky/angle.h"

#include <defaultdevice.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace tulpar {

class SimulatedObservatory;

/// One INDI device of the simulated observatory: its properties with their standard names, on INDI's own
/// event loop. Built on DefaultDevice for all alike, because INDI::CCD and INDI::Telescope own their timing
/// and this one must not.
class SimulatedDevice : public INDI::DefaultDevice {
public:
    SimulatedDevice(SimulatedObservatory &observatory, const char *name, std::uint16_t interfaces);

    /// Sends what is due; `isForced`: everything, something has just happened.
    virtual void refresh(bool isForced) = 0;
    /// Connects without being asked, as TULPAR_CONNECT wants.
    void connectNow();

    bool initProperties() override;
    bool updateProperties() override;
    bool Connect() override { return true; }
    bool Disconnect() override { return true; }
    void ISGetProperties(const char *device) override;
    bool ISNewNumber(const char *device, const char *name, double values[], char *names[], int n) override;
    bool ISNewSwitch(const char *device, const char *name, ISState *states, char *names[], int n) override;

protected:
    const char *getDefaultName() override { return m_name.c_str(); }

    /// Makes the device's own properties and `own`s them.
    virtual void makeProperties() = 0;
    /// A client's new values for one of the own properties, by element name; missing elements keep theirs.
    [[nodiscard]] virtual Result<void> numberSet(
        INDI::PropertyNumber &property, const std::vector<double> &values);
    /// `element` is the switch that was turned on; any-of-many properties get every change through `on`.
    [[nodiscard]] virtual Result<void> switchSet(
        INDI::PropertySwitch &property, const std::string &element, bool on);

    void own(INDI::Property property) { m_own.push_back(property); }
    void say(INDI::PropertyNumber &property, std::initializer_list<double> values, IPState state);
    void sayText(INDI::PropertyText &property, std::initializer_list<std::string> values, IPState state);
    /// Turns the one element on and tells, if it or the state is new.
    void sayChoice(INDI::PropertySwitch &property, int on, IPState state);
    /// At least `everyMs` since the last time this was true, or forced.
    [[nodiscard]] bool isDue(double everyMs, bool isForced);

    void fillNumber(
        INDI::PropertyNumber &property, const char *name, const char *label, IPerm permission,
        std::initializer_list<const char *> elements, double low = -1e12, double high = 1e12);
    void fillText(
        INDI::PropertyText &property, const char *name, const char *label,
        std::initializer_list<const char *> elements);
    void fillSwitch(
        INDI::PropertySwitch &property, const char *name, const char *label, ISRule rule,
        std::initializer_list<const char *> elements, int on = -1);

    SimulatedObservatory &m_observatory;

private:
    void refuse(INDI::Property property, const Error &why);

    std::string m_name;
    std::uint16_t m_interfaces = 0;
    std::vector<INDI::Property> m_own;
    double m_lastSentS = -1e9;
};

} // namespace tulpar
