#include "core/alerts/event_link.h"

#include <QTest>

using namespace tulpar;

/// Under which name notices meet, and when two events are one burst.
class TestEventLink final : public QObject {
    Q_OBJECT

private slots:
    void namesOfOneEventOnly_data();
    void namesOfOneEventOnly();
    void keyFallsBackStepByStep();
    void whatSpeaksOfNoEvent();
    void searchRadiusWidensWhatIsStatisticalOnly();
    void contentTellsNoticesApart();
};

void TestEventLink::namesOfOneEventOnly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isUnique");
    const auto row = [](const char *name, bool unique) {
        QTest::newRow(name) << QString::fromLatin1(name) << unique;
    };
    row("GRB 221009A", true);
    row("GRB221009A", true);
    row("GRB 221009", false); // there may be several that day
    row("IceCube-230416A", true);
    row("S230524x", true);
    row("S241125n", true);
    row("MS181101ab", true);
    row("bn240812094", true);
    row("sb25020504", true);
    row("EP240315a", true);
    row("Cyg X-1", false);
    row("Swift J1818.0-1607", false);
    row("swift:1126853", false); // a number of a mission comes only from that mission
    row("", false);
}

void TestEventLink::namesOfOneEventOnly()
{
    QFETCH(QString, name);
    QFETCH(bool, isUnique);
    QCOMPARE(isUniqueName(name.toStdString()), isUnique);
}

void TestEventLink::keyFallsBackStepByStep()
{
    Receipt receipt;
    receipt.content = contentHash("bytes");
    Notice notice;
    notice.mission = Mission::EinsteinProbe;
    notice.position = {PositionKind::Source, IcrsDirection{Angle::degrees(10), Angle::degrees(20)}, {}, {}};
    QCOMPARE(eventKey(notice, receipt), "ep:" + hexOf(receipt.content));
    notice.noticeId = "ivo://ep/1";
    QCOMPARE(eventKey(notice, receipt), std::string("ep:ivo://ep/1"));
    notice.triggerUtc = *parseUtc("2024-03-15T20:10:44Z");
    QCOMPARE(eventKey(notice, receipt), std::string("ep:2024-03-15T20:10:44.000Z"));
    notice.aliases = {"Cyg X-1", "EP240315a"};
    QCOMPARE(eventKey(notice, receipt), std::string("ep:EP240315a"));
    notice.event = "ep:01709130001";
    QCOMPARE(eventKey(notice, receipt), std::string("ep:01709130001"));
}

void TestEventLink::whatSpeaksOfNoEvent()
{
    const Receipt receipt;
    Notice pointing;
    pointing.event = "swift:89434";
    pointing.kind = "SWIFT_POINTDIR";
    QVERIFY(eventKey(pointing, receipt).empty());
    Notice heartbeat;
    heartbeat.triggerUtc = UtcInstant{};
    heartbeat.flags = {NoticeFlag::NotAnAlert};
    QVERIFY(eventKey(heartbeat, receipt).empty());
    QVERIFY(eventKey(Notice{}, receipt).empty()); // neither number, name, time nor place
    Notice retraction;
    retraction.retraction = true;
    retraction.noticeId = "ivo://somebody/9";
    QVERIFY(!eventKey(retraction, receipt).empty());
}

void TestEventLink::searchRadiusWidensWhatIsStatisticalOnly()
{
    const auto with = [](Mission mission, const char *kind, double errorDeg, double containment) {
        Event event;
        event.mission = mission;
        StoryLine line;
        line.kind = kind;
        line.position = {PositionKind::Source, IcrsDirection{}, {}, {}};
        if (errorDeg > 0) {
            line.position.error = Angle::degrees(errorDeg);
            line.position.containment = containment;
        }
        event.story.push_back(line);
        event.bestLine = 0;
        return event;
    };
    const auto radius = [](const Event &event) { return searchRadius(event)->asDegrees(); };
    QVERIFY(std::abs(radius(with(Mission::Swift, "SWIFT_BAT_GRB_POS_ACK", 0.05, 0.9)) - 0.05) < 1e-12);
    QVERIFY(std::abs(radius(with(Mission::Swift, "SWIFT_UVOT_POS", 0.0001, 0.9)) - 0.05) < 1e-12);
    // hypot(3 * sqrt(ln 0.10 / ln 0.32), 5.6), the factor written with four decimals
    const double fermi = radius(with(Mission::Fermi, "FERMI_GBM_FIN_POS", 3, 0.68));
    QVERIFY(std::abs(fermi - std::hypot(3 * 1.4215, 5.6)) < 1e-3);
    QVERIFY(std::abs(radius(with(Mission::Svom, "grm-trigger", 0, 0)) - 5) < 1e-12);
    QVERIFY(!searchRadius(Event{}));
}

void TestEventLink::contentTellsNoticesApart()
{
    // The mmh3 project's README: hash_bytes("foo") is 61 45 f5 01 57 86 71 e2 | 87 7d ba 2b e4 87 af 7e.
    QCOMPARE(hexOf(contentHash("")), std::string("00000000000000000000000000000000"));
    QCOMPARE(hexOf(contentHash("foo")), std::string("e271865701f545617eaf87e42bba7d87"));
    std::string packet(160, '\x01');
    const ContentHash near = noticeContentHash(packet);
    packet[11] = '\x05'; // one hop more, on another path
    QCOMPARE(noticeContentHash(packet), near);
    packet[12] = '\x05';
    QVERIFY(noticeContentHash(packet) != near);
}

QTEST_APPLESS_MAIN(TestEventLink)
#include "test_event_link.moc"
