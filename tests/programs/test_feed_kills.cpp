#include "core/session/fact.h"
#include "tests/core/feeds/vtp_broker.h"
#include "tests/programs/support_scene.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

using namespace tulpar;

namespace {

constexpr const char *kFeed = "gcn";
constexpr int kFirstTrigger = 3'000'000;
constexpr int kLongestRunMs = 1500;
constexpr int kLongestPauseMs = 60;

QByteArray ivornOf(const QByteArray &xml)
{
    static const QRegularExpression ivorn(QStringLiteral("ivorn=\"([^\"]+)\""));
    return ivorn.match(QString::fromUtf8(xml)).captured(1).toUtf8();
}

} // namespace

/// The core is killed (SIGKILL) at random moments while notices arrive over Kafka and over VTP: each is in
/// the journal once, an acknowledgement was never a lie, and no burst is answered twice. TULPAR_KILLS says
/// how often, TULPAR_SEED when.
class TestFeedKills final : public QObject {
    Q_OBJECT

private slots:
    void aFloodDoesNotSlowTheResponse();
    void nothingLostNothingTwice();

private:
    void arrive(int ms);
    void sendOne();
    [[nodiscard]] bool isAllStored(const Scene &scene) const;
    void judge(const Scene &scene, int kills);

    std::mt19937 m_chance;
    VtpBroker m_voEvents;
    Scene *m_scene = nullptr;
    std::vector<QByteArray> m_sent; ///< over Kafka, by offset
    int m_overVtp = 0;
    std::int64_t m_lastOffset = -1;
};

void TestFeedKills::sendOne()
{
    const int trigger = kFirstTrigger + static_cast<int>(m_sent.size());
    // Two corners of the sky in turn, so that one is not taken for the other.
    const QByteArray ra =
        QByteArray::number((m_sent.size() % 2 == 0 ? 354.31 : 87.0) + 0.01 * trigger / 1e6, 'f', 4);
    const QByteArray notice =
        Scene::burst(trigger, ra.constData(), m_sent.size() % 2 == 0 ? "53.4460" : "20.0000");
    const auto offset = m_scene->stage().produce(notice);
    QVERIFY(offset);
    QCOMPARE(*offset, static_cast<std::int64_t>(m_sent.size()));
    m_lastOffset = *offset;
    m_sent.push_back(notice);
    if (m_chance() % 2 != 0 || !m_voEvents.hasSubscriber())
        return;
    m_voEvents.send(notice); // the same notice on the other feed
    ++m_overVtp;
}

/// Notices for so long, with pauses of chance.
void TestFeedKills::arrive(int ms)
{
    while (ms > 0) {
        const int pause = static_cast<int>(m_chance() % kLongestPauseMs);
        (void)m_scene->until([] { return false; }, pause);
        ms -= pause + 1;
        sendOne();
    }
}

bool TestFeedKills::isAllStored(const Scene &scene) const
{
    const auto journal = scene.openJournal();
    const auto stored =
        journal ? journal->storedOffset(kFeed, DrillStage::kTopic, 0) : fail(Errc::Io, "no journal");
    return stored && *stored == m_lastOffset;
}

void TestFeedKills::judge(const Scene &scene, int kills)
{
    const auto records = scene.journal();
    const auto journal = scene.openJournal();
    QVERIFY(journal);
    std::map<std::int64_t, int> byOffset;
    std::set<QByteArray> overVtp;
    std::map<std::string, int> answered;
    std::size_t runs = 0;
    std::size_t bytesWrong = 0;
    for (const FactRecord &record : records) {
        const auto fact = factOf(record);
        QVERIFY(fact);
        if (record.kind == CoreStarted::kKind)
            ++runs;
        if (const auto *moved = std::get_if<ResponseMoved>(&*fact); moved
            && moved->to == ResponseState::Acquiring
            && (moved->from == ResponseState::Idle || moved->from == ResponseState::Vetting))
            ++answered[moved->event];
        const auto *received = std::get_if<NoticeReceived>(&*fact);
        if (!received)
            continue;
        const auto bytes = journal->noticeBytes(record.seq);
        QVERIFY(bytes);
        if (received->feed != kFeed) {
            overVtp.insert(ivornOf(QByteArray::fromStdString(*bytes)));
            continue;
        }
        ++byOffset[received->offset];
        const auto index = static_cast<std::size_t>(received->offset);
        bytesWrong += index >= m_sent.size() || m_sent[index].toStdString() != *bytes ? 1U : 0U;
    }
    std::size_t lost = 0;
    std::size_t twice = 0;
    for (std::size_t i = 0; i < m_sent.size(); ++i) {
        const int count = byOffset[static_cast<std::int64_t>(i)];
        lost += count == 0 ? 1U : 0U;
        twice += count > 1 ? 1U : 0U;
    }
    std::size_t lies = 0;
    std::size_t acknowledged = 0;
    static const QRegularExpression origin(QStringLiteral("<Origin>([^<]+)</Origin>"));
    for (const QByteArray &answer : m_voEvents.answers)
        if (answer.contains("role=\"ack\"")) {
            ++acknowledged;
            lies += overVtp.contains(origin.match(QString::fromUtf8(answer)).captured(1).toUtf8()) ? 0U : 1U;
        }
    const auto again = std::ranges::count_if(answered, [](const auto &one) { return one.second > 1; });
    qInfo(
        "%d kills, %zu runs of the core: %zu notices over Kafka, %zu lost, %zu stored twice, %zu with other "
        "bytes; "
        "%d over VTP too, %zu acknowledged, of those %zu not in the journal; %zu bursts answered, %td of "
        "them twice; "
        "%zu facts",
        kills, runs, m_sent.size(), lost, twice, bytesWrong, m_overVtp, acknowledged, lies, answered.size(),
        again, records.size());
    QCOMPARE(lost, 0U);
    QCOMPARE(twice, 0U);
    QCOMPARE(bytesWrong, 0U);
    QCOMPARE(lies, 0U);
    QCOMPARE(again, 0);
    QVERIFY(runs > static_cast<std::size_t>(kills) / 2);
    QVERIFY(!answered.empty());
    QCOMPARE(scene.journalFlaws(), QString());
}

// Other bursts arrive over VTP, 2000 or TULPAR_FLOOD of them, at the moment at which one over Kafka is
// answered.
void TestFeedKills::aFloodDoesNotSlowTheResponse()
{
    bool isSet = false;
    const int asked = qEnvironmentVariableIntValue("TULPAR_FLOOD", &isSet);
    const int flooding = isSet ? asked : 2000;
    const int patienceMs = 60'000 + 30 * flooding;
    constexpr int kFirstOfFlood = 4'000'000;
    constexpr int kBurst = 2'999'999;
    VtpBroker voEvents;
    Scene scene(
        std::chrono::seconds(30),
        QStringLiteral("[vtp]\nbrokers = [\"127.0.0.1:%1\"]\n").arg(voEvents.serverPort()));
    QVERIFY(scene.start());
    QVERIFY(scene.until([&] { return voEvents.hasSubscriber(); }));
    const QByteArray other = Scene::burst(kFirstOfFlood, "300.0000", "60.0000");
    QByteArray flood;
    for (int i = 0; i < flooding; ++i)
        flood += VtpBroker::framed(QByteArray(other).replace(
            QByteArray::number(kFirstOfFlood), QByteArray::number(kFirstOfFlood + i)));
    QVERIFY(scene.send(Scene::burst(kBurst)));
    const std::string event = Scene::eventOf(kBurst);
    QVERIFY(scene.untilFact("response_step", Scene::step(event, "first_command"), 5000));
    voEvents.sendRaw(flood);
    // By the journal's own times: what desks are told of a flood comes later.
    const auto journal = scene.openJournal();
    QVERIFY(journal);
    std::uint64_t read = 0;
    int stored = 0;
    int storedByThen = 0;
    std::optional<Duration> exposing;
    QElapsedTimer patience;
    patience.start();
    const auto follow = [&] {
        const auto records = journal->readFacts(read + 1, 100'000);
        for (const FactRecord &record : records.value_or(std::vector<FactRecord>())) {
            read = record.seq;
            stored += record.kind == NoticeReceived::kKind ? 1 : 0;
            const auto fact = record.kind == ResponseStep::kKind ? factOf(record) : fail(Errc::NotFound, {});
            const auto *step = fact ? std::get_if<ResponseStep>(&*fact) : nullptr;
            if (step && step->event == event && step->reached.step == Step::FirstExposure && !exposing) {
                exposing = step->reached.since;
                storedByThen = stored - 1;
            }
        }
        return stored == flooding + 1 && exposing;
    };
    while (!follow() && patience.elapsed() < patienceMs)
        (void)scene.until([] { return false; }, 1000);
    qInfo(
        "first exposure %.2f s after the notice, %d of the flood stored by then; %d of %d stored %lld s "
        "after it began; %d "
        "acknowledged",
        exposing ? seconds(*exposing) : -1.0, storedByThen, stored - 1, flooding,
        static_cast<long long>(patience.elapsed() / 1000), voEvents.countAnswers("ack"));
    QCOMPARE(stored - 1, flooding);
    QVERIFY(exposing.has_value());
    QVERIFY(*exposing < std::chrono::seconds(10));
}

void TestFeedKills::nothingLostNothingTwice()
{
    bool isSet = false;
    int kills = qEnvironmentVariableIntValue("TULPAR_KILLS", &isSet);
    if (!isSet)
        kills = 5;
    const int seed = qEnvironmentVariableIntValue("TULPAR_SEED", &isSet);
    m_chance.seed(isSet ? static_cast<std::uint32_t>(seed) : 20201015U);

    Scene scene(
        std::chrono::seconds(30),
        QStringLiteral("[vtp]\nbrokers = [\"127.0.0.1:%1\"]\n").arg(m_voEvents.serverPort()));
    m_scene = &scene;
    QVERIFY(scene.start());
    sendOne(); // one is surely answered
    QVERIFY(scene.untilFact("response_step", Scene::step(Scene::eventOf(kFirstTrigger), "first_command")));
    for (int kill = 0; kill < kills; ++kill) {
        // Some die while they start, most while they run, some with all ready to answer.
        const auto moment = m_chance() % 4;
        if (moment == 0)
            (void)scene.until([&] { return scene.isReady(); }, 30'000);
        else if (moment != 1)
            QVERIFY(scene.until([&] { return scene.snapshot() != nullptr; }, 30'000));
        arrive(static_cast<int>(m_chance() % kLongestRunMs));
        scene.stage().killCore();
        for (auto left = m_chance() % 4; left > 0; --left)
            sendOne(); // while nobody listens
        QVERIFY(scene.startCoreAgain());
    }
    QVERIFY(scene.until([&] { return isAllStored(scene); }, 60'000));
    judge(scene, kills);
}

QTEST_GUILESS_MAIN(TestFeedKills)
#include "test_feed_kills.moc"
