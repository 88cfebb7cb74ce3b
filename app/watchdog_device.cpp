#include "app/watchdog_device.h"

#include "core/base/parse.h"

#include <lilxml.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

namespace {

const std::string kDevice = "Tulpar Watchdog";

QByteArray attributes(const char *name, const char *state, const char *permission, bool isDefinition)
{
    QByteArray text = " device='" + QByteArray::fromStdString(kDevice) + "' name='" + name + "' state='"
        + state + "' timeout='60'";
    if (isDefinition)
        text += QByteArray(" label='") + name + "' group='Main Control' perm='" + permission + "'";
    return text;
}

} // namespace

void WatchdogDevice::XmlEnd::operator()(LilXML_ *xml) const
{
    delLilXML(xml);
}

WatchdogDevice::WatchdogDevice(int in, int out, Duration limit, Beat beat, QObject *parent)
    : QObject(parent)
    , m_in(in)
    , m_out(out)
    , m_beat(std::move(beat))
    , m_limit(limit)
    , m_xml(newLilXML())
    , m_readable(std::make_unique<QSocketNotifier>(in, QSocketNotifier::Read))
{
    for (const int end : {in, out})
        ::fcntl(end, F_SETFL, ::fcntl(end, F_GETFL) | O_NONBLOCK);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &WatchdogDevice::read);
}

WatchdogDevice::~WatchdogDevice() = default;

void WatchdogDevice::read()
{
    std::array<char, 4096> chunk{};
    const ssize_t count = ::read(m_in, chunk.data(), chunk.size());
    if (count > 0) {
        take(QByteArray(chunk.data(), count));
        return;
    }
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    m_readable->setEnabled(false);
    if (!std::exchange(m_isLost, true))
        emit lost();
}

void WatchdogDevice::take(const QByteArray &chunk)
{
    std::array<char, 2048> error{}; // lilxml writes here without asking for its size
    for (const char c : chunk) {
        XMLEle *root = readXMLEle(m_xml.get(), static_cast<unsigned char>(c), error.data());
        if (!root) {
            if (error[0] != '\0') { // not XML: what comes next may be
                m_xml.reset(newLilXML());
                error[0] = '\0';
            }
            continue;
        }
        const std::string tag = tagXMLEle(root);
        const std::string device = findXMLAttValu(root, "device");
        const std::string name = findXMLAttValu(root, "name");
        if (tag == "getProperties" && (device.empty() || device == kDevice))
            define();
        else if (tag == "newNumberVector" && device == kDevice)
            for (XMLEle *one = nextXMLEle(root, 1); one; one = nextXMLEle(root, 0))
                takeNumber(name, findXMLAttValu(one, "name"), pcdataXMLEle(one));
        else if (tag == "newSwitchVector" && device == kDevice && name == "CONNECTION")
            send(
                "<setSwitchVector" + attributes("CONNECTION", "Ok", "rw", false)
                + "><oneSwitch name='CONNECT'>On</oneSwitch><oneSwitch name='DISCONNECT'>Off</oneSwitch>"
                  "</setSwitchVector>\n"); // it cannot be switched off
        delXMLEle(root);
    }
}

void WatchdogDevice::takeNumber(
    const std::string &property, const std::string &element, const std::string &text)
{
    if (property != "HEARTBEAT" || element != "LIMIT_S")
        return;
    const auto limitS = parseNumber(text);
    const bool isTaken = limitS && *limitS > 0 && *limitS < 1e6 && m_beat(fromSeconds(*limitS));
    if (isTaken)
        m_limit = fromSeconds(*limitS);
    const QByteArray why =
        isTaken ? "" : " message='refused: the limit is 5 to 600 s and cannot be switched off'";
    send(
        "<setNumberVector" + attributes("HEARTBEAT", isTaken ? "Ok" : "Alert", "rw", false) + why
        + "><oneNumber name='LIMIT_S'>" + QByteArray::number(seconds(m_limit), 'g', 9)
        + "</oneNumber></setNumberVector>\n");
}

QByteArray WatchdogDevice::texts(const char *kind, const char *name, const char *state) const
{
    const bool isDefinition = QByteArray(kind) == "def";
    const std::map<std::string, std::string> contact{{"STATE", m_contact}};
    const auto &elements = QByteArray(name) == "DEADMAN" ? contact : m_devices;
    QByteArray xml =
        QByteArray("<") + kind + "TextVector" + attributes(name, state, "ro", isDefinition) + ">";
    const QByteArray tag = isDefinition ? "defText" : "oneText";
    for (const auto &[element, text] : elements)
        xml += "<" + tag + " name='" + QByteArray::fromStdString(element) + "'>"
            + QByteArray::fromStdString(text) + "</" + tag + ">";
    return xml + "</" + kind + "TextVector>\n";
}

void WatchdogDevice::define()
{
    m_isDefined = true;
    const char *state = m_contact == "armed" ? "Ok" : "Alert";
    send(
        "<defSwitchVector" + attributes("CONNECTION", "Ok", "rw", true)
        + " rule='OneOfMany'><defSwitch name='CONNECT'>On</defSwitch><defSwitch name='DISCONNECT'>Off"
          "</defSwitch></defSwitchVector>\n"
        + "<defTextVector" + attributes("DRIVER_INFO", "Ok", "ro", true)
        + "><defText name='DRIVER_NAME'>Tulpar Watchdog</defText><defText name='DRIVER_EXEC'>"
          "indi_tulpar_watchdog</defText><defText name='DRIVER_VERSION'>0.1</defText>"
          "<defText name='DRIVER_INTERFACE'>32768</defText></defTextVector>\n"
        + "<defNumberVector" + attributes("HEARTBEAT", "Ok", "rw", true)
        + "><defNumber name='LIMIT_S' format='%g' min='5' max='600' step='0'>"
        + QByteArray::number(seconds(m_limit), 'g', 9) + "</defNumber></defNumberVector>\n"
        + texts("def", "DEADMAN", state) + texts("def", "WATCHDOG", state));
}

void WatchdogDevice::tell(const std::string &contact, const std::map<std::string, std::string> &devices)
{
    const bool isContactNew = m_contact != contact;
    const bool isNew = m_devices != devices;
    m_contact = contact;
    m_devices = devices;
    const char *state = contact == "armed" ? "Ok" : "Alert";
    if (m_isDefined && isContactNew)
        send(texts("set", "DEADMAN", state));
    if (m_isDefined && (isNew || isContactNew))
        send(texts("set", "WATCHDOG", state));
}

void WatchdogDevice::send(const QByteArray &xml)
{
    if (m_isLost)
        return;
    if (::write(m_out, xml.constData(), static_cast<std::size_t>(xml.size())) == xml.size())
        return;
    m_isLost = true; // it is gone, or does not read: then nothing is heard from it either
    m_readable->setEnabled(false);
    emit lost();
}

} // namespace tulpar
