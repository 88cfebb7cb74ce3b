#include "app/simulator_device.h"

#include "app/simulator_observatory.h"

#include <cstring>

namespace tulpar {

SimulatedDevice::SimulatedDevice(
    SimulatedObservatory &observatory, const char *name, std::uint16_t interfaces)
    : m_observatory(observatory)
    , m_name(name)
    , m_interfaces(interfaces)
{
    setDeviceName(name);
    setVersion(0, 1);
    observatory.add(this);
}

bool SimulatedDevice::initProperties()
{
    DefaultDevice::initProperties();
    setDriverInterface(m_interfaces);
    makeProperties();
    return true;
}

bool SimulatedDevice::updateProperties()
{
    DefaultDevice::updateProperties();
    for (INDI::Property &property : m_own) {
        if (isConnected())
            defineProperty(property);
        else
            deleteProperty(property.getName());
    }
    if (isConnected())
        refresh(true);
    return true;
}

void SimulatedDevice::connectNow()
{
    if (isConnected())
        return;
    setConnected(true, IPS_OK);
    updateProperties();
}

void SimulatedDevice::ISGetProperties(const char *device)
{
    DefaultDevice::ISGetProperties(device);
    if (device && m_name != device)
        return;
    m_observatory.start();
}

bool SimulatedDevice::ISNewNumber(const char *device, const char *name, double values[], char *names[], int n)
{
    if (!device || m_name != device)
        return false;
    if (isConnected())
        for (INDI::Property &any : m_own) {
            if (any.getType() != INDI_NUMBER || !any.isNameMatch(name))
                continue;
            INDI::PropertyNumber property(any);
            std::vector<double> wanted;
            for (const auto &element : property)
                wanted.push_back(element.getValue());
            for (int i = 0; i < n; ++i) {
                const int index = property.findWidgetIndexByName(names[i]);
                if (index < 0) {
                    refuse(any, {Errc::NotFound, std::string("no element ") + names[i]});
                    return true;
                }
                const auto &element = property[static_cast<std::size_t>(index)];
                if (!(values[i] >= element.getMin() && values[i] <= element.getMax())) {
                    refuse(any, {Errc::OutOfRange, std::string(names[i]) + " is out of range"});
                    return true;
                }
                wanted[static_cast<std::size_t>(index)] = values[i];
            }
            if (const auto done = numberSet(property, wanted); !done)
                refuse(any, done.error());
            return true;
        }
    return DefaultDevice::ISNewNumber(device, name, values, names, n);
}

bool SimulatedDevice::ISNewSwitch(const char *device, const char *name, ISState *states, char *names[], int n)
{
    if (!device || m_name != device)
        return false;
    if (isConnected())
        for (INDI::Property &any : m_own) {
            if (any.getType() != INDI_SWITCH || !any.isNameMatch(name))
                continue;
            INDI::PropertySwitch property(any);
            Result<void> done;
            for (int i = 0; i < n && done; ++i) {
                if (property.findWidgetIndexByName(names[i]) < 0)
                    done = fail(Errc::NotFound, std::string("no element ") + names[i]);
                else if (states[i] == ISS_ON || property.getRule() == ISR_NOFMANY)
                    done = switchSet(property, names[i], states[i] == ISS_ON);
            }
            if (!done)
                refuse(any, done.error());
            return true;
        }
    return DefaultDevice::ISNewSwitch(device, name, states, names, n);
}

Result<void> SimulatedDevice::numberSet(INDI::PropertyNumber &property, const std::vector<double> &)
{
    return fail(Errc::Unsupported, std::string(property.getName()) + " cannot be set");
}

Result<void> SimulatedDevice::switchSet(INDI::PropertySwitch &property, const std::string &, bool)
{
    return fail(Errc::Unsupported, std::string(property.getName()) + " cannot be set");
}

void SimulatedDevice::refuse(INDI::Property property, const Error &why)
{
    property.setState(IPS_ALERT);
    property.apply("%s refused: %s", property.getName(), why.detail.c_str());
}

void SimulatedDevice::say(INDI::PropertyNumber &property, std::initializer_list<double> values, IPState state)
{
    std::size_t i = 0;
    for (const double value : values)
        property[i++].setValue(value);
    property.setState(state);
    property.apply();
}

void SimulatedDevice::sayText(
    INDI::PropertyText &property, std::initializer_list<std::string> values, IPState state)
{
    std::size_t i = 0;
    for (const std::string &value : values)
        property[i++].setText(value);
    property.setState(state);
    property.apply();
}

void SimulatedDevice::sayChoice(INDI::PropertySwitch &property, int on, IPState state)
{
    if (property.findOnSwitchIndex() == on && property.getState() == state)
        return;
    property.reset();
    if (on >= 0)
        property[static_cast<std::size_t>(on)].setState(ISS_ON);
    property.setState(state);
    property.apply();
}

bool SimulatedDevice::isDue(double everyMs, bool isForced)
{
    const double nowS = m_observatory.steadyS();
    if (!isForced && (nowS - m_lastSentS) * 1000 < everyMs - 1)
        return false;
    m_lastSentS = nowS;
    return true;
}

void SimulatedDevice::fillNumber(
    INDI::PropertyNumber &property, const char *name, const char *label, IPerm permission,
    std::initializer_list<const char *> elements, double low, double high)
{
    std::size_t i = 0;
    for (const char *element : elements)
        property[i++].fill(element, element, "%.9g", low, high, 0, 0);
    property.fill(m_name.c_str(), name, label, "Main Control", permission, 60, IPS_IDLE);
    own(property);
}

void SimulatedDevice::fillText(
    INDI::PropertyText &property, const char *name, const char *label,
    std::initializer_list<const char *> elements)
{
    std::size_t i = 0;
    for (const char *element : elements)
        property[i++].fill(element, element, "");
    property.fill(m_name.c_str(), name, label, "Main Control", IP_RO, 60, IPS_IDLE);
    own(property);
}

void SimulatedDevice::fillSwitch(
    INDI::PropertySwitch &property, const char *name, const char *label, ISRule rule,
    std::initializer_list<const char *> elements, int on)
{
    int i = 0;
    for (const char *element : elements) {
        property[static_cast<std::size_t>(i)].fill(element, element, i == on ? ISS_ON : ISS_OFF);
        ++i;
    }
    property.fill(m_name.c_str(), name, label, "Main Control", IP_RW, rule, 60, IPS_IDLE);
    own(property);
}

} // namespace tulpar
