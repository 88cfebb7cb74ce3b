#include "core/maps/lab_client.h"

#include "core/lab/lab_server.h"
#include "core/lab/map_report.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr int kMostDownloads = 2; // at once

LabProcess::Config processConfig(const LabClient::Config &config)
{
    using namespace Qt::StringLiterals;
    LabProcess::Config process;
    process.program =
        config.program.isEmpty() ? QCoreApplication::applicationDirPath() + u"/tulpar-lab"_s : config.program;
    process.arguments = QStringList{
        u"--serve"_s, u"--memory"_s, QString::number(config.memoryMegabytes), u"--seconds"_s,
        QString::number(config.seconds)};
    if (config.field > Angle())
        process.arguments << u"--field"_s << QString::number(config.field.asDegrees(), 'g', 10);
    if (config.latitude)
        process.arguments << u"--latitude"_s << QString::number(config.latitude->asDegrees(), 'g', 10)
                          << u"--lowest"_s << QString::number(config.lowest.asDegrees(), 'g', 10);
    const auto seconds = static_cast<unsigned>(std::max(1, config.seconds));
    process.answerWithin = std::chrono::seconds(limitsFor(0, seconds).wallSeconds + 5);
    return process;
}

} // namespace

LabClient::LabClient(const Config &config, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_network(this)
    , m_lab(processConfig(config), this)
{
    connect(&m_lab, &LabProcess::ready, this, [this] {
        m_isMissing = false;
        giveNext();
    });
    connect(&m_lab, &LabProcess::missing, this, &LabClient::labMissing);
    connect(&m_lab, &LabProcess::failed, this, [this](const Error &error) {
        tellError(std::exchange(m_reading, {}), error);
    });
    connect(&m_lab, &LabProcess::answered, this, [this](const QByteArray &line) {
        const std::string event = std::exchange(m_reading, {});
        const auto regions =
            regionsOf(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
        if (regions)
            tell({event, *regions, {}});
        else
            tellError(event, regions.error());
    });
}

void LabClient::start()
{
    m_lab.start();
}

void LabClient::read(MapOrder order)
{
    for (auto *orders : {&m_toFetch, &m_toRead})
        if (replaceWaiting(*orders, order.event))
            tellError(
                order.event, {Errc::Refused, "a newer sky map of this event came before this one was read"});
    if (!order.bytes.empty()) {
        queue(std::move(order));
        return;
    }
    const auto url = MapDownload::checked(order.url, m_config.download.isLoopbackAllowed);
    if (order.url.empty())
        tellError(order.event, {Errc::NotFound, "the notice neither holds nor names a sky map"});
    else if (!url)
        tellError(order.event, url.error());
    else if (!m_config.mayDownload)
        tellError(
            order.event,
            {Errc::Refused, "sky maps are not fetched (settings), and this one lies at " + order.url});
    else if (m_toFetch.size() >= m_config.mostWaiting)
        tellError(
            order.event,
            {Errc::Refused, "too many sky maps wait to be fetched: " + std::to_string(m_toFetch.size())});
    else
        m_toFetch.push_back(std::move(order));
    fetchNext();
}

void LabClient::fetchNext()
{
    while (m_fetching < kMostDownloads && !m_toFetch.empty()) {
        MapOrder order = std::move(m_toFetch.front());
        m_toFetch.pop_front();
        const auto url = MapDownload::checked(order.url, m_config.download.isLoopbackAllowed);
        if (!url) {
            tellError(order.event, url.error());
            continue;
        }
        ++m_fetching;
        auto *download = new MapDownload(m_network, m_config.download, this);
        connect(download, &MapDownload::fetched, this, [this, download, order](const QByteArray &bytes) {
            queue({order.event, bytes.toStdString(), order.url});
            --m_fetching;
            download->deleteLater();
            fetchNext();
        });
        connect(download, &MapDownload::failed, this, [this, download, order](const Error &error) {
            tellError(order.event, error);
            --m_fetching;
            download->deleteLater();
            fetchNext();
        });
        download->start(*url);
    }
}

void LabClient::queue(MapOrder order)
{
    const std::size_t bytes = order.bytes.size();
    if (bytes > kMostJobBytes) {
        tellError(
            order.event,
            {Errc::TooLarge,
             "a sky map of " + std::to_string(bytes) + " bytes, more than " + std::to_string(kMostJobBytes)});
    } else if (m_isMissing) {
        tellError(order.event, {Errc::Unavailable, "tulpar-lab cannot be started"});
    } else if (
        m_toRead.size() >= m_config.mostWaiting || m_waitingBytes + bytes > m_config.mostWaitingBytes) {
        tellError(
            order.event,
            {Errc::Refused, "too many sky maps wait to be read: " + std::to_string(m_toRead.size())});
    } else {
        m_waitingBytes += bytes;
        m_toRead.push_back(std::move(order));
    }
    giveNext();
}

void LabClient::giveNext()
{
    if (!m_lab.isReady() || m_toRead.empty())
        return;
    const MapOrder order = std::move(m_toRead.front());
    m_toRead.pop_front();
    m_waitingBytes -= order.bytes.size();
    m_reading = order.event;
    m_lab.give(QByteArray::fromStdString(order.bytes));
}

bool LabClient::replaceWaiting(std::deque<MapOrder> &orders, const std::string &event)
{
    const auto waiting = std::ranges::find(orders, event, &MapOrder::event);
    if (waiting == orders.end())
        return false;
    if (&orders == &m_toRead)
        m_waitingBytes -= waiting->bytes.size();
    orders.erase(waiting);
    return true;
}

/// Nothing waits for a lab that is not there.
void LabClient::labMissing(const Error &error)
{
    m_isMissing = true;
    m_waitingBytes = 0;
    for (const MapOrder &order : std::exchange(m_toRead, {}))
        tellError(order.event, error);
}

void LabClient::tellError(const std::string &event, const Error &error)
{
    tell({event, {}, error.detail});
}

/// Later, so that nobody is called back from within his own call.
void LabClient::tell(MapRead map)
{
    QMetaObject::invokeMethod(
        this, [this, map = std::move(map)] { emit mapRead(map); }, Qt::QueuedConnection);
}

} // namespace tulpar
