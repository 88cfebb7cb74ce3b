#include "app/core_settings.h"

#include <QDir>
#include <QFile>

#include <toml++/toml.h>

#include <string_view>

namespace tulpar {

namespace {

/// Reads keys of one table; the first key that does not fit is kept as the error.
class Table {
public:
    Table(const toml::table *table, std::string name, std::optional<Error> &error)
        : m_table(table)
        , m_name(std::move(name))
        , m_error(error)
    {
    }

    void read(std::string_view key, double &value, double low, double high)
    {
        const toml::node *node = find(key);
        if (!node)
            return;
        const auto number = node->value<double>();
        if (!number || !(*number >= low && *number <= high))
            refuse(key, "must be a number from " + std::to_string(low) + " to " + std::to_string(high));
        else
            value = *number;
    }
    void read(std::string_view key, Angle &value, double lowDeg, double highDeg)
    {
        double degrees = value.asDegrees();
        read(key, degrees, lowDeg, highDeg);
        value = Angle::degrees(degrees);
    }
    void read(std::string_view key, Duration &value, double lowS, double highS)
    {
        double s = seconds(value);
        read(key, s, lowS, highS);
        value = fromSeconds(s);
    }
    void read(std::string_view key, int &value, int low, int high)
    {
        double number = value;
        read(key, number, low, high);
        value = static_cast<int>(number);
    }
    void read(std::string_view key, bool &value)
    {
        if (const toml::node *node = find(key)) {
            if (const auto truth = node->value<bool>())
                value = *truth;
            else
                refuse(key, "must be true or false");
        }
    }
    void read(std::string_view key, std::string &value)
    {
        if (const toml::node *node = find(key)) {
            if (const auto text = node->value<std::string>())
                value = *text;
            else
                refuse(key, "must be a text in quotes");
        }
    }
    void read(std::string_view key, QString &value)
    {
        std::string text = value.toStdString();
        read(key, text);
        value = QString::fromStdString(text);
    }
    void read(std::string_view key, std::vector<std::string> &values)
    {
        const toml::node *node = find(key);
        if (!node)
            return;
        values.clear();
        const toml::array *array = node->as_array();
        for (std::size_t i = 0; array && i < array->size(); ++i)
            if (const auto text = (*array)[i].value<std::string>())
                values.push_back(*text);
        if (!array || values.size() != array->size())
            refuse(key, "must be a list of texts in quotes");
    }

private:
    const toml::node *find(std::string_view key) const { return m_table ? m_table->get(key) : nullptr; }
    void refuse(std::string_view key, const std::string &why)
    {
        if (!m_error)
            m_error = Error{Errc::OutOfRange, "[" + m_name + "] " + std::string(key) + " " + why};
    }

    const toml::table *m_table;
    std::string m_name;
    std::optional<Error> &m_error;
};

void readObservatory(Table table, CoreConfig &core)
{
    table.read("name", core.name);
    table.read("latitude_deg", core.site.latitude, -90, 90);
    table.read("longitude_deg", core.site.longitude, -180, 360);
    table.read("height_m", core.site.heightM, -500, 9000);
    table.read("pressure_hpa", core.site.pressureHPa, 0, 1100);
    table.read("temperature_c", core.site.temperatureC, -60, 60);
    table.read("time_zone", core.site.timeZone);
    table.read("channels", core.channels);
    table.read("scale_arcsec_per_px", core.scaleArcsecPerPx, 0.01, 100);
    table.read("field_deg", core.fieldWidth, 0.01, 10);
}

void readSafety(Table table, SafetyLimits &safety)
{
    table.read("altitude_hard_deg", safety.altitudeHard, 0, 60);
    table.read("altitude_top_deg", safety.altitudeTop, 60, 90);
    table.read("sun_avoidance_deg", safety.sunAvoidance, 0, 90);
    table.read("humidity_max_percent", safety.humidityMaxPercent, 0, 100);
    table.read("wind_max_m_s", safety.windMaxMPerS, 0, 60);
    table.read("gust_max_m_s", safety.gustMaxMPerS, 0, 80);
    table.read("dew_point_gap_min_c", safety.dewPointGapMinC, 0, 20);
    table.read("temperature_min_c", safety.temperatureMinC, -60, 40);
    table.read("temperature_max_c", safety.temperatureMaxC, -20, 60);
    table.read("weather_stale_s", safety.weatherStale, 10, 3600);
}

void readPolicy(Table table, PolicyLimits &policy)
{
    table.read("fresh_s", policy.fresh, 1, 86400);
    table.read("stale_s", policy.stale, 1, 864000);
    table.read("altitude_min_deg", policy.hardAltitude, 0, 90);
    table.read("sun_altitude_max_deg", policy.sunAltitude, -90, 0);
    table.read("sun_distance_min_deg", policy.sunDistance, 0, 180);
    table.read("error_per_field", policy.errorPerField, 0.01, 100);
}

Result<void> readDevices(Table table, CoreSettings &settings)
{
    std::vector<std::string> drivers;
    for (const QString &driver : settings.drivers)
        drivers.push_back(driver.toStdString());
    table.read("simulated", settings.core.isSimulated);
    table.read("profile", settings.core.profile);
    table.read("drivers", drivers);
    table.read("indi_socket", settings.indi.socketPath);
    table.read("indi_port", settings.indi.port, 1024, 65535);
    table.read("star_catalogue", settings.starCatalogue);
    table.read("utc_offset_s", settings.utcOffset, -4e9, 4e9);
    table.read("heartbeat_limit_s", settings.heartbeatLimit, 5, 600);
    settings.drivers.clear();
    for (const std::string &driver : drivers)
        settings.drivers.push_back(QString::fromStdString(driver));
    if (!settings.core.isSimulated && settings.utcOffset != Duration{})
        return fail(Errc::Refused, "[devices] utc_offset_s is for a simulated observatory only");
    if (settings.core.profile == "standard-cover") {
        settings.core.roofMotion = 30s;
        settings.core.coverMotion = 25s;
        settings.core.safety.tubeClearsRoof = false;
    } else if (settings.core.profile != "assy") {
        return fail(Errc::OutOfRange, "[devices] profile must be \"assy\" or \"standard-cover\"");
    }
    return {};
}

void readFeed(Table table, KafkaFeedConfig &kafka)
{
    table.read("servers", kafka.servers);
    table.read("secrets_file", kafka.secretsFile);
    std::vector<std::string> topics;
    for (const FeedTopic &topic : kafka.topics)
        topics.push_back(topic.name);
    table.read("topics", topics);
    kafka.topics.clear();
    for (const std::string &topic : topics)
        kafka.topics.push_back({topic, {}});
    int wait = static_cast<int>(kafka.fetchWait.count());
    table.read("fetch_wait_ms", wait, 1, 10000);
    kafka.fetchWait = std::chrono::milliseconds(wait);
}

CoreSettings builtIn()
{
    CoreSettings settings;
    settings.core.isSimulated = true;
    settings.core.profile = "assy";
    settings.drivers = {QStringLiteral("indi_tulpar_simulator")};
    settings.stateFolder = defaultStateFolder();
    settings.kafka.topics = {{"gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK", {}}};
    return settings;
}

} // namespace

Result<CoreSettings> readCoreSettings(const QString &path)
{
    CoreSettings settings = builtIn();
    if (path.isEmpty())
        return settings;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, "cannot read " + path.toStdString() + ": " + file.errorString().toStdString());
    toml::table root;
    try {
        root = toml::parse(file.readAll().toStdString(), path.toStdString());
    } catch (const toml::parse_error &error) {
        return fail(
            Errc::Malformed,
            path.toStdString() + ", line " + std::to_string(error.source().begin.line) + ": "
                + std::string(error.description()));
    }
    std::optional<Error> error;
    const auto table = [&](const char *name) { return Table(root[name].as_table(), name, error); };
    readObservatory(table("observatory"), settings.core);
    readSafety(table("safety"), settings.core.safety);
    readPolicy(table("policy"), settings.core.policy);
    readFeed(table("gcn"), settings.kafka);
    Table folders = table("folders");
    folders.read("state", settings.stateFolder);
    folders.read("frames", settings.frameFolder);
    folders.read("session", settings.sessionName);
    if (const auto devices = readDevices(table("devices"), settings); !devices)
        return tl::unexpected(devices.error());
    if (error)
        return fail(error->code, path.toStdString() + ": " + error->detail);
    return settings;
}

QString defaultStateFolder()
{
    const QString home =
        qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + QStringLiteral("/.local/state"));
    return home + QStringLiteral("/tulpar");
}

} // namespace tulpar
