#include "app/condition_settings.h"
#include "app/core_settings.h"
#include "app/watchdog_settings.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The settings file: the commented example says the truth, and what does not fit is named with file, line
/// and key.
class TestCoreSettings : public QObject {
    Q_OBJECT
private slots:
    void exampleIsTheBuiltIn();
    void exampleNamesEveryKey();
    void exampleNamesEveryCondition();
    void horizonIsRead();
    void aTubeClearsNoRealRoofUnlessSaid();
    void whatIsSetIsRead();
    void peopleAreRead();
    void everyFeedIsSwitchedOn();
    void profileSetsTheOpenings();
    void ownOpeningsBeatTheProfile();
    void realDevicesHaveNoWorld();
    void refusals_data();
    void refusals();
    void missingFileIsNamed();

private:
    [[nodiscard]] QString fileWith(const QByteArray &text) const;
    QTemporaryDir m_folder;
};

QString TestCoreSettings::fileWith(const QByteArray &text) const
{
    QFile file(m_folder.filePath(u"site.toml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return file.fileName();
}

namespace {

QString exampleFile()
{
    return QStringLiteral(TULPAR_SOURCE_DIR) + u"/resources/observatory.toml"_s;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestCoreSettings::exampleIsTheBuiltIn()
{
    const auto example = readCoreSettings(exampleFile());
    QVERIFY2(example, example ? "" : example.error().detail.c_str());
    const CoreSettings built = readCoreSettings({}).value();
    const CoreConfig &a = example->core;
    const CoreConfig &b = built.core;
    QCOMPARE(a.name, b.name);
    QCOMPARE(a.site, b.site);
    QCOMPARE(a.channels, b.channels);
    QCOMPARE(a.scaleArcsecPerPx, b.scaleArcsecPerPx);
    QVERIFY(std::abs((a.fieldWidth - b.fieldWidth).asArcseconds()) < 1e-6); // written with 17 digits
    QCOMPARE(a.isSimulated, b.isSimulated);
    QCOMPARE(a.profile, b.profile);
    QCOMPARE(a.safety, b.safety);
    QVERIFY(!a.policy && !b.policy);
    QCOMPARE(example->policyFile, built.policyFile);
    QCOMPARE(a.mount.axis.speedDegPerS, b.mount.axis.speedDegPerS);
    QCOMPARE(a.mount.axis.accelerationDegPerS2, b.mount.axis.accelerationDegPerS2);
    QCOMPARE(a.mount.axis.settleTauS, b.mount.axis.settleTauS);
    QVERIFY(std::abs(a.mount.wrap.lowDeg - b.mount.wrap.lowDeg) < 1e-9); // degrees through radians and back
    QVERIFY(std::abs(a.mount.wrap.highDeg - b.mount.wrap.highDeg) < 1e-9);
    QCOMPARE(a.roofMotion, b.roofMotion);
    QCOMPARE(a.coverMotion, b.coverMotion);
    QCOMPARE(a.feedSilent, b.feedSilent);
    QCOMPARE(example->drivers, built.drivers);
    QCOMPARE(example->indi.socketPath, built.indi.socketPath);
    QCOMPARE(example->indi.port, built.indi.port);
    QCOMPARE(example->indi.names.mount, built.indi.names.mount);
    QCOMPARE(example->indi.names.roof, built.indi.names.roof);
    QCOMPARE(example->indi.names.cover, built.indi.names.cover);
    QCOMPARE(example->indi.names.focuser, built.indi.names.focuser);
    QCOMPARE(example->indi.names.rotator, built.indi.names.rotator);
    QCOMPARE(example->indi.names.weather, built.indi.names.weather);
    QCOMPARE(example->indi.names.world, built.indi.names.world);
    QCOMPARE(example->indi.names.cameras, built.indi.names.cameras);
    QCOMPARE(example->starCatalogue, built.starCatalogue);
    QCOMPARE(example->utcOffset, built.utcOffset);
    QVERIFY(example->archive == built.archive);
    QCOMPARE(example->core.heartbeatLimit, built.core.heartbeatLimit);
    QCOMPARE(example->indi.heartbeatSocket, built.indi.heartbeatSocket);
    QCOMPARE(example->indi.heartbeats, built.indi.heartbeats);
    QCOMPARE(example->indiFifo, built.indiFifo);
    QCOMPARE(example->powerCycle, built.powerCycle);
    QCOMPARE(example->host.period, built.host.period);
    QCOMPARE(example->host.powerFile, built.host.powerFile);
    QCOMPARE(example->host.powerCommand, built.host.powerCommand);
    QCOMPARE(example->host.outside, built.host.outside);
    QCOMPARE(example->host.outsidePeriod, built.host.outsidePeriod);
    const WatchdogConfig closer = readWatchdogConfig(exampleFile()).value();
    const WatchdogConfig builtCloser = readWatchdogConfig({}).value();
    QCOMPARE(closer.servers.size(), builtCloser.servers.size());
    QCOMPARE(closer.limit, builtCloser.limit);
    QCOMPARE(closer.retry, builtCloser.retry);
    QCOMPARE(closer.mountWait, builtCloser.mountWait);
    QCOMPARE(closer.closesOverMount, builtCloser.closesOverMount);
    QCOMPARE(closer.tubeClearsRoof, builtCloser.tubeClearsRoof);
    QCOMPARE(example->kafka.servers, built.kafka.servers);
    QCOMPARE(example->kafka.secretsFile, built.kafka.secretsFile);
    QCOMPARE(example->kafka.topics.size(), built.kafka.topics.size());
    QCOMPARE(example->kafka.topics.front().name, built.kafka.topics.front().name);
    QCOMPARE(example->kafka.fetchWait, built.kafka.fetchWait);
    QCOMPARE(example->kafka.heartbeatTopic, built.kafka.heartbeatTopic);
    QCOMPARE(example->kafka.isEncrypted, built.kafka.isEncrypted);
    QCOMPARE(example->kafka.caFile, built.kafka.caFile);
    QCOMPARE(example->kafka.login.tokenUrl, built.kafka.login.tokenUrl);
    QCOMPARE(example->kafka.login.scope, built.kafka.login.scope);
    QCOMPARE(example->kafka.largestBytes, built.kafka.largestBytes);
    QCOMPARE(example->kafka.firstTime, built.kafka.firstTime);
    QCOMPARE(example->kafka.watch.silent, built.kafka.watch.silent);
    QCOMPARE(example->kafka.watch.cure, built.kafka.watch.cure);
    QCOMPARE(example->kafka.historyMessages, built.kafka.historyMessages);
    QVERIFY(feedConfigs(*example).empty() && feedConfigs(built).empty());
    QCOMPARE(example->socket.port, built.socket.port);
    QCOMPARE(example->socket.address, built.socket.address);
    QCOMPARE(example->socket.peers, built.socket.peers);
    QCOMPARE(example->socket.silence, built.socket.silence);
    QCOMPARE(example->watchedFolder.path, built.watchedFolder.path);
    QCOMPARE(example->watchedFolder.movesDelivered, built.watchedFolder.movesDelivered);
    QCOMPARE(example->watchedFolder.stable, built.watchedFolder.stable);
    QCOMPARE(example->replay.path, built.replay.path);
    QCOMPARE(example->replay.speed, built.replay.speed);
    QCOMPARE(example->replay.longestPause, built.replay.longestPause);
    QCOMPARE(example->compare.patience, built.compare.patience);
    QCOMPARE(example->compare.complete, built.compare.complete);
    QCOMPARE(example->feedQuiet, built.feedQuiet);
    QCOMPARE(example->stateFolder, built.stateFolder);
    QCOMPARE(example->frameFolder, built.frameFolder);
    QCOMPARE(example->sessionName, built.sessionName);
}

void TestCoreSettings::exampleNamesEveryKey()
{
    const auto sourceOf = [](const QString &file) {
        return QString::fromUtf8(contents(QStringLiteral(TULPAR_SOURCE_DIR) + file));
    };
    const QString source = sourceOf(u"/app/core_settings.cpp"_s) + sourceOf(u"/app/feed_settings.cpp"_s)
        + sourceOf(u"/app/watchdog_settings.cpp"_s) + sourceOf(u"/app/archive_settings.cpp"_s);
    const QString example = QString::fromUtf8(contents(exampleFile()));
    static const QRegularExpression asked(uR"re((?:\.read\(|read(?:Ms|Span|Set)\(\w+,)\s*"(\w+)")re"_s);
    int keys = 0;
    for (auto match = asked.globalMatch(source); match.hasNext(); ++keys) {
        const QString key = match.next().captured(1);
        const QRegularExpression line(u"^(# )?%1 = "_s.arg(key), QRegularExpression::MultilineOption);
        QVERIFY2(
            line.match(example).hasMatch(), qPrintable(key + u" is not in resources/observatory.toml"_s));
    }
    QVERIFY(keys > 40);
}

void TestCoreSettings::exampleNamesEveryCondition()
{
    const QString example = QString::fromUtf8(contents(exampleFile()));
    for (const ConditionRule &rule : defaultConditionRules()) {
        const QString head = u"\n[conditions.%1]"_s.arg(QLatin1String(nameOf(rule.condition).data()));
        const qsizetype from = example.indexOf(head);
        QVERIFY2(from >= 0, qPrintable(head));
        const QString table = example.mid(from, example.indexOf(u"\n["_s, from + 1) - from);
        for (const std::string &key : conditionKeys(rule))
            QVERIFY2(
                table.contains(u"\n%1 = "_s.arg(QString::fromStdString(key))),
                qPrintable(head + u' ' + QString::fromStdString(key)));
    }
}

void TestCoreSettings::horizonIsRead()
{
    QFile horizon(m_folder.filePath(u"horizon.txt"_s));
    QVERIFY(horizon.open(QIODevice::WriteOnly));
    horizon.write("0 10\n180 30\n");
    horizon.close();
    const auto settings = readCoreSettings(fileWith("[safety]\nhorizon_file = \"horizon.txt\"\n"));
    QVERIFY2(settings, settings ? "" : settings.error().detail.c_str());
    const Angle altitude = settings->core.safety.horizon.altitudeAt(Angle::degrees(90));
    QVERIFY(std::abs(altitude.asDegrees() - 20) < 1e-9);
    QVERIFY(horizon.open(QIODevice::WriteOnly));
    horizon.write("0 10\n180 95\n");
    horizon.close();
    const auto refused = readCoreSettings(fileWith("[safety]\nhorizon_file = \"horizon.txt\"\n"));
    QVERIFY(!refused);
    QVERIFY2(
        refused.error().detail.find("horizon_file is refused: line 2: ") != std::string::npos,
        refused.error().detail.c_str());
}

/// M16: a policy left out is not a policy ignored.
void TestCoreSettings::aTubeClearsNoRealRoofUnlessSaid()
{
    QVERIFY(readCoreSettings({})->core.safety.tubeClearsRoof); // the simulated NUTTelA-TAO
    const auto real = readCoreSettings(fileWith("[devices]\nsimulated = false\n"));
    QVERIFY(real);
    QVERIFY(!real->core.safety.tubeClearsRoof);
    const auto said =
        readCoreSettings(fileWith("[devices]\nsimulated = false\n[motion]\ntube_clears_roof = true\n"));
    QVERIFY(said);
    QVERIFY(said->core.safety.tubeClearsRoof);
    // The watchdog takes it from the same file as the core does: else it closes over the tube.
    const auto closer = [this](const QByteArray &text) { return readWatchdogConfig(fileWith(text)).value(); };
    QVERIFY(readWatchdogConfig({}).value().tubeClearsRoof);
    QVERIFY(!closer("[devices]\nsimulated = false\n").tubeClearsRoof);
    QVERIFY(!closer("[devices]\nsimulated = false\nprofile = \"assy\"\n").tubeClearsRoof);
    QVERIFY(!closer("[devices]\nprofile = \"standard-cover\"\n").tubeClearsRoof);
    QVERIFY(closer("[devices]\nsimulated = false\n[motion]\ntube_clears_roof = true\n").tubeClearsRoof);
    QVERIFY(!closer("[motion]\ntube_clears_roof = false\n").tubeClearsRoof);
}

void TestCoreSettings::whatIsSetIsRead()
{
    const auto settings = readCoreSettings(fileWith(R"(
[observatory]
channels = ["r"]
dut1_s = -0.0588
[motion]
azimuth_min_deg = -90
azimuth_max_deg = 270.5
[safety]
sun_avoidance_deg = 45
[conditions.wind]
bad_m_s = 12
[conditions.snow]
watched = false
[conditions.report]
bad_s = 45
good_s = 40
[devices]
drivers = []
indi_port = 7777
[indi_cameras]
r = "Andor iXon"
[gcn]
servers = "localhost:9092"
topics = ["a", "b"]
[archive]
address = "postgresql://tulpar@db.example.org/nights?sslmode=verify-full"
compress_after_h = 12
cube_from = 0
delete = true
keep_nights = ["2026-11-22"]
[folders]
state = "/tmp/elsewhere"
)"));
    QVERIFY2(settings, settings ? "" : settings.error().detail.c_str());
    QVERIFY(settings->archive.address.engine == ArchiveEngine::PostgreSql);
    QCOMPARE(settings->archive.address.host, u"db.example.org"_s);
    QCOMPARE(settings->archive.retention.compressAfter, Duration(12h));
    QCOMPARE(settings->archive.retention.cubeFrom, 0U);
    QVERIFY(
        settings->archive.retention.mayDelete
        && settings->archive.retention.keptNights.contains("2026-11-22"));
    QCOMPARE(settings->core.channels, std::vector<std::string>{"r"});
    QCOMPARE(settings->core.site.dut1S, -0.0588);
    QVERIFY(std::abs(settings->core.mount.wrap.lowDeg + 90) < 1e-9);
    QVERIFY(std::abs(settings->core.safety.azimuthMax.asDegrees() - 270.5) < 1e-9);
    const ConditionRules &rules = settings->core.safety.conditions;
    QCOMPARE(rules.at(std::size_t(Condition::Wind)).bad, 12.0);
    QCOMPARE(rules.at(std::size_t(Condition::Wind)).good, 10.0);
    QVERIFY(!rules.at(std::size_t(Condition::Snow)).isWatched);
    QCOMPARE(rules.at(std::size_t(Condition::Report)).bad, 45.0);
    QVERIFY(settings->drivers.isEmpty());
    QCOMPARE(settings->indi.port, 7777);
    QCOMPARE(settings->indi.names.cameras.at("r"), std::string("Andor iXon"));
    QCOMPARE(settings->kafka.servers, std::string("localhost:9092"));
    QCOMPARE(settings->kafka.topics.size(), std::size_t{2});
    QCOMPARE(settings->stateFolder, u"/tmp/elsewhere"_s);
}

void TestCoreSettings::peopleAreRead()
{
    const auto settings = readCoreSettings(fileWith(R"(
[[notify]]
person = "duty"
on = ["ask", "feed"]
command = ["/usr/local/bin/ring", "--loud"]
pass_environment = ["PAGER"]
tests = true
limit_s = 5
[[notify]]
person = "astronomer"
url = "https://ntfy.example.org/telescope"
headers = { Authorization = "env:NTFY", X-Title = "Tulpar" }
body = "chat"
)"));
    QVERIFY2(settings, settings ? "" : settings.error().detail.c_str());
    QCOMPARE(settings->notify.size(), std::size_t{2});
    const NotifyWay &first = settings->notify[0];
    QCOMPARE(first.person, std::string("duty"));
    QVERIFY(first.on == (std::vector{TellOf::Ask, TellOf::Feed}));
    QCOMPARE(first.command, (std::vector<std::string>{"/usr/local/bin/ring", "--loud"}));
    QCOMPARE(first.passEnvironment, std::vector<std::string>{"PAGER"});
    QVERIFY(first.tests);
    QCOMPARE(first.limit, Duration(5s));
    const NotifyWay &second = settings->notify[1];
    QVERIFY(second.on == NotifyWay().on);
    QCOMPARE(second.headers.at("X-Title"), std::string("Tulpar"));
    QCOMPARE(second.body, NotifyBody::Chat);
    QCOMPARE(second.giveUp, Duration(3600s));
}

void TestCoreSettings::everyFeedIsSwitchedOn()
{
    const auto settings = readCoreSettings(fileWith(R"(
[gcn]
servers = "kafka.gcn.nasa.gov:9092"
encrypted = true
token_url = "https://auth.gcn.nasa.gov/oauth2/token"
first_time = "beginning"
silent_s = 45
[vtp]
brokers = ["voevent.example.org", "192.0.2.7:8098"]
retry_most_s = 30
[socket]
port = 5348
peers = ["192.0.2.0/24"]
[watched_folder]
path = "/var/spool/notices"
move = false
stable_s = 0.25
[replay]
path = "/tmp/night"
speed = 60
[feeds]
complete = ["vtp2"]
patience_s = 30
)"));
    QVERIFY2(settings, settings ? "" : settings.error().detail.c_str());
    std::vector<std::string> names;
    for (const FeedConfig &config : feedConfigs(*settings))
        names.push_back(feedNameOf(config));
    QCOMPARE(names, (std::vector<std::string>{"gcn", "vtp", "vtp2", "socket", "folder", "replay"}));
    QCOMPARE(compareSettings(*settings).feeds, (std::vector<std::string>{"gcn", "vtp", "vtp2", "socket"}));
    QCOMPARE(compareSettings(*settings).complete, std::vector<std::string>{"vtp2"});
    QCOMPARE(compareSettings(*settings).patience, Duration(30s));
    QVERIFY(settings->kafka.isEncrypted);
    QCOMPARE(settings->kafka.firstTime, KafkaFeedConfig::FirstTime::Beginning);
    QCOMPARE(settings->kafka.watch.silent, Duration(45s));
    QCOMPARE(settings->vtp[0].host, std::string("voevent.example.org"));
    QCOMPARE(settings->vtp[0].port, 8099);
    QCOMPARE(settings->vtp[1].host, std::string("192.0.2.7"));
    QCOMPARE(settings->vtp[1].port, 8098);
    QCOMPARE(settings->vtp[1].retryMost, std::chrono::milliseconds(30s));
    QCOMPARE(settings->socket.peers, std::vector<std::string>{"192.0.2.0/24"});
    QCOMPARE(settings->watchedFolder.stable, std::chrono::milliseconds(250));
    QVERIFY(!settings->watchedFolder.movesDelivered);
    QCOMPARE(settings->replay.speed, 60.0);
}

void TestCoreSettings::profileSetsTheOpenings()
{
    const auto settings = readCoreSettings(fileWith("[devices]\nprofile = \"standard-cover\"\n"));
    QVERIFY(settings);
    QCOMPARE(settings->core.roofMotion, Duration(30s));
    QCOMPARE(settings->core.coverMotion, Duration(25s));
    QVERIFY(!settings->core.safety.tubeClearsRoof);
}

void TestCoreSettings::ownOpeningsBeatTheProfile()
{
    const auto settings =
        readCoreSettings(fileWith("[devices]\nprofile = \"standard-cover\"\n[motion]\nroof_s = 12\n"));
    QVERIFY(settings);
    QCOMPARE(settings->core.roofMotion, Duration(12s));
    QCOMPARE(settings->core.coverMotion, Duration(25s));
}

void TestCoreSettings::realDevicesHaveNoWorld()
{
    const auto settings = readCoreSettings(fileWith("[devices]\nsimulated = false\n"));
    QVERIFY(settings);
    QVERIFY(!settings->core.isSimulated);
    QVERIFY(settings->indi.names.world.empty());
}

void TestCoreSettings::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const char *text, const char *said) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(said);
    };
    row("no TOML", "[safety]\naltitude_hard_deg = = 3\n", "line 2: ");
    row("key twice", "[safety]\naltitude_hard_deg = 3\naltitude_hard_deg = 4\n", "line 3: ");
    row("unknown table", "[saftey]\naltitude_hard_deg = 3\n", "line 1: [saftey] is not known");
    row("key without a table", "altitude_hard_deg = 3\n", "line 1: altitude_hard_deg is not known");
    row("no table", "safety = 3\n", "line 1: safety must be a table");
    row("other unit", "[conditions.wind]\nbad_delay_min = 5\n",
        "line 2: [conditions.wind] bad_delay_min is not known; did you mean bad_delay_s?");
    row("password in the open", "[archive]\naddress = \"postgresql://tulpar:hush@db/nights\"\n",
        "line 2: [archive] address has a password in it");
    row("unknown condition", "[conditions.fog]\nbad_m = 5\n", "line 1: [conditions] fog is not known");
    row("condition that is no table", "[conditions]\nwind = 5\n", "line 2: conditions.wind must be a table");
    row("good worse than bad", "[conditions.wind]\ngood_m_s = 15\n",
        "line 2: [conditions.wind] good_m_s must not be worse than bad_m_s");
    row("good worse than bad, low is bad", "[conditions.cold]\nbad_c = -20\n",
        "[conditions.cold] good_c must not be worse than bad_c");
    row("rain waived", "[conditions.rain]\noverridable = true\n",
        "line 2: [conditions.rain] overridable is not known");
    row("needed but not looked at", "[conditions.wind]\nwatched = false\n",
        "line 2: [conditions.wind] watched may be false only where needed is false");
    row("limit for ever", "[conditions.report]\nbad_s = 86400\n",
        "[conditions.report] bad_s must be a number from 10 to 3600");
    row("no horizon", "[safety]\nhorizon_file = \"/nowhere/horizon.txt\"\n",
        "line 2: [safety] horizon_file cannot be read");
    row("unknown key", "[policy]\nbravery = 3\n", "line 2: [policy] bravery is not known");
    row("below the range", "[safety]\naltitude_hard_deg = -1\n",
        "line 2: [safety] altitude_hard_deg must be a number from 0 to 60");
    row("above the range", "[observatory]\nlatitude_deg = 90.1\n",
        "line 2: [observatory] latitude_deg must be a number from -90 to 90");
    row("not a number", "[safety]\nsun_avoidance_deg = nan\n", "[safety] sun_avoidance_deg must be a number");
    row("infinite", "[conditions.wind]\nstale_s = inf\n", "[conditions.wind] stale_s must be a number");
    row("unit in the value", "[conditions.wind]\nstale_s = \"300 s\"\n",
        "[conditions.wind] stale_s must be a number");
    row("truth for a number", "[conditions.wind]\nbad_m_s = true\n",
        "[conditions.wind] bad_m_s must be a number");
    row("number for a truth", "[devices]\nsimulated = 1\n", "[devices] simulated must be true or false");
    row("number for a text", "[observatory]\nname = 7\n", "[observatory] name must be a text in quotes");
    row("beat without element", "[devices]\nheartbeat = [\"Contact.BEAT\"]\n",
        "[devices] heartbeat must name \"device.property.element\"");
    row("two ways to ask", "[host]\npower_file = \"/run/ups\"\npower_command = [\"upsc\"]\n",
        "[host] power_command and power_file cannot both be set");
    row("outside without port", "[host]\noutside = [\"example.org\"]\n",
        "[host] outside must name \"host:port\"");
    row("watchdog off", "[watchdog]\nretry_s = 0\n", "[watchdog] retry_s must be a number from 1 to 60");
    row("broken number", "[devices]\nindi_port = 7624.5\n", "[devices] indi_port must be a whole number");
    row("list with a number", "[gcn]\ntopics = [\"a\", 3]\n", "[gcn] topics must be a list of texts");
    row("text for a list", "[gcn]\ntopics = \"a\"\n", "[gcn] topics must be a list of texts");
    row("no first time", "[gcn]\nfirst_time = \"yesterday\"\n",
        "[gcn] first_time must be \"end\" or \"beginning\"");
    row("no broker's address", "[vtp]\nbrokers = [\"a:b\"]\n",
        "line 2: [vtp] brokers has \"a:b\", which is no host:port");
    row("a socket for nobody", "[socket]\nport = 5348\n", "[socket] peers must name who may connect");
    row("pauses over a minute", "[vtp]\nretry_most_s = 61\n",
        "[vtp] retry_most_s must be a number from 1 to 60");
    row("a complete feed that is off", "[feeds]\ncomplete = [\"vtp\"]\n",
        "[feeds] complete has \"vtp\", which is no feed that is switched on and compared");
    row("no camera", "[observatory]\nchannels = []\n",
        "[observatory] channels must name at least one camera");
    row("camera without a device", "[observatory]\nchannels = [\"z\"]\n", "[indi_cameras] z is missing");
    row("unknown profile", "[devices]\nprofile = \"fast\"\n", "[devices] profile must be \"assy\"");
    row("wrap turned round", "[motion]\nazimuth_min_deg = 100\nazimuth_max_deg = 50\n",
        "line 3: [motion] azimuth_max_deg must be above azimuth_min_deg");
    row("nobody to tell", "[[notify]]\ncommand = [\"/bin/ring\"]\n", "[notify] person must be set");
    row("no way to tell", "[[notify]]\nperson = \"a\"\n", "[notify] command or url must be set");
    row("told of nothing that is",
        "[[notify]]\nperson = \"a\"\nurl = \"https://a.example/\"\non = [\"fire\"]\n",
        "line 4: [notify] on knows no \"fire\"");
    row("token in the open",
        "[[notify]]\nperson = \"a\"\nurl = \"https://a.example/\"\nheaders = { Authorization = \"Bearer x\" "
        "}\n",
        "line 4: [notify] headers Authorization must be env:NAME or file:PATH");
    row("headers that are none", "[[notify]]\nheaders = \"a\"\n",
        "[notify] headers must be a table of texts");
    row("one table where a list is", "[notify]\nperson = \"a\"\n", "line 1: notify must be a list of tables");
    row("unknown key in the second of a list",
        "[[notify]]\nperson = \"a\"\nurl = \"https://a.example/\"\n[[notify]]\nperson = \"b\"\nurl = "
        "\"https://b.example/\"\nsound = 3\n",
        "line 7: [notify] sound is not known");
    row("another hour on real devices", "[devices]\nsimulated = false\nutc_offset_s = -3600\n",
        "line 3: [devices] utc_offset_s is for a simulated observatory only");
}

void TestCoreSettings::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, said);
    const QString path = fileWith(text);
    const auto settings = readCoreSettings(path);
    QVERIFY(!settings);
    const QByteArray detail = QByteArray::fromStdString(settings.error().detail);
    QVERIFY2(detail.startsWith(path.toUtf8() + ": "), detail.constData());
    QVERIFY2(detail.contains(said), detail.constData());
}

void TestCoreSettings::missingFileIsNamed()
{
    const auto settings = readCoreSettings(m_folder.filePath(u"nowhere.toml"_s));
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, Errc::Io);
    QVERIFY(QByteArray::fromStdString(settings.error().detail).contains("nowhere.toml"));
}

QTEST_GUILESS_MAIN(TestCoreSettings)
#include "test_core_settings.moc"
