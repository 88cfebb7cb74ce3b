#include "core/notify/courier.h"
#include "core/notify/notifier.h"
#include "core/notify/notify_worker.h"
#include "support_scene.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tulpar;
using namespace tulpar::notify_test;
using namespace Qt::Literals::StringLiterals;

/// Messages to people away from the desk, over real commands and a real HTTP server on loopback.
class TestNotifier : public QObject {
    Q_OBJECT
private slots:
    void init();
    void commandFindsAllOfIt();
    void nothingGoesThroughAShell();
    void commandSeesOnlyWhatItMay();
    void failingCommandIsTriedAgain();
    void hangingCommandIsKilledWithItsChildren();
    void missingProgramIsSaid();
    void postCarriesAllOfIt();
    void downServerIsTriedAgainUntilItAnswers();
    void refusedServerIsTriedAgainUntilItListens();
    void muteServerIsGivenUp();
    void wrongTokenIsNotTriedAgain();
    void redirectionIsNotFollowed();
    void secretsAreNowhereElse();
    void secretFileThatOthersMayReadIsRefused();
    void sameChangeIsToldOnce();
    void testsAreToldToThoseWhoWantThem();
    void urgentGoesFirst();
    void thousandAreBoundedAndCounted();
    void hourIsBounded();
    void coreIsNotHeldUp();
    void endSaysWhatWasNotTold();
    void restartTellsWhatWasNot();
    void feedsAreToldWhenMissed();
    void answeredQuestionIsNotAskedAfterARestart();
    void trialReachesThePerson();

private:
    [[nodiscard]] QString script(const QByteArray &text);
    [[nodiscard]] QByteArray contents(const QString &name) const;
    [[nodiscard]] std::string path(const QString &name) const
    {
        return m_folder->filePath(name).toStdString();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// What the notifier said, as facts.
struct Said {
    explicit Said(Notifier &notifier)
    {
        QObject::connect(&notifier, &Notifier::sent, &notifier, [this](const NotificationSent &fact) {
            sent.push_back(fact);
        });
        QObject::connect(&notifier, &Notifier::failed, &notifier, [this](const NotificationFailed &fact) {
            failed.push_back(fact);
        });
    }
    std::vector<NotificationSent> sent;
    std::vector<NotificationFailed> failed;
};

constexpr int kPatienceMs = 20000;

} // namespace

void TestNotifier::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestNotifier::script(const QByteArray &text)
{
    QFile file(m_folder->filePath(u"hook.sh"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\ncd " + m_folder->path().toUtf8() + "\n" + text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

QByteArray TestNotifier::contents(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestNotifier::commandFindsAllOfIt()
{
    NotifyWay way = commandWay(
        {script(
             "cat > in.json; printf '%s|%s|%s' \"$TULPAR_CHANGE\" \"$TULPAR_EVENT\" \"$TULPAR_TITLE\" > env")
             .toStdString()});
    way.link = "https://desk.example.org";
    Notifier notifier({way}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1126853", Outcome::Respond, burstTime() + 76s)});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(said.sent[0].event, std::string("swift:1126853"));
    QCOMPARE(said.sent[0].change, std::string("respond"));
    QCOMPARE(said.sent[0].person, std::string("duty"));
    QCOMPARE(said.sent[0].way, std::string("hook.sh"));
    QCOMPARE(said.sent[0].attempt, 1);
    QCOMPARE(contents(u"env"_s), "respond|swift:1126853|Responding to Swift 1126853 (GRB 221009A)"_ba);

    const QJsonObject json = QJsonDocument::fromJson(contents(u"in.json"_s)).object();
    QCOMPARE(json[u"person"_s].toString(), u"duty"_s);
    QCOMPARE(json[u"link"_s].toString(), u"https://desk.example.org"_s);
    QCOMPARE(json[u"trigger_utc"_s].toString(), u"2022-10-09T14:10:17.990Z"_s);
    QCOMPARE(json[u"age_s"_s].toDouble(), 76.0);
    QCOMPARE(json[u"class"_s].toString(), u"grb"_s);
    QCOMPARE(json[u"simulated"_s].toBool(true), false);
    const QJsonObject position = json[u"position"_s].toObject();
    QVERIFY(std::abs(position[u"ra_deg"_s].toDouble() - 288.263) < 1e-9);
    QVERIFY(std::abs(position[u"error_deg"_s].toDouble() - 0.05) < 1e-9);
    QCOMPARE(position[u"containment"_s].toDouble(), 0.9);
    QCOMPARE(json[u"decision"_s].toObject()[u"outcome"_s].toString(), u"respond"_s);
    QVERIFY(json[u"observable"_s].toObject()[u"until_utc"_s].isString());
    const QString text = json[u"text"_s].toString();
    for (const QString &part :
         {u"Swift BAT, gamma-ray burst"_s, u"T0 2022-10-09 14:10:17 UTC, 1:16 ago"_s, u"RA 19:13:03"_s,
          u"error 3′ (90 %)"_s, u"dark and above 20° until"_s, u"NUTTelA-TAO"_s,
          u"https://desk.example.org"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u" is not in: "_s + text));
}

void TestNotifier::nothingGoesThroughAShell()
{
    const std::string event = "swift:$(touch evil)`touch evil`;touch evil\n--help\x1b[2J";
    Notifier notifier(
        {commandWay(
            {script("printf '%s|' \"$@\" > args; printf %s \"$TULPAR_TITLE\" > title").toStdString(),
             "$(touch evil)", "a b;c", ""})},
        assy());
    Said said(notifier);
    notifier.tell({tellingOf(event, Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(contents(u"args"_s), "$(touch evil)|a b;c||"_ba);
    QVERIFY(!QFile::exists(m_folder->filePath(u"evil"_s)));
    QVERIFY(!contents(u"title"_s).contains('\n')); // a stranger's text stays one line
    QVERIFY(!contents(u"title"_s).contains('\x1b'));
}

void TestNotifier::commandSeesOnlyWhatItMay()
{
    qputenv("TULPAR_TEST_SECRET", "not for hooks");
    qputenv("TULPAR_TEST_TOKEN", "for-this-hook");
    NotifyWay way = commandWay({script("env > env; cat > /dev/null").toStdString()});
    way.passEnvironment = {"TULPAR_TEST_TOKEN"};
    Notifier notifier({way}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QVERIFY(!contents(u"env"_s).contains("TULPAR_TEST_SECRET"));
    QVERIFY(contents(u"env"_s).contains("TULPAR_TEST_TOKEN=for-this-hook"));
}

void TestNotifier::failingCommandIsTriedAgain()
{
    // Fails twice, then works; the last line of what it says is told.
    Notifier notifier(
        {commandWay({script("echo x >> runs; test $(wc -l < runs) -ge 3 || { echo first >&2; echo 'line is "
                            "busy' >&2; exit 7; }")
                         .toStdString()})},
        assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(said.sent[0].attempt, 3);
    QCOMPARE(said.failed.size(), std::size_t{1}); // the second failure would say nothing new
    QCOMPARE(said.failed[0].error, std::string("exit status 7: line is busy"));
    QVERIFY(said.failed[0].willRetry);
}

void TestNotifier::hangingCommandIsKilledWithItsChildren()
{
    NotifyWay way = commandWay({script("sleep 1000 & echo $! > child; wait").toStdString()});
    way.limit = 500ms;
    way.giveUp = 500ms;
    Notifier notifier({way}, assy());
    Said said(notifier);
    QElapsedTimer took;
    took.start();
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{1}, kPatienceMs);
    QVERIFY2(took.elapsed() < 5000, qPrintable(QString::number(took.elapsed())));
    QCOMPARE(said.failed[0].error, std::string("killed: not done within 0.5 s"));
    QVERIFY(!said.failed[0].willRetry);
    const int child = contents(u"child"_s).trimmed().toInt();
    QVERIFY(child > 1);
    // Ended, or a zombie that its new parent has not yet read.
    const auto isGone = [child] {
        QFile status(u"/proc/%1/stat"_s.arg(child));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z");
    };
    QTRY_VERIFY(isGone());
}

void TestNotifier::missingProgramIsSaid()
{
    NotifyWay way = commandWay({"/no/such/program"});
    way.giveUp = 0s;
    Notifier notifier({way}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{1}, kPatienceMs);
    QVERIFY2(said.failed[0].error.starts_with("cannot be started"), said.failed[0].error.c_str());
    QCOMPARE(said.failed[0].way, std::string("program"));
}

void TestNotifier::postCarriesAllOfIt()
{
    HookServer server;
    QVERIFY(server.listen());
    qputenv("TULPAR_TEST_AUTHORIZATION", "Bearer tk_0123456789");
    NotifyWay way = postWay(server.url("/telescope?priority=high"));
    way.headers = {{"Authorization", "env:TULPAR_TEST_AUTHORIZATION"}, {"X-Title", "Tulpar"}};
    NotifyWay chat = postWay(server.url("/chat"));
    chat.body = NotifyBody::Chat;
    chat.person = "team";
    NotifyObservatory observatory = assy();
    observatory.isSimulated = true;
    Notifier notifier({way, chat}, observatory);
    Said said(notifier);
    notifier.tell({tellingOf("swift:1126853", Outcome::Queue, burstTime() + 76s)});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{2}, kPatienceMs);
    QCOMPARE(said.sent[0].way, "http://127.0.0.1:" + std::to_string(server.port()));
    QCOMPARE(server.requests.size(), 2);
    const bool isFirst = server.requests[0].path == "/telescope?priority=high";
    const HookServer::Request &all = server.requests[isFirst ? 0 : 1];
    QCOMPARE(all.path, "/telescope?priority=high"_ba);
    QCOMPARE(all.headers["authorization"], "Bearer tk_0123456789"_ba);
    QCOMPARE(all.headers["x-title"], "Tulpar"_ba);
    QCOMPARE(all.headers["content-type"], "application/json"_ba);
    const QJsonObject json = QJsonDocument::fromJson(all.body).object();
    QCOMPARE(json[u"change"_s].toString(), u"queue"_s);
    QCOMPARE(json[u"title"_s].toString(), u"SIMULATION: Queued: Swift 1126853 (GRB 221009A)"_s);
    const QJsonObject short_ = QJsonDocument::fromJson(server.requests[isFirst ? 1 : 0].body).object();
    QCOMPARE(short_.keys(), QStringList{u"text"_s});
    QVERIFY(short_[u"text"_s].toString().startsWith(u"SIMULATION"_s));
}

void TestNotifier::downServerIsTriedAgainUntilItAnswers()
{
    HookServer server;
    QVERIFY(server.listen());
    server.statuses = {"503 Busy", "500 Oops", "429 Slowly"};
    Notifier notifier({postWay(server.url())}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(said.sent[0].attempt, 4);
    QCOMPARE(server.requests.size(), 4);
    QCOMPARE(said.failed.size(), std::size_t{1});
    QCOMPARE(said.failed[0].error, std::string("HTTP 503"));
    QVERIFY(said.failed[0].willRetry);
}

void TestNotifier::refusedServerIsTriedAgainUntilItListens()
{
    HookServer server;
    QVERIFY(server.listen());
    const quint16 port = server.port();
    const std::string url = server.url();
    server.close();
    Notifier notifier({postWay(url)}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{1}, kPatienceMs);
    QVERIFY2(said.failed[0].error.find("refused") != std::string::npos, said.failed[0].error.c_str());
    QVERIFY(server.listen(port));
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QVERIFY(said.sent[0].attempt > 1);
}

void TestNotifier::muteServerIsGivenUp()
{
    HookServer server;
    QVERIFY(server.listen());
    server.isMute = true;
    NotifyWay way = postWay(server.url());
    way.limit = 300ms;
    way.giveUp = 300ms;
    Notifier notifier({way}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(said.failed[0].error, std::string("no answer within 0.3 s"));
    QVERIFY(!said.failed[0].willRetry);
}

void TestNotifier::wrongTokenIsNotTriedAgain()
{
    HookServer server;
    QVERIFY(server.listen());
    server.statuses = {"401 Unauthorized"};
    Notifier notifier({postWay(server.url())}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(said.failed[0].error, std::string("HTTP 401"));
    QVERIFY(!said.failed[0].willRetry);
    // The next message goes out at once, so the first is not waiting anywhere.
    notifier.tell({tellingOf("swift:2", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(server.requests.size(), 2);
}

void TestNotifier::redirectionIsNotFollowed()
{
    HookServer server;
    HookServer elsewhere;
    QVERIFY(server.listen() && elsewhere.listen());
    server.statuses = {"302 Found"};
    server.extraHeader = "Location: " + QByteArray::fromStdString(elsewhere.url()) + "\r\n";
    Notifier notifier({postWay(server.url())}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{1}, kPatienceMs);
    QVERIFY(!said.failed[0].willRetry);
    QVERIFY(elsewhere.requests.isEmpty());
}

void TestNotifier::secretsAreNowhereElse()
{
    qputenv("TULPAR_TEST_PAGER", "pager-secret-77");
    NotifyWay command =
        commandWay({script("echo \"curl: token $TULPAR_TEST_PAGER refused\" >&2; exit 1").toStdString()});
    command.passEnvironment = {"TULPAR_TEST_PAGER"};
    command.giveUp = 0s;
    // An address that is itself secret, and nobody listening there.
    HookServer server;
    QVERIFY(server.listen());
    const std::string secretUrl = server.url("/services/T0SECRETPART/B1SECRETPART");
    server.close();
    qputenv("TULPAR_TEST_URL", QByteArray::fromStdString(secretUrl));
    NotifyWay post = postWay("env:TULPAR_TEST_URL");
    post.giveUp = 0s;
    Notifier notifier({command, post}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{2}, kPatienceMs);
    for (const NotificationFailed &failed : said.failed) {
        const std::string all = record(failed, 1, {}).body;
        QVERIFY2(all.find("SECRETPART") == std::string::npos, all.c_str());
        QVERIFY2(all.find("pager-secret") == std::string::npos, all.c_str());
        if (failed.person == "duty")
            QCOMPARE(failed.error, std::string("exit status 1: curl: token *** refused"));
        else
            QCOMPARE(failed.way, "http://127.0.0.1:" + secretUrl.substr(17, secretUrl.find('/', 17) - 17));
    }
}

void TestNotifier::secretFileThatOthersMayReadIsRefused()
{
    HookServer server;
    QVERIFY(server.listen());
    QFile file(m_folder->filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Bearer abcdef\n");
    file.close();
    const auto tokens = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY(file.setPermissions(tokens | QFile::ReadGroup));
    NotifyWay way = postWay(server.url());
    way.headers = {{"Authorization", "file:" + path(u"token"_s)}};
    {
        Notifier notifier({way}, assy());
        Said said(notifier);
        notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
        QTRY_COMPARE_WITH_TIMEOUT(said.failed.size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(said.failed[0].error, path(u"token"_s) + " can be read by others: chmod 600");
        QVERIFY(server.requests.isEmpty());
    }
    QVERIFY(file.setPermissions(tokens));
    Notifier notifier({way}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(server.requests[0].headers["authorization"], "Bearer abcdef"_ba);
}

void TestNotifier::sameChangeIsToldOnce()
{
    HookServer server;
    QVERIFY(server.listen());
    Notifier notifier({postWay(server.url())}, assy());
    Said said(notifier);
    // A chain of notices: the decision is repeated, changes, and changes back.
    for (const Outcome outcome :
         {Outcome::Respond, Outcome::Respond, Outcome::Respond, Outcome::Queue, Outcome::Queue,
          Outcome::Respond})
        notifier.tell({tellingOf("swift:1", outcome, burstTime())});
    notifier.tell({tellingOf("swift:2", Outcome::Respond, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{4}, kPatienceMs);
    QCOMPARE(notifier.end().size(), std::size_t{0});
    QCOMPARE(server.requests.size(), 4);
}

void TestNotifier::testsAreToldToThoseWhoWantThem()
{
    HookServer server;
    QVERIFY(server.listen());
    NotifyWay all = postWay(server.url("/all"));
    all.tests = true;
    all.person = "trainee";
    Notifier notifier({postWay(server.url("/true")), all}, assy());
    Said said(notifier);
    AlertView alert = alertOf("swift:99999", Outcome::Ask);
    alert.test = Stated::Yes;
    Telling test = tellingOf("swift:99999", Outcome::Ask, burstTime());
    test.alert = std::make_shared<const AlertView>(alert);
    notifier.tell({test});
    notifier.tell({tellingOf("swift:2", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{3}, kPatienceMs);
    for (const NotificationSent &sent : said.sent)
        QVERIFY(sent.person == "trainee" || sent.event == "swift:2");
}

void TestNotifier::urgentGoesFirst()
{
    NotifyWay way = commandWay(
        {script(
             "echo $TULPAR_EVENT >> order; test -e go || { touch began; while ! test -e go; do sleep 0.05; "
             "done; }; cat > /dev/null")
             .toStdString()});
    Notifier notifier({way}, assy());
    Said said(notifier);
    notifier.tell({tellingOf("first:1", Outcome::Ignore, burstTime())});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder->filePath(u"began"_s)), kPatienceMs);
    notifier.tell(
        {tellingOf("second:1", Outcome::Ignore, burstTime()),
         tellingOf("third:1", Outcome::Queue, burstTime()),
         tellingOf("urgent:1", Outcome::Ask, burstTime())});
    QFile go(m_folder->filePath(u"go"_s));
    QVERIFY(go.open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{4}, kPatienceMs);
    QCOMPARE(contents(u"order"_s), "first:1\nurgent:1\nsecond:1\nthird:1\n"_ba);
}

void TestNotifier::thousandAreBoundedAndCounted()
{
    HookServer server;
    QVERIFY(server.listen());
    server.isMute = true;
    NotifyWay way = postWay(server.url());
    way.mostPerHour = 1000;
    way.mostWaiting = 20;
    way.limit = 200ms;
    way.giveUp = 60s;
    Notifier notifier({way}, assy());
    Said said(notifier);
    for (int i = 0; i < 1000; ++i)
        notifier.tell({tellingOf("swift:" + std::to_string(i), Outcome::Queue, burstTime())});
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests.isEmpty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!said.failed.empty(), kPatienceMs);
    server.isMute = false;
    // Every one is told by itself or counted in a sum: nothing is lost, and a few messages did it.
    const auto told = [&] {
        int count = 0;
        for (const NotificationSent &sent : said.sent)
            count += sent.change == "summary" ? sent.summed : 1;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(told(), 1000, 30000);
    QVERIFY2(said.sent.size() < 120, qPrintable(QString::number(said.sent.size())));
    QVERIFY2(said.failed.size() < 60, qPrintable(QString::number(said.failed.size())));
    qInfo("1000 changes: %zu messages, %zu failures told", said.sent.size(), said.failed.size());
}

void TestNotifier::hourIsBounded()
{
    HookServer server;
    QVERIFY(server.listen());
    NotifyWay way = postWay(server.url());
    way.mostPerHour = 3;
    Notifier notifier({way}, assy());
    Said said(notifier);
    for (int i = 0; i < 10; ++i)
        notifier.tell(
            {tellingOf("maxi:" + std::to_string(i), Outcome::Queue, burstTime() + std::chrono::seconds(i))});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{4}, kPatienceMs);
    QCOMPARE(said.sent.back().change, std::string("summary"));
    QCOMPARE(said.sent.back().summed, 7);
    const QJsonObject json = QJsonDocument::fromJson(server.requests.back().body).object();
    QVERIFY(json[u"text"_s].toString().contains(u"7 more changes from 14:10:20 to 14:10:26 UTC"_s));
    QVERIFY(json[u"text"_s].toString().contains(u"7 queue"_s));
    // A question still comes through.
    notifier.tell({tellingOf("swift:1", Outcome::Ask, burstTime())});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{5}, kPatienceMs);
    QCOMPARE(said.sent.back().change, std::string("ask"));
}

void TestNotifier::coreIsNotHeldUp()
{
    NotifyWay way = commandWay({script("sleep 1000").toStdString()});
    way.on = {TellOf::Ask};
    Notifier notifier({way}, assy());
    const AlertView row = alertOf("swift:1", Outcome::Ask);
    const Notifier::Rows rows = [&](const std::string &) { return &row; };
    std::vector<FactRecord> ignored;
    for (std::uint64_t i = 0; i < 4000; ++i)
        ignored.push_back(decidedFact("swift:" + std::to_string(i), Outcome::Ignore, burstTime(), i + 1));
    QElapsedTimer took;
    took.start();
    for (const FactRecord &fact : ignored)
        QVERIFY(notifier.pick({fact}, rows).empty());
    const double pickUs =
        static_cast<double>(took.nsecsElapsed()) / 1000 / static_cast<double>(ignored.size());
    std::vector<Telling> asked;
    took.restart();
    for (std::uint64_t i = 0; i < 1000; ++i) {
        auto picked =
            notifier.pick({decidedFact("swift:" + std::to_string(i), Outcome::Ask, burstTime())}, rows);
        QCOMPARE(picked.size(), std::size_t{1});
        asked.push_back(std::move(picked.front()));
    }
    std::vector<qint64> tookNs;
    for (Telling &telling : asked) {
        QElapsedTimer one;
        one.start();
        notifier.tell({std::move(telling)});
        tookNs.push_back(one.nsecsElapsed());
    }
    std::ranges::sort(tookNs);
    const double medianUs = static_cast<double>(tookNs[tookNs.size() / 2]) / 1000;
    qInfo(
        "pick of an unwanted decision %.2f us (with its copy); tell: median %.1f us, slowest %.1f us", pickUs,
        medianUs, static_cast<double>(tookNs.back()) / 1000);
    QVERIFY(pickUs < 50); // about 1 on an idle core
    QVERIFY(
        medianUs < 1000); // some 5; single ones wait for the scheduler of a busy machine, none for the hook
    took.restart();
    (void)notifier.end();
    QVERIFY2(took.elapsed() < 5000, qPrintable(QString::number(took.elapsed())));
}

void TestNotifier::endSaysWhatWasNotTold()
{
    NotifyWay way = commandWay({script("touch began; sleep 1000").toStdString()});
    Notifier notifier({way}, assy());
    Said said(notifier);
    notifier.tell(
        {tellingOf("swift:1", Outcome::Ask, burstTime()), tellingOf("swift:2", Outcome::Queue, burstTime())});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder->filePath(u"began"_s)), kPatienceMs);
    const auto untold = notifier.end();
    QCOMPARE(untold.size(), std::size_t{2});
    for (const NotificationFailed &one : untold) {
        QCOMPARE(one.error, std::string("the core ended before it was told"));
        QVERIFY(one.willRetry);
    }
    notifier.tell({tellingOf("swift:3", Outcome::Ask, burstTime())}); // harmless
    QVERIFY(!notifier.trial({}, burstTime()));
}

void TestNotifier::restartTellsWhatWasNot()
{
    const UtcInstant now = burstTime() + std::chrono::minutes(90);
    const auto at = [](int minutes) { return Now{burstTime() + std::chrono::minutes(minutes), {}}; };
    HookServer server;
    QVERIFY(server.listen());
    const NotifyWay way = postWay(server.url());
    const std::string name = wayName(way);
    const std::string who = way.person;
    const std::vector<FactRecord> facts{
        decidedFact("old:1", Outcome::Ask, at(10).utc), // over an hour ago
        decidedFact("told:1", Outcome::Ask, at(40).utc),
        record(NotificationFailed{"told:1", "ask", who, name, 1, 0, "HTTP 503", true}, 1, at(40)),
        record(NotificationSent{"told:1", "ask", who, name, 2, 0}, 1, at(41)),
        decidedFact("told:1", Outcome::Ask, at(42).utc), // the same again
        decidedFact("failed:1", Outcome::Ask, at(43).utc),
        record(NotificationFailed{"failed:1", "ask", who, name, 1, 0, "HTTP 401", false}, 1, at(43)),
        decidedFact("trying:1", Outcome::Queue, at(44).utc),
        record(NotificationFailed{"trying:1", "queue", who, name, 1, 0, "HTTP 503", true}, 1, at(44)),
        decidedFact("never:1", Outcome::Respond, at(88).utc), // and then the core was killed
        decidedFact("changed:1", Outcome::Ask, at(50).utc), // only its newest change is news
        decidedFact("changed:1", Outcome::Queue, at(51).utc)};
    const auto left = leftoversOf({way}, facts, now, std::chrono::hours(1));
    QCOMPARE(left.size(), std::size_t{1});
    QCOMPARE(left[0].untold.size(), std::size_t{3});
    QCOMPARE(changeOf(left[0].untold.back().fact), std::optional(TellOf::Queue));
    QVERIFY(
        left[0].told
        == (std::vector<std::pair<std::string, TellOf>>{{"told:1", TellOf::Ask}, {"failed:1", TellOf::Ask}}));

    Notifier notifier({way}, assy());
    Said said(notifier);
    std::map<std::string, AlertView> rows;
    for (const auto &[event, outcome] :
         {std::pair("trying:1", Outcome::Queue), {"never:1", Outcome::Respond}})
        rows[event] = alertOf(event, outcome);
    notifier.recall(
        facts,
        [&](const std::string &event) {
            const auto found = rows.find(event);
            return found == rows.end() ? nullptr : &found->second;
        },
        now);
    notifier.tell({tellingOf("told:1", Outcome::Ask, now)}); // it was told before the restart
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{3}, kPatienceMs);
    const bool isRespondTold =
        std::ranges::any_of(said.sent, [](const NotificationSent &fact) { return fact.event == "never:1"; });
    QVERIFY(isRespondTold);
    QCOMPARE(notifier.end().size(), std::size_t{0});
    QCOMPARE(server.requests.size(), 3);
    const QString text = QJsonDocument::fromJson(server.requests.back().body).object()[u"text"_s].toString();
    QVERIFY2(text.contains(u"late: the core was not running"_s), qPrintable(text));
}

void TestNotifier::feedsAreToldWhenMissed()
{
    HookServer server;
    QVERIFY(server.listen());
    NotifyWay way = postWay(server.url());
    way.on = {TellOf::Feed};
    Notifier notifier({way}, assy());
    Said said(notifier);
    // A start is no news; silence is, and its end.
    for (const auto &[isAlive, detail] :
         {std::pair(false, "starting"), {true, ""}, {false, "silent"}, {true, ""}, {true, ""}})
        notifier.tell({Telling{record(FeedChanged{"gcn", isAlive, detail}, 1, {}), nullptr, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{2}, kPatienceMs);
    QCOMPARE(notifier.end().size(), std::size_t{0});
    QCOMPARE(server.requests.size(), 2);
    QVERIFY(server.requests[0].body.contains("No alerts of gcn: silent"));
    QVERIFY(server.requests[1].body.contains("Alerts of gcn come again"));
}

void TestNotifier::answeredQuestionIsNotAskedAfterARestart()
{
    HookServer server;
    QVERIFY(server.listen());
    Notifier notifier({postWay(server.url())}, assy());
    Said said(notifier);
    std::map<std::string, AlertView> rows{
        {"a:1", alertOf("a:1", Outcome::Ask)}, {"b:1", alertOf("b:1", Outcome::Ask)}};
    rows["a:1"].state = AlertState::Declined;
    rows["b:1"].state = AlertState::Asking;
    notifier.recall(
        {decidedFact("a:1", Outcome::Ask, burstTime()), decidedFact("b:1", Outcome::Ask, burstTime())},
        [&](const std::string &event) { return &rows.at(event); }, burstTime() + 120s);
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(said.sent[0].event, std::string("b:1"));
    QCOMPARE(notifier.end().size(), std::size_t{0});
}

void TestNotifier::trialReachesThePerson()
{
    HookServer server;
    QVERIFY(server.listen());
    NotifyWay other = postWay(server.url("/other"));
    other.person = "other";
    Notifier notifier({postWay(server.url("/mine")), other}, assy());
    Said said(notifier);
    QVERIFY(!notifier.trial("nobody", burstTime()));
    QVERIFY(notifier.trial("other", burstTime()));
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{1}, kPatienceMs);
    QCOMPARE(said.sent[0].change, std::string("trial"));
    QCOMPARE(server.requests[0].path, "/other"_ba);
    QVERIFY(notifier.trial("other", burstTime())); // again, as often as wanted
    QTRY_COMPARE_WITH_TIMEOUT(said.sent.size(), std::size_t{2}, kPatienceMs);
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "test_notifier.moc"
