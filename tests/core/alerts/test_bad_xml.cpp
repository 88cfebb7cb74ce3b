#include "core/alerts/parse.h"
#include "core/alerts/xml_document.h"
#include "core/base/is_sanitized.h"
#include "tests/core/alerts/support_csv.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

using namespace tulpar;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::string)

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

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

std::string withoutHeader(const std::string &text)
{
    return text.substr(text.find("<voe:VOEvent"));
}

/// The fixture after a document type of its own, of which `used` stands in the author's name.
std::string withDoctype(const std::string &doctype, std::string_view used)
{
    return "<?xml version=\"1.0\"?>\n<!DOCTYPE e " + doctype + ">\n"
        + replaced(withoutHeader(fixture()), "VO-GCN", used);
}

/// Ten entities, each ten of the one before: three gigabytes where they are expanded.
std::string billionLaughs()
{
    std::string entities = "<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 10; ++i)
        entities += "<!ENTITY a" + std::to_string(i) + " \""
            + repeated("&a" + std::to_string(i - 1) + ";", 10) + "\">";
    return withDoctype("[" + entities + "]", "&a9;");
}

std::string utf16(const std::string &text, bool bigEndian)
{
    std::string wide = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : text) {
        wide += bigEndian ? '\0' : c;
        wide += bigEndian ? c : '\0';
    }
    return wide;
}

std::string reference(std::string_view written)
{
    return replaced(fixture(), "VO-GCN", written);
}

std::string ra(std::string_view written)
{
    return replaced(fixture(), "354.3100", written);
}

std::string twice(std::string_view part)
{
    return replaced(fixture(), part, std::string(part) + std::string(part));
}

/// The largest memory that this process ever held, in MB.
int peakMegabytes()
{
    for (const QByteArray &line : readFile(u"/proc/self/status"_s).split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toInt() / 1024;
    return 0;
}

} // namespace

/// XML that an attacker or a broken author would send: refused with what and where, at once, with nothing
/// opened.
class TestBadXml final : public QObject {
    Q_OBJECT

private slots:
    void refused_data();
    void refused();
    void anExternalEntityOpensNothing();
    void whatIsOnlyUnusualIsRead_data();
    void whatIsOnlyUnusualIsRead();
    void textInPiecesIsOneText();
    void impossibleTimesStayVisible_data();
    void impossibleTimesStayVisible();
    void theDearestTextsCostLittle_data();
    void theDearestTextsCostLittle();
};

void TestBadXml::refused_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<Errc>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, Errc code, const QString &says) {
        QTest::newRow(name) << bytes << code << says;
    };
    const QString declared = u"declarations are not allowed at line 2, column 1"_s;
    row("billion laughs", billionLaughs(), Errc::Malformed, declared);
    row("quadratic blow-up",
        withDoctype("[<!ENTITY a \"" + std::string(50000, 'a') + "\">]", repeated("&a;", 50000)),
        Errc::Malformed, declared);
    row("entity of a file", withDoctype("[<!ENTITY x SYSTEM \"file:///etc/passwd\">]", "&x;"),
        Errc::Malformed, declared);
    row("entity of the network", withDoctype("[<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">]", "&x;"),
        Errc::Malformed, declared);
    row("parameter entity", withDoctype("[<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]", "x"),
        Errc::Malformed, declared);
    row("document type elsewhere", withDoctype("SYSTEM \"http://127.0.0.1:1/voevent.dtd\"", "x"),
        Errc::Malformed, declared);
    row("document type inside", replaced(fixture(), "<Who>", "<Who><!DOCTYPE a>"), Errc::Malformed,
        u"not allowed at line 7, column 8"_s);

    const QString character = u"a reference to a character that XML does not allow at line 9"_s;
    row("NUL by number", reference("a&#0;b"), Errc::Malformed, character);
    row("control by number", reference("a&#x1B;b"), Errc::Malformed, character);
    row("surrogate by number", reference("&#xD800;"), Errc::Malformed, character);
    row("no character by number", reference("&#xFFFE;"), Errc::Malformed, character);
    row("beyond Unicode by number", reference("&#x110000;"), Errc::Malformed, character);
    row("number that wraps", reference("&#4294967361;"), Errc::Malformed, character);
    row("number without end", reference("&#65 "), Errc::Malformed, character);
    row("no number", reference("&#xZZ;"), Errc::Malformed, character);
    row("negative number", reference("&#-65;"), Errc::Malformed, character);
    row("surrogate in an attribute", replaced(fixture(), "GRB_Pos_1000452-201", "x&#xDFFF;"), Errc::Malformed,
        u"XML does not allow at line 5"_s);

    row("Groups in Groups", replaced(fixture(), "<Group name=\"Misc_Flags\">", repeated("<Group>", 100000)),
        Errc::TooDeep, u"more than 64 elements inside each other at line 32"_s);
    row("UTF-16 little", utf16(fixture(), false), Errc::UnknownFormat, {});
    row("UTF-16 big", utf16(fixture(), true), Errc::UnknownFormat, {});
    row("UTF-16 without a mark", utf16(fixture(), false).substr(2), Errc::Malformed, u"not UTF-8"_s);
    row("Latin 1", replaced(replaced(fixture(), "UTF-8", "ISO-8859-1"), "VO-GCN", "Andr\xE9 "),
        Errc::Malformed, u"not UTF-8 text at byte"_s);
    row("overlong '<'", replaced(fixture(), "VO-GCN", "\xC0\xBC"), Errc::Malformed, u"not UTF-8"_s);

    for (const char *bad :
         {"NaN", "nan", "-nan(1)", "inf", "-Infinity", "1e999", "0x1p3", "98,5", "1 2", "98.5 deg", "--1", "",
          "1.2.3",
          "\xE2\x88\x92"
          "1"})
        row(qPrintable(u"right ascension '%1'"_s.arg(QString::fromUtf8(bad))), ra(bad), Errc::Malformed,
            u"is not a number, in C1 at line 51"_s);
    row("400 degrees", ra("400"), Errc::OutOfRange, u"right ascension 400.0000"_s);
    row("1e308 degrees", ra("1e308"), Errc::OutOfRange, u"right ascension"_s);
    row("declination of 400", replaced(fixture(), "53.4460", "400"), Errc::OutOfRange,
        u"declination 400.0000 is not within -90 to 90 deg, in Position2D at line 48"_s);
    row("error of 400", replaced(fixture(), "0.0500", "400"), Errc::OutOfRange, u"error radius"_s);

    row("two values",
        replaced(
            fixture(), "name=\"TrigID\" value=\"1000452\"",
            "name=\"TrigID\" value=\"1000452\"/><Param name=\"TrigID\" value=\"7\""),
        Errc::Malformed, u"Param 'TrigID' twice with different values, in What at line 13"_s);
    row("two values in Groups",
        replaced(
            fixture(), "<Group name=\"Misc_Flags\">",
            "<Group name=\"Misc_Flags\"><Param name=\"Coords_Type\" value=\"2\"/>"),
        Errc::Malformed, u"Param 'Coords_Type' twice"_s);
    row("two packet types",
        replaced(
            fixture(), "<Param name=\"Packet_Type\" value=\"61\"/>",
            "<Param name=\"Packet_Type\" value=\"61\"/><Param "
            "name=\"Packet_Type\"><Value>82</Value></Param>"),
        Errc::Malformed, u"Param 'Packet_Type' twice"_s);
    row("two C1", twice("<C1>354.3100</C1>"), Errc::Malformed, u"a second C1, in C1 at line 51, column 38"_s);
    row("two radii", twice("<Error2Radius>0.0500</Error2Radius>"), Errc::Malformed,
        u"a second Error2Radius"_s);
    row("two times", twice("<TimeInstant><ISOTime>2020-10-15T22:50:13.00</ISOTime></TimeInstant>"),
        Errc::Malformed, u"a second ISOTime"_s);
    row("two positions", replaced(fixture(), "<Position2D unit", "<Position2D/><Position2D unit"),
        Errc::Malformed, u"a second Position2D"_s);
    row("two places",
        replaced(fixture(), "<ObservationLocation>", "<ObservationLocation/><ObservationLocation>"),
        Errc::Malformed, u"a second ObservationLocation"_s);
    row("two Whats", replaced(fixture(), "<How>", "<What/><How>"), Errc::Malformed,
        u"a second What, in What at line 58"_s);
    row("two WhereWhens", replaced(fixture(), "<How>", "<WhereWhen/><How>"), Errc::Malformed,
        u"a second WhereWhen"_s);

    const std::string longName(100000, 'x');
    row("an element's name of 100 kB", "<" + longName + "/>", Errc::UnknownFormat,
        u"is not VOEvent, in xxxx"_s);
    row("the same, unfinished", "<" + longName + ">", Errc::Malformed, u"ends inside 'xxxx"_s);
    row("a name of 3 kB", replaced(fixture(), "GRB_Pos_1000452-201", std::string(3000, 'a')), Errc::TooLarge,
        u"a notice's name of 3"_s);
    row("a thousand citations",
        replaced(
            fixture(), "<How>",
            "<Citations>" + repeated("<EventIVORN cite=\"followup\">ivo://a/b#c</EventIVORN>", 1000)
                + "</Citations><How>"),
        Errc::TooLarge, u"1000 cited notices, at most 64"_s);
    row("an event's name of a kilobyte",
        "<VOEvent ivorn='ivo://nasa.gsfc.gcn/Fermi#x'><What><Param name='TrigID' value='"
            + std::string(1000, '7') + "'/></What></VOEvent>",
        Errc::TooLarge, u"an event's name of 1006 bytes"_s);
}

void TestBadXml::refused()
{
    QFETCH(std::string, bytes);
    QFETCH(Errc, code);
    QFETCH(QString, says);
    QElapsedTimer timer;
    timer.start();
    const auto notice = parseNotice(bytes);
    QVERIFY2(timer.elapsed() < 1000, "a refusal takes no second");
    QVERIFY(!notice);
    const QString detail = QString::fromStdString(notice.error().detail);
    QVERIFY2(notice.error().code == code, qPrintable(detail));
    QVERIFY2(detail.contains(says), qPrintable(detail));
    QVERIFY2(detail.size() < 300, "a refusal is a sentence");
}

/// Nothing of a file that the document names may reach what is said of it, nor may the file be touched.
void TestBadXml::anExternalEntityOpensNothing()
{
    QTemporaryFile secret;
    QVERIFY(secret.open());
    secret.write("the-secret");
    secret.close();
    const QFileInfo before(secret.fileName());
    const auto read = before.lastRead();
    const std::string path = secret.fileName().toStdString();
    const auto notice = parseNotice(withDoctype("[<!ENTITY x SYSTEM \"file://" + path + "\">]", "&x;"));
    QVERIFY(!notice);
    QVERIFY(!QString::fromStdString(notice.error().detail).contains(u"the-secret"_s));
    QCOMPARE(QFileInfo(secret.fileName()).lastRead(), read);
    // Not even without a declaration, by the ways that need none.
    const auto included = parseNotice(replaced(
        fixture(), "<Who>",
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file://" + path
            + "\" parse=\"text\"/><Who>"));
    QVERIFY(included && *included == *parseNotice(fixture()));
    QCOMPARE(QFileInfo(secret.fileName()).lastRead(), read);
}

void TestBadXml::whatIsOnlyUnusualIsRead_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::newRow("undeclared entity") << reference("&xxe;");
    QTest::newRow("bare ampersand") << reference("a & b &");
    QTest::newRow("character by number") << reference("Andr&#233; &#xE9;");
    QTest::newRow("style sheet") << replaced(
        fixture(), "<!-- GRB", "<?xml-stylesheet href='http://127.0.0.1:1/x'?><!-- GRB");
    QTest::newRow("comment that looks like a tag")
        << replaced(fixture(), "<Who>", "<!-- <Who> <!DOCTYPE a> --><Who>");
    QTest::newRow("the same Param twice") << replaced(
        fixture(), "<Param name=\"Coords_Type\"",
        "<Param name=\"Coords_Type\" value=\" 1\"/><Param name=\"Coords_Type\"");
    QTest::newRow("number by reference") << ra("354&#46;3100");
    QTest::newRow("number in two kinds of text") << ra("354.<![CDATA[3100]]>");
    QTest::newRow("number around a comment") << ra("354.<!-- -->31");
    QTest::newRow("exponent") << ra("3.543100E2");
    QTest::newRow("single quotes") << replaced(fixture(), "value=\"1000452\"", "value = '1000452'");
    QTest::newRow("other prefixes") << replaced(
        replaced(fixture(), "<WhereWhen", "<a:WhereWhen xmlns:a='b'"), "</WhereWhen", "</a:WhereWhen");
    QTest::newRow("Latin 1 that is ASCII") << replaced(fixture(), "UTF-8", "ISO-8859-1");
}

void TestBadXml::whatIsOnlyUnusualIsRead()
{
    QFETCH(std::string, bytes);
    const auto plain = parseNotice(fixture());
    const auto notice = parseNotice(bytes);
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QVERIFY(*notice == *plain);
}

void TestBadXml::textInPiecesIsOneText()
{
    const std::string bytes = "<a:r x='&lt;&amp;&#x1F52D;' y=''>1<b>9</b>2<![CDATA[<3>]]> <c/>&gt;4\n</a:r>";
    const auto document = XmlDocument::read(bytes, {});
    QVERIFY2(document.has_value(), document ? "" : document.error().detail.c_str());
    const XmlElement root = document->root();
    QCOMPARE(root.text(), std::string_view("12<3>>4"));
    QCOMPARE(root.localName(), std::string_view("r"));
    QCOMPARE(root.attribute("x"), std::string_view("<&\xF0\x9F\x94\xAD"));
    QCOMPARE(root.attributes().size(), std::size_t(2));
    QCOMPARE(root.child("b").text(), std::string_view("9"));
    QVERIFY(root.child("c") && root.child("c").parent().localName() == "r");
    QVERIFY(!root.child("d") && !root.child("d").child("e") && root.child("d").text().empty());
    QVERIFY(!root.parent() && !root.next("a:r"));
}

void TestBadXml::impossibleTimesStayVisible_data()
{
    QTest::addColumn<std::string>("time");
    for (const char *time :
         {"2022-01--2T22:18:45.18", "2023-512--1077428344T00:30:59.82", "2021-01-00T11:45:27.00",
          "2021-02-30T00:00:00", "2021-02-01T25:00:00", "yesterday", "NaN", "1e9"})
        QTest::newRow(time) << std::string(time);
}

/// Real notices carry such times: the event is kept, but nobody may reckon its age.
void TestBadXml::impossibleTimesStayVisible()
{
    QFETCH(std::string, time);
    const auto notice = parseNotice(replaced(fixture(), "2020-10-15T22:50:13.00", time));
    QVERIFY2(notice.has_value(), notice ? "" : notice.error().detail.c_str());
    QVERIFY(!notice->timeReadable && !notice->triggerUtc && notice->has(NoticeFlag::TimeUnreadable));
    QVERIFY(notice->noticeUtc.has_value());
    QVERIFY(notice->reasons == std::vector<SlewReason>{SlewReason::TimeUnreadable});
}

void TestBadXml::theDearestTextsCostLittle_data()
{
    QTest::addColumn<std::string>("bytes");
    constexpr std::size_t kRoom = (std::size_t(1) << 20) - 300;
    const auto row = [](const char *name, std::string_view piece, std::string_view before,
                        std::string_view after) {
        const std::string inside = repeated(piece, (kRoom - before.size() - after.size()) / piece.size());
        QTest::newRow(name) << "<VOEvent ivorn='ivo://nasa.gsfc.gcn/SWIFT#z'>" + std::string(before) + inside
                + std::string(after) + "</VOEvent>";
    };
    row("elements", "<a/>", "", "");
    row("attributes", "<a b='' c='' d=''/>", "", "");
    row("Params of one name", "<Param name='TrigID' value='1'/>", "<What>", "</What>");
    row("Params without a name", "<Param/>", "<What>", "</What>");
    row("pieces of text", "a<a/>", "", "");
    row("references", "&amp;", "<a b='", "'/>");
    row("references, each in its own text", "<a>&lt;</a>", "", "");
    row("pieces of references", "&lt;<a/>", "", "");
    row("comments", "<!---->", "", "");
    row("character data", "<![CDATA[]]>", "<a>", "</a>");
    row("places", "<ObservationLocation/>", "<WhereWhen>", "</WhereWhen>");
    row("colons", ":", "<a", "/>");
    row("line ends", "\n", "", "<");
}

/// A mebibyte of whatever costs most: read or refused in a moment, within the memory that a core may spare.
void TestBadXml::theDearestTextsCostLittle()
{
    QFETCH(std::string, bytes);
    QVERIFY(bytes.size() <= NoticeLimits().xmlBytes);
    QElapsedTimer timer;
    timer.start();
    const auto notice = parseNotice(bytes);
    const qint64 took = timer.elapsed();
    QVERIFY(notice || !notice.error().detail.empty());
    if (kIsSanitized)
        return; // its times and its memory are not the program's
    QVERIFY2(took < 1000, qPrintable(QString::number(took) + u" ms"_s));
    QVERIFY2(peakMegabytes() < 256, qPrintable(QString::number(peakMegabytes()) + u" MB"_s));
}

QTEST_APPLESS_MAIN(TestBadXml)
#include "test_bad_xml.moc"
