#include "tests/programs/support_scene.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace tulpar;
using Json = nlohmann::ordered_json;

namespace {

const QString kProgram = QStringLiteral(TULPAR_PROGRAMS "/tulparctl");
const QString kDrillNotice = QStringLiteral(TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml");
const QString kBrightest =
    QStringLiteral(TULPAR_SHARED_DATA "/alerts/voevent/swift_1126853/BAT_GRB_Pos_1126853-379.xml");

struct Ran {
    int status = -1;
    QByteArray out;
    QString error;

    /// One object for each line of the output.
    [[nodiscard]] std::vector<Json> objects() const
    {
        std::vector<Json> all;
        for (const QByteArray &line : out.split('\n'))
            if (!line.isEmpty())
                all.push_back(Json::parse(line.toStdString(), nullptr, false));
        return all;
    }
};

Ran run(const QStringList &arguments)
{
    QProcess program;
    program.start(kProgram, arguments);
    if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 30'000))
        return {};
    return {
        program.exitCode(), program.readAllStandardOutput(),
        QString::fromUtf8(program.readAllStandardError())};
}

std::set<std::string> keysOf(const Json &object)
{
    std::set<std::string> keys;
    for (const auto &[key, value] : object.items())
        keys.insert(key);
    return keys;
}

/// The keys that are missing: commands.md allows more, never fewer.
QString missing(const Json &object, const std::set<std::string> &wanted)
{
    const auto keys = keysOf(object);
    QString text;
    for (const std::string &key : wanted)
        if (!keys.contains(key))
            text += QString::fromStdString(key + " ");
    return text;
}

Ran respond(const QStringList &more, const QString &at = QStringLiteral("2022-10-09T14:11:34Z"))
{
    return run(
        QStringList{
            QStringLiteral("respond"), QStringLiteral("--notice"), kBrightest, QStringLiteral("--at"), at}
        + more);
}

Json answerOf(const Ran &ran)
{
    const auto objects = ran.objects();
    return objects.size() == 1 ? objects.front() : Json::object();
}

double stepS(const Json &response, const std::string &name)
{
    for (const Json &step : response["steps"])
        if (step["step"] == name)
            return step["t_s"];
    return -1;
}

const std::set<std::string> kNoticeKeys{"file",      "ok",       "format",      "kind",       "event",
                                        "notice_id", "revision", "trigger_utc", "notice_utc", "time_readable",
                                        "position",  "test",     "retraction",  "class",      "slew",
                                        "reasons",   "flags",    "cites"};
const std::set<std::string> kRespondKeys{"outcome",    "reasons", "floor_s", "total_s",
                                         "overhead_s", "steps",   "slowest"};

} // namespace

/// tulparctl as scripts call it: exit status and keys as the contract of the commands says.
class TestCtl final : public QObject {
    Q_OBJECT

private slots:
    void noticeSaysAllKeys();
    void noticeRefuses();
    void respondFromArmed();
    void respondKnowsTheWrap();
    void respondFromClosed();
    void respondDeclinesByDay();
    void respondRefuses();
    void wrongUsage_data();
    void wrongUsage();
    void noCore_data();
    void noCore();
    void aRunningCore();

private:
    QTemporaryDir m_folder;
};

void TestCtl::noticeSaysAllKeys()
{
    const Ran ran = run({QStringLiteral("notice"), kDrillNotice, kDrillNotice});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.objects().size(), std::size_t(2));
    const Json notice = ran.objects().front();
    QCOMPARE(missing(notice, kNoticeKeys), QString());
    QCOMPARE(
        missing(notice["position"], {"kind", "ra_deg", "dec_deg", "error_deg", "containment"}), QString());
    QCOMPARE(notice["event"].get<std::string>(), std::string("swift:1000452"));
    QCOMPARE(notice["trigger_utc"].get<std::string>(), std::string("2020-10-15T22:50:13.000Z"));
    QCOMPARE(notice["position"]["ra_deg"].get<double>(), 354.31);
    QCOMPARE(notice["slew"].get<std::string>(), std::string("yes"));
}

void TestCtl::noticeRefuses()
{
    const QString bad = m_folder.filePath(QStringLiteral("bad.xml"));
    QFile file(bad);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("<voe:VOEvent><Who>") > 0);
    file.close();
    // One bad file does not hide the good one after it.
    const Ran ran =
        run({QStringLiteral("notice"), bad, m_folder.filePath(QStringLiteral("none.xml")), kDrillNotice});
    QCOMPARE(ran.status, 1);
    const auto objects = ran.objects();
    QCOMPARE(objects.size(), std::size_t(3));
    for (const std::size_t i : {0U, 1U}) {
        QCOMPARE(missing(objects[i], {"file", "ok", "code", "error"}), QString());
        QVERIFY(!objects[i]["ok"].get<bool>());
    }
    QCOMPARE(objects[0]["code"].get<std::string>(), std::string("malformed"));
    QVERIFY(objects[0]["error"].get<std::string>().find("line 1") != std::string::npos);
    QVERIFY(objects[2]["ok"].get<bool>());
}

void TestCtl::respondFromArmed()
{
    if (!QFile::exists(kBrightest))
        QSKIP("the real notice of GRB 221009A is not here");
    const Ran ran = respond({});
    QCOMPARE(ran.status, 0);
    const Json response = answerOf(ran);
    QCOMPARE(missing(response, kRespondKeys), QString());
    QCOMPARE(response["outcome"].get<std::string>(), std::string("observing"));
    QCOMPARE(response["reasons"].size(), std::size_t(0));
    QVERIFY(response["total_s"].get<double>() <= 10);
    QVERIFY(response["overhead_s"].get<double>() >= 0);
    QVERIFY(response["overhead_s"].get<double>() <= 0.5);
    QVERIFY(
        std::abs(
            response["floor_s"].get<double>() + response["overhead_s"].get<double>()
            - response["total_s"].get<double>())
        < 1e-3);
    for (const std::string_view step : EnumNames<Step>::names)
        QVERIFY2(stepS(response, std::string(step)) >= 0, std::string(step).c_str());
    QCOMPARE(stepS(response, "first_exposure"), response["total_s"].get<double>());
    QCOMPARE(response["slowest"].get<std::string>(), std::string("mount"));
}

void TestCtl::respondKnowsTheWrap()
{
    if (!QFile::exists(kBrightest))
        QSKIP("the real notice of GRB 221009A is not here");
    // The burst stands at azimuth 222.6 then. Between the limits -120 and 480 that is one mechanical place
    // only, so one sky azimuth is a different way off from each turn of the wrap: 15 degrees are one second.
    const auto floorFrom = [](const char *pointing) {
        const Json response =
            answerOf(respond({QStringLiteral("--pointing"), QString::fromLatin1(pointing)}));
        if (response["outcome"] != "observing" || !(response["overhead_s"] <= 0.5))
            return -1.0;
        return response["floor_s"].get<double>();
    };
    const double near = floorFrom("110,30");
    QVERIFY(near > 0);
    QVERIFY(std::abs(floorFrom("-100,30") - near - 210 / 15.0) < 0.01);
    QVERIFY(std::abs(floorFrom("470,30") - near - (470 - 2 * 222.6 + 110) / 15.0) < 0.05);
}

void TestCtl::respondFromClosed()
{
    if (!QFile::exists(kBrightest))
        QSKIP("the real notice of GRB 221009A is not here");
    const QStringList closed{QStringLiteral("--from"), QStringLiteral("closed")};
    const Json assy = answerOf(respond(closed));
    QCOMPARE(assy["outcome"].get<std::string>(), std::string("observing"));
    QVERIFY(assy["total_s"].get<double>() <= 10);
    QVERIFY(assy["overhead_s"].get<double>() <= 0.5);
    // The standard cover may open only when the roof has: 30 s, then 25 s (observatory reference).
    const Json standard = answerOf(
        respond(closed + QStringList{QStringLiteral("--profile"), QStringLiteral("standard-cover")}));
    QCOMPARE(standard["outcome"].get<std::string>(), std::string("observing"));
    QVERIFY(std::abs(standard["floor_s"].get<double>() - 55) < 0.01);
    QVERIFY(standard["overhead_s"].get<double>() <= 0.5);
    QVERIFY(stepS(standard, "in_field") > 30);
}

void TestCtl::respondDeclinesByDay()
{
    if (!QFile::exists(kBrightest))
        QSKIP("the real notice of GRB 221009A is not here");
    const Ran ran = respond({}, QStringLiteral("2022-10-10T06:00:00Z"));
    QCOMPARE(ran.status, 0); // an answer, not a failure
    const Json response = answerOf(ran);
    QCOMPARE(missing(response, kRespondKeys), QString());
    QCOMPARE(response["outcome"].get<std::string>(), std::string("declined"));
    bool saysSun = false;
    for (const Json &reason : response["reasons"])
        saysSun = saysSun || reason.get<std::string>().find("Sun") != std::string::npos;
    QVERIFY2(saysSun, ran.out.constData());
    for (const char *key : {"floor_s", "total_s", "overhead_s", "slowest"})
        QVERIFY2(response[key].is_null(), key);
}

void TestCtl::respondRefuses()
{
    const QString bad = m_folder.filePath(QStringLiteral("refused.xml"));
    QFile file(bad);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("<voe:VOEvent><Who>") > 0);
    file.close();
    const Ran ran = run({QStringLiteral("respond"), QStringLiteral("--notice"), bad});
    QCOMPARE(ran.status, 1);
    const Json response = answerOf(ran);
    QCOMPARE(missing(response, kRespondKeys), QString());
    QCOMPARE(response["outcome"].get<std::string>(), std::string("declined"));
    QVERIFY(response["reasons"].dump().find("line 1") != std::string::npos);
}

void TestCtl::wrongUsage_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call :
         {"",
          "nonsense",
          "notice",
          "respond",
          "respond --notice",
          "respond --notice NOTICE --profile wood",
          "respond --notice NOTICE --from afar",
          "respond --notice NOTICE --pointing 500,30",
          "respond --notice NOTICE --pointing 100,10",
          "respond --notice NOTICE --pointing 100",
          "respond --notice NOTICE --pointing 100,nan",
          "respond --notice NOTICE --pointing 100,30,5",
          "respond --notice NOTICE --at yesterday",
          "image",
          "image NOTICE --pixel 1",
          "image NOTICE --hdu -1",
          "image NOTICE --what",
          "status more",
          "watch more",
          "request",
          "request dance",
          "request set_mode"})
        QTest::newRow(*call ? call : "nothing") << QString::fromLatin1(call);
}

void TestCtl::wrongUsage()
{
    QFETCH(QString, call);
    const Ran ran =
        run(call.replace(QStringLiteral("NOTICE"), kDrillNotice).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(ran.status, 2);
    QVERIFY(!ran.error.isEmpty());
    QVERIFY2(ran.out.isEmpty(), ran.out.constData());
}

void TestCtl::noCore_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call : {"status", "watch", "request arm"})
        QTest::newRow(call) << QString::fromLatin1(call);
}

void TestCtl::noCore()
{
    QFETCH(QString, call);
    const Ran ran =
        run(call.split(QLatin1Char(' '))
            + QStringList{QStringLiteral("--attach"), m_folder.filePath(QStringLiteral("nobody"))});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.error.contains(QStringLiteral("no core answers")), qPrintable(ran.error));
    QVERIFY2(ran.error.contains(QStringLiteral("tulpard")), qPrintable(ran.error)); // what to do about it
}

void TestCtl::aRunningCore()
{
    Scene scene;
    QVERIFY(scene.start());
    const QStringList attach{QStringLiteral("--attach"), scene.stage().sessionPath()};
    QProcess watch;
    watch.start(kProgram, QStringList{QStringLiteral("watch")} + attach);
    QVERIFY(watch.waitForStarted());

    Ran ran = run(QStringList{QStringLiteral("status")} + attach);
    QCOMPARE(ran.status, 0);
    Json status = answerOf(ran);
    QCOMPARE(
        missing(
            status,
            {"ready", "reasons", "first_light_s", "mode", "simulated", "devices", "response", "feeds"}),
        QString());
    QVERIFY(status["ready"].get<bool>());
    QVERIFY(status["response"].is_null());
    QVERIFY(status["first_light_s"].get<double>() > 0);
    QCOMPARE(status["mode"].get<std::string>(), std::string("robotic"));
    QVERIFY(status["simulated"].get<bool>());
    QCOMPARE(status["devices"].size(), std::size_t(9));
    for (const Json &device : status["devices"]) {
        QCOMPARE(missing(device, {"name", "state", "age_s"}), QString());
        QVERIFY2(device["state"] != "unknown", device.dump().c_str());
    }
    QCOMPARE(missing(status["feeds"].at(0), {"name", "alive", "age_s"}), QString());

    // What a person asks is answered, and seen by who watches.
    ran =
        run(QStringList{QStringLiteral("request"), QStringLiteral("set_mode"), QStringLiteral("manual")}
            + attach);
    QCOMPARE(ran.status, 0);
    QCOMPARE(missing(answerOf(ran), {"accepted", "reasons"}), QString());
    ran =
        run(QStringList{QStringLiteral("request"), QStringLiteral("set_mode"), QStringLiteral("dreaming")}
            + attach);
    QCOMPARE(ran.status, 1);
    QVERIFY(!answerOf(ran)["accepted"].get<bool>());
    status = answerOf(run(QStringList{QStringLiteral("status")} + attach));
    QCOMPARE(status["mode"].get<std::string>(), std::string("manual"));
    QVERIFY(
        scene.until([&] { return !answerOf(run(QStringList{QStringLiteral("status")} + attach))["ready"]; }));

    QByteArray heard;
    QVERIFY(
        scene.until([&] { return (heard += watch.readAllStandardOutput()).count("request_answered") == 2; }));
    watch.terminate();
    QVERIFY(watch.waitForFinished());
    const Ran watched{0, heard, {}};
    for (const Json &fact : watched.objects())
        QCOMPARE(missing(fact, {"seq", "utc", "kind"}), QString());

    // A frame of the burst, as image tells it.
    ran =
        run(QStringList{QStringLiteral("request"), QStringLiteral("set_mode"), QStringLiteral("robotic")}
            + attach);
    QCOMPARE(ran.status, 0);
    QVERIFY(scene.send(Scene::burst(4000001)));
    QVERIFY(scene.untilFact("frame_stored", {}, 40'000));
    status = answerOf(run(QStringList{QStringLiteral("status")} + attach));
    QCOMPARE(status["response"]["event"].get<std::string>(), Scene::eventOf(4000001));
    QString frame;
    for (const Json &fact : scene.facts())
        if (fact["kind"] == "frame_stored")
            frame = QString::fromStdString(fact["path"].get<std::string>());
    ran = run(
        {QStringLiteral("image"), frame, QStringLiteral("--pixel"), QStringLiteral("1,1"),
         QStringLiteral("--pixel"), QStringLiteral("2000,1")});
    QCOMPARE(ran.status, 0);
    const Json image = answerOf(ran);
    QCOMPARE(
        missing(
            image,
            {"file", "ok", "hdus", "hdu", "width", "height", "bitpix", "min", "max", "mean", "median",
             "nonfinite", "zscale", "checksum", "wcs", "pixels"}),
        QString());
    QCOMPARE(image["checksum"].get<std::string>(), std::string("good"));
    QCOMPARE(image["wcs"].get<std::string>(), std::string("TAN"));
    QCOMPARE(image["pixels"].size(), std::size_t(2));
    for (const Json &pixel : image["pixels"])
        QCOMPARE(missing(pixel, {"x", "y", "value", "lon_deg", "lat_deg", "frame"}), QString());
    QVERIFY(image["pixels"][1]["value"].is_null()); // outside
    ran = run({QStringLiteral("image"), kDrillNotice});
    QCOMPARE(ran.status, 1);
    QCOMPARE(missing(answerOf(ran), {"file", "ok", "code", "error"}), QString());
}

QTEST_GUILESS_MAIN(TestCtl)
#include "test_ctl.moc"
