#pragma once

#include "core/base/result.h"
#include "core/time/instant.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <cstddef>
#include <string>
#include <vector>

namespace tulpar {

/// Fetches one sky map from the address in a notice, within a size and a time, again after a while if the
/// server or the network is not there. Only over https, and never from this machine itself: a notice is a
/// stranger's word. Confined to its thread; deletes nothing, keeps nothing.
class MapDownload : public QObject {
    Q_OBJECT

public:
    struct Config {
        qint64 mostBytes = qint64{64} << 20;
        Duration within = std::chrono::minutes(2); ///< one try
        std::vector<Duration> retryAfter{std::chrono::seconds(15), std::chrono::minutes(1)};
        bool isLoopbackAllowed = false; ///< and plain http there: for tests
    };

    MapDownload(QNetworkAccessManager &network, const Config &config, QObject *parent = nullptr);
    ~MapDownload() override;

    /// The address to ask: http becomes https. Errc::Refused for what no map is fetched from, with the
    /// reason.
    [[nodiscard]] static Result<QUrl> checked(const std::string &url, bool isLoopbackAllowed);

    void start(const QUrl &url);

signals:
    /// Exactly one of the two, once.
    void fetched(const QByteArray &bytes);
    void failed(const tulpar::Error &error);

private:
    void tryOnce();
    void ask(const QUrl &url);
    void follow(const QUrl &to);
    void take();
    void ended();
    void stop(const tulpar::Error &error);
    [[nodiscard]] Error errorOfReply() const;

    QNetworkAccessManager &m_network;
    const Config m_config;
    QUrl m_url;
    QPointer<QNetworkReply> m_reply; ///< the network's, which may go first
    QByteArray m_bytes;
    QTimer m_limit;
    QTimer m_retry;
    std::size_t m_tries = 0;
    int m_redirects = 0;
};

} // namespace tulpar
