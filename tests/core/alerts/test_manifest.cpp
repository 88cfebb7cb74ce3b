#include "tests/core/alerts/support_csv.h"
#include "tests/core/alerts/support_manifest.h"

#include <QTest>

#include <cmath>

using namespace tulpar;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Row)

namespace {

/// Where the notice itself says otherwise than the list: with the reason, and what then differs.
struct Known {
    QString file;
    QStringList differences;
    QString reason;
};

QList<Known> knownDifferences()
{
    return {
        {u"Antares_1438351269.xml"_s,
         {u"position kind"_s, u"right ascension"_s, u"declination"_s, u"slew"_s, u"reasons"_s},
         u"the list took the observatory's longitude and latitude, 0 and 0, for the position"_s},
        {u"Test_FRB201909010206_58727.0895523.xml"_s,
         {u"right ascension"_s, u"declination"_s},
         u"the list took the observatory's longitude and latitude for the position"_s},
        {u"ICECUBE_EHE_Event2019-05-03T17_23_08.72_132508_042419327-463.xml"_s,
         {u"containment"_s},
         u"the radius is the notice's own src_error_50"_s},
        {u"NU_EM_Event2023-10-20T04_29_20.00_000000_000142904-795.xml"_s,
         {u"containment"_s},
         u"the radius is the notice's own src_err_50"_s},
    };
}

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

void compareFlags(const Row &row, const Notice &notice)
{
    struct Named {
        QString word;
        NoticeFlag flag;
    };
    const QList<Named> named{
        {u"Target_in_Flt_Catalog"_s, NoticeFlag::FlightCatalogue},
        {u"GRB_Identified=true"_s, NoticeFlag::GrbIdentified},
        {u"StarTrack_Lost_Lock"_s, NoticeFlag::LostLock},
        {u"Near_Bright_Star"_s, NoticeFlag::NearBrightStar},
        {u"Cosmic_Ray"_s, NoticeFlag::PossibleCosmicRay},
        {u"Spatial_Prox_Match"_s, NoticeFlag::SpatialCoincidence},
        {u"Temporal_Prox_Match"_s, NoticeFlag::TemporalCoincidence},
        {u"Updated_Notice"_s, NoticeFlag::UpdatedNotice},
        {u"VERY_Lo_Image_Signif"_s, NoticeFlag::VeryLowImageSignificance},
        {u"Lo_Image_Signif"_s, NoticeFlag::LowImageSignificance}};
    const QStringList words = row.value(u"flags"_s).split(u' ');
    for (const Named &entry : named)
        if (notice.has(entry.flag) != words.contains(entry.word))
            QFAIL(qPrintable(u"flag "_s + entry.word));
    QStringList cited;
    for (const std::string &cite : notice.cites)
        cited << text(cite);
    QStringList links;
    for (const QString &link : row.value(u"links"_s).split(u' ', Qt::SkipEmptyParts))
        if (const QString target = link.section(u':', 1); !target.isEmpty())
            links << target;
    QCOMPARE(cited, links);
}

} // namespace

/// Real VOEvents of every mission against the values that an independent reader found in them.
class TestManifest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void voEventsSayWhatTheManifestSays_data();
    void voEventsSayWhatTheManifestSays();
    void atLeastNinetyNineInAHundredAgree();
    void whatIsBesideTheManifest();

private:
    QList<Row> m_rows;
};

void TestManifest::initTestCase()
{
    for (const Row &row : readCsv(readFile(alertsFolder() + u"manifest.csv"_s)))
        if (row.value(u"format"_s).startsWith(u"voevent"_s))
            m_rows << row;
    if (m_rows.isEmpty())
        QSKIP("the folder of real alert samples is absent");
}

void TestManifest::voEventsSayWhatTheManifestSays_data()
{
    QTest::addColumn<Row>("row");
    for (const Row &row : std::as_const(m_rows))
        QTest::newRow(qPrintable(row.value(u"file"_s))) << row;
    QVERIFY(m_rows.size() >= 220);
}

void TestManifest::voEventsSayWhatTheManifestSays()
{
    QFETCH(Row, row);
    const auto notice = readNotice(readFile(alertsFolder() + row.value(u"file"_s)));
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QStringList expected;
    for (const Known &known : knownDifferences())
        if (row.value(u"file"_s).endsWith(known.file))
            expected = known.differences;
    QCOMPARE(differencesFrom(row, *notice), expected);
    compareFlags(row, *notice);
}

void TestManifest::atLeastNinetyNineInAHundredAgree()
{
    // Containment aside: the list states it for a kind of notice, not for each.
    int agreed = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const auto notice = readNotice(readFile(alertsFolder() + row.value(u"file"_s)));
        QStringList differences = notice ? differencesFrom(row, *notice) : QStringList{u"refused"_s};
        differences.removeAll(u"containment"_s);
        if (differences.isEmpty())
            ++agreed;
        else
            qInfo("%s: %s", qPrintable(row.value(u"file"_s)), qPrintable(differences.join(u", "_s)));
    }
    qInfo("%d of %lld VOEvents agree with the manifest", agreed, static_cast<long long>(m_rows.size()));
    QVERIFY(agreed * 100 >= m_rows.size() * 99);
}

/// What the list has no column for: class, instrument, names, map, rates.
void TestManifest::whatIsBesideTheManifest()
{
    const auto read = [](const QString &file) {
        const auto notice = readNotice(readFile(alertsFolder() + u"voevent/"_s + file));
        if (!notice)
            qFatal("%s", notice.error().detail.c_str());
        return *notice;
    };
    const double year = 365.25 * 86400;
    const Notice cascade =
        read(u"single/ICECUBE_Cascade_Event2023-06-22T09_58_56.53_26_138069_072184188_0.xml"_s);
    QCOMPARE(cascade.sourceClass, SourceClass::Neutrino);
    QCOMPARE(cascade.instrument, std::string("IceCube"));
    QVERIFY(cascade.aliases == std::vector<std::string>{"IceCubeCascade-230622a"});
    QVERIFY(std::abs(*cascade.falseAlarmHz * year - 0.3189) < 1e-12);
    QVERIFY(cascade.map && cascade.map->url.ends_with("hese_60117_run00138069.evt000072184188.fits"));

    const Notice wave = read(u"lvk_S230606d/S230606d-5-Update.xml"_s);
    QCOMPARE(wave.event, std::string("lvk:S230606d"));
    QCOMPARE(wave.sourceClass, SourceClass::GravitationalWave);
    QCOMPARE(wave.position.kind, PositionKind::SkyMap);
    QCOMPARE(wave.falseAlarmHz, std::optional(1.140316503207786e-08));
    QCOMPARE(wave.instrument, std::string("H1,L1"));
    QCOMPARE(
        wave.map->url,
        std::string("https://gracedb.ligo.org/api/superevents/S230606d/files/"
                    "Bilby.offline1.multiorder.fits,0"));
    QVERIFY(!read(u"lvk_S230622ba/S230622ba-3-Retraction.xml"_s).map);

    const Notice flight = read(u"v1.1/gbm_flt_pos.xml"_s);
    QCOMPARE(flight.sourceClass, SourceClass::Grb);
    QCOMPARE(flight.significance, std::optional(8.0));
    const Notice ground = read(u"fermi_722039659/GBM_Fin_Pos2023-11-18T22_34_14.86_722039659_0-158.xml"_s);
    QCOMPARE(ground.sourceClass, SourceClass::Unstated); // never a burst because it is not said
    QVERIFY(ground.permitsSlew());
    QVERIFY(ground.aliases == std::vector<std::string>{"bn231118940"});
    QVERIFY(!ground.map); // a picture is no map
    QVERIFY(read(u"single/GBM_SubThresh_2023-12-05T15_39_27.00_723483572_0-600.xml"_s).map);

    const Notice mxt = read(u"docs/svom_mxt-initial_qf1.xml"_s);
    QCOMPARE(mxt.instrument, std::string("MXT"));
    QCOMPARE(mxt.sourceClass, SourceClass::Unstated);
    QCOMPARE(read(u"gecam/260-GND.xml"_s).sourceClass, SourceClass::Grb);
    QCOMPARE(
        read(u"gecam/GND_Event_2022-10-28T1327_26_55.04_000037-350.xml"_s).sourceClass, SourceClass::NotGrb);
    QCOMPARE(read(u"docs/km3net_track.xml"_s).event, std::string("km3net:KM3-240901A"));
    QVERIFY(!read(u"docs/km3net_track.xml"_s).map); // the archive's front page
    QCOMPARE(read(u"single/Position_2023-11-29T17_39_23.00_021626-927.xml"_s).sourceClass, SourceClass::Grb);
    QCOMPARE(
        read(u"single/HAWC_BURST_MONITOR_Event2023-05-27T11_19_48.00_10011394_000003758-831.xml"_s).event,
        std::string("hawc:10011394_3758"));
    QVERIFY(read(u"other_authors/Gaia16aac.xml"_s).aliases == std::vector<std::string>{"Gaia16aac"});
    const Notice image = read(u"swift_1201696/XRT_Image_1201696-796.xml"_s);
    QCOMPARE(image.instrument, std::string("XRT"));
}

QTEST_APPLESS_MAIN(TestManifest)
#include "test_manifest.moc"
