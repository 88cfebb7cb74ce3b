#pragma once

#include "core/maps/lab_process.h"
#include "core/maps/map_download.h"
#include "core/session/fact.h"
#include "core/sky/angle.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// The sky map of one notice, to be read.
struct MapOrder {
    std::string event;
    std::string bytes; ///< of the notice, where its map stands in it
    std::string url; ///< else where the map lies
    bool operator==(const MapOrder &) const = default;
};

/// Has the sky maps of notices read by tulpar-lab, fetching those that are only named, and says of every
/// order what became of it: one MapRead each, never while `read` runs. A newer order of an event replaces one
/// that still waits. Not for maps of one's own files. Confined to its thread, whose event loop it never holds
/// up.
class LabClient : public QObject {
    Q_OBJECT

public:
    struct Config {
        QString program; ///< tulpar-lab; empty: beside the calling program
        Angle field; ///< the side of the telescope's field; none: not asked
        std::optional<Angle> latitude; ///< of the site; none: no fields of its grid are asked for
        Angle lowest; ///< altitude at which it observes
        int memoryMegabytes = 384; ///< of one job
        int seconds = 15; ///< of the processor for one job; three times as long by the clock
        bool mayDownload = true;
        MapDownload::Config download;
        std::size_t mostWaiting = 64; ///< orders
        std::size_t mostWaitingBytes = std::size_t{256} << 20;
    };

    explicit LabClient(const Config &config, QObject *parent = nullptr);

    void start();
    void read(MapOrder order);

signals:
    void mapRead(const tulpar::MapRead &map);

private:
    void fetchNext();
    void giveNext();
    void queue(MapOrder order);
    void tell(MapRead map);
    void tellError(const std::string &event, const Error &error);
    [[nodiscard]] bool replaceWaiting(std::deque<MapOrder> &orders, const std::string &event);
    void labMissing(const Error &error);

    Config m_config;
    QNetworkAccessManager m_network;
    LabProcess m_lab;
    std::deque<MapOrder> m_toFetch;
    std::deque<MapOrder> m_toRead; ///< with the map's bytes, or the notice's
    std::size_t m_waitingBytes = 0; ///< of m_toRead
    std::string m_reading; ///< the event whose map is with the lab
    int m_fetching = 0;
    bool m_isMissing = false;
};

} // namespace tulpar
