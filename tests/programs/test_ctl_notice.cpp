#include "tests/core/alerts/support_csv.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using Row = QHash<QString, QString>;

namespace {

const QString kProgram = QStringLiteral(TULPAR_PROGRAMS "/tulparctl");
const QString kAlerts = QStringLiteral(TULPAR_SHARED_DATA "/alerts/");

struct Ran {
    int status = -1;
    QList<QJsonObject> lines;
    QString error;
};

Ran run(const QStringList &files)
{
    QProcess program;
    program.start(kProgram, QStringList{u"notice"_s} + files);
    if (!program.waitForFinished(100'000))
        return {};
    Ran ran{program.exitCode(), {}, QString::fromUtf8(program.readAllStandardError())};
    for (const QByteArray &line : program.readAllStandardOutput().split('\n'))
        if (!line.isEmpty())
            ran.lines << QJsonDocument::fromJson(line).object();
    return ran;
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return path;
}

bool isNotice(const Row &row)
{
    const QSet<QString> others{
        u"fits-healpix"_s, u"vtp"_s, u"binary-stream"_s, u"tar.bz2 of voevents"_s, u"csv.gz"_s};
    return !others.contains(row.value(u"format"_s)) && !row.value(u"file"_s).startsWith(u"replay/"_s);
}

/// Where the list contradicts the notice's own bytes, and why we stay with the notice.
QString whyNotAsListed(const QString &file)
{
    const QHash<QString, QString> reasons{
        {u"Antares_1438351269.xml"_s, u"the list took the observatory's place for the source's"_s},
        {u"Test_FRB201909010206_58727.0895523.xml"_s,
         u"the list took the observatory's place for the source's"_s},
        {u"GECAM_FLT.bin"_s, u"GECAM's packets count ten-thousandths of a second"_s},
        {u"SK_SN.bin"_s, u"the list knows no form of this packet: words 7, 8, 15, bit 1 of word 18"_s}};
    return reasons.value(file.section(u'/', -1));
}

/// Times as numbers of seconds with their fraction as text, so that 07.5 and 07.500 are one.
QString timeOf(QString text)
{
    text.remove(u'Z').replace(u' ', u'T');
    const QString fraction = text.section(u'.', 1);
    return text.section(u'.', 0, 0) + u'.' + fraction.leftJustified(9, u'0');
}

/// What differs between the object and the row, by name; what the list leaves blank is not compared.
QStringList differencesOf(const Row &row, const QJsonObject &object)
{
    QStringList differences;
    const auto note = [&](bool same, const QString &what) {
        if (!same)
            differences << what;
    };
    if (!object.value(u"ok"_s).toBool())
        return {u"refused: "_s + object.value(u"error"_s).toString()};
    const QJsonObject position = object.value(u"position"_s).toObject();
    const QString kind = row.value(u"notice_type"_s);
    note(kind.isEmpty() || object.value(u"kind"_s).toString() == kind, u"kind"_s);
    const QString event = row.value(u"event_id"_s);
    const bool belongsToNone = kind == u"IM_ALIVE"_s; // the list's 0 is its empty word
    if (!event.isEmpty() && !belongsToNone)
        note(object.value(u"event"_s).toString().section(u':', 1) == event, u"event"_s);
    for (const auto &[column, key] :
         {std::pair(u"trigger_time_utc"_s, u"trigger_utc"_s), {u"notice_time_utc"_s, u"notice_utc"_s}})
        if (const QString expected = row.value(column); !expected.isEmpty())
            note(timeOf(object.value(key).toString()) == timeOf(expected), column);
    if (!row.value(u"pos_type"_s).isEmpty()) {
        QString expected = row.value(u"pos_type"_s);
        if (expected == u"spacecraft_pointing"_s)
            expected = u"pointing"_s;
        // The list has no map for a VOEvent that names one instead of coordinates.
        const QString found = position.value(u"kind"_s).toString();
        const bool named =
            found == u"skymap"_s && expected == u"none"_s && row.value(u"format"_s).startsWith(u"voevent"_s);
        note(found == expected || named, u"position kind "_s + found);
    }
    constexpr double kDegrees = 1e-6;
    const bool isPlaced = row.value(u"pos_type"_s) != u"unavailable"_s;
    for (const auto &[column, key] :
         {std::pair(u"ra_deg"_s, u"ra_deg"_s),
          {u"dec_deg"_s, u"dec_deg"_s},
          {u"err_deg"_s, u"error_deg"_s}}) {
        const double expected = row.value(column).toDouble();
        const bool isNotGiven = column == u"err_deg"_s && expected <= 0; // 0, -1: no radius
        if (row.value(column).isEmpty() || !isPlaced || isNotGiven)
            continue;
        const QJsonValue found = position.value(key);
        note(found.isDouble() && std::abs(found.toDouble() - expected) <= kDegrees, key);
    }
    const QString test = row.value(u"is_test"_s);
    if (!test.isEmpty())
        note((object.value(u"test"_s).toString() == u"yes"_s) == (test == u"True"_s), u"test"_s);
    note(
        object.value(u"retraction"_s).toBool() == (row.value(u"is_retraction"_s) == u"True"_s),
        u"retraction"_s);
    if (const QString advice = row.value(u"slew_advice"_s); !advice.isEmpty())
        note((object.value(u"slew"_s).toString() == u"yes"_s) == (advice == u"yes"_s), u"slew"_s);
    return differences;
}

} // namespace

/// `tulparctl notice`: the true program over every sample, and over what nobody should send.
class TestCtlNotice final : public QObject {
    Q_OBJECT

private slots:
    void everySampleAsTheManifestSays();
    void whatIsNoNoticeIsRefusedWithAReason();
    void mapsAreReadAndLabelled();
    void refusalsSayWhatWhereAndWhatToDo_data();
    void refusalsSayWhatWhereAndWhatToDo();
    void oneBadFileSpoilsNoOther();
};

void TestCtlNotice::everySampleAsTheManifestSays()
{
    QList<Row> rows;
    QStringList files;
    for (const Row &row : readCsv(readFile(kAlerts + u"manifest.csv"_s))) {
        if (!isNotice(row))
            continue;
        rows << row;
        files << kAlerts + row.value(u"file"_s);
    }
    if (rows.isEmpty())
        QSKIP("the folder of real alert samples is absent");
    QCOMPARE(rows.size(), 312);
    const Ran ran = run(files);
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.lines.size(), rows.size());
    int agreed = 0;
    int explained = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString file = rows.at(i).value(u"file"_s);
        QCOMPARE(ran.lines.at(i).value(u"file"_s).toString(), files.at(i));
        const QStringList differences = differencesOf(rows.at(i), ran.lines.at(i));
        if (differences.isEmpty()) {
            ++agreed;
            continue;
        }
        const QString reason = whyNotAsListed(file);
        explained += reason.isEmpty() ? 0 : 1;
        qInfo(
            "%s: %s (%s)", qPrintable(file), qPrintable(differences.join(u", "_s)),
            reason.isEmpty() ? "no reason known" : qPrintable(reason));
    }
    qInfo(
        "%d of %lld notices agree with the manifest; in %d it contradicts the notice itself", agreed,
        static_cast<long long>(rows.size()), explained);
    QCOMPARE(agreed + explained, rows.size());
    QVERIFY(agreed >= 308);
}

void TestCtlNotice::whatIsNoNoticeIsRefusedWithAReason()
{
    QStringList files;
    for (const Row &row : readCsv(readFile(kAlerts + u"manifest.csv"_s)))
        if (!isNotice(row))
            files << kAlerts + row.value(u"file"_s);
    if (files.isEmpty())
        QSKIP("the folder of real alert samples is absent");
    const Ran ran = run(files);
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.lines.size(), files.size());
    for (const QJsonObject &object : ran.lines) {
        QVERIFY2(!object.value(u"ok"_s).toBool(), qPrintable(object.value(u"file"_s).toString()));
        QVERIFY(object.value(u"error"_s).toString().size() > 10);
        QVERIFY(ran.error.contains(object.value(u"error"_s).toString()));
    }
}

void TestCtlNotice::mapsAreReadAndLabelled()
{
    const QString file = kAlerts + u"lvk/MS181101ab-ext-update.json"_s;
    if (!QFile::exists(file))
        QSKIP("the folder of real alert samples is absent");
    const Ran ran = run({file});
    QCOMPARE(ran.status, 0);
    const QJsonArray maps = ran.lines.first().value(u"maps"_s).toArray();
    QCOMPARE(maps.size(), 2);
    QCOMPARE(maps.at(0)[u"source"_s].toString(), u"notice"_s);
    QCOMPARE(maps.at(1)[u"source"_s].toString(), u"combined"_s);
    QVERIFY(std::abs(maps.at(0)[u"area90_deg2"_s].toDouble() - 30.9883) < 0.05);
    QVERIFY(ran.lines.first().value(u"map_error"_s).isNull());
}

void TestCtlNotice::refusalsSayWhatWhereAndWhatToDo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const QByteArray schema = R"({"$schema":"https://gcn.nasa.gov/schema/main/gcn/notices/a/b.schema.json",)";
    const auto row = [](const char *name, const QByteArray &bytes, const QString &code, const QString &says) {
        QTest::newRow(name) << bytes << code << says;
    };
    row("empty", {}, u"malformed"_s, u"an empty notice"_s);
    row("prose", "Dear observers", u"unknown_format"_s, u"at byte 0"_s);
    row("gzip", QByteArray::fromHex("1f8b0800"), u"unknown_format"_s, u"gzip archive"_s);
    row("50 MB", QByteArray(50'000'000, ' '), u"too_large"_s, u"50000000 bytes, at most 16777216"_s);
    row("deep", QByteArray(100'000, '['), u"too_deep"_s, u"line 1, column 65"_s);
    row("twice", schema + "\"ra\":1,\"ra\":2,\"dec\":3}", u"malformed"_s, u"'ra' stands twice"_s);
    row("400 degrees", schema + "\"ra\":1,\"dec\":400}", u"out_of_range"_s, u"declination 400"_s);
    row("UTF-16", QByteArray::fromHex("fffe7b007d00"), u"unknown_format"_s, u"UTF-16"_s);
    row("short packet", QByteArray(159, '\0'), u"malformed"_s, u"159 bytes, a packet has 160"_s);
}

void TestCtlNotice::refusalsSayWhatWhereAndWhatToDo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, says);
    QTemporaryDir folder;
    const QString file = written(folder, u"notice"_s, bytes);
    const Ran ran = run({file});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.lines.size(), 1);
    const QJsonObject object = ran.lines.first();
    QCOMPARE(object.value(u"ok"_s).toBool(true), false);
    QCOMPARE(object.value(u"code"_s).toString(), code);
    QVERIFY2(
        object.value(u"error"_s).toString().contains(says), qPrintable(object.value(u"error"_s).toString()));
    const QString advice = object.value(u"advice"_s).toString();
    QVERIFY(advice.endsWith(u'.'));
    QVERIFY2(
        ran.error.contains(file) && ran.error.contains(says) && ran.error.contains(advice),
        qPrintable(ran.error));
}

void TestCtlNotice::oneBadFileSpoilsNoOther()
{
    QTemporaryDir folder;
    const QString good = QStringLiteral(TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml");
    const Ran ran =
        run({folder.filePath(u"absent"_s), good, folder.path(), written(folder, u"bad"_s, "{"), good});
    QCOMPARE(ran.status, 1);
    QList<bool> understood;
    for (const QJsonObject &object : ran.lines)
        understood << object.value(u"ok"_s).toBool();
    QCOMPARE(understood, (QList<bool>{false, true, false, false, true}));
    QCOMPARE(run({}).status, 2);
}

QTEST_GUILESS_MAIN(TestCtlNotice)
#include "test_ctl_notice.moc"
