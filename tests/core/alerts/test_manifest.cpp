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

QString alertsFolder()
{
    return QStringLiteral(TULPAR_SHARED_DATA) + u"/alerts/"_s;
}

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

QString positionWord(PositionKind kind)
{
    return kind == PositionKind::Pointing ? u"spacecraft_pointing"_s : text(nameOf(kind));
}

/// Our reasons in the manifest's words: it does not tell the two catalogues apart.
QSet<QString> reasonWords(const Notice &notice)
{
    QSet<QString> words;
    for (const SlewReason reason : notice.reasons) {
        switch (reason) {
        case SlewReason::KnownSourceFlight:
        case SlewReason::KnownSourceGround:
            words << u"known_source"_s;
            break;
        case SlewReason::DefinitelyNotGrb:
            words << u"retraction"_s;
            break;
        case SlewReason::PossibleCosmicRay:
            words << u"cosmic_ray"_s;
            break;
        case SlewReason::TimeUnreadable:
            words << u"bad_or_missing_trigger_time"_s;
            break;
        case SlewReason::NoPosition:
            words << u"no_source_position"_s;
            break;
        case SlewReason::PositionIsPointing:
            words << u"no_source_position:spacecraft_pointing"_s;
            break;
        case SlewReason::PositionUnavailable:
            words << u"no_source_position:unavailable"_s;
            break;
        default:
            words << text(nameOf(reason));
        }
    }
    return words;
}

QSet<QString> expectedReasons(QString advice)
{
    QSet<QString> words;
    if (!advice.startsWith(u"no: "_s))
        return words;
    const QStringList parts = advice.remove(0, 4).split(u',');
    for (const QString &part : parts) {
        // The series as such is a site policy in the manifest, on top of the flag; for us it is one reason.
        if (part == u"policy:sub_threshold_or_coincidence"_s)
            words << u"subthreshold"_s;
        else if (part != u"known_or_non_GRB_source"_s)
            words << part;
    }
    return words;
}

void compareValues(const Row &row, const Notice &notice)
{
    const QString kind = row.value(u"notice_type"_s);
    QCOMPARE(text(notice.kind), kind);
    const QString event = row.value(u"event_id"_s);
    QCOMPARE(text(notice.event), event.isEmpty() ? QString() : u"swift:"_s + event);
    QCOMPARE(notice.revision, row.value(u"revision"_s).toInt());
    QCOMPARE(text(notice.noticeId.value_or("")), row.value(u"ivorn"_s));
    QCOMPARE(nameOf(notice.mission), std::string_view("swift"));

    const auto compareTime = [](const std::optional<UtcInstant> &found, const QString &expected) {
        const auto instant = parseUtc(expected.toStdString());
        QCOMPARE(found.has_value(), instant.has_value());
        if (instant)
            QCOMPARE(found->nsSinceUnixEpoch, instant->nsSinceUnixEpoch);
    };
    compareTime(notice.triggerUtc, row.value(u"trigger_time_utc"_s));
    compareTime(notice.noticeUtc, row.value(u"notice_time_utc"_s));
    QCOMPARE(notice.timeReadable, row.value(u"expect"_s) != u"accept_flag_bad_time"_s);

    QCOMPARE(positionWord(notice.position.kind), row.value(u"pos_type"_s));
    const QString ra = row.value(u"ra_deg"_s);
    QCOMPARE(notice.position.direction.has_value(), !ra.isEmpty());
    if (!ra.isEmpty()) {
        // Printed with four decimals at most: equal but for the last bits of the conversion to radians.
        QVERIFY(std::abs(notice.position.direction->ra.asDegrees() - ra.toDouble()) < 1e-9);
        QVERIFY(
            std::abs(notice.position.direction->dec.asDegrees() - row.value(u"dec_deg"_s).toDouble()) < 1e-9);
    }
    const double error = row.value(u"err_deg"_s).toDouble();
    QCOMPARE(notice.position.error.has_value(), error > 0);
    if (error > 0) {
        QVERIFY(std::abs(notice.position.error->asDegrees() - error) < 1e-9);
        QCOMPARE(notice.position.containment, std::optional(0.9));
    }
    QCOMPARE(notice.test, row.value(u"is_test"_s) == u"True"_s ? Stated::Yes : Stated::No);
    QCOMPARE(notice.retraction, row.value(u"is_retraction"_s) == u"True"_s);
    QCOMPARE(notice.permitsSlew(), row.value(u"slew_advice"_s) == u"yes"_s);
    QCOMPARE(reasonWords(notice), expectedReasons(row.value(u"slew_advice"_s)));
}

void compareFlags(const Row &row, const Notice &notice)
{
    struct Named {
        QString word;
        NoticeFlag flag;
    };
    const QList<Named> named{
        {u"Target_in_Flt_Catalog"_s, NoticeFlag::FlightCatalogue},
        {u"Target_in_Gnd_Catalog"_s, NoticeFlag::GroundCatalogue},
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
    const QString link = row.value(u"links"_s);
    if (link.isEmpty())
        QVERIFY(notice.cites.empty());
    else
        QVERIFY(link.endsWith(text(notice.cites.at(0))));
}

} // namespace

/// Real notices against the values that an independent reader found in them.
class TestManifest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void swiftFilesSayWhatTheManifestSays_data();
    void swiftFilesSayWhatTheManifestSays();
    void noOtherMissionPermitsASlewUnread();
    void aMonthOfSwift();

private:
    QList<Row> m_rows;
};

void TestManifest::initTestCase()
{
    m_rows = readCsv(readFile(alertsFolder() + u"manifest.csv"_s));
    if (m_rows.isEmpty())
        QSKIP("the folder of real alert samples is absent");
}

void TestManifest::swiftFilesSayWhatTheManifestSays_data()
{
    QTest::addColumn<Row>("row");
    int rows = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const QString file = row.value(u"file"_s);
        const bool swift = row.value(u"notice_type"_s).contains(u"swift"_s, Qt::CaseInsensitive);
        if (!swift || !(file.startsWith(u"voevent/"_s) || file.startsWith(u"json/"_s)))
            continue;
        QTest::newRow(qPrintable(file)) << row;
        ++rows;
    }
    QVERIFY(rows >= 90);
}

void TestManifest::swiftFilesSayWhatTheManifestSays()
{
    QFETCH(Row, row);
    const QByteArray bytes = readFile(alertsFolder() + row.value(u"file"_s));
    QVERIFY(!bytes.isEmpty());
    const auto notice = parseNotice({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    compareValues(row, *notice);
    if (!QTest::currentTestFailed())
        compareFlags(row, *notice);
}

/// Of the others only the common part is read; where that permits a slew the manifest must agree.
void TestManifest::noOtherMissionPermitsASlewUnread()
{
    int understood = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const QString file = row.value(u"file"_s);
        const bool swift = row.value(u"notice_type"_s).contains(u"swift"_s, Qt::CaseInsensitive);
        if (swift || row.value(u"slew_advice"_s).isEmpty())
            continue;
        const QByteArray bytes = readFile(alertsFolder() + file);
        const auto notice = parseNotice({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        const bool lvk = file.startsWith(u"lvk/"_s);
        if (lvk || !(file.startsWith(u"voevent/"_s) || file.startsWith(u"json/"_s))) {
            QVERIFY2(!notice && notice.error().code == Errc::UnknownFormat, qPrintable(file));
            continue;
        }
        if (!notice)
            QFAIL(qPrintable(file + u": "_s + text(notice.error().detail)));
        ++understood;
        if (notice->permitsSlew())
            QVERIFY2(row.value(u"slew_advice"_s) == u"yes"_s, qPrintable(file));
        if (row.value(u"is_test"_s) == u"True"_s)
            QVERIFY2(notice->test == Stated::Yes, qPrintable(file));
        if (row.value(u"is_retraction"_s) == u"True"_s)
            QVERIFY2(notice->retraction, qPrintable(file));
        // The manifest took the observatory's longitude and latitude (0, 0) of this one for its position.
        if (file.endsWith(u"Antares_1438351269.xml"_s)) {
            QCOMPARE(notice->position.kind, PositionKind::Source);
            continue;
        }
        if (row.value(u"pos_type"_s) == u"source"_s || row.value(u"pos_type"_s) == u"unavailable"_s)
            QVERIFY2(positionWord(notice->position.kind) == row.value(u"pos_type"_s), qPrintable(file));
        if (file.startsWith(u"voevent/"_s) && !row.value(u"slew_advice"_s).contains(u"bad_or_missing"_s))
            QVERIFY2(notice->timeReadable, qPrintable(file));
    }
    QVERIFY(understood > 100);
}

/// All Swift packets of one month of the whole broadcast.
void TestManifest::aMonthOfSwift()
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
    int swift = 0;
    int read = 0;
    for (const Row &row : rows) {
        const QByteArray bytes = readFile(folder.filePath(row.value(u"member"_s)));
        const auto notice = parseNotice({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        if (!notice)
            QFAIL(qPrintable(row.value(u"member"_s) + u": "_s + text(notice.error().detail)));
        ++read;
        const QString advice = row.value(u"slew_advice"_s);
        if (notice->permitsSlew() && advice != u"yes"_s)
            QFAIL(qPrintable(row.value(u"ivorn"_s) + u" must not permit a slew: "_s + advice));
        if (!row.value(u"notice_type"_s).startsWith(u"SWIFT"_s))
            continue;
        ++swift;
        Row whole = row;
        const bool badTime = row.value(u"flags"_s).contains(u"bad_trigger_time"_s);
        whole.insert(u"expect"_s, badTime ? u"accept_flag_bad_time"_s : u"accept"_s);
        compareValues(whole, *notice);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(row.value(u"member"_s) + u" "_s + row.value(u"ivorn"_s)));
    }
    qInfo("%d notices read, %d of Swift compared", read, swift);
    QVERIFY(swift > 7000);
}

QTEST_APPLESS_MAIN(TestManifest)
#include "test_manifest.moc"
