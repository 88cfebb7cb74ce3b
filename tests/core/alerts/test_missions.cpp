#include "core/alerts/parse.h"

#include <QTest>

#include <cmath>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

struct Said {
    std::string_view name;
    std::string_view value;
};

/// A VOEvent in the least form that the missions' own have; error 0: none printed.
std::string voEvent(
    std::string_view ivorn, const std::vector<Said> &params, double raDeg = 120.5, double errorDeg = 0.1)
{
    std::string text = "<VOEvent role='observation' version='2.0' ivorn='ivo://" + std::string(ivorn)
        + "'><Who><Date>2026-03-01T10:00:30</Date></Who><What>";
    for (const Said &said : params)
        text += "<Param name='" + std::string(said.name) + "' value='" + std::string(said.value) + "'/>";
    return text
        + "</What><WhereWhen><ObsDataLocation><ObservationLocation><AstroCoords "
          "coord_system_id='UTC-FK5-GEO'>"
          "<Time><TimeInstant><ISOTime>2026-03-01T10:00:00.5</ISOTime></TimeInstant></Time><Position2D "
          "unit='deg'>"
          "<Name1>RA</Name1><Name2>Dec</Name2><Value2><C1>"
        + std::to_string(raDeg) + "</C1><C2>-12.25</C2></Value2><Error2Radius>" + std::to_string(errorDeg)
        + "</Error2Radius></Position2D></AstroCoords></ObservationLocation></ObsDataLocation></WhereWhen></"
          "VOEvent>";
}

Notice read(const std::string &bytes)
{
    const auto notice = parseNotice(bytes);
    if (!notice)
        qFatal("%s", notice.error().detail.c_str());
    return *notice;
}

using Reasons = std::vector<SlewReason>;

} // namespace

/// What the real samples hold no case of: kinds of notices, bits and words of each mission, from the
/// missions' descriptions. The real ones are held to the list of samples in test_manifest.
class TestMissions final : public QObject {
    Q_OBJECT

private slots:
    void svom();
    void fermi();
    void integral();
    void swift();
    void neutrinos();
    void waves();
    void monitors();
    void strangersAreShownAndNeverSlewedTo();
    void theTestMarkHasThreeValues();
};

void TestMissions::svom()
{
    const auto of = [](const char *number, const char *kind) {
        return voEvent(
            "org.svom/fsc#sb26030101_" + std::string(kind),
            {{"Packet_Type", number},
             {"Burst_Id", "sb26030101"},
             {"Pkt_Ser_Num", "2"},
             {"Instrument", "ECLAIRs"},
             {"SNR", "8.5"},
             {"Source_Name", "Cyg X-1"}});
    };
    const Notice wakeup = read(of("202", "eclairs-wakeup"));
    QCOMPARE(wakeup.mission, Mission::Svom);
    QCOMPARE(wakeup.kind, std::string("SVOM:eclairs-wakeup"));
    QCOMPARE(wakeup.event, std::string("svom:sb26030101"));
    QCOMPARE(wakeup.revision, 2);
    QCOMPARE(wakeup.significance, std::optional(8.5));
    QCOMPARE(wakeup.position.containment, std::optional(0.9));
    QVERIFY(wakeup.permitsSlew() && wakeup.aliases.empty());

    const Notice known = read(of("203", "eclairs-catalog"));
    QVERIFY(known.reasons == Reasons{SlewReason::KnownSourceFlight});
    QCOMPARE(known.sourceClass, SourceClass::NotGrb);
    QVERIFY(known.aliases == std::vector<std::string>{"Cyg X-1"});

    for (const auto &[number, kind] :
         {std::pair{"209", "mxt-initial_qf4"}, std::pair{"210", "mxt-update_qf2"},
          std::pair{"211", "vt-candidate"}})
        QVERIFY(read(of(number, kind)).permitsSlew());
    QVERIFY(read(of("219", "retraction")).reasons == Reasons{SlewReason::Retraction});
    QVERIFY(read(of("230", "something-new")).reasons == Reasons{SlewReason::Auxiliary});
    // GRM: a radius of -1 is unknown, not a retraction.
    const Notice grm = read(voEvent(
        "org.svom/fsc#sb26030101_grm-trigger", {{"Packet_Type", "201"}, {"Burst_Id", "sb26030101"}}, 120.5,
        -1));
    QVERIFY(!grm.position.error && !grm.position.containment && !grm.retraction);
}

void TestMissions::fermi()
{
    const auto flight = [](const char *index) {
        return read(voEvent(
            "nasa.gsfc.gcn/Fermi#GBM_Flt_Pos_1",
            {{"Packet_Type", "111"},
             {"TrigID", "700000001"},
             {"Sequence_Num", "3"},
             {"Most_Likely_Index", index}},
            120.5, 8));
    };
    const Notice burst = flight("4");
    QCOMPARE(burst.event, std::string("fermi:700000001"));
    QCOMPARE(burst.revision, 3);
    QCOMPARE(burst.sourceClass, SourceClass::Grb);
    QCOMPARE(burst.instrument, std::string("GBM"));
    QCOMPARE(burst.position.containment, std::optional(0.68));
    for (const char *other : {"0", "1", "2", "3", "5", "6", "7", "8", "9", "10", "19"})
        QVERIFY(flight(other).reasons == Reasons{SlewReason::NotGrb});
    const Notice unstated =
        read(voEvent("nasa.gsfc.gcn/Fermi#GBM_Gnd", {{"Packet_Type", "112"}, {"TrigID", "7"}}));
    QCOMPARE(unstated.sourceClass, SourceClass::Unstated);
    const auto of = [](const char *number) {
        return read(voEvent("nasa.gsfc.gcn/Fermi#x", {{"Packet_Type", number}, {"TrigID", "7"}})).reasons;
    };
    QVERIFY(of("131") == Reasons{SlewReason::Subthreshold});
    QVERIFY(of("125") == Reasons{SlewReason::KnownSourceGround});
    QVERIFY(of("114") == Reasons{SlewReason::InternalNotPublic});
    QVERIFY(of("124") == Reasons{SlewReason::Test});
    QVERIFY(of("113") == Reasons{SlewReason::Auxiliary});
    QVERIFY(of("120").empty());
    const Notice alert =
        read(voEvent("nasa.gsfc.gcn/Fermi#a", {{"Packet_Type", "110"}, {"Coords_Type", "0"}}));
    QVERIFY(alert.reasons == Reasons{SlewReason::PositionUnavailable});
}

void TestMissions::integral()
{
    const auto of = [](const char *number, std::string_view status, double error = 0.05) {
        return read(voEvent(
            "nasa.gsfc.gcn/INTEGRAL#x", {{"Packet_Type", number}, {"TrigID", "65546"}, {"Test_mpos", status}},
            120.5, error));
    };
    const Notice wakeup = of("53", "0x0");
    QCOMPARE(wakeup.event, std::string("integral:10"));
    QCOMPARE(wakeup.revision, 1);
    QVERIFY(wakeup.permitsSlew());
    QVERIFY(of("55", "0x0", -0.05).reasons == Reasons{SlewReason::Retraction});
    QVERIFY(of("54", "0x40000000").retraction);
    QVERIFY(of("53", "0x80000000").reasons == Reasons{SlewReason::Test});
    QVERIFY(of("56", "0x0").reasons == Reasons{SlewReason::MostlyNoise});
    QVERIFY(of("52", "0x0").position.kind == PositionKind::Unavailable);
}

void TestMissions::swift()
{
    const auto of = [](const char *number, std::string_view status) {
        return read(voEvent(
            "nasa.gsfc.gcn/SWIFT#x",
            {{"Packet_Type", number},
             {"TrigID", "16777226"},
             {"Soln_Status", status},
             {"Coords_Type", "1"}}));
    };
    const Notice burst = of("61", "0x2");
    QCOMPARE(burst.event, std::string("swift:10"));
    QCOMPARE(burst.revision, 1);
    QVERIFY(burst.permitsSlew());
    QVERIFY(of("61", "0x22").retraction);
    QVERIFY(of("61", "0xA").reasons == Reasons{SlewReason::KnownSourceFlight});
    QVERIFY(of("61", "0x102").reasons == Reasons{SlewReason::KnownSourceGround});
    QVERIFY(of("61", "0x402").reasons == Reasons{SlewReason::LostLock});
    QVERIFY(of("61", "0x40000002").reasons == Reasons{SlewReason::Test});
    QVERIFY(of("61", "0x1").reasons == Reasons{SlewReason::NotGrb});
    QVERIFY(of("67", "0x1").reasons == Reasons{SlewReason::PossibleCosmicRay});
    QVERIFY(of("71", "0x0").reasons == Reasons{SlewReason::Nack});
    QVERIFY(of("65", "0x2").reasons == Reasons{SlewReason::Auxiliary});
}

void TestMissions::neutrinos()
{
    const auto of = [](const char *number, std::vector<Said> more) {
        more.insert(
            more.end(), {{"Packet_Type", number}, {"run_id", "140000"}, {"event_id", "77"}, {"Rev", "1"}});
        return read(voEvent("nasa.gsfc.gcn/AMON#x", more));
    };
    const Notice gold = of("173", {});
    QCOMPARE(gold.mission, Mission::IceCube);
    QCOMPARE(gold.event, std::string("icecube:140000_77"));
    QCOMPARE(gold.revision, 1);
    QCOMPARE(gold.sourceClass, SourceClass::Neutrino);
    QVERIFY(gold.permitsSlew());
    QVERIFY(of("174", {{"Retraction", "true"}}).reasons == Reasons{SlewReason::Retraction});
    QVERIFY(of("159", {}).reasons == Reasons{SlewReason::Test});
    QVERIFY(of("172", {}).has(NoticeFlag::Subthreshold));
    QCOMPARE(of("171", {}).mission, Mission::Other);
    const Notice antares =
        read(voEvent("nasa.gsfc.gcn/Antares_Alert#1", {{"TrigID", "1"}, {"isRealAlert", "false"}}));
    QCOMPARE(antares.event, std::string("antares:1"));
    QVERIFY(antares.reasons == Reasons{SlewReason::Test});
    const Notice km3 = read(voEvent(
        "km3net_neutrino#KM3-260301A",
        {{"Event_Name", "KM3-260301A"}, {"Alert_Tense", "Injection"}, {"Alert_Type", "retraction"}}));
    QCOMPARE(km3.mission, Mission::Km3Net);
    QVERIFY((km3.reasons == Reasons{SlewReason::Test, SlewReason::Retraction}));
}

void TestMissions::waves()
{
    const auto of = [](std::vector<Said> more) {
        more.push_back({"Packet_Type", "150"});
        return read(voEvent("gwnet/LVC#x", more));
    };
    // Whatever stands in WhereWhen, a wave has a map or nothing.
    const Notice wave =
        of({{"GraceID", "S260301a"}, {"skymap_fits", "https://gracedb.ligo.org/a.multiorder.fits"}});
    QVERIFY(!wave.position.direction && wave.map.has_value());
    QVERIFY(wave.reasons == Reasons{SlewReason::SkyMapOnly});
    QVERIFY(!of({{"GraceID", "S260301a"}}).map);
    QVERIFY(!of({{"GraceID", "S260301a"}, {"skymap_fits", "https://gracedb.ligo.org/a.png"}}).map);
    QVERIFY(of({{"GraceID", "MS260301a"}}).test == Stated::Yes);
    QVERIFY(of({{"GraceID", "S260301a"}, {"Search", "MDC"}}).test == Stated::Yes);
    QVERIFY(of({{"GraceID", "S260301a"}, {"Significant", "0"}}).has(NoticeFlag::LowSignificance));
    QVERIFY(!of({{"GraceID", "S260301a"}}).has(NoticeFlag::LowSignificance));
    QVERIFY(of({{"GraceID", "S260301a"}, {"AlertType", "Retraction"}}).retraction);
}

void TestMissions::monitors()
{
    const auto of = [](const char *stream, const char *number) {
        return read(voEvent(
            "nasa.gsfc.gcn/" + std::string(stream) + "#x", {{"Packet_Type", number}, {"TrigID", "12"}}));
    };
    QVERIFY(of("MAXI", "134").sourceClass == SourceClass::XRay && of("MAXI", "134").permitsSlew());
    QVERIFY(of("MAXI", "135").reasons == Reasons{SlewReason::KnownSourceGround});
    QVERIFY(of("MAXI", "136").reasons == Reasons{SlewReason::Test});
    QVERIFY(of("KONUS", "59").position.kind == PositionKind::Unavailable);
    QCOMPARE(of("CALET", "160").instrument, std::string("CGBM"));
    const auto gecam = [](std::string_view source) {
        return read(voEvent(
            "nasa.gsfc.gcn/GECAM#x",
            {{"Packet_Type", "188"}, {"Trigger_Number", "31"}, {"SRC_CLASS", source}}));
    };
    QVERIFY(gecam("GRB").permitsSlew() && gecam("GRB").event == "gecam:31");
    QVERIFY(gecam("Known Source").reasons == Reasons{SlewReason::NotGrb});
    QCOMPARE(gecam("").sourceClass, SourceClass::Unstated);
}

void TestMissions::strangersAreShownAndNeverSlewedTo()
{
    const Notice stranger = read(voEvent("new.mission/alerts#1", {{"TrigID", "55"}}));
    QCOMPARE(stranger.mission, Mission::Other);
    QCOMPARE(stranger.kind, std::string("new.mission/alerts"));
    QCOMPARE(stranger.event, std::string("alerts:55"));
    QVERIFY(
        stranger.position.direction && std::abs(stranger.position.direction->ra.asDegrees() - 120.5) < 1e-9);
    QVERIFY(stranger.reasons == Reasons{SlewReason::ClassUnstated});
}

void TestMissions::theTestMarkHasThreeValues()
{
    const std::string bytes = voEvent("nasa.gsfc.gcn/MAXI#x", {{"Packet_Type", "134"}});
    const auto with = [&](std::string_view role) {
        std::string changed = bytes;
        return read(changed.replace(changed.find("role='observation'"), 18, role)).test;
    };
    QCOMPARE(with("role='observation'"), Stated::No);
    QCOMPARE(with("role='test'"), Stated::Yes);
    QCOMPARE(with(""), Stated::Unstated);
}

QTEST_APPLESS_MAIN(TestMissions)
#include "test_missions.moc"
