#include "app/watchdog_settings.h"

#include "core/base/parse.h"

namespace tulpar {

namespace {

/// "host:port" as a server; the names of its devices are the observatory's.
std::optional<IndiConfig> serverAt(const std::string &text, const IndiConfig &own)
{
    const auto colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : parseInteger(text.substr(colon + 1));
    if (!port || colon == 0 || *port < 1 || *port > 65535)
        return std::nullopt;
    IndiConfig server = own;
    server.host = text.substr(0, colon);
    server.port = static_cast<int>(*port);
    return server;
}

} // namespace

void readWatchdogKeys(SettingsTable table, WatchdogConfig &config)
{
    table.read("servers", config.further);
    table.read("retry_s", config.retry, 1, 60);
    table.read("mount_wait_s", config.mountWait, 5, 600);
    table.read("over_mount", config.closesOverMount);
    for (const std::string &server : config.further)
        if (!serverAt(server, {}))
            table.refuse("servers", "must name \"host:port\", not \"" + server + "\"");
}

Result<WatchdogConfig> readWatchdogConfig(const QString &path)
{
    WatchdogConfig config;
    if (path.isEmpty())
        return config;
    auto file = SettingsFile::open(path);
    if (!file)
        return Failure(file.error());
    readWatchdogKeys(file->table("watchdog"), config);
    IndiConfig &own = config.servers.front();
    SettingsTable devices = file->table("devices");
    devices.read("indi_socket", own.socketPath);
    devices.read("indi_port", own.port, 1024, 65535);
    devices.read("heartbeat_limit_s", config.limit, 5, 600);
    bool isSimulated = true;
    std::string profile;
    devices.read("simulated", isSimulated);
    devices.read("profile", profile);
    config.tubeClearsRoof = isSimulated && profile != "standard-cover"; // as the core takes it
    file->table("motion").read("tube_clears_roof", config.tubeClearsRoof);
    SettingsTable names = file->table("indi_names");
    names.read("mount", own.names.mount);
    names.read("roof", own.names.roof);
    names.read("cover", own.names.cover);
    if (const auto refused = file->refused(); !refused)
        return Failure(refused.error());
    for (const std::string &server : config.further)
        config.servers.push_back(*serverAt(server, own));
    return config;
}

} // namespace tulpar
