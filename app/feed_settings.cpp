#include "app/feed_settings.h"

#include "app/settings_file.h"
#include "core/base/parse.h"

#include <algorithm>
#include <chrono>

namespace tulpar {

namespace {

constexpr int kLargestBytes = 64 * 1024 * 1024;

void readMs(
    SettingsTable &table, std::string_view key, std::chrono::milliseconds &value, double lowS, double highS)
{
    Duration read = value;
    table.read(key, read, lowS, highS);
    value = std::chrono::round<std::chrono::milliseconds>(read);
}

void readBytes(SettingsTable &table, qint64 &value)
{
    int bytes = static_cast<int>(value);
    table.read("largest_bytes", bytes, 1024, kLargestBytes);
    value = bytes;
}

void readGcn(SettingsTable table, CoreSettings &settings)
{
    KafkaFeedConfig &kafka = settings.kafka;
    table.read("servers", kafka.servers);
    std::vector<std::string> topics;
    for (const FeedTopic &topic : kafka.topics)
        topics.push_back(topic.name);
    table.read("topics", topics);
    kafka.topics.clear();
    for (const std::string &topic : topics)
        kafka.topics.push_back({topic, {}});
    table.read("heartbeat_topic", kafka.heartbeatTopic);
    table.read("encrypted", kafka.isEncrypted);
    table.read("ca_file", kafka.caFile);
    table.read("token_url", kafka.login.tokenUrl);
    table.read("scope", kafka.login.scope);
    table.read("secrets_file", kafka.secretsFile);
    int wait = static_cast<int>(kafka.fetchWait.count());
    table.read("fetch_wait_ms", wait, 1, 10000);
    kafka.fetchWait = std::chrono::milliseconds(wait);
    readBytes(table, kafka.largestBytes);
    std::string firstTime = "end";
    table.read("first_time", firstTime);
    int messages = static_cast<int>(kafka.historyMessages);
    table.read("history_messages", messages, 1, 100'000);
    kafka.historyMessages = messages;
    if (firstTime == "end")
        kafka.firstTime = KafkaFeedConfig::FirstTime::End;
    else if (firstTime == "beginning")
        kafka.firstTime = KafkaFeedConfig::FirstTime::Beginning;
    else
        table.refuse("first_time", "must be \"end\" or \"beginning\"");
    table.read("silent_s", settings.core.feedSilent, 5, 86400);
    kafka.watch.silent = settings.core.feedSilent;
    table.read("cure_s", kafka.watch.cure, 5, 3600);
}

void readVtp(SettingsTable table, CoreSettings &settings)
{
    std::vector<std::string> brokers;
    table.read("brokers", brokers);
    VtpFeedConfig common;
    table.read("ivorn", common.localIvorn);
    readBytes(table, common.largestBytes);
    readMs(table, "silent_s", common.silence, 5, 3600);
    readMs(table, "retry_most_s", common.retryMost, 1, 60);
    settings.vtp.clear();
    for (const std::string &broker : brokers) {
        VtpFeedConfig one = common;
        const auto colon = broker.rfind(':');
        const auto port = colon == std::string::npos
            ? std::optional<std::int64_t>(one.port)
            : parseInteger(std::string_view(broker).substr(colon + 1));
        one.host = broker.substr(0, colon);
        if (one.host.empty() || !port || *port < 1 || *port > 65535) {
            table.refuse("brokers", "has \"" + broker + "\", which is no host:port");
            return;
        }
        one.port = static_cast<int>(*port);
        if (!settings.vtp.empty())
            one.feed += std::to_string(settings.vtp.size() + 1);
        settings.vtp.push_back(one);
    }
}

void readSocket(SettingsTable table, SocketFeedConfig &socket)
{
    table.read("port", socket.port, 0, 65535);
    table.read("address", socket.address);
    table.read("peers", socket.peers);
    readMs(table, "silent_s", socket.silence, 5, 86400);
    if (socket.port != 0 && socket.peers.empty())
        table.refuse("peers", "must name who may connect");
}

void readReplay(SettingsTable table, ReplayFeedConfig &replay)
{
    table.read("path", replay.path);
    table.read("speed", replay.speed, 0, 1e6);
    table.read("longest_pause_s", replay.longestPause, 0, 1e6);
}

} // namespace

void readFeeds(SettingsFile &file, CoreSettings &settings)
{
    readGcn(file.table("gcn"), settings);
    readVtp(file.table("vtp"), settings);
    readSocket(file.table("socket"), settings.socket);
    SettingsTable folder = file.table("watched_folder");
    folder.read("path", settings.watchedFolder.path);
    folder.read("move", settings.watchedFolder.movesDelivered);
    readMs(folder, "stable_s", settings.watchedFolder.stable, 0.05, 600);
    readReplay(file.table("replay"), settings.replay);
    SettingsTable feeds = file.table("feeds");
    feeds.read("patience_s", settings.compare.patience, 1, 86400);
    feeds.read("complete", settings.compare.complete);
    feeds.read("quiet_s", settings.feedQuiet, 60, 864000);
    const auto compared = compareSettings(settings).feeds;
    for (const std::string &name : settings.compare.complete)
        if (std::ranges::find(compared, name) == compared.end())
            feeds.refuse(
                "complete", "has \"" + name + "\", which is no feed that is switched on and compared");
}

std::vector<FeedConfig> feedConfigs(const CoreSettings &settings)
{
    std::vector<FeedConfig> feeds;
    if (!settings.kafka.servers.empty())
        feeds.emplace_back(settings.kafka);
    feeds.insert(feeds.end(), settings.vtp.begin(), settings.vtp.end());
    if (settings.socket.port != 0)
        feeds.emplace_back(settings.socket);
    if (!settings.watchedFolder.path.empty())
        feeds.emplace_back(settings.watchedFolder);
    if (!settings.replay.path.empty())
        feeds.emplace_back(settings.replay);
    return feeds;
}

FeedCompare::Settings compareSettings(const CoreSettings &settings)
{
    FeedCompare::Settings compare = settings.compare;
    compare.feeds.clear();
    for (const FeedConfig &config : feedConfigs(settings))
        if (!std::holds_alternative<FolderFeedConfig>(config)
            && !std::holds_alternative<ReplayFeedConfig>(config))
            compare.feeds.push_back(feedNameOf(config));
    return compare;
}

} // namespace tulpar
