#include "core/alerts/parse.h"
#include "tests/core/alerts/support_csv.h"

#include <QDir>
#include <QTest>

#include <ctime>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

std::string fixture()
{
    return readFile(QStringLiteral(TULPAR_SOURCE_DIR) + u"/resources/notices/grb201015a.xml"_s).toStdString();
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("the fixture does not contain what the test replaces");
    return text.replace(at, from.size(), to);
}

std::string guano(std::string_view members)
{
    return R"({"$schema": "https://gcn.nasa.gov/schema/main/gcn/notices/swift/bat/Guano.schema.json", )"
        + std::string(members) + "}";
}

std::string repeated(std::string_view piece, int times)
{
    std::string text;
    text.reserve(piece.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i)
        text += piece;
    return text;
}

std::string entityBomb()
{
    return "<?xml version=\"1.0\"?>\n<!DOCTYPE bomb [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;\">"
           "<!ENTITY c \"&b;&b;&b;&b;&b;\">]>\n<VOEvent ivorn=\"ivo://x/y#z\">&c;</VOEvent>";
}

/// What this process has computed for: a machine that is busy elsewhere is no fault of ours.
class ProcessorTime {
public:
    [[nodiscard]] qint64 ms() const { return (std::clock() - m_start) * 1000 / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

} // namespace

Q_DECLARE_METATYPE(std::string)

/// Bytes that must be refused, with what and where, and never with more than a moment's work.
class TestBadInput final : public QObject {
    Q_OBJECT

private slots:
    void theFixtureItselfIsSound();
    void refused_data();
    void refused();
    void truncatedAtEvery97thByte();
    void oneByteChangedAnywhereNeverHarms();
    void hugeIsRefusedAtOnce();
    void aFullMebibyteIsReadQuickly();
    void depthIsCounted();
    void utf8_data();
    void utf8();
    void harmlessVariationsAreRead_data();
    void harmlessVariationsAreRead();
    void theFuzzersCorpusIsSurvived();
};

void TestBadInput::theFixtureItselfIsSound()
{
    const auto notice = parseNotice(fixture());
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QVERIFY(notice->permitsSlew());
}

void TestBadInput::refused_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<Errc>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, Errc code, const QString &says) {
        QTest::newRow(name) << bytes << code << says;
    };
    const std::string good = fixture();
    row("empty", {}, Errc::Malformed, u"empty"_s);
    row("blank", "  \n ", Errc::UnknownFormat, u"neither XML, JSON, a packet"_s);
    row("160 bytes, no packet", std::string(160, '\1'), Errc::UnknownFormat, u"160 bytes"_s);
    row("classic text", "TITLE:  GCN/SWIFT NOTICE\n", Errc::UnknownFormat, u"neither"_s);
    row("wrong root",
        replaced(replaced(good, "<voe:VOEvent", "<voe:VOTable"), "</voe:VOEvent", "</voe:VOTable"),
        Errc::UnknownFormat, u"'voe:VOTable' is not VOEvent"_s);
    row("two roots", good + "<again/>", Errc::Malformed, u"a second root element at line 66, column 1"_s);
    row("text after", good + "x", Errc::Malformed, u"text after the root element at line 66"_s);
    row("text before", "<!-- -->x" + good, Errc::Malformed, u"text before the root element at line 1"_s);
    row("closing tag", replaced(good, "</What>", "</Whom>"), Errc::Malformed,
        u"'Whom' does not match at line 40"_s);
    row("attribute twice", replaced(good, "role=\"observation\"", "role=\"test\" role=\"observation\""),
        Errc::Malformed, u"'role' twice"_s);
    row("no ivorn", replaced(good, "ivorn=", "ivory="), Errc::Malformed,
        u"no ivorn in voe:VOEvent at line 4"_s);
    row("no packet type", replaced(good, "Packet_Type", "Packet"), Errc::Malformed, u"no Packet_Type"_s);
    row("no position", replaced(replaced(good, "<Position2D", "<Nothing2D"), "</Position2D", "</Nothing2D"),
        Errc::Malformed, u"no Position2D in WhereWhen at line 41"_s);
    row("no declination", replaced(good, "<C2>53.4460</C2>", ""), Errc::Malformed, u"no C2"_s);
    row("NaN", replaced(good, "354.3100", "NaN"), Errc::Malformed,
        u"'NaN' is not a number, in C1 at line 51"_s);
    row("infinite", replaced(good, "53.4460", "1e999"), Errc::Malformed, u"'1e999' is not a number"_s);
    row("sexagesimal", replaced(good, "354.3100", "23:37:14"), Errc::Malformed, u"is not a number"_s);
    row("RA out of range", replaced(good, "354.3100", "-3.5"), Errc::OutOfRange, u"right ascension -3.5"_s);
    row("RA above", replaced(good, "354.3100", "360.1"), Errc::OutOfRange, u"0 to 360"_s);
    row("Dec out of range", replaced(good, "53.4460", "-91"), Errc::OutOfRange,
        u"declination -91.0000 is not within -90 to 90 deg, in Position2D at line 48"_s);
    row("error out of range", replaced(good, "0.0500", "1e9"), Errc::OutOfRange, u"error radius"_s);
    row("error NaN", replaced(good, "0.0500", "nan"), Errc::Malformed, u"Error2Radius"_s);
    row("radians", replaced(good, "<Position2D unit=\"deg\"", "<Position2D unit=\"rad\""), Errc::Unsupported,
        u"'rad'"_s);
    row("other equinox", replaced(good, "coord_system_id=\"UTC-FK5-GEO\"", "coord_system_id=\"UTC-FK4-GEO\""),
        Errc::Unsupported, u"FK4"_s);
    row("coordinates swapped", replaced(good, "<Name1>RA", "<Name1>Dec"), Errc::Unsupported, u"not RA"_s);
    row("entity bomb", entityBomb(), Errc::Malformed, u"declarations are not allowed at line 2, column 1"_s);
    row("external entity", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", Errc::Malformed,
        u"not allowed"_s);
    row("deep XML", repeated("<a>", 100000), Errc::TooDeep, u"at line 1, column 193"_s);
    row("deep JSON", repeated("[", 100000), Errc::TooDeep, u"at line 1, column 65"_s);
    row("deep JSON closed", repeated("{\"a\":", 100000), Errc::TooDeep, u"inside each other"_s);
    row("invalid UTF-8",
        replaced(
            good, "VO-GCN",
            "VO\xff"
            "GCN"),
        Errc::Malformed, u"not UTF-8 text at byte"_s);
    row("NUL", replaced(good, "VO-GCN", std::string_view("VO\0GCN", 6)), Errc::Malformed, u"not UTF-8"_s);
    row("UTF-16", std::string("<\0?\0x\0m\0l\0", 10), Errc::Malformed, u"not UTF-8 text at byte 1"_s);
    row("XML above 1 MiB", good + repeated(" ", 1 << 20), Errc::TooLarge, u"at most 1048576"_s);
    row("JSON not an object", "[1, 2]", Errc::UnknownFormat, u"no object"_s);
    row("JSON other", "{\"a\": 1}", Errc::UnknownFormat, u"$schema"_s);
    row("JSON truncated", guano("\"ra\": 1, \"dec\"").substr(0, 100), Errc::Malformed,
        u"unfinished string at line 1, column 98"_s);
    row("JSON cut short", guano("\"ra\": [1, 2").substr(0, 99), Errc::Malformed, u"ends inside a value"_s);
    row("JSON two values", guano("\"ra\": 1") + "{}", Errc::Malformed, u"text after the value"_s);
    row("JSON bracket", guano("\"id\": [1}"), Errc::Malformed, u"unexpected '}' at line 1"_s);
    row("JSON grammar", guano("\"ra\" 1"), Errc::Malformed, u"not JSON"_s);
    row("JSON NaN", guano("\"ra\": NaN, \"dec\": 1"), Errc::Malformed, u"not JSON"_s);
    row("JSON text for RA", guano("\"ra\": \"12\", \"dec\": 1"), Errc::Malformed, u"'ra' is not a number"_s);
    row("JSON half a position", guano("\"ra\": 12"), Errc::Malformed, u"'ra' without 'dec'"_s);
    row("JSON Dec range", guano("\"ra\": 12, \"dec\": 90.5"), Errc::OutOfRange, u"90.5000"_s);
    row("JSON error range", guano("\"ra\": 12, \"dec\": 0.5, \"ra_dec_error\": 1e3"), Errc::OutOfRange,
        u"ra_dec_error"_s);
    row("JSON containment", guano("\"ra\":1,\"dec\":2,\"ra_dec_error\":1,\"containment_probability\":90"),
        Errc::OutOfRange, u"containment"_s);
}

void TestBadInput::refused()
{
    QFETCH(std::string, bytes);
    QFETCH(Errc, code);
    QFETCH(QString, says);
    const auto notice = parseNotice(bytes);
    QVERIFY(!notice);
    const QString detail = QString::fromStdString(notice.error().detail);
    QVERIFY2(notice.error().code == code, qPrintable(detail));
    QVERIFY2(detail.contains(says), qPrintable(detail));
    // The next notice is read as if nothing had happened.
    QVERIFY(parseNotice(fixture()).has_value());
}

void TestBadInput::truncatedAtEvery97thByte()
{
    const std::string good = fixture();
    for (std::size_t length = 0; length + 1 < good.size(); length += 97) {
        const auto notice = parseNotice(std::string_view(good).substr(0, length));
        QVERIFY2(!notice, qPrintable(QString::number(length)));
        QVERIFY(notice.error().code == Errc::Malformed);
        QVERIFY(!notice.error().detail.empty());
    }
}

void TestBadInput::oneByteChangedAnywhereNeverHarms()
{
    const std::string good = fixture();
    int refused = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char put : {'<', '&', '"', '\0', '\x80'}) {
            std::string bad = good;
            bad[at] = put;
            const auto notice = parseNotice(bad);
            refused += notice ? 0 : 1;
            if (notice && notice->position.direction)
                QVERIFY(notice->position.direction->dec <= Angle::degrees(90));
        }
    }
    QVERIFY(refused > static_cast<int>(good.size()) * 2); // NUL and 0x80 at least
}

void TestBadInput::hugeIsRefusedAtOnce()
{
    constexpr std::size_t kHuge = 50'000'000;
    std::string xml = "<VOEvent ivorn='ivo://x/y#z'>";
    xml.resize(kHuge, ' ');
    std::string json = "{";
    json.resize(kHuge, ' ');
    const ProcessorTime timer;
    const auto notice = parseNotice(xml);
    QVERIFY(!notice && notice.error().code == Errc::TooLarge);
    const auto other = parseNotice(json);
    QVERIFY(!other && other.error().code == Errc::TooLarge);
    QVERIFY2(timer.ms() < 100, "the size alone must decide");
}

/// The dearest texts that the limits allow: many elements, and one element with all its attributes.
void TestBadInput::aFullMebibyteIsReadQuickly()
{
    const std::string inside = repeated("<a/>", 260000);
    const std::string many = "<VOEvent ivorn='ivo://x/y#z'>" + inside + "</VOEvent>";
    QVERIFY(many.size() < NoticeLimits().xmlBytes);
    const ProcessorTime timer;
    QVERIFY(parseNotice(many).has_value());
    std::string attributes = "<VOEvent ";
    for (int i = 0; i < 60000; ++i)
        attributes += "a" + std::to_string(i) + "='' ";
    QVERIFY(parseNotice(attributes + "/>").error().code == Errc::TooLarge);
    qInfo("%lld ms", static_cast<long long>(timer.ms()));
    QVERIFY2(timer.ms() < 5000, "must not grow faster than the text");
}

void TestBadInput::depthIsCounted()
{
    const int limit = NoticeLimits().depth;
    const auto nested = [](int depth) { return repeated("<a>", depth) + repeated("</a>", depth); };
    QVERIFY(guardXml(nested(limit)).has_value());
    QVERIFY(guardXml(nested(limit + 1)).error().code == Errc::TooDeep);
    const auto lists = [](int depth) { return repeated("[", depth) + repeated("]", depth); };
    QVERIFY(guardJson(lists(limit)).has_value());
    QVERIFY(guardJson(lists(limit + 1)).error().code == Errc::TooDeep);
}

void TestBadInput::utf8_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<bool>("good");
    QTest::newRow("two bytes") << std::string("\xC3\xA9") << true;
    QTest::newRow("three bytes") << std::string("\xE2\x82\xAC") << true;
    QTest::newRow("four bytes") << std::string("\xF0\x9F\x94\xAD") << true;
    QTest::newRow("overlong two") << std::string("\xC0\xAF") << false;
    QTest::newRow("overlong three") << std::string("\xE0\x80\xAF") << false;
    QTest::newRow("overlong four") << std::string("\xF0\x80\x80\xAF") << false;
    QTest::newRow("surrogate") << std::string("\xED\xA0\x80") << false;
    QTest::newRow("beyond Unicode") << std::string("\xF4\x90\x80\x80") << false;
    QTest::newRow("continuation alone") << std::string("a\x80") << false;
    QTest::newRow("cut short") << std::string("\xE2\x82") << false;
    QTest::newRow("Latin 1") << std::string("caf\xE9 ") << false;
    QTest::newRow("control") << std::string("a\x07") << false;
}

void TestBadInput::utf8()
{
    QFETCH(std::string, bytes);
    QFETCH(bool, good);
    QCOMPARE(checkUtf8(bytes).has_value(), good);
}

void TestBadInput::harmlessVariationsAreRead_data()
{
    QTest::addColumn<std::string>("bytes");
    const std::string good = fixture();
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + good;
    QTest::newRow("blank before") << replaced(good, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "\n  ");
    QTest::newRow("no namespaces") << replaced(
        replaced(good, "<voe:VOEvent", "<VOEvent"), "</voe:VOEvent", "</VOEvent");
    QTest::newRow("comment after") << good + "<!-- bye -->\n<?done?>";
    QTest::newRow("character data") << replaced(good, ">354.3100<", "><![CDATA[354.3100]]><");
    QTest::newRow("references") << replaced(good, "VO-GCN", "V&#79;&amp;GCN");
    std::string windows;
    for (const char c : good)
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    QTest::newRow("CR LF") << windows;
}

void TestBadInput::harmlessVariationsAreRead()
{
    QFETCH(std::string, bytes);
    const auto plain = parseNotice(fixture());
    const auto notice = parseNotice(bytes);
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QVERIFY(*notice == *plain);
}

void TestBadInput::theFuzzersCorpusIsSurvived()
{
    const QDir corpus(QStringLiteral(TULPAR_SOURCE_DIR) + u"/tests/fuzz/corpus/notice"_s);
    const QStringList files = corpus.entryList(QDir::Files);
    QVERIFY(files.size() >= 20);
    for (const QString &file : files) {
        const auto notice = parseNotice(readFile(corpus.filePath(file)).toStdString());
        QVERIFY2(notice || !notice.error().detail.empty(), qPrintable(file));
    }
}

QTEST_APPLESS_MAIN(TestBadInput)
#include "test_bad_input.moc"
