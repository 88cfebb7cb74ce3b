#include "core/indi/indi_client.h"

#include <basedevice.h>
#include <indipropertynumber.h>
#include <indipropertyswitch.h>
#include <indipropertytext.h>

#include <QString>

#include <algorithm>

namespace tulpar {

namespace {

template <class P>
void nameElements(P &property, std::set<std::string> &names)
{
    for (const auto &widget : property)
        names.insert(widget.getName());
}

std::set<std::string> elementsOf(const INDI::Property &property)
{
    std::set<std::string> names;
    if (INDI::PropertyNumber numbers(property); property.getType() == INDI_NUMBER)
        nameElements(numbers, names);
    else if (INDI::PropertySwitch switches(property); property.getType() == INDI_SWITCH)
        nameElements(switches, names);
    else if (INDI::PropertyText texts(property); property.getType() == INDI_TEXT)
        nameElements(texts, names);
    return names;
}

QVariantMap valuesOf(const INDI::Property &property)
{
    QVariantMap values;
    if (property.getType() == INDI_NUMBER)
        for (const auto &widget : INDI::PropertyNumber(property))
            values.insert(QString::fromUtf8(widget.getName()), widget.getValue());
    if (property.getType() == INDI_SWITCH)
        for (const auto &widget : INDI::PropertySwitch(property))
            values.insert(QString::fromUtf8(widget.getName()), widget.getState() == ISS_ON);
    if (property.getType() == INDI_TEXT)
        for (const auto &widget : INDI::PropertyText(property))
            values.insert(QString::fromUtf8(widget.getName()), QString::fromUtf8(widget.getText()));
    return values;
}

/// A property of the kind that `change` has, with nothing but names and values: all that goes over the wire.
template <class P, class T, class Set>
INDI::Property built(const PropertyChange &change, Set set)
{
    P property(change.values.size());
    property.setDeviceName(change.device.c_str());
    property.setName(change.property);
    for (std::size_t i = 0; i < change.values.size(); ++i) {
        property[i].setName(change.values[i].element);
        if (const T *value = std::get_if<T>(&change.values[i].value))
            set(property[i], *value);
    }
    return property;
}

INDI::Property built(const PropertyChange &change)
{
    if (std::holds_alternative<double>(change.values.front().value))
        return built<INDI::PropertyNumber, double>(
            change, [](auto &widget, double v) { widget.setValue(v); });
    if (std::holds_alternative<bool>(change.values.front().value))
        return built<INDI::PropertySwitch, bool>(
            change, [](auto &widget, bool isOn) { widget.setState(isOn ? ISS_ON : ISS_OFF); });
    return built<INDI::PropertyText, std::string>(
        change, [](auto &widget, const std::string &text) { widget.setText(text); });
}

} // namespace

IndiClient::IndiClient(const IndiConfig &config, const Site &site, const Clock &clock, Ears ears)
    : m_config(config)
    , m_clock(clock)
    , m_ears(std::move(ears))
    , m_readings(config.names, site)
{
    const std::string host = config.host.empty() ? "localhost:" + config.socketPath : config.host;
    setServer(host.c_str(), static_cast<unsigned>(config.port));
    setConnectionTimeout(0, 500'000);
}

IndiClient::~IndiClient()
{
    if (isServerConnected())
        disconnectServer();
}

Result<void> IndiClient::carryOut(
    const CommandBody &command, const std::function<ApparentDirection(const IcrsDirection &)> &toApparent)
{
    const std::string device = indiNameOf(deviceOf(command), m_config.names);
    if (device.empty())
        return fail(Errc::Unsupported, std::string(commandName(command)) + ": no such device is configured");
    if (!isServerConnected())
        return fail(Errc::Unavailable, "the INDI server does not answer");
    std::vector<PropertyChange> changes;
    {
        const std::lock_guard lock(m_knowing);
        const KnownDevice &known = m_known[device];
        if (!known.isConnected)
            return fail(Errc::Unavailable, device + " is not connected");
        auto result = changesFor(command, device, known, toApparent);
        if (!result)
            return Failure(result.error());
        changes = std::move(*result);
        const auto *start = std::get_if<StartExposures>(&command);
        if (start != nullptr && !known.has("CCD_FAST_TOGGLE"))
            m_sequences[device] = {seconds(start->exposure), start->count == 0 ? -1 : start->count - 1};
        if (std::holds_alternative<AbortExposures>(command))
            m_sequences.erase(device);
    }
    for (const PropertyChange &change : changes)
        send(change);
    return {};
}

Result<void> IndiClient::setWorld(const std::string &property, const std::vector<PropertyValue> &values)
{
    if (!isServerConnected())
        return fail(Errc::Unavailable, "the INDI server does not answer");
    {
        const std::lock_guard lock(m_knowing);
        const auto &properties = m_known[m_config.names.world].elementsOf;
        const auto known = properties.find(property);
        if (known == properties.end() || values.empty())
            return fail(Errc::NotFound, "the world has no property " + property);
        for (const PropertyValue &value : values)
            if (!known->second.contains(value.element))
                return fail(Errc::NotFound, "the world's " + property + " has no " + value.element);
    }
    send({m_config.names.world, property, values});
    return {};
}

Result<void> IndiClient::reconnect(const std::string &device)
{
    if (!isServerConnected())
        return fail(Errc::Unavailable, "the INDI server does not answer");
    bool isConnected = false;
    {
        const std::lock_guard lock(m_knowing);
        const auto known = m_known.find(device);
        if (known == m_known.end() || !known->second.has("CONNECTION"))
            return fail(Errc::Unavailable, "no driver serves " + device);
        known->second.isReconnecting = true;
        isConnected = known->second.isConnected;
    }
    send({device, "CONNECTION", {{isConnected ? "DISCONNECT" : "CONNECT", true}}});
    return {};
}

Result<void> IndiClient::beat(Duration limit)
{
    if (!isServerConnected())
        return fail(Errc::Unavailable, "the INDI server does not answer");
    std::vector<IndiHeartbeat> there;
    {
        const std::lock_guard lock(m_knowing);
        std::ranges::copy_if(
            m_config.heartbeats, std::back_inserter(there), [this](const IndiHeartbeat &beat) {
                const auto known = m_known.find(beat.device);
                if (known == m_known.end())
                    return false;
                const auto property = known->second.elementsOf.find(beat.property);
                return property != known->second.elementsOf.end() && property->second.contains(beat.element);
            });
    }
    for (const IndiHeartbeat &beat : there)
        send({beat.device, beat.property, {{beat.element, seconds(limit)}}});
    if (there.empty())
        return fail(Errc::Unavailable, "nobody is there to hear the heartbeat");
    return {};
}

std::string IndiClient::driverOf(const std::string &device)
{
    const std::lock_guard lock(m_knowing);
    const auto driver = m_drivers.find(device);
    return driver == m_drivers.end() ? std::string() : driver->second;
}

bool IndiClient::isThere(const std::string &device)
{
    const std::lock_guard lock(m_knowing);
    const auto known = m_known.find(device);
    return known != m_known.end() && !known->second.elementsOf.empty();
}

bool IndiClient::isOurs(const std::string &device) const
{
    return m_readings.deviceNamed(device) || (device == m_config.names.world && !device.empty())
        || std::ranges::any_of(
               m_config.heartbeats, [&](const IndiHeartbeat &beat) { return beat.device == device; });
}

void IndiClient::send(const PropertyChange &change)
{
    const std::lock_guard lock(m_speaking);
    sendNewProperty(built(change));
}

void IndiClient::newProperty(INDI::Property property)
{
    {
        const std::lock_guard lock(m_knowing);
        m_known[property.getDeviceName()].elementsOf[property.getName()] = elementsOf(property);
    }
    if (property.getType() == INDI_BLOB && m_readings.deviceNamed(property.getDeviceName())) {
        enableDirectBlobAccess(property.getDeviceName(), property.getName());
        const std::lock_guard lock(m_speaking);
        setBLOBMode(B_ALSO, property.getDeviceName(), property.getName());
    }
    hear(property, DeviceReadings::Occasion::Defined);
}

void IndiClient::updateProperty(INDI::Property property)
{
    hear(property, DeviceReadings::Occasion::Changed);
    if (property.isNameMatch("CCD_EXPOSURE"))
        exposeAgain(property);
}

void IndiClient::hear(const INDI::Property &property, DeviceReadings::Occasion occasion)
{
    const Now now = m_clock.now();
    m_lastHeardNs.store(now.mono.ns);
    if (property.isNameMatch("CONNECTION"))
        connectIfNeeded(property);
    if (property.isNameMatch("TELESCOPE_PARK") || property.isNameMatch("DOME_PARK")) {
        const INDI::PropertySwitch park(property);
        const auto *widget = park.findWidgetByName("PARK");
        const std::lock_guard lock(m_knowing);
        m_known[property.getDeviceName()].isParked = widget != nullptr && widget->getState() == ISS_ON;
    }
    noteDriver(property);
    tellContact(property);
    if (m_config.names.world == property.getDeviceName()) {
        m_ears.world(property.getName(), valuesOf(property));
        return;
    }
    auto values = m_readings.take(property, occasion, now);
    if (!values.empty())
        m_ears.values(std::move(values));
    if (const auto error = m_readings.takeError())
        m_ears.said(property.getDeviceName(), error->detail);
}

void IndiClient::noteDriver(const INDI::Property &property)
{
    if (!property.isNameMatch("DRIVER_INFO") || property.getType() != INDI_TEXT)
        return;
    const INDI::PropertyText info(property);
    const auto *program = info.findWidgetByName("DRIVER_EXEC");
    if (program == nullptr || program->getText() == nullptr)
        return;
    const std::lock_guard lock(m_knowing);
    m_drivers[property.getDeviceName()] = program->getText();
}

void IndiClient::tellContact(const INDI::Property &property)
{
    const std::string device = property.getDeviceName();
    if (!property.isNameMatch("DEADMAN") || property.getType() != INDI_TEXT || !isOurs(device))
        return;
    const INDI::PropertyText contact(property);
    const auto *state = contact.findWidgetByName("STATE");
    if (state != nullptr && state->getText() != nullptr)
        m_ears.contact(device, state->getText());
}

void IndiClient::connectIfNeeded(const INDI::Property &connection)
{
    const std::string device = connection.getDeviceName();
    if (!isOurs(device))
        return;
    const INDI::PropertySwitch switches(connection);
    const auto *widget = switches.findWidgetByName("CONNECT");
    const bool isOn = widget != nullptr && widget->getState() == ISS_ON;
    const bool isConnected = isOn && connection.getState() != IPS_BUSY && connection.getState() != IPS_ALERT;
    bool isWanted = false;
    {
        // Asked for when it is first seen; one that someone else disconnected is left alone.
        const std::lock_guard lock(m_knowing);
        KnownDevice &known = m_known[device];
        isWanted = (!std::exchange(known.isConnected, isConnected) && m_config.connectsDevices)
            || known.isReconnecting;
        if (isConnected)
            known.isReconnecting = false;
    }
    if (!isOn && isWanted && connection.getState() != IPS_BUSY && connection.getState() != IPS_ALERT)
        send({device, "CONNECTION", {{"CONNECT", true}}});
}

void IndiClient::exposeAgain(const INDI::Property &exposure)
{
    if (exposure.getState() == IPS_BUSY)
        return;
    double exposureS = 0;
    {
        const std::lock_guard lock(m_knowing);
        const auto sequence = m_sequences.find(exposure.getDeviceName());
        if (sequence == m_sequences.end())
            return;
        if (exposure.getState() == IPS_ALERT || sequence->second.left == 0) {
            m_sequences.erase(sequence);
            return;
        }
        if (sequence->second.left > 0)
            --sequence->second.left;
        exposureS = sequence->second.exposureS;
    }
    send({exposure.getDeviceName(), "CCD_EXPOSURE", {{"CCD_EXPOSURE_VALUE", exposureS}}});
}

void IndiClient::removeProperty(INDI::Property property)
{
    const std::string device = property.getDeviceName();
    {
        const std::lock_guard lock(m_knowing);
        m_known[device].elementsOf.erase(property.getName());
    }
    if (property.isNameMatch("CONNECTION")) {
        if (auto values = m_readings.lose(device, m_clock.now()); !values.empty())
            m_ears.values(std::move(values));
    }
}

void IndiClient::removeDevice(INDI::BaseDevice device)
{
    const std::string name = device.getDeviceName();
    {
        const std::lock_guard lock(m_knowing);
        m_known.erase(name);
        m_sequences.erase(name);
    }
    if (auto values = m_readings.lose(name, m_clock.now()); !values.empty())
        m_ears.values(std::move(values));
    if (isOurs(name))
        m_ears.driverLost(name, driverOf(name));
}

void IndiClient::newMessage(INDI::BaseDevice device, int messageId)
{
    if (messageId >= 0)
        m_ears.said(device.getDeviceName(), device.messageQueue(static_cast<std::size_t>(messageId)));
}

void IndiClient::serverConnected()
{
    m_lastHeardNs.store(m_clock.now().mono.ns);
    m_ears.link(true);
}

void IndiClient::serverDisconnected(int)
{
    {
        const std::lock_guard lock(m_knowing);
        m_known.clear();
        m_sequences.clear();
    }
    if (auto values = m_readings.lose(m_clock.now()); !values.empty())
        m_ears.values(std::move(values));
    m_ears.link(false);
}

} // namespace tulpar
