#include "core/alerts/parse.h"
#include "tests/core/alerts/support_csv.h"

#include <QSet>
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
        {u"binary/GECAM_FLT.bin"_s,
         {u"trigger time"_s},
         u"the list reads hundredths of a second, 54 days too many; GECAM sends ten-thousandths, as NASA's "
         "gcn-classic-to-json reads them too, and so the packet left 66 s after the trigger"_s},
        {u"binary/SK_SN.bin"_s,
         {u"position kind source"_s, u"coordinates"_s, u"test"_s},
         u"the list knows no form of this type; NASA's gcn-classic-to-json reads the position in words 7 and "
         u"8 "
         "and bit 1 of word 18 as the mark of a test"_s},
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

/// The probability that the list's words for a radius name; none where it names none.
std::optional<double> containmentOf(const QString &meaning)
{
    if (meaning.startsWith(u"1-sigma"_s))
        return 0.68;
    if (meaning.startsWith(u"90%"_s) || meaning.contains(u"90% containment"_s))
        return 0.9;
    for (const QString &prefix : {u"containment default "_s, u"containment "_s})
        if (meaning.startsWith(prefix))
            return meaning.mid(prefix.size()).section(u' ', 0, 0).toDouble();
    return std::nullopt;
}

/// What differs between a notice and its row of the list, by name.
QStringList differencesOf(const Row &row, const Notice &notice)
{
    QStringList differences;
    const auto note = [&](bool same, const QString &what) {
        if (!same)
            differences << what;
    };
    const auto cell = [&](QStringView name) { return row.value(name.toString()); };
    const QString kind = cell(u"notice_type");
    note(kind.isEmpty() || text(notice.kind) == kind, u"kind "_s + text(notice.kind));
    const QString found = text(notice.event).section(u':', 1);
    // A keepalive belongs to no event: the list's 0 is its empty word 4.
    const bool isKeepalive = kind == u"IM_ALIVE"_s;
    note(found == (isKeepalive ? QString() : cell(u"event_id")), u"event "_s + text(notice.event));
    note(cell(u"revision").isEmpty() || notice.revision == cell(u"revision").toInt(), u"revision"_s);
    if (row.value(u"format"_s) == u"avro"_s) { // the list names event, test and retraction only
        note(notice.test == Stated::Yes, u"test"_s);
        note(notice.retraction, u"retraction"_s);
        return differences;
    }

    const auto sameTime = [](const std::optional<UtcInstant> &time, const QString &expected) {
        const auto instant = parseUtc(expected.toStdString());
        return instant ? time == *instant : !time.has_value();
    };
    note(sameTime(notice.triggerUtc, cell(u"trigger_time_utc")), u"trigger time"_s);
    note(sameTime(notice.noticeUtc, cell(u"notice_time_utc")), u"notice time"_s);
    note(notice.timeReadable, u"time readable"_s);

    const bool isMap = cell(u"pos_type") == u"skymap"_s; // its peak is for core/lab to say
    const QString place = notice.position.kind == PositionKind::Pointing ? u"spacecraft_pointing"_s
                                                                         : text(nameOf(notice.position.kind));
    note(place == cell(u"pos_type"), u"position kind "_s + place);
    const bool placed = !isMap && !cell(u"ra_deg").isEmpty();
    note(notice.position.direction.has_value() == placed, u"coordinates"_s);
    constexpr double kDegrees = 1e-6; // as the list prints precessed positions
    const auto near = [](Angle angle, const QString &expected) {
        return std::abs(angle.asDegrees() - expected.toDouble()) <= kDegrees;
    };
    if (placed && notice.position.direction) {
        note(near(notice.position.direction->ra, cell(u"ra_deg")), u"right ascension"_s);
        note(near(notice.position.direction->dec, cell(u"dec_deg")), u"declination"_s);
    }
    const bool hasError = !cell(u"err_deg").isEmpty();
    note(!hasError || notice.position.error, u"error"_s); // GECAM's and rectangles the list leaves out
    if (hasError && notice.position.error) {
        note(near(*notice.position.error, cell(u"err_deg")), u"error radius"_s);
        const auto expected = containmentOf(cell(u"err_meaning"));
        note(!expected || notice.position.containment == expected, u"containment"_s);
    }

    note((notice.test == Stated::Yes) == (cell(u"is_test") == u"True"_s), u"test"_s);
    note(notice.retraction == (cell(u"is_retraction") == u"True"_s), u"retraction"_s);
    note(notice.permitsSlew() == (cell(u"slew_advice") == u"yes"_s), u"slew"_s);
    return differences;
}

tl::expected<Notice, Error> readNotice(const QString &path)
{
    const QByteArray bytes = readFile(path);
    return parseNotice({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace

/// Real packets, texts and JSON against the values that an independent reader found in them.
class TestManifestFormats final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void noticesSayWhatTheManifestSays_data();
    void noticesSayWhatTheManifestSays();
    void atLeastNinetyNineInAHundredAgree();

private:
    QList<Row> m_rows;
};

void TestManifestFormats::initTestCase()
{
    const QSet<QString> formats{u"gcn-binary-160"_s, u"gcn-text"_s, u"json"_s, u"avro"_s};
    for (const Row &row : readCsv(readFile(alertsFolder() + u"manifest.csv"_s)))
        if (formats.contains(row.value(u"format"_s)) && !row.value(u"file"_s).startsWith(u"replay/"_s))
            m_rows << row;
    if (m_rows.isEmpty())
        QSKIP("the folder of real alert samples is absent");
}

void TestManifestFormats::noticesSayWhatTheManifestSays_data()
{
    QTest::addColumn<Row>("row");
    for (const Row &row : std::as_const(m_rows))
        QTest::newRow(qPrintable(row.value(u"file"_s))) << row;
    QCOMPARE(m_rows.size(), 86);
}

void TestManifestFormats::noticesSayWhatTheManifestSays()
{
    QFETCH(Row, row);
    const auto notice = readNotice(alertsFolder() + row.value(u"file"_s));
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QStringList expected;
    for (const Known &known : knownDifferences())
        if (row.value(u"file"_s).endsWith(known.file))
            expected = known.differences;
    QCOMPARE(differencesOf(row, *notice), expected);
}

void TestManifestFormats::atLeastNinetyNineInAHundredAgree()
{
    int agreed = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const auto notice = readNotice(alertsFolder() + row.value(u"file"_s));
        const QStringList differences =
            notice ? differencesOf(row, *notice) : QStringList{u"refused: "_s + text(notice.error().detail)};
        if (differences.isEmpty()) {
            ++agreed;
            continue;
        }
        QString reason = u"no reason known"_s;
        for (const Known &known : knownDifferences())
            if (row.value(u"file"_s).endsWith(known.file))
                reason = known.reason;
        qInfo(
            "%s: %s (%s)", qPrintable(row.value(u"file"_s)), qPrintable(differences.join(u", "_s)),
            qPrintable(reason));
    }
    qInfo("%d of %lld notices agree with the manifest", agreed, static_cast<long long>(m_rows.size()));
    QVERIFY(agreed >= 84);
}

QTEST_APPLESS_MAIN(TestManifestFormats)
#include "test_manifest_formats.moc"
