#include "core/base/enum_names.h"
#include "core/base/parse.h"
#include "core/base/result.h"

#include <QTest>

using namespace tulpar;

enum class Colour { Red, Green };

template <>
struct tulpar::EnumNames<Colour> {
    static constexpr std::array<std::string_view, 2> names{"red", "green"};
};

class TestParse : public QObject {
    Q_OBJECT

private slots:
    void numbers();
    void noNumbers_data();
    void noNumbers();
    void integers();
    void truths();
    void fixedDigits();
    void enumerations();
};

void TestParse::numbers()
{
    QCOMPARE(parseNumber("83.6331").value(), 83.6331);
    QCOMPARE(parseNumber(" +1.5e3\n").value(), 1500.0);
    QCOMPARE(parseNumber("-0.25").value(), -0.25);
    QCOMPARE(parseNumber(".5").value(), 0.5);
}

void TestParse::noNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", " ", "nan", "inf", "-inf", "1e999", "0x10", "1,5", "12 deg", "1 2", "+-1", "--1", "+"})
        QTest::newRow(*text ? text : "empty") << QByteArray(text);
}

void TestParse::noNumbers()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseNumber(text.toStdString()).has_value());
}

void TestParse::integers()
{
    QCOMPARE(parseInteger("1126853").value(), std::int64_t(1126853));
    QCOMPARE(parseInteger(" -7 ").value(), std::int64_t(-7));
    QCOMPARE(parseInteger("0x1F").value(), std::int64_t(31));
    for (const char *text : {"", "1.0", "9223372036854775808", "0x", "12a"})
        QVERIFY2(!parseInteger(text).has_value(), text);
}

void TestParse::truths()
{
    QCOMPARE(parseTruth("True").value(), true);
    QCOMPARE(parseTruth(" false ").value(), false);
    for (const char *text : {"", "1", "yes", "truee"})
        QVERIFY2(!parseTruth(text).has_value(), text);
}

void TestParse::fixedDigits()
{
    QCOMPARE(fixed(2.5, 3), std::string("2.500"));
    QCOMPARE(fixed(-0.125, 1), std::string("-0.1"));
    QCOMPARE(fixed(1e22, 0), std::string("10000000000000000000000"));
    QCOMPARE(lowered("RA"), std::string("ra"));
}

void TestParse::enumerations()
{
    QCOMPARE(nameOf(Colour::Green), std::string_view("green"));
    QVERIFY(enumNamed<Colour>("red") == Colour::Red);
    QVERIFY(!enumNamed<Colour>("Red").has_value());
    QCOMPARE(nameOf(static_cast<Colour>(7)), std::string_view("?"));
}

QTEST_APPLESS_MAIN(TestParse)
#include "test_parse.moc"
