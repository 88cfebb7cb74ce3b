#include "tests/programs/support_scene.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

constexpr int kTrigger = 1000452;
const std::array<std::string, 3> kChannels{"g", "r", "i"};
/// The machine that tests run on is shared and slow: that much over the motion's own time is no surprise.
constexpr double kBusyMachineS = 5;

} // namespace

/// The chain as on the night: Kafka, tulpard, INDI, frames on disk.
class TestDrill final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void exposesInThreeChannels();
    void tellsTheWholeWaterfall();
    void respondsOnceToOneBurst();
    void writesTheBurstIntoEachFrame();
    void keepsAWholeJournal();
    void closesAtAnOrderlyEnd();
    void emptiesNoFolderButADrills();

private:
    [[nodiscard]] double stepS(const std::string &step) const;

    Scene m_scene;
    const std::string m_event = Scene::eventOf(kTrigger);
};

void TestDrill::initTestCase()
{
    QVERIFY(m_scene.start());
    QVERIFY(m_scene.ask(Arm{}));
    QVERIFY(m_scene.until([this] { return m_scene.isOpen(); }));
    QVERIFY(m_scene.send(Scene::burst(kTrigger)));
}

void TestDrill::exposesInThreeChannels()
{
    for (const std::string &channel : kChannels)
        QVERIFY2(
            m_scene.untilFact(
                "frame_stored",
                [&](const Scene::Json &fact) {
                    return fact["event"] == m_event && fact["channel"] == channel;
                },
                60'000),
            channel.c_str());
}

double TestDrill::stepS(const std::string &step) const
{
    for (const Scene::Json &fact : m_scene.facts())
        if (fact["kind"] == "response_step" && Scene::step(m_event, step)(fact))
            return fact["reached"]["t_s"];
    return std::nan("");
}

void TestDrill::tellsTheWholeWaterfall()
{
    for (const std::string_view step : EnumNames<Step>::names)
        QCOMPARE(m_scene.count("response_step", Scene::step(m_event, std::string(step))), std::size_t(1));
    double before = 0;
    for (const char *step :
         {"received", "parsed", "decided", "first_command", "in_field", "first_exposure", "first_frame"}) {
        QVERIFY2(stepS(step) >= before, step);
        before = stepS(step);
    }
    QVERIFY(stepS("roof_clear") <= stepS("first_exposure"));
    QVERIFY(stepS("cover_open") <= stepS("first_exposure"));

    const auto response = m_scene.stage().session().snapshot()->response;
    QVERIFY(response.has_value());
    const double floorS = seconds(response->predicted);
    const double totalS = stepS("first_exposure");
    qInfo("motion alone %.3f s, receipt to first exposure %.3f s", floorS, totalS);
    QVERIFY(floorS > 1); // the mount was parked elsewhere
    QVERIFY(totalS > floorS - 0.2); // no faster than the axes: a real motion was waited for
    QVERIFY(totalS < floorS + kBusyMachineS);
    QVERIFY(stepS("first_command") < kBusyMachineS);
}

void TestDrill::respondsOnceToOneBurst()
{
    // Kafka delivers at least once: the same bytes again are no second burst.
    QVERIFY(m_scene.send(Scene::burst(kTrigger)));
    QVERIFY(m_scene.until([this] { return m_scene.count("notice_received") == 2; }));
    const auto began = [](const Scene::Json &fact) { return fact["from"] == "idle"; };
    const auto slew = [](const Scene::Json &fact) { return fact["command"] == "track_target"; };
    QVERIFY(m_scene.until([this] { return m_scene.count("notice_repeated") == 1; }));
    QCOMPARE(m_scene.count("response_moved", began), std::size_t(1));
    QCOMPARE(m_scene.count("command_issued", slew), std::size_t(1));
    QCOMPARE(m_scene.stage().session().snapshot()->alerts.size(), std::size_t(1));
}

void TestDrill::writesTheBurstIntoEachFrame()
{
    for (const std::string &channel : kChannels) {
        std::string path;
        for (const Scene::Json &fact : m_scene.facts())
            if (fact["kind"] == "frame_stored" && fact["channel"] == channel && path.empty())
                path = fact["path"];
        const auto image = readFits(path);
        QVERIFY2(image.has_value(), path.c_str());
        QCOMPARE(image->checksum, FitsChecksum::Good);
        QCOMPARE(image->frame.width(), 1024);
        QCOMPARE(image->frame.height(), 1024);
        const FitsHeader &header = image->header;
        QCOMPARE(std::string(header.text("EVENT").value_or("")), m_event);
        QCOMPARE(std::string(header.text("CHANNEL").value_or("")), channel);
        QCOMPARE(std::string(header.text("TIMESYS").value_or("")), std::string("UTC"));
        QVERIFY(header.text("TRIGUTC").value_or("").starts_with("2020-10-15T22:50:13"));
        QVERIFY(header.number("T-T0").value_or(-1) > 0);
        QCOMPARE(header.truth("SIMULATE").value_or(false), true);
        // The instrument's first frames (observatory reference): r' 0.3 s, g' and i' 7.5 s.
        QCOMPARE(header.number("EXPTIME").value_or(0), channel == "r" ? 0.3 : 7.5);
        QCOMPARE(header.number("EVT-RA").value_or(0), 354.31);
        QCOMPARE(header.number("EVT-DEC").value_or(0), 53.446);
        QCOMPARE(header.number("EVT-ERR").value_or(0), 0.05);
        // Pointing within the field's half width of 5.04' of the notice.
        const double east = (header.number("RA").value_or(0) - 354.31) * std::cos(53.446 * M_PI / 180);
        const double north = header.number("DEC").value_or(0) - 53.446;
        QVERIFY2(std::hypot(east, north) < 5.04 / 60, qPrintable(QString::number(std::hypot(east, north))));
    }
}

void TestDrill::keepsAWholeJournal()
{
    const QString flaws = m_scene.journalFlaws();
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws));
    const auto reader = m_scene.openJournal();
    QVERIFY(reader);
    for (const Scene::Json &fact : m_scene.facts())
        if (fact["kind"] == "notice_received")
            QCOMPARE(
                QByteArray::fromStdString(reader->noticeBytes(fact["seq"].get<std::uint64_t>()).value()),
                Scene::burst(kTrigger));
    QCOMPARE(reader->storedOffset("gcn", DrillStage::kTopic, 0).value().value_or(-1), std::int64_t(1));
}

void TestDrill::closesAtAnOrderlyEnd()
{
    QVERIFY(m_scene.until([this] { return m_scene.stage().isCoreRunning(); }));
    m_scene.stage().endCore();
    const auto records = m_scene.journal();
    QVERIFY(!records.empty());
    QCOMPARE(records.back().kind, std::string("core_stopped"));
    QString flaws = m_scene.frameFlaws();
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws));

    // A run that said goodbye leaves nothing to make safe; the next finds the observatory closed.
    QVERIFY(m_scene.startCoreAgain());
    QVERIFY(m_scene.until([this] { return m_scene.isReady(); }, 40'000));
    QVERIFY(m_scene.isShut());
    QVERIFY(m_scene.isMountStill());
    // What the cameras did for the run before is no news of this one.
    const auto whole = m_scene.journal();
    QVERIFY(whole.size() > records.size());
    for (std::size_t i = records.size(); i < whole.size(); ++i)
        QVERIFY2(whole[i].kind != "exposure_began", whole[i].body.c_str());
    const auto restart = [](const Scene::Json &fact) { return fact["cause"] == "restart"; };
    QCOMPARE(m_scene.count("make_safe", restart), std::size_t(0));
    flaws = m_scene.journalFlaws();
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws));
}

void TestDrill::emptiesNoFolderButADrills()
{
    QTemporaryDir folder;
    const auto startIn = [](const QString &path) {
        DrillStage::Settings settings;
        settings.stateFolder = path;
        DrillStage stage(settings);
        return stage.start();
    };
    const QString thesis = folder.filePath(QStringLiteral("thesis.tex"));
    QFile file(thesis);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto refused = startIn(folder.path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::Refused);
    QVERIFY(QString::fromStdString(refused.error().detail).contains(folder.path()));
    QVERIFY(QFile::exists(thesis));
}

QTEST_GUILESS_MAIN(TestDrill)
#include "test_drill.moc"
