#include "app/core_settings.h"

#include "app/archive_settings.h"
#include "app/condition_settings.h"
#include "app/feed_settings.h"
#include "app/settings_file.h"
#include "app/state_folder.h"
#include "app/watchdog_settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tulpar {

namespace {

void readObservatory(SettingsTable table, CoreConfig &core)
{
    table.read("name", core.name);
    table.read("latitude_deg", core.site.latitude, -90, 90);
    table.read("longitude_deg", core.site.longitude, -180, 360);
    table.read("height_m", core.site.heightM, -500, 9000);
    table.read("pressure_hpa", core.site.pressureHPa, 0, 1100);
    table.read("temperature_c", core.site.temperatureC, -60, 60);
    table.read("time_zone", core.site.timeZone);
    table.read("dut1_s", core.site.dut1S, -0.9, 0.9);
    table.read("channels", core.channels);
    table.read("scale_arcsec_per_px", core.scaleArcsecPerPx, 0.01, 100);
    table.read("field_deg", core.fieldWidth, 0.01, 10);
    if (core.channels.empty())
        table.refuse("channels", "must name at least one camera");
}

void readSafety(SettingsTable table, const QDir &folder, SafetyLimits &safety)
{
    table.read("altitude_hard_deg", safety.altitudeHard, 0, 60);
    table.read("altitude_top_deg", safety.altitudeTop, 60, 90);
    table.read("sun_avoidance_deg", safety.sunAvoidance, 0, 90);
    table.read("park_azimuth_deg", safety.park.azimuth, 0, 360);
    table.read("park_altitude_deg", safety.park.altitude, -10, 90);
    table.read("roof_clears_below_deg", safety.roofClearsBelow, -90, 90);
    QString horizonFile;
    table.read("horizon_file", horizonFile);
    if (horizonFile.isEmpty())
        return;
    QFile file(folder.absoluteFilePath(horizonFile));
    if (!file.open(QIODevice::ReadOnly))
        return table.refuse("horizon_file", "cannot be read: " + file.errorString().toStdString());
    if (auto horizon = HorizonProfile::parse(file.readAll().toStdString()))
        safety.horizon = std::move(*horizon);
    else
        table.refuse("horizon_file", "is refused: " + horizon.error().detail);
}

QStringList listOf(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list.push_back(QString::fromStdString(text));
    return list;
}

void readDevices(SettingsTable table, CoreSettings &settings)
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
    table.read("heartbeat_limit_s", settings.core.heartbeatLimit, 5, 600);
    settings.drivers = listOf(drivers);
    if (!settings.core.isSimulated && settings.utcOffset != Duration{})
        table.refuse("utc_offset_s", "is for a simulated observatory only");
    if (!settings.core.isSimulated)
        settings.core.safety.tubeClearsRoof = false; // of real devices only [motion] may say so
    if (settings.core.profile == "standard-cover") {
        settings.core.roofMotion = 30s;
        settings.core.coverMotion = 25s;
        settings.core.safety.tubeClearsRoof = false;
    } else if (settings.core.profile != "assy") {
        table.refuse("profile", "must be \"assy\" or \"standard-cover\"");
    }
}

/// What helps a device that does not do what is asked, and who closes when the core is silent.
void readCare(SettingsTable table, CoreSettings &settings)
{
    table.read("indi_fifo", settings.indiFifo);
    table.read("heartbeat_socket", settings.indi.heartbeatSocket);
    std::vector<std::string> powerCycle;
    table.read("power_cycle", powerCycle);
    settings.powerCycle = listOf(powerCycle);
    std::vector<std::string> heartbeats;
    for (const IndiHeartbeat &beat : settings.indi.heartbeats)
        heartbeats.push_back(beat.device + "." + beat.property + "." + beat.element);
    table.read("heartbeat", heartbeats);
    settings.indi.heartbeats.clear();
    for (const std::string &beat : heartbeats) {
        const auto last = beat.rfind('.');
        const auto middle =
            last == 0 || last == std::string::npos ? std::string::npos : beat.rfind('.', last - 1);
        if (middle == std::string::npos || middle == 0 || middle + 1 == last || last + 1 == beat.size())
            table.refuse("heartbeat", "must name \"device.property.element\", not \"" + beat + "\"");
        else
            settings.indi.heartbeats.push_back(
                {beat.substr(0, middle), beat.substr(middle + 1, last - middle - 1), beat.substr(last + 1)});
    }
}

void readHost(SettingsTable table, HostConfig &host)
{
    std::vector<std::string> command;
    table.read("period_s", host.period, 1, 60);
    table.read("power_file", host.powerFile);
    table.read("power_command", command);
    table.read("outside", host.outside);
    table.read("outside_s", host.outsidePeriod, 5, 3600);
    host.powerCommand = listOf(command);
    for (const std::string &name : host.outside)
        if (name.rfind(':') == std::string::npos)
            table.refuse("outside", "must name \"host:port\", not \"" + name + "\"");
    if (!host.powerFile.isEmpty() && !host.powerCommand.isEmpty())
        table.refuse("power_command", "and power_file cannot both be set");
}

/// How the mount and the openings move. The mount's wrap is a limit of the gate too.
void readMotion(SettingsTable table, CoreConfig &core)
{
    table.read("mount_speed_deg_s", core.mount.axis.speedDegPerS, 0.1, 100);
    table.read("mount_acceleration_deg_s2", core.mount.axis.accelerationDegPerS2, 0.1, 100);
    table.read("mount_settle_tau_s", core.mount.axis.settleTauS, 0.01, 10);
    table.read("azimuth_min_deg", core.safety.azimuthMin, -720, 360);
    table.read("azimuth_max_deg", core.safety.azimuthMax, 0, 720);
    table.read("roof_s", core.roofMotion, 0.1, 600);
    table.read("cover_s", core.coverMotion, 0.1, 600);
    table.read("tube_clears_roof", core.safety.tubeClearsRoof);
    if (core.safety.azimuthMax <= core.safety.azimuthMin)
        table.refuse("azimuth_max_deg", "must be above azimuth_min_deg");
    core.mount.wrap.lowDeg = core.safety.azimuthMin.asDegrees();
    core.mount.wrap.highDeg = core.safety.azimuthMax.asDegrees();
}

void readNames(SettingsFile &file, CoreSettings &settings)
{
    IndiNames &names = settings.indi.names;
    SettingsTable table = file.table("indi_names");
    table.read("mount", names.mount);
    table.read("roof", names.roof);
    table.read("cover", names.cover);
    table.read("focuser", names.focuser);
    table.read("rotator", names.rotator);
    table.read("weather", names.weather);
    file.table("indi_cameras").readAll(names.cameras);
    if (!settings.core.isSimulated)
        names.world.clear();
    for (const std::string &channel : settings.core.channels)
        if (!names.cameras.contains(channel))
            file.table("indi_cameras").refuse(channel, "is missing: it is one of [observatory] channels");
}

NotifyWay readNotify(SettingsTable table)
{
    NotifyWay way;
    std::vector<std::string> on;
    for (const TellOf change : way.on)
        on.emplace_back(nameOf(change));
    std::string body(nameOf(way.body));
    table.read("person", way.person);
    table.read("on", on);
    table.read("tests", way.tests);
    table.read("command", way.command);
    table.read("pass_environment", way.passEnvironment);
    table.read("url", way.url);
    table.read("headers", way.headers);
    table.read("body", body);
    table.read("link", way.link);
    table.read("limit_s", way.limit, 1, 300);
    table.read("retry_s", way.firstRetry, 1, 300);
    table.read("give_up_s", way.giveUp, 1, 86400);
    table.read("most_per_hour", way.mostPerHour, 1, 1000);
    way.on.clear();
    for (const std::string &name : on) {
        const auto change = enumNamed<TellOf>(name);
        if (!change || *change == TellOf::Trial || *change == TellOf::Summary)
            table.refuse("on", "knows no \"" + name + "\"");
        else
            way.on.push_back(*change);
    }
    if (const auto form = enumNamed<NotifyBody>(body))
        way.body = *form;
    else
        table.refuse("body", "must be \"json\", \"text\" or \"chat\"");
    if (const auto checked = checkWay(way); !checked) {
        const std::string &detail = checked.error().detail;
        const auto blank = detail.find(' ');
        table.refuse(detail.substr(0, blank), detail.substr(blank + 1));
    }
    return way;
}

void readNight(SettingsTable table, const QDir &folder, CoreSettings &settings)
{
    table.read("programme", settings.programmeFile);
    if (!settings.programmeFile.isEmpty())
        settings.programmeFile = folder.absoluteFilePath(settings.programmeFile);
    CoreConfig &core = settings.core;
    double limitArcsec = core.pointing.limit.asArcseconds();
    table.read("altitude_soft_deg", core.altitudeSoft, 0, 60);
    table.read("cold_c", core.coldC, -120, 0);
    table.read("readout_s", core.readout, 0.001, 300);
    table.read("flat_level_adu", core.flats.wantedAdu, 1000, 60000);
    table.read("flat_bias_adu", core.flats.biasAdu, 0, 10000);
    table.read("focus_points", core.focus.points, 5, 31);
    table.read("focus_step", core.focus.step, 1, 100000);
    table.read("focus_lowest", core.focus.lowestSteps, 0, 10000000);
    table.read("focus_highest", core.focus.highestSteps, 1, 10000000);
    table.read("focus_exposure_s", core.focus.exposure, 0.1, 120);
    table.read("pointing_exposure_s", core.pointing.exposure, 0.01, 60);
    table.read("pointing_limit_arcsec", limitArcsec, 1, 600);
    core.pointing.limit = Angle::arcseconds(limitArcsec);
    if (core.focus.points % 2 == 0)
        table.refuse("focus_points", "must be odd: as many positions on either side");
    if (core.focus.highestSteps <= core.focus.lowestSteps)
        table.refuse("focus_highest", "must be above focus_lowest");
}

CoreSettings builtIn()
{
    CoreSettings settings;
    settings.core.isSimulated = true;
    settings.core.profile = "assy";
    settings.core.safety.tubeClearsRoof = true; // that of the simulated profile
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
    auto file = SettingsFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    settings.file = QFileInfo(path).absoluteFilePath();
    readObservatory(file->table("observatory"), settings.core);
    readSafety(file->table("safety"), QFileInfo(path).dir(), settings.core.safety);
    readConditions(*file, settings.core.safety.conditions);
    file->table("maps").read("fetch", settings.mayFetchMaps);
    file->table("policy").read("file", settings.policyFile);
    if (!settings.policyFile.isEmpty())
        settings.policyFile = QFileInfo(path).dir().absoluteFilePath(settings.policyFile);
    readNight(file->table("night"), QFileInfo(path).dir(), settings);
    readDevices(file->table("devices"), settings);
    readCare(file->table("devices"), settings);
    readHost(file->table("host"), settings.host);
    WatchdogConfig watchdog; // the driver's own; here so that a slip of the pen in it is noticed
    readWatchdogKeys(file->table("watchdog"), watchdog);
    readMotion(file->table("motion"), settings.core);
    readNames(*file, settings);
    readFeeds(*file, settings);
    for (const SettingsTable &table : file->tables("notify"))
        settings.notify.push_back(readNotify(table));
    readArchive(file->table("archive"), QFileInfo(path).dir(), settings.archive);
    SettingsTable control = file->table("control");
    control.read("unused_s", settings.core.control.expiry, 30, 86400);
    control.read("answer_s", settings.core.control.answerWithin, 5, 600);
    control.read("instructors", settings.core.control.instructors);
    SettingsTable folders = file->table("folders");
    folders.read("state", settings.stateFolder);
    folders.read("frames", settings.frameFolder);
    folders.read("session", settings.sessionName);
    return file->end().map([&] { return settings; });
}

} // namespace tulpar
