#include "core/alerts/parse.h"
#include "tests/core/alerts/support_csv.h"

#include <QTest>

#include <functional>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

/// The notice of GRB 201015A with one text in it replaced by another.
Notice changed(std::string_view from, std::string_view to)
{
    std::string text =
        readFile(QStringLiteral(TULPAR_SOURCE_DIR) + u"/resources/notices/grb201015a.xml"_s).toStdString();
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("the fixture does not contain what the test replaces");
    const auto notice = parseNotice(text.replace(at, from.size(), to));
    if (!notice)
        qFatal("%s", notice.error().detail.c_str());
    return *notice;
}

Notice withTrue(std::string_view name)
{
    const std::string param = "<Param name=\"" + std::string(name) + "\" value=\"";
    return changed(param + "false", param + "true");
}

Notice withStatus(std::string_view status)
{
    return changed(
        "name=\"Soln_Status\" value=\"0x3\"", "name=\"Soln_Status\" value=\"" + std::string(status) + "\"");
}

Notice withType(int packetType)
{
    return changed(
        "name=\"Packet_Type\" value=\"61\"",
        "name=\"Packet_Type\" value=\"" + std::to_string(packetType) + "\"");
}

} // namespace

/// Swift's own words, on a notice of ours with published values.
class TestSwift final : public QObject {
    Q_OBJECT

private slots:
    void theBurstOfOurTelescope();
    void knownSources();
    void lostLock();
    void retraction();
    void tests();
    void kinds();
    void times();
    void segments();
    void positions();
    void bitsSpeakWhereGroupsAreMissing();
};

void TestSwift::theBurstOfOurTelescope()
{
    const Notice notice = changed("VO-GCN", "VO-GCN");
    QCOMPARE(notice.format, NoticeFormat::VoEvent);
    QCOMPARE(notice.mission, Mission::Swift);
    QCOMPARE(notice.kind, std::string("SWIFT_BAT_GRB_POS_ACK"));
    QCOMPARE(notice.event, std::string("swift:1000452"));
    QCOMPARE(
        notice.noticeId, std::optional<std::string>("ivo://nasa.gsfc.gcn/SWIFT#BAT_GRB_Pos_1000452-201"));
    QCOMPARE(notice.revision, 0);
    QCOMPARE(isoUtc(notice.triggerUtc.value()), std::string("2020-10-15T22:50:13.000Z"));
    QCOMPARE(isoUtc(notice.noticeUtc.value()), std::string("2020-10-15T22:50:31.000Z"));
    QVERIFY(notice.timeReadable);
    QCOMPARE(notice.position.kind, PositionKind::Source);
    QVERIFY(std::abs(notice.position.direction->ra.asDegrees() - 354.310) < 1e-9);
    QVERIFY(std::abs(notice.position.direction->dec.asDegrees() - 53.446) < 1e-9);
    QVERIFY(std::abs(notice.position.error->asArcminutes() - 3) < 1e-9);
    QCOMPARE(notice.position.containment, std::optional(0.9));
    QCOMPARE(notice.test, Stated::No);
    QVERIFY(!notice.retraction);
    QCOMPARE(notice.sourceClass, SourceClass::Grb);
    QVERIFY(notice.permitsSlew());
    QVERIFY(notice.cites.empty());
    QVERIFY(notice.flags == (std::vector{NoticeFlag::GrbIdentified, NoticeFlag::PointSource}));
}

void TestSwift::knownSources()
{
    const Notice flight = withTrue("Target_in_Flt_Catalog");
    QVERIFY(flight.has(NoticeFlag::FlightCatalogue));
    QVERIFY(flight.reasons == std::vector{SlewReason::KnownSourceFlight});
    const Notice ground = withTrue("Target_in_Gnd_Catalog");
    QVERIFY(ground.reasons == std::vector{SlewReason::KnownSourceGround});
}

void TestSwift::lostLock()
{
    QVERIFY(withTrue("StarTrack_Lost_Lock").reasons == std::vector{SlewReason::LostLock});
    QVERIFY(withTrue("ImTrig_during_ST_LoL").reasons == std::vector{SlewReason::LostLock});
}

void TestSwift::retraction()
{
    const Notice notice = withTrue("Def_NOT_a_GRB");
    QVERIFY(notice.retraction);
    QCOMPARE(notice.sourceClass, SourceClass::NotGrb);
    QVERIFY(!notice.permitsSlew());
}

void TestSwift::tests()
{
    QCOMPARE(changed("role=\"observation\"", "role=\"test\"").test, Stated::Yes);
    QCOMPARE(withTrue("Test_Submission").test, Stated::Yes);
    QCOMPARE(withType(82).test, Stated::Yes);
    QCOMPARE(changed("value=\"1000452\"", "value=\"99999\"").test, Stated::Yes);
    QCOMPARE(withStatus("0x40000003").test, Stated::Yes);
    // Without a role and a mark it is not stated: never the same as "no".
    QCOMPARE(changed("role=\"observation\"", "roll=\"\"").test, Stated::Unstated);
}

void TestSwift::kinds()
{
    QCOMPARE(withType(63).kind, std::string("SWIFT_BAT_GRB_LC"));
    QVERIFY(withType(63).reasons == std::vector{SlewReason::Auxiliary});
    QVERIFY(withType(62).reasons == std::vector{SlewReason::Nack});
    QVERIFY(withType(98).reasons == std::vector{SlewReason::Subthreshold});
    QVERIFY(withType(141).reasons == std::vector{SlewReason::NotGrb});
    QVERIFY(withType(9999).reasons == std::vector{SlewReason::Auxiliary}); // what is not known never slews
    QVERIFY(withType(9999).kind.empty());
}

void TestSwift::times()
{
    const Notice impossible = changed("2020-10-15T22:50:13.00", "2020-10-00T22:50:13.00");
    QVERIFY(!impossible.timeReadable);
    QVERIFY(!impossible.triggerUtc);
    QVERIFY(impossible.has(NoticeFlag::TimeUnreadable));
    QVERIFY(impossible.reasons == std::vector{SlewReason::TimeUnreadable});
    const Notice unsent = changed("2020-10-15T22:50:31", "yesterday");
    QVERIFY(!unsent.timeReadable);
    QVERIFY(unsent.triggerUtc.has_value());
}

void TestSwift::segments()
{
    // Segment 3 of trigger 1000452 in one number, as products of later orbits carry it.
    const Notice packed = changed("value=\"1000452\"", "value=\"51332100\"");
    QCOMPARE(packed.event, std::string("swift:1000452"));
    const Notice bare = changed("name=\"Segment_Num\" value=\"0\"", "name=\"Segment\" value=\"0\"");
    QCOMPARE(bare.revision, 0);
}

void TestSwift::positions()
{
    const Notice pointing = changed("name=\"Coords_Type\" value=\"1\"", "name=\"Coords_Type\" value=\"2\"");
    QCOMPARE(pointing.position.kind, PositionKind::Pointing);
    QVERIFY(!pointing.permitsSlew());
    const Notice none = changed("name=\"Coords_Type\" value=\"1\"", "name=\"Coords_Type\" value=\"0\"");
    QCOMPARE(none.position.kind, PositionKind::Unavailable);
    const Notice zero = changed("<C1>354.3100</C1><C2>53.4460</C2>", "<C1>0.0</C1><C2>0.0</C2>");
    QCOMPARE(zero.position.kind, PositionKind::Unavailable);
    QVERIFY(!zero.permitsSlew());
    const Notice unknownError = changed("0.0500", "0.0");
    QVERIFY(!unknownError.position.error);
    const Notice full = changed("354.3100", "360.0");
    QCOMPARE(full.position.direction->ra.asDegrees(), 0.0);
}

void TestSwift::bitsSpeakWhereGroupsAreMissing()
{
    QVERIFY(withStatus("0xb").reasons == std::vector{SlewReason::KnownSourceFlight});
    QVERIFY(withStatus("0x103").reasons == std::vector{SlewReason::KnownSourceGround});
    QVERIFY(withStatus("0x403").reasons == std::vector{SlewReason::LostLock});
    QVERIFY(withStatus("0x23").retraction);
    QVERIFY(withStatus("0x803").reasons == std::vector{SlewReason::Subthreshold});
}

QTEST_APPLESS_MAIN(TestSwift)
#include "test_swift.moc"
