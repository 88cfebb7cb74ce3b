#pragma once

#include "core/time/instant.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

struct LilXML_;

namespace tulpar {

/// The watchdog's face: the INDI device "Tulpar Watchdog" on two file descriptors. Written by hand and not
/// on libindidriver, whose drivers end when their server does, and this one must not. Never waits: a server
/// that does not read is as one that is gone.
class WatchdogDevice final : public QObject {
    Q_OBJECT

public:
    /// The answer to a heartbeat of that limit: false refuses it.
    using Beat = std::function<bool(Duration limit)>;
    WatchdogDevice(int in, int out, Duration limit, Beat beat, QObject *parent = nullptr);
    ~WatchdogDevice() override;

    /// "armed" or "fired", and what is measured of each device in one word.
    void tell(const std::string &contact, const std::map<std::string, std::string> &devices);

signals:
    /// The server is gone; nothing is heard or said any more.
    void lost();

private:
    struct XmlEnd {
        void operator()(LilXML_ *xml) const;
    };
    void read();
    void take(const QByteArray &chunk);
    void define();
    void takeNumber(const std::string &property, const std::string &element, const std::string &text);
    void send(const QByteArray &xml);
    [[nodiscard]] QByteArray texts(const char *kind, const char *name, const char *state) const;

    int m_in;
    int m_out;
    Beat m_beat;
    Duration m_limit;
    std::string m_contact = "armed";
    std::map<std::string, std::string> m_devices;
    std::unique_ptr<LilXML_, XmlEnd> m_xml;
    std::unique_ptr<QSocketNotifier> m_readable;
    bool m_isDefined = false;
    bool m_isLost = false;
};

} // namespace tulpar
