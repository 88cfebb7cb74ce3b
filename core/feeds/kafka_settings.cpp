#include "core/feeds/kafka_settings.h"

#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace tulpar {

namespace {

// A message larger than ours must still arrive once, to be refused by its size: librdkafka would ask for it
// for ever.
constexpr std::string_view kLargestResponseBytes = "1000000000";

constexpr std::string_view kClientId = "client_id";
constexpr std::string_view kClientSecret = "client_secret";
constexpr const char *kClientIdVariable = "GCN_CLIENT_ID";
constexpr const char *kClientSecretVariable = "GCN_CLIENT_SECRET";

using Settings = std::vector<std::pair<std::string, std::string>>;

bool isSecret(std::string_view key)
{
    static constexpr std::array<std::string_view, 6> kSecrets{
        "sasl.password", "sasl.oauthbearer.client.secret", "sasl.oauthbearer.config", "ssl.key.password",
        "ssl.key.pem",   "ssl.keystore.password"};
    return std::ranges::find(kSecrets, key) != kSecrets.end();
}

Result<std::string> valueOf(const std::string &value)
{
    constexpr std::string_view kEnvironment = "env:";
    if (!value.starts_with(kEnvironment))
        return value;
    const auto name = value.substr(kEnvironment.size());
    const char *found = std::getenv(name.c_str());
    if (found == nullptr)
        return fail(Errc::NotFound, "the environment has no " + name);
    return std::string(found);
}

/// Nobody but its owner may read it, and it lies where nobody publishes it by mistake.
Result<void> checkSecretsFile(const std::string &path)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    const auto status = fs::status(path, failed);
    if (failed || !fs::is_regular_file(status))
        return fail(Errc::NotFound, "file of secrets " + path + " is not there");
    const auto others = fs::perms::group_all | fs::perms::others_all;
    if ((status.permissions() & others) != fs::perms::none) {
        std::array<char, 8> mode{};
        const auto bits = static_cast<unsigned>(status.permissions() & fs::perms::mask);
        const auto end = std::to_chars(mode.data(), mode.data() + mode.size(), bits, 8).ptr;
        return fail(
            Errc::Refused,
            "file of secrets " + path + " is open to others (mode " + std::string(mode.data(), end)
                + "); do: chmod 600 " + path);
    }
    const auto place = fs::canonical(path, failed);
    for (auto folder = place.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
        if (fs::exists(folder / ".git", failed) && fs::exists(folder / "core" / "rooms.txt", failed))
            return fail(
                Errc::Refused,
                "file of secrets " + path + " lies in the source of Tulpar (" + folder.string()
                    + "), where it would be published one day; move it out");
    return {};
}

/// The lines of a file of secrets; none where no file is named.
Result<Settings> readSecrets(const std::string &path)
{
    Settings secrets;
    if (path.empty())
        return secrets;
    if (const auto checked = checkSecretsFile(path); !checked)
        return tl::unexpected(checked.error());
    std::ifstream file(path);
    if (!file)
        return fail(Errc::NotFound, path + " cannot be read");
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        const auto text = trimmed(line);
        if (text.empty() || text.front() == '#')
            continue;
        const auto place = path + " line " + std::to_string(number);
        const auto equals = text.find('=');
        if (equals == std::string_view::npos)
            return fail(Errc::Malformed, place + " has no '='");
        const std::string key(trimmed(text.substr(0, equals)));
        const auto read = valueOf(std::string(trimmed(text.substr(equals + 1))));
        if (!read)
            return fail(read.error().code, place + ": " + read.error().detail);
        secrets.emplace_back(key, *read);
    }
    return secrets;
}

/// Every one of "host:port,host:port" is this machine.
bool areOnLoopback(std::string_view servers)
{
    while (!servers.empty()) {
        const auto comma = servers.find(',');
        const auto one = trimmed(servers.substr(0, comma));
        const bool isHere =
            one.starts_with("127.") || one.starts_with("localhost:") || one.starts_with("[::1]");
        if (!isHere)
            return false;
        servers = comma == std::string_view::npos ? std::string_view() : servers.substr(comma + 1);
    }
    return true;
}

Result<void> addSecurity(const KafkaFeedConfig &config, Settings &settings)
{
    const bool logsIn = !config.login.tokenUrl.empty();
    if (logsIn && !config.isEncrypted && !areOnLoopback(config.servers))
        return fail(
            Errc::Refused,
            "feed " + config.feed + ": a login without TLS would show its token to everybody on the way");
    if (config.isEncrypted || logsIn)
        settings.emplace_back(
            "security.protocol",
            std::string(logsIn ? "sasl_" : "") + (config.isEncrypted ? "ssl" : "plaintext"));
    if (logsIn)
        settings.emplace_back("sasl.mechanisms", "OAUTHBEARER");
    if (config.isEncrypted && !config.caFile.empty())
        settings.emplace_back("ssl.ca.location", config.caFile);
    return {};
}

} // namespace

Result<std::vector<std::pair<std::string, std::string>>> kafkaSettings(const KafkaFeedConfig &config)
{
    Settings settings{
        {"bootstrap.servers", config.servers},
        {"client.id", "tulpar"},
        // librdkafka wants a name even where no group is joined; offsets are ours alone.
        {"group.id", "tulpar"},
        {"enable.auto.commit", "false"},
        {"enable.auto.offset.store", "false"},
        {"enable.partition.eof", "true"},
        {"allow.auto.create.topics", "false"},
        // An offset that the broker no longer keeps: better the oldest it has than silence.
        {"auto.offset.reset", "earliest"},
        {"fetch.wait.max.ms", std::to_string(config.fetchWait.count())},
        {"fetch.error.backoff.ms", "100"},
        {"fetch.message.max.bytes", std::to_string(config.largestBytes)},
        {"fetch.max.bytes", std::to_string(config.largestBytes)},
        {"receive.message.max.bytes", std::string(kLargestResponseBytes)},
        {"queued.max.messages.kbytes", "65536"},
        {"reconnect.backoff.ms", "100"},
        {"reconnect.backoff.max.ms", "10000"},
        {"topic.metadata.refresh.interval.ms", "30000"},
        // How long an unknown topic may still be one just made: here they are not made, so say it soon.
        {"topic.metadata.propagation.max.ms", "1000"},
        {"statistics.interval.ms", "1000"},
        {"log_level", "0"},
    };
    if (const auto added = addSecurity(config, settings); !added)
        return tl::unexpected(added.error());
    for (const auto &[key, value] : config.settings) {
        if (isSecret(key) && !value.starts_with("env:"))
            return fail(Errc::Refused, key + " must stand in the file of secrets or the environment");
        const auto read = valueOf(value);
        if (!read)
            return fail(read.error().code, key + ": " + read.error().detail);
        settings.emplace_back(key, *read);
    }
    const auto secrets = readSecrets(config.secretsFile);
    if (!secrets)
        return tl::unexpected(secrets.error());
    for (const auto &[key, value] : *secrets)
        if (key != kClientId && key != kClientSecret)
            settings.emplace_back(key, value);
    return settings;
}

Result<LoginSecrets> loginSecrets(const KafkaFeedConfig &config)
{
    const auto secrets = readSecrets(config.secretsFile);
    if (!secrets)
        return tl::unexpected(secrets.error());
    LoginSecrets found;
    if (config.secretsFile.empty()) {
        const char *const id = std::getenv(kClientIdVariable);
        const char *const secret = std::getenv(kClientSecretVariable);
        found = {id != nullptr ? id : "", secret != nullptr ? secret : ""};
    }
    for (const auto &[key, value] : *secrets) {
        if (key == kClientId)
            found.id = value;
        else if (key == kClientSecret)
            found.secret = value;
    }
    if (found.id.empty() || found.secret.empty())
        return fail(
            Errc::NotFound,
            config.secretsFile.empty() ? std::string("a login needs secrets_file, or ") + kClientIdVariable
                    + " and " + kClientSecretVariable + " in the environment"
                                       : config.secretsFile + " has no "
                    + std::string(found.id.empty() ? kClientId : kClientSecret));
    return found;
}

} // namespace tulpar
