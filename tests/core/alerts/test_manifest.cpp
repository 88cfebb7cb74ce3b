#include "core/alerts/parse.h"
#include "tests/core/alerts/support_csv.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tulpar;
using namespace Qt::StringLiterals;
using Row = QHash<QString, QString>;

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

QString alertsFolder()
{
    return QStringLiteral(TULPAR_SHARED_DATA) + u"/alerts/"_s;
}

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

/// The list has no kind of its own for a VOEvent that brings a map instead of coordinates.
QString positionWord(PositionKind kind)
{
    if (kind == PositionKind::SkyMap)
        return u"none"_s;
    return kind == PositionKind::Pointing ? u"spacecraft_pointing"_s : text(nameOf(kind));
}

/// Our reasons in the list's words; classes aside, which it names beside other reasons and we do not.
QSet<QString> reasonWords(const Notice &notice)
{
    const QHash<SlewReason, QString> words{
        {SlewReason::KnownSourceFlight, u"known_source"_s},
        {SlewReason::KnownSourceGround, u"known_source"_s},
        {SlewReason::DefinitelyNotGrb, u"retraction"_s},
        {SlewReason::PossibleCosmicRay, u"cosmic_ray"_s},
        {SlewReason::TimeUnreadable, u"bad_or_missing_trigger_time"_s},
        {SlewReason::NoPosition, u"no_source_position:none"_s},
        {SlewReason::PositionIsPointing, u"no_source_position:spacecraft_pointing"_s},
        {SlewReason::PositionUnavailable, u"no_source_position:unavailable"_s},
        {SlewReason::SkyMapOnly, u"skymap_only"_s},
        {SlewReason::NotGrb, QString()},
        {SlewReason::ClassUnstated, QString()}};
    QSet<QString> found;
    for (const SlewReason reason : notice.reasons)
        found << words.value(reason, text(nameOf(reason)));
    found.remove(QString());
    return found;
}

QSet<QString> expectedReasons(QString advice)
{
    QSet<QString> words;
    if (!advice.startsWith(u"no: "_s))
        return words;
    const QStringList parts = advice.remove(0, 4).split(u',');
    for (const QString &part : parts) {
        if (part == u"policy:sub_threshold_or_coincidence"_s)
            words << u"subthreshold"_s;
        else if (part == u"policy:weak_mostly_noise"_s)
            words << u"mostly_noise"_s;
        else if (part == u"known_or_non_GRB_source"_s)
            words << u"known_source"_s;
        else if (part != u"class_not_GRB"_s)
            words << part;
    }
    return words;
}

QString missionOf(const QString &kind)
{
    const QList<std::pair<QString, QString>> missions{
        {u"SWIFT_"_s, u"swift"_s}, {u"FERMI_"_s, u"fermi"_s},     {u"INTEGRAL_"_s, u"integral"_s},
        {u"LVC_"_s, u"lvk"_s},     {u"ICECUBE_"_s, u"icecube"_s}, {u"AMON_ICECUBE_"_s, u"icecube"_s},
        {u"GECAM_"_s, u"gecam"_s}, {u"SVOM:"_s, u"svom"_s},       {u"MAXI_"_s, u"maxi"_s},
        {u"KONUS_"_s, u"konus"_s}, {u"CALET_"_s, u"calet"_s},     {u"AGILE_"_s, u"agile"_s},
        {u"SK_SN"_s, u"superk"_s}, {u"IPN_"_s, u"ipn"_s}};
    for (const auto &[prefix, mission] : missions)
        if (kind.startsWith(prefix))
            return mission;
    return u"other"_s;
}

std::optional<double> containmentOf(const QString &meaning)
{
    if (meaning.startsWith(u"90%"_s))
        return 0.9;
    return meaning.startsWith(u"68% radius"_s) || meaning.contains(u"(68%)"_s) ? std::optional(0.68)
                                                                               : std::nullopt;
}

/// What differs between a notice and its row of the list, by name.
class Comparison {
public:
    Comparison(const Row &row, const Notice &notice)
    {
        identity(row, notice);
        times(row, notice);
        position(row, notice);
        note(notice.test == (row.value(u"is_test"_s) == u"True"_s ? Stated::Yes : Stated::No), u"test"_s);
        note(notice.retraction == (row.value(u"is_retraction"_s) == u"True"_s), u"retraction"_s);
        const QString advice = row.value(u"slew_advice"_s);
        note(notice.permitsSlew() == (advice == u"yes"_s), u"slew"_s);
        reasons(notice, advice);
    }

    [[nodiscard]] const QStringList &differences() const { return m_differences; }

private:
    void note(bool same, const QString &what)
    {
        if (!same)
            m_differences << what;
    }

    void identity(const Row &row, const Notice &notice)
    {
        const QString kind = row.value(u"notice_type"_s);
        note(kind.isEmpty() || text(notice.kind) == kind, u"kind"_s);
        note(!text(notice.kind).isEmpty(), u"kind empty"_s);
        note(kind.isEmpty() || text(nameOf(notice.mission)) == missionOf(kind), u"mission"_s);
        const QString event = row.value(u"event_id"_s);
        const QString found = text(notice.event);
        const bool same = event.isEmpty() ? found.isEmpty() : found.section(u':', 1) == event;
        note(same, u"event "_s + found);
        const bool ofMission = notice.mission == Mission::Other || found.isEmpty()
            || found.section(u':', 0, 0) == text(nameOf(notice.mission));
        note(ofMission, u"mission of event"_s);
        const QString revision = row.value(u"revision"_s);
        note(revision.isEmpty() || notice.revision == revision.toInt(), u"revision"_s);
        const QString ivorn = row.value(u"ivorn"_s);
        note(ivorn.isEmpty() || text(notice.noticeId.value_or("")) == ivorn, u"ivorn"_s);
    }

    void times(const Row &row, const Notice &notice)
    {
        const auto same = [](const std::optional<UtcInstant> &found, const QString &expected) {
            const auto instant = parseUtc(expected.toStdString());
            return instant ? found == *instant : !found.has_value();
        };
        note(same(notice.triggerUtc, row.value(u"trigger_time_utc"_s)), u"trigger time"_s);
        note(same(notice.noticeUtc, row.value(u"notice_time_utc"_s)), u"notice time"_s);
        const bool bad = row.value(u"expect"_s) == u"accept_flag_bad_time"_s
            || row.value(u"flags"_s).contains(u"bad_trigger_time"_s);
        note(notice.timeReadable != bad, u"time readable"_s);
    }

    void position(const Row &row, const Notice &notice)
    {
        constexpr double kDegrees = 1e-9; // four to nine decimals are printed
        note(positionWord(notice.position.kind) == row.value(u"pos_type"_s), u"position kind"_s);
        const QString ra = row.value(u"ra_deg"_s);
        const bool placed = !ra.isEmpty() && row.value(u"pos_type"_s) != u"unavailable"_s;
        note(!placed || notice.position.direction.has_value(), u"coordinates"_s);
        note(!ra.isEmpty() || !notice.position.direction, u"coordinates from nowhere"_s);
        if (notice.position.direction && !ra.isEmpty()) {
            const double dec = row.value(u"dec_deg"_s).toDouble();
            note(
                std::abs(notice.position.direction->ra.asDegrees() - ra.toDouble()) < kDegrees,
                u"right ascension"_s);
            note(std::abs(notice.position.direction->dec.asDegrees() - dec) < kDegrees, u"declination"_s);
        }
        double error = row.value(u"err_deg"_s).toDouble();
        QString meaning = row.value(u"err_meaning"_s);
        if (row.value(u"notice_type"_s) == u"SK_SN"_s) { // its radius is 0, the radii stand in Params
            error = 0.9;
            meaning = u"90%"_s;
        }
        const bool same = error > 0
            ? notice.position.error && std::abs(notice.position.error->asDegrees() - error) < kDegrees
            : !notice.position.error;
        note(same, u"error"_s);
        if (row.contains(u"err_meaning"_s) && error > 0)
            note(notice.position.containment == containmentOf(meaning), u"containment"_s);
        note(notice.position.error || !notice.position.containment, u"containment of nothing"_s);
    }

    void reasons(const Notice &notice, const QString &advice)
    {
        QSet<QString> expected = expectedReasons(advice);
        QSet<QString> found = reasonWords(notice);
        if (!notice.triggerUtc && notice.timeReadable)
            expected.remove(
                u"bad_or_missing_trigger_time"_s); // missing is not unreadable: no age, so no answer
        if (advice.contains(u"known_or_non_GRB_source"_s)) {
            expected.remove(u"known_source"_s); // either word of ours will do
            found.remove(u"known_source"_s);
        }
        note(found == expected, u"reasons"_s);
    }

    QStringList m_differences;
};

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

tl::expected<Notice, Error> readNotice(const QString &path)
{
    const QByteArray bytes = readFile(path);
    return parseNotice({bytes.constData(), static_cast<std::size_t>(bytes.size())});
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
    void aMonthOfTheWholeStream();

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
    const auto notice = readNotice(alertsFolder() + row.value(u"file"_s));
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QStringList expected;
    for (const Known &known : knownDifferences())
        if (row.value(u"file"_s).endsWith(known.file))
            expected = known.differences;
    QCOMPARE(Comparison(row, *notice).differences(), expected);
    compareFlags(row, *notice);
}

void TestManifest::atLeastNinetyNineInAHundredAgree()
{
    // Containment aside: the list states it for a kind of notice, not for each.
    int agreed = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const auto notice = readNotice(alertsFolder() + row.value(u"file"_s));
        QStringList differences = notice ? Comparison(row, *notice).differences() : QStringList{u"refused"_s};
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
        const auto notice = readNotice(alertsFolder() + u"voevent/"_s + file);
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

/// Every packet of one month of the whole broadcast.
void TestManifest::aMonthOfTheWholeStream()
{
    QTemporaryDir folder;
    const auto run = [&](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(program, arguments);
        return process.waitForFinished(60000) && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                         : QByteArray();
    };
    const QString month = alertsFolder() + u"replay/2022-10"_s;
    const QList<Row> rows = readCsv(run(u"zcat"_s, {month + u"_index.csv.gz"_s}));
    run(u"tar"_s, {u"-xjf"_s, month + u".tar.bz2"_s});
    if (rows.isEmpty() || !QFile::exists(folder.filePath(rows.first().value(u"member"_s))))
        QSKIP("the replay month cannot be unpacked here");
    int agreed = 0;
    for (Row row : rows) {
        const QString member = row.value(u"member"_s);
        const auto notice = readNotice(folder.filePath(member));
        if (!notice)
            QFAIL(qPrintable(member + u": "_s + text(notice.error().detail)));
        if (!row.value(u"notice_type"_s).contains(u'_') && row.value(u"notice_type"_s) != u"SNEWS"_s)
            row.insert(u"notice_type"_s, QString()); // the list's stand-in for notices without a type
        const QStringList differences = Comparison(row, *notice).differences();
        if (differences.isEmpty())
            ++agreed;
        else
            QFAIL(qPrintable(member + u' ' + row.value(u"ivorn"_s) + u": "_s + differences.join(u", "_s)));
    }
    qInfo("%d of %lld packets of the month agree", agreed, static_cast<long long>(rows.size()));
    QVERIFY(agreed > 13000);
}

QTEST_APPLESS_MAIN(TestManifest)
#include "test_manifest.moc"
