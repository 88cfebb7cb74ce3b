#include "core/alerts/parse.h"
#include "tests/core/alerts/support_csv.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <ctime>
#include <random>

using namespace tulpar;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::string)

namespace {

const QString kCorpus = QStringLiteral(TULPAR_SOURCE_DIR) + u"/tests/fuzz/corpus/"_s;

std::string seed(const QString &name)
{
    const QByteArray bytes = readFile(kCorpus + name);
    if (bytes.isEmpty())
        qFatal("the corpus lacks a seed of this test");
    return bytes.toStdString();
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("the fixture does not contain what the test replaces");
    return text.replace(at, from.size(), to);
}

std::string json(std::string_view members)
{
    return R"({"$schema":"https://gcn.nasa.gov/schema/main/gcn/notices/swift/bat/Guano.schema.json",)"
        + std::string(members) + "}";
}

std::string lvk(std::string_view members)
{
    return R"({"superevent_id":"S1","alert_type":"UPDATE",)" + std::string(members) + "}";
}

std::string nested(std::string_view open, std::string_view close, int depth)
{
    std::string text;
    for (int i = 0; i < depth; ++i)
        text += open;
    for (int i = 0; i < depth; ++i)
        text += close;
    return text;
}

/// A packet with one word changed.
std::string packet(const QString &name, std::size_t word, std::uint32_t value)
{
    std::string bytes = seed(u"packet/"_s + name);
    for (std::size_t i = 0; i < 4; ++i)
        bytes[4 * word + i] = static_cast<char>(value >> (24 - 8 * i) & 0xFFU);
    return bytes;
}

/// What this process has computed for: a machine that is busy elsewhere is no fault of ours.
class ProcessorTime {
public:
    [[nodiscard]] qint64 ms() const { return (std::clock() - m_start) * 1000 / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

} // namespace

/// JSON, text, packets and archives as nobody should send them: refused with what and where, or kept with
/// what is odd about them said.
class TestBadFormats final : public QObject {
    Q_OBJECT

private slots:
    void refused_data();
    void refused();
    void keptButNeverSlewedTo_data();
    void keptButNeverSlewedTo();
    void aTopicOfTestsMakesATest();
    void theLongestAllowedIsReadQuickly();
    void changedBytesNeverHarm();
    void theFuzzersCorpusIsSurvived();
};

void TestBadFormats::refused_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<Errc>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, Errc code, const QString &says) {
        QTest::newRow(name) << bytes << code << says;
    };
    const std::string text = seed(u"text/bat"_s);
    row("RA twice", json("\"ra\":1,\"ra\":1,\"dec\":2"), Errc::Malformed,
        u"'ra' stands twice in one object"_s);
    row("RA twice, escaped", json("\"ra\":1,\"\\u0072a\":2,\"dec\":3"), Errc::Malformed,
        u"'ra' stands twice"_s);
    row("type twice", json("\"alert_type\":\"retraction\",\"alert_type\":\"initial\""), Errc::Malformed,
        u"'alert_type' stands twice"_s);
    row("wave's time twice", lvk("\"event\":{\"time\":\"2023-01-01T00:00:00Z\",\"time\":\"x\"}"),
        Errc::Malformed, u"'time' stands twice"_s);
    row("NaN", json("\"ra\":NaN,\"dec\":1"), Errc::Malformed, u"not JSON"_s);
    row("NaN as text", json("\"ra\":\"NaN\",\"dec\":1"), Errc::Malformed, u"'ra' is not a number"_s);
    row("infinite", json("\"ra\":1e999,\"dec\":1"), Errc::Malformed, u"not JSON"_s);
    row("400 degrees", json("\"ra\":400,\"dec\":1"), Errc::OutOfRange,
        u"right ascension 400.0000 is not within 0 to 360 deg, in 'ra' and 'dec'"_s);
    row("Dec 400", json("\"ra\":1,\"dec\":-400"), Errc::OutOfRange, u"declination -400"_s);
    row("error of 400 deg", json("\"ra\":1,\"dec\":1,\"ra_dec_error\":400"), Errc::OutOfRange,
        u"above 360"_s);
    row("error no number", json("\"ra\":1,\"dec\":1,\"ra_dec_error\":[1,\"x\"]"), Errc::Malformed,
        u"'ra_dec_error'"_s);
    row("corner off the sphere", json("\"rectangular_error_corners\":[[1,2],[3,400]]"), Errc::OutOfRange,
        u"in 'rectangular_error_corners'"_s);
    row("corners endless", json("\"rectangular_error_corners\":[" + nested("[1,2],", "", 5000) + "[1,2]]"),
        Errc::Malformed, u"no list of corners"_s);
    row("revision", json("\"record_number\":-1"), Errc::OutOfRange, u"'record_number'"_s);
    row("deep in a value", json("\"x\":" + nested("[", "]", 70)), Errc::TooDeep, u"more than 64 values"_s);
    row("deep objects", nested("{\"a\":", "}", 70), Errc::TooDeep, u"line 1, column 321"_s);
    row("Latin 1", json("\"id\":\"caf\xE9\""), Errc::Malformed, u"not UTF-8 text at byte"_s);
    row("half a surrogate", json("\"id\":\"\\ud800\""), Errc::Malformed, u"not JSON"_s);
    row("NUL", json(std::string_view("\"id\":\"a\0b\"", 10)), Errc::Malformed, u"not UTF-8 text at byte"_s);
    row("UTF-16", std::string("\xFF\xFE{\0}\0", 6), Errc::UnknownFormat,
        u"UTF-16 text: notices are written in UTF-8"_s);
    row("gzip bomb", std::string("\x1F\x8B\x08\0", 4) + std::string(100'000, '\0'), Errc::UnknownFormat,
        u"a gzip archive: notices come uncompressed"_s);
    row("FITS", "SIMPLE  =                    T", Errc::UnknownFormat, u"a FITS file, maybe a sky map"_s);
    row("no schema", "{\"ra\":1,\"dec\":2}", Errc::UnknownFormat, u"without a '$schema' of GCN"_s);
    row("wave without a name", "{\"superevent_id\":null,\"alert_type\":\"UPDATE\"}", Errc::Malformed,
        u"'superevent_id'"_s);
    row("wave without a type", "{\"superevent_id\":\"S1\"}", Errc::Malformed, u"'alert_type' is missing"_s);
    row("wave's event no object", lvk("\"event\":[1]"), Errc::Malformed, u"'event' is neither"_s);

    row("packet too short", std::string(159, '\0'), Errc::Malformed, u"159 bytes, a packet has 160"_s);
    row("two packets", seed(u"packet/keepalive"_s) + seed(u"packet/keepalive"_s), Errc::Malformed,
        u"320 bytes, a packet has 160"_s);
    row("packet of type 0", std::string(160, '\0'), Errc::Malformed, u"0 is no packet type, in word 0"_s);
    row("packet RA", packet(u"bat_position"_s, 7, 3'600'001), Errc::OutOfRange, u"in words 7 and 8"_s);
    row("packet Dec", packet(u"bat_position"_s, 8, 4'000'000), Errc::OutOfRange, u"declination 400.0000"_s);
    row("packet radius", packet(u"bat_position"_s, 11, 3'600'001), Errc::OutOfRange, u"in word 11"_s);

    row("text without a type", replaced(text, "Swift-BAT GRB Position", ""), Errc::Malformed,
        u"NOTICE_TYPE"_s);
    row("text RA", replaced(text, "87.874d", "eighty"), Errc::Malformed, u"in GRB_RA at line 5"_s);
    row("text Dec 400", replaced(text, "+70.119d", "+400.0d"), Errc::OutOfRange, u"declination 400"_s);
    row("text NaN", replaced(text, "87.874d", "nand"), Errc::Malformed, u"no right ascension of J2000"_s);
    row("text unit", replaced(text, "[arcmin", "[furlongs"), Errc::Malformed,
        u"neither deg, arcmin nor arcsec, in GRB_ERROR"_s);
    row("text of many lines", text + nested("COMMENTS: x\n", "", 2100), Errc::TooLarge,
        u"more than 2000 lines"_s);
    row("text too long", text + "COMMENTS: " + std::string(300'000, 'x'), Errc::TooLarge,
        u"at most 262144"_s);
    row("text in Latin 1", text + "COMMENTS: caf\xE9 \n", Errc::Malformed, u"not UTF-8"_s);

    row("Avro compressed", seed(u"avro/deflate"_s), Errc::Unsupported, u"compressed with 'deflate'"_s);
    row("Avro in itself", seed(u"avro/recursive"_s), Errc::TooDeep, u"inside each other, at byte"_s);
    row("Avro endless type", seed(u"avro/endless_type"_s), Errc::TooDeep, u"inside each other"_s);
    row("Avro cut short", seed(u"avro/update"_s).substr(0, 900), Errc::Malformed, u"ends inside a value"_s);
    row("Avro of nulls", seed(u"avro/many_nulls"_s), Errc::TooLarge, u"more than 1000 items"_s);
}

void TestBadFormats::refused()
{
    QFETCH(std::string, bytes);
    QFETCH(Errc, code);
    QFETCH(QString, says);
    const ProcessorTime timer;
    const auto notice = parseNotice(bytes);
    QVERIFY2(timer.ms() < 1000, "a refusal takes no time");
    QVERIFY(!notice);
    const QString detail = QString::fromStdString(notice.error().detail);
    QVERIFY2(notice.error().code == code, qPrintable(detail));
    QVERIFY2(detail.contains(says), qPrintable(detail));
}

void TestBadFormats::keptButNeverSlewedTo_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<SlewReason>("reason");
    const std::string text = seed(u"text/bat"_s);
    const auto row = [](const char *name, const std::string &bytes, SlewReason reason) {
        QTest::newRow(name) << bytes << reason;
    };
    row("impossible time", json("\"ra\":1,\"dec\":2,\"trigger_time\":\"2022-01--2T22:18:45\""),
        SlewReason::TimeUnreadable);
    row("a burst of last year", json("\"ra\":1,\"dec\":2,\"alert_tense\":\"archival\""),
        SlewReason::Archival);
    row("injected", json("\"ra\":1,\"dec\":2,\"alert_tense\":\"injection\""), SlewReason::Test);
    row("placeholder", json("\"ra\":0,\"dec\":0"), SlewReason::PositionUnavailable);
    row("retracted without a place", json("\"alert_type\":\"retraction\",\"ra\":null"),
        SlewReason::Retraction);
    row("of a mission nobody knows", replaced(seed(u"unified/duplicate_ra"_s), "\"ra\":1,", ""),
        SlewReason::ClassUnstated);
    row("packet's day is impossible", packet(u"bat_position"_s, 5, 1), SlewReason::TimeUnreadable);
    row("packet's second is impossible", packet(u"bat_position"_s, 6, 0x7FFFFFFF),
        SlewReason::TimeUnreadable);
    row("packet of an unknown type", packet(u"bat_position"_s, 0, 4242), SlewReason::NoPosition);
    row("two forms of Dec", seed(u"text/contradicts"_s), SlewReason::PositionDoubtful);
    row("two RAs", seed(u"text/two_places"_s), SlewReason::PositionDoubtful);
    row("text's date and day differ", replaced(text, "19294 TJD", "19295 TJD"), SlewReason::TimeUnreadable);
    row("text's month is impossible", replaced(text, "21 Mar 21 07", "21 Foo 21 07"),
        SlewReason::TimeUnreadable);
}

void TestBadFormats::keptButNeverSlewedTo()
{
    QFETCH(std::string, bytes);
    QFETCH(SlewReason, reason);
    const auto notice = parseNotice(bytes);
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QVERIFY(std::ranges::find(notice->reasons, reason) != notice->reasons.end());
}

void TestBadFormats::aTopicOfTestsMakesATest()
{
    RawNotice raw;
    raw.bytes = seed(u"unified/ep"_s);
    raw.topic = "gcn.notices.einstein_probe.wxt.alert";
    QVERIFY(parseDelivered(raw)->permitsSlew());
    for (const char *topic :
         {"gcn.notices.icecube.test.gold_bronze_track_alerts", "igwn.gwalert-test",
          "gcn.classic.text.FERMI_GBM_POS_TEST"}) {
        raw.topic = topic;
        const auto notice = parseDelivered(raw);
        QVERIFY(notice->test == Stated::Yes && !notice->permitsSlew());
    }
    raw.topic = "gcn.notices.latest"; // a word, not letters inside one
    QVERIFY(parseDelivered(raw)->permitsSlew());
    raw.bytes = "{";
    QVERIFY(!parseDelivered(raw));
}

/// The dearest that the limits allow.
void TestBadFormats::theLongestAllowedIsReadQuickly()
{
    const ProcessorTime timer;
    constexpr std::size_t kMap = 16'000'000;
    QVERIFY(parseNotice(json("\"healpix_file\":\"" + std::string(kMap, 'A') + "\"")).has_value());
    std::string members;
    for (int i = 0; members.size() < kMap; ++i)
        members += "\"a" + std::to_string(i) + "\":[],";
    QVERIFY(parseNotice(json(members + "\"ra\":1,\"dec\":2")).has_value());
    std::string lines = seed(u"text/bat"_s);
    while (lines.size() < 260'000)
        lines += "COMMENTS:" + std::string(190, ' ') + "This is a test\n";
    QVERIFY(parseNotice(lines).has_value());
    qInfo("%lld ms", static_cast<long long>(timer.ms()));
    QVERIFY2(timer.ms() < 5000, "must not grow faster than the text");
}

void TestBadFormats::changedBytesNeverHarm()
{
    std::mt19937 chance(20'261'122);
    for (const QString &name :
         {u"unified/maxi"_s, u"lvk/coincidence"_s, u"packet/integral_wakeup"_s, u"text/bat"_s,
          u"avro/update"_s}) {
        const std::string good = seed(name);
        QVERIFY(parseNotice(good).has_value());
        for (int i = 0; i < 4000; ++i) {
            std::string bad = good;
            for (int change = 0; change <= i % 3; ++change)
                bad[chance() % bad.size()] = static_cast<char>(chance() & 0xFFU);
            const auto notice = parseNotice(bad);
            if (!notice)
                QVERIFY(!notice.error().detail.empty());
            else if (notice->position.direction)
                QVERIFY(notice->position.direction->dec <= Angle::degrees(90.0000001));
        }
    }
}

void TestBadFormats::theFuzzersCorpusIsSurvived()
{
    int files = 0;
    for (const QString &folder : QDir(kCorpus).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir seeds(kCorpus + folder);
        for (const QString &file : seeds.entryList(QDir::Files)) {
            const auto notice = parseNotice(readFile(seeds.filePath(file)).toStdString());
            QVERIFY2(notice || !notice.error().detail.empty(), qPrintable(file));
            ++files;
        }
    }
    QVERIFY(files > 90);
}

QTEST_APPLESS_MAIN(TestBadFormats)
#include "test_bad_formats.moc"
