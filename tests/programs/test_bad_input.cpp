#include "tests/programs/support_scene.h"

#include <QTest>

using namespace tulpar;

namespace {

constexpr int kTrigger = 3000001;

QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    QByteArray notice = Scene::burst(kTrigger);
    if (!notice.contains(from))
        qFatal("the notice does not contain what the test replaces");
    return notice.replace(from, to);
}

QByteArray entityBomb()
{
    QByteArray bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE bomb [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        bomb += QByteArray("<!ENTITY a%2 \"&a%1;&a%1;\">")
                    .replace("%1", QByteArray::number(i - 1))
                    .replace("%2", QByteArray::number(i));
    return bomb + "]>\n<voe:VOEvent>&a29;</voe:VOEvent>";
}

QByteArray garbage()
{
    QByteArray bytes;
    for (int i = 0; i < 4096; ++i)
        bytes += static_cast<char>((i * 167 + 13) % 256);
    return bytes;
}

} // namespace

/// Strangers' bytes through Kafka: refused with what and where, kept, and the next good notice is answered.
class TestBadInput final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void isRefused_data();
    void isRefused();
    void theNextGoodNoticeIsAnswered();
    void nothingIsLost();

private:
    Scene m_scene;
    std::vector<QByteArray> m_sent;
};

void TestBadInput::initTestCase()
{
    QVERIFY(m_scene.start());
}

void TestBadInput::isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says"); // a part of the refusal: where or what
    const QByteArray good = Scene::burst(kTrigger);
    const auto malformed = QStringLiteral("malformed");
    QTest::newRow("truncated") << good.left(good.size() / 2) << malformed << QStringLiteral("line ");
    QByteArray wrongRoot = good;
    wrongRoot.replace("voe:VOEvent", "voe:Invoice");
    QTest::newRow("wrong root") << wrongRoot << QStringLiteral("unknown_format") << QStringLiteral("Invoice");
    QTest::newRow("not a number") << changed("<C1>354.3100</C1>", "<C1>NaN</C1>") << QString()
                                  << QStringLiteral("C1");
    QTest::newRow("right ascension out of range")
        << changed("<C1>354.3100</C1>", "<C1>1354.31</C1>") << QStringLiteral("out_of_range")
        << QStringLiteral("1354.3100 is not within 0 to 360 deg, in Position2D at line ");
    QTest::newRow("declination out of range")
        << changed("<C2>53.4460</C2>", "<C2>-153.4</C2>") << QStringLiteral("out_of_range")
        << QStringLiteral("-153.4000 is not within -90 to 90 deg, in Position2D at line ");
    // The mock broker holds 5 MB a topic, so 50 MB go through the parser's own tests and nearly 5 MB here.
    QTest::newRow("nearly 5 MB") << "<voe:VOEvent>" + QByteArray(4'800'000, ' ') + "</voe:VOEvent>"
                                 << QStringLiteral("too_large") << QStringLiteral("4800027 bytes");
    QTest::newRow("entity bomb") << entityBomb() << malformed << QStringLiteral("line 2");
    QTest::newRow("garbage") << garbage() << QString() << QString();
    QTest::newRow("empty") << QByteArray() << QString() << QString();
}

void TestBadInput::isRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, says);
    const std::size_t refusals = m_scene.count("notice_refused");
    QVERIFY(m_scene.send(bytes));
    m_sent.push_back(bytes);
    QVERIFY(m_scene.until([&] { return m_scene.count("notice_refused") == refusals + 1; }));
    const Scene::Json refused = m_scene.facts().back();
    QCOMPARE(refused["kind"].get<std::string>(), std::string("notice_refused"));
    const QString error = QString::fromStdString(refused["error"].get<std::string>());
    qInfo("%s: %s", refused["code"].get<std::string>().c_str(), qPrintable(error));
    if (!code.isEmpty())
        QCOMPARE(QString::fromStdString(refused["code"].get<std::string>()), code);
    QVERIFY2(!error.isEmpty() && error.contains(says), qPrintable(error));

    // In the queue as refused, with the same words, and named by its place in the feed.
    QVERIFY(m_scene.until([&] {
        const auto &alerts = m_scene.stage().session().snapshot()->alerts;
        return alerts.size() == m_sent.size();
    }));
    const AlertView alert = m_scene.stage().session().snapshot()->alerts.front().operator*();
    QCOMPARE(alert.state, AlertState::Refused);
    QCOMPARE(QString::fromStdString(alert.refusal.value_or("")), error);
    QVERIFY(alert.name.ends_with(" " + std::to_string(m_sent.size() - 1)));
}

void TestBadInput::theNextGoodNoticeIsAnswered()
{
    QVERIFY(m_scene.stage().isCoreRunning());
    QCOMPARE(m_scene.count("response_moved"), std::size_t(0));
    QVERIFY(m_scene.isReady());
    QVERIFY(m_scene.send(Scene::burst(kTrigger)));
    m_sent.push_back(Scene::burst(kTrigger));
    QVERIFY(
        m_scene.untilFact("response_step", Scene::step(Scene::eventOf(kTrigger), "first_exposure"), 40'000));
}

void TestBadInput::nothingIsLost()
{
    QCOMPARE(m_scene.journalFlaws(), QString());
    const auto reader = m_scene.openJournal();
    QVERIFY(reader);
    std::size_t received = 0;
    for (const FactRecord &record : m_scene.journal()) {
        if (record.kind != "notice_received")
            continue;
        const auto kept = reader->noticeBytes(record.seq);
        QVERIFY2(kept.has_value(), std::to_string(record.seq).c_str());
        QVERIFY(received < m_sent.size());
        QVERIFY(QByteArray::fromStdString(*kept) == m_sent[received]);
        ++received;
    }
    QCOMPARE(received, m_sent.size());
    QCOMPARE(
        reader->storedOffset("gcn", DrillStage::kTopic, 0).value().value_or(-1),
        static_cast<std::int64_t>(m_sent.size()) - 1);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_bad_input.moc"
