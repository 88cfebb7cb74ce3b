#include "app/core_settings.h"

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
    void whatIsSetIsRead();
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
    QCOMPARE(example->heartbeatLimit, built.heartbeatLimit);
    QCOMPARE(example->kafka.servers, built.kafka.servers);
    QCOMPARE(example->kafka.secretsFile, built.kafka.secretsFile);
    QCOMPARE(example->kafka.topics.size(), built.kafka.topics.size());
    QCOMPARE(example->kafka.topics.front().name, built.kafka.topics.front().name);
    QCOMPARE(example->kafka.fetchWait, built.kafka.fetchWait);
    QCOMPARE(example->stateFolder, built.stateFolder);
    QCOMPARE(example->frameFolder, built.frameFolder);
    QCOMPARE(example->sessionName, built.sessionName);
}

void TestCoreSettings::exampleNamesEveryKey()
{
    const QString source =
        QString::fromUtf8(contents(QStringLiteral(TULPAR_SOURCE_DIR) + u"/app/core_settings.cpp"_s));
    const QString example = QString::fromUtf8(contents(exampleFile()));
    static const QRegularExpression asked(uR"re(\.read\(\s*"(\w+)")re"_s);
    int keys = 0;
    for (auto match = asked.globalMatch(source); match.hasNext(); ++keys) {
        const QString key = match.next().captured(1);
        const QRegularExpression line(u"^(# )?%1 = "_s.arg(key), QRegularExpression::MultilineOption);
        QVERIFY2(
            line.match(example).hasMatch(), qPrintable(key + u" is not in resources/observatory.toml"_s));
    }
    QVERIFY(keys > 40);
}

void TestCoreSettings::whatIsSetIsRead()
{
    const auto settings = readCoreSettings(fileWith(R"(
[observatory]
channels = ["r"]
[motion]
azimuth_min_deg = -90
azimuth_max_deg = 270.5
[safety]
weather_stale_s = 45
[devices]
drivers = []
indi_port = 7777
[indi_cameras]
r = "Andor iXon"
[gcn]
servers = "localhost:9092"
topics = ["a", "b"]
[folders]
state = "/tmp/elsewhere"
)"));
    QVERIFY2(settings, settings ? "" : settings.error().detail.c_str());
    QCOMPARE(settings->core.channels, std::vector<std::string>{"r"});
    QVERIFY(std::abs(settings->core.mount.wrap.lowDeg + 90) < 1e-9);
    QVERIFY(std::abs(settings->core.safety.azimuthMax.asDegrees() - 270.5) < 1e-9);
    QCOMPARE(settings->core.safety.weatherStale, Duration(45s));
    QVERIFY(settings->drivers.isEmpty());
    QCOMPARE(settings->indi.port, 7777);
    QCOMPARE(settings->indi.names.cameras.at("r"), std::string("Andor iXon"));
    QCOMPARE(settings->kafka.servers, std::string("localhost:9092"));
    QCOMPARE(settings->kafka.topics.size(), std::size_t{2});
    QCOMPARE(settings->stateFolder, u"/tmp/elsewhere"_s);
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
    row("no TOML", "[safety]\nwind_max_m_s = = 3\n", "line 2: ");
    row("key twice", "[safety]\nwind_max_m_s = 3\nwind_max_m_s = 4\n", "line 3: ");
    row("unknown table", "[saftey]\nwind_max_m_s = 3\n", "line 1: [saftey] is not known");
    row("key without a table", "wind_max_m_s = 3\n", "line 1: wind_max_m_s is not known");
    row("no table", "safety = 3\n", "line 1: safety must be a table");
    row("other unit", "[safety]\nwind_max_km_h = 50\n",
        "line 2: [safety] wind_max_km_h is not known; did you mean wind_max_m_s?");
    row("unknown key", "[policy]\nbravery = 3\n", "line 2: [policy] bravery is not known");
    row("below the range", "[safety]\naltitude_hard_deg = -1\n",
        "line 2: [safety] altitude_hard_deg must be a number from 0 to 60");
    row("above the range", "[observatory]\nlatitude_deg = 90.1\n",
        "line 2: [observatory] latitude_deg must be a number from -90 to 90");
    row("not a number", "[safety]\nsun_avoidance_deg = nan\n", "[safety] sun_avoidance_deg must be a number");
    row("infinite", "[safety]\nweather_stale_s = inf\n", "[safety] weather_stale_s must be a number");
    row("unit in the value", "[safety]\nweather_stale_s = \"300 s\"\n",
        "[safety] weather_stale_s must be a number");
    row("truth for a number", "[safety]\nwind_max_m_s = true\n", "[safety] wind_max_m_s must be a number");
    row("number for a truth", "[devices]\nsimulated = 1\n", "[devices] simulated must be true or false");
    row("number for a text", "[observatory]\nname = 7\n", "[observatory] name must be a text in quotes");
    row("broken number", "[devices]\nindi_port = 7624.5\n", "[devices] indi_port must be a whole number");
    row("list with a number", "[gcn]\ntopics = [\"a\", 3]\n", "[gcn] topics must be a list of texts");
    row("text for a list", "[gcn]\ntopics = \"a\"\n", "[gcn] topics must be a list of texts");
    row("no camera", "[observatory]\nchannels = []\n",
        "[observatory] channels must name at least one camera");
    row("camera without a device", "[observatory]\nchannels = [\"z\"]\n", "[indi_cameras] z is missing");
    row("unknown profile", "[devices]\nprofile = \"fast\"\n", "[devices] profile must be \"assy\"");
    row("wrap turned round", "[motion]\nazimuth_min_deg = 100\nazimuth_max_deg = 50\n",
        "line 3: [motion] azimuth_max_deg must be above azimuth_min_deg");
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
