#include "core/notify/notification.h"
#include "core/notify/observable.h"
#include "core/notify/secret.h"
#include "core/sky/observer.h"
#include "core/sky/solar_system.h"
#include "support_scene.h"

#include <QTest>

using namespace tulpar;
using namespace tulpar::notify_test;
using namespace Qt::Literals::StringLiterals;

/// What messages say, which facts they are made of, and which settings are refused.
class TestMessage : public QObject {
    Q_OBJECT
private slots:
    void factsThatAreChanges();
    void eventsWithOddNamesAreRead();
    void observableAgreesWithEachMinute_data();
    void observableAgreesWithEachMinute();
    void titles();
    void waysThatCannotWorkAreRefused_data();
    void waysThatCannotWorkAreRefused();
    void redactorHidesPartsOfAnAddress();
};

void TestMessage::factsThatAreChanges()
{
    const auto changeIn = [](const Fact &fact) { return changeOf(record(fact, 1, {})); };
    for (const auto &[outcome, change] :
         {std::pair(Outcome::Respond, TellOf::Respond),
          {Outcome::Queue, TellOf::Queue},
          {Outcome::Ask, TellOf::Ask},
          {Outcome::Ignore, TellOf::Ignore}})
        QCOMPARE(changeOf(decidedFact("a:1", outcome, {})), std::optional(change));
    QCOMPARE(
        changeIn(ResponseMoved{"a", ResponseState::Acquiring, ResponseState::Exposing, "acquired"}),
        std::optional(TellOf::Observing));
    QCOMPARE(
        changeIn(ResponseMoved{"a", ResponseState::Exposing, ResponseState::Exposing, "improved"}),
        std::optional<TellOf>());
    QCOMPARE(
        changeIn(ResponseMoved{"a", ResponseState::Stopping, ResponseState::Idle, "quiet"}),
        std::optional(TellOf::Ended));
    QCOMPARE(changeIn(SafetyActed{"unsafe", false, {}}), std::optional(TellOf::MadeSafe));
    QCOMPARE(changeIn(SafetyActed{"unsafe", true, {}}), std::optional<TellOf>());
    QCOMPARE(changeIn(CoreStarted{"0.1", true, false}), std::optional<TellOf>());
    QCOMPARE(changeIn(CoreStarted{"0.1", true, true}), std::optional(TellOf::Restarted));
    QCOMPARE(changeIn(FeedChanged{"gcn", false, "silent"}), std::optional(TellOf::Feed));
    QCOMPARE(changeIn(AlertAnswered{"a", "", false}), std::optional(TellOf::Answered));
    QCOMPARE(changeIn(EventWithdrawn{"a", EventStatus::Retracted, {}}), std::optional(TellOf::Withdrawn));
    QCOMPARE(changeIn(NotificationSent{}), std::optional<TellOf>()); // or it would never end
    FactRecord broken = decidedFact("a:1", Outcome::Ask, {});
    broken.body = "{\"event\":";
    QCOMPARE(changeOf(broken), std::optional<TellOf>());
}

void TestMessage::eventsWithOddNamesAreRead()
{
    for (const std::string event :
         {"swift:1", "", "a\"b", "a\\b", "\"decision\":{\"outcome\":\"respond\"", "тест", "x\n\ty"}) {
        const FactRecord fact = decidedFact(event, Outcome::Ignore, {});
        QCOMPARE(eventOf(fact), event);
        QCOMPARE(changeOf(fact), std::optional(TellOf::Ignore));
    }
}

void TestMessage::observableAgreesWithEachMinute_data()
{
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<QString>("utc");
    QTest::newRow("up at dusk") << 288.263 << 19.803 << u"2022-10-09T14:10:00Z"_s;
    QTest::newRow("rises in the night") << 83.6 << 22.0 << u"2022-10-09T15:00:00Z"_s;
    QTest::newRow("by day") << 83.6 << 22.0 << u"2022-10-09T07:00:00Z"_s;
    QTest::newRow("never sets") << 30.0 << 80.0 << u"2022-10-09T18:00:00Z"_s;
    QTest::newRow("never rises") << 200.0 << -60.0 << u"2022-10-09T18:00:00Z"_s;
    QTest::newRow("sets after dusk") << 230.0 << 15.0 << u"2022-10-09T13:40:00Z"_s;
}

void TestMessage::observableAgreesWithEachMinute()
{
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(QString, utc);
    const Site site = assy().site;
    const IcrsDirection direction{Angle::degrees(ra), Angle::degrees(dec)};
    const UtcInstant start = *parseUtc(utc.toStdString());
    const Angle lowest = Angle::degrees(20);
    // Every minute by the full transformation: the first stretch that is dark and high enough, within the
    // first dark hours.
    std::optional<UtcInstant> from;
    std::optional<UtcInstant> until;
    bool wasDark = false;
    for (int minute = 0; minute < 36 * 60 && !until; ++minute) {
        const UtcInstant at = start + std::chrono::minutes(minute);
        const Observer sky(site, at);
        const bool isDark = sky.airless(view(Body::Sun, sky).direction).altitude < Angle::degrees(-12);
        if (wasDark && !isDark && !from)
            break;
        wasDark = isDark;
        const bool isGood = isDark && sky.observed(direction).altitude >= lowest;
        if (isGood && !from)
            from = at;
        if (!isGood && from)
            until = at;
    }
    const Observable found = RestOfNight(site).observableAt(direction, start, lowest);
    QCOMPARE(found.from.has_value(), from.has_value());
    const auto isNear = [](UtcInstant a, UtcInstant b) {
        return std::chrono::abs(a - b) <= std::chrono::minutes(6); // dawn falls between two samples
    };
    if (from) {
        QVERIFY2(isNear(*found.from, *from), (isoUtc(*found.from) + " " + isoUtc(*from)).c_str());
        QVERIFY(until);
        QVERIFY2(isNear(*found.until, *until), (isoUtc(*found.until) + " " + isoUtc(*until)).c_str());
    }
    QCOMPARE(found.isNow, from && *from == start);
    // Asked again and again through the day and the night, one sky kept for half an hour says the same.
    RestOfNight kept(site);
    for (int minute = 0; minute < 24 * 60; minute += 29) {
        const UtcInstant at = start + std::chrono::minutes(minute);
        const Observable a = kept.observableAt(direction, at, lowest);
        const Observable b = RestOfNight(site).observableAt(direction, at, lowest);
        QCOMPARE(a.from.has_value(), b.from.has_value());
        QCOMPARE(a.isNow, b.isNow);
        if (a.from)
            QVERIFY2(isNear(*a.from, *b.from) && isNear(*a.until, *b.until), isoUtc(at).c_str());
    }
    const QString sentence = sentenceOf(found);
    QCOMPARE(sentence.contains(u"not above 20°"_s), !from.has_value());
    qInfo("%s", qPrintable(sentence));
}

void TestMessage::titles()
{
    RestOfNight sky(assy().site);
    const auto titleOf = [&](const Fact &fact, const AlertView *alert) {
        Telling telling{record(fact, 1, {burstTime(), {}}), nullptr, {}};
        if (alert)
            telling.alert = std::make_shared<const AlertView>(*alert);
        const auto change = changeOf(telling.fact);
        return change ? notificationOf(telling, *change, assy(), sky).title : QString();
    };
    const AlertView alert = alertOf("swift:1126853", Outcome::Ask);
    QCOMPARE(
        titleOf(AlertAnswered{"swift:1126853", "Aida", true}, &alert),
        u"Aida accepted Swift 1126853 (GRB 221009A)"_s);
    QCOMPARE(
        titleOf(AlertAnswered{"swift:1126853", "", false}, &alert),
        u"Nobody answered for Swift 1126853 (GRB 221009A)"_s);
    QCOMPARE(
        titleOf(EventWithdrawn{"swift:1126853", EventStatus::Retracted, {}}, &alert),
        u"Retracted: Swift 1126853 (GRB 221009A)"_s);
    QCOMPARE(titleOf(EventWithdrawn{"lvk:S1", EventStatus::Retracted, {}}, nullptr), u"Retracted: lvk:S1"_s);
    QCOMPARE(titleOf(FeedChanged{"gcn", false, "silent"}, nullptr), u"No alerts of gcn: silent"_s);
}

void TestMessage::waysThatCannotWorkAreRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("refusal"); // empty: taken
    const auto row = [](const char *name, const QString &url, const QString &header, const QString &value,
                        const QString &refusal) { QTest::newRow(name) << url << header << value << refusal; };
    row("https", u"https://ntfy.sh/x"_s, {}, {}, {});
    row("secret address", u"env:NTFY"_s, {}, {}, {});
    row("secret header", u"https://a.example/x"_s, u"Authorization"_s, u"env:TOKEN"_s, {});
    row("here without tls", u"http://127.0.0.1:8080/"_s, u"Authorization"_s, u"env:TOKEN"_s, {});
    row("elsewhere without tls", u"http://a.example/"_s, u"Authorization"_s, u"env:TOKEN"_s,
        u"url must be https"_s);
    row("token in the open", u"https://a.example/"_s, u"X-Api-Key"_s, u"1234"_s,
        u"headers X-Api-Key must be env:"_s);
    row("password in the address", u"https://me:pw@a.example/"_s, {}, {}, u"url holds a password"_s);
    row("no address", u"ntfy.sh/x"_s, {}, {}, u"url must be https"_s);
    row("a file", u"ftp://a.example/"_s, {}, {}, u"url must be https"_s);
    row("header with a line end", u"https://a.example/"_s, u"X\r\nY"_s, u"1"_s, u"headers"_s);
    row("neither", {}, {}, {}, u"command or url must be set"_s);
}

void TestMessage::waysThatCannotWorkAreRefused()
{
    QFETCH(QString, url);
    QFETCH(QString, header);
    QFETCH(QString, value);
    QFETCH(QString, refusal);
    NotifyWay way;
    way.person = "duty";
    way.url = url.toStdString();
    if (!header.isEmpty())
        way.headers[header.toStdString()] = value.toStdString();
    const auto checked = checkWay(way);
    const QString said = checked ? QString() : QString::fromStdString(checked.error().detail);
    QCOMPARE(checked.has_value(), refusal.isEmpty());
    QVERIFY2(said.startsWith(refusal), qPrintable(said));
}

void TestMessage::redactorHidesPartsOfAnAddress()
{
    Redactor redactor;
    redactor.hideUrl("https://hooks.example.org/services/T0AAAA111/B0BBBB222?token=verylongtoken");
    const QString text = redactor.redacted(
        u"Error transferring https://hooks.example.org/services/T0AAAA111/B0BBBB222?token=verylongtoken - "
        "host hooks.example.org, B0BBBB222"_s);
    QVERIFY2(!text.contains(u"B0BBBB222"_s) && !text.contains(u"verylongtoken"_s), qPrintable(text));
    QVERIFY2(text.contains(u"host hooks.example.org"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestMessage)
#include "test_message.moc"
