#include "core/store/journal.h"
#include "tests/core/night/written_night.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

struct Ran {
    int status = -1;
    QString output;
    QString error;
};

Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(TULPAR_PROGRAMS "/") + program, arguments);
    if (!process.waitForFinished(50'000))
        return {};
    return {
        process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// Reports of a journal on disk, as people ask for them; its core has the journal open all the while.
class TestReport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void textSaysWhatIsOpenFirst();
    void jsonHasTheContractsKeys();
    void htmlIsWellFormed();
    void everyLanguageIsSpoken();
    void paperIsMade();
    void theLastNightIsMeantWithoutADate();
    void nightsAndJournalsThatAreNotThere();
    void wrongUsage();

private:
    [[nodiscard]] Ran report(QStringList arguments) const
    {
        return run(u"tulparctl"_s, QStringList{u"report"_s, u"--state"_s, m_state.path()} + arguments);
    }

    QTemporaryDir m_state;
    std::unique_ptr<Journal> m_journal;
};

void TestReport::initTestCase()
{
    auto journal = Journal::open(m_state.filePath(u"journal.sqlite"_s));
    QVERIFY2(journal.has_value(), journal ? "" : journal.error().detail.c_str());
    m_journal = std::move(*journal);
    bool isWritten = false;
    connect(m_journal.get(), &Journal::committed, this, [&](quint64) { isWritten = true; });
    QVERIFY(m_journal->append(testing::typicalNight(), {}, {}, 1).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(isWritten, 20'000);
}

void TestReport::textSaysWhatIsOpenFirst()
{
    const Ran ran = report({u"--night"_s, u"2026-12-10"_s});
    QCOMPARE(ran.status, 0);
    const QStringList lines = ran.output.split(u'\n');
    QVERIFY(lines.constFirst().endsWith(u"night of 2026-12-10"_s));
    const auto handOver = ran.output.indexOf(u"The core does not run."_s);
    QVERIFY(handOver > 0 && handOver < ran.output.indexOf(u"Exposing "_s));
}

void TestReport::jsonHasTheContractsKeys()
{
    const Ran ran = report({u"--night"_s, u"2026-12-10"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.output.count(u'\n'), 1);
    const QJsonObject json = QJsonDocument::fromJson(ran.output.toUtf8()).object();
    QCOMPARE(json[u"night"_s].toString(), u"2026-12-10"_s);
    const QJsonObject ledger = json[u"ledger"_s].toObject();
    double sum = 0;
    for (const char *key :
         {"exposing_s", "slewing_s", "reading_s", "weather_s", "fault_s", "waiting_s", "unexplained_s"}) {
        QVERIFY(ledger[QLatin1String(key)].isDouble());
        sum += ledger[QLatin1String(key)].toDouble();
    }
    const auto at = [&](const char *key) {
        return parseUtc(json[QLatin1String(key)].toString().toStdString()).value();
    };
    QVERIFY(std::abs(sum - seconds(at("dawn_utc") - at("dusk_utc"))) < 0.01);
    QCOMPARE(json[u"events"_s].toArray().size(), 2);
    QCOMPARE(json[u"overrides"_s].toArray().size(), 1);
    QVERIFY(json[u"faults"_s].toArray().size() >= 2);
    QVERIFY(json[u"disk_bytes"_s].isNull()); // none of its frames is there
    QVERIFY(json[u"drill"_s].isObject());
}

void TestReport::htmlIsWellFormed()
{
    const Ran ran = report({u"--night"_s, u"2026-12-10"_s, u"--format"_s, u"html"_s});
    QCOMPARE(ran.status, 0);
    QXmlStreamReader xml(ran.output);
    int figures = 0;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"svg"_s)
            ++figures;
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(figures, 3); // the night, a waterfall, the conditions
    QVERIFY(!ran.output.contains(u"src="_s) && !ran.output.contains(u"href="_s)); // it fetches nothing
}

void TestReport::everyLanguageIsSpoken()
{
    const QString english = report({u"--night"_s, u"2026-12-10"_s}).output;
    for (const QString &language : {u"ru"_s, u"kk"_s}) {
        const Ran ran = report({u"--night"_s, u"2026-12-10"_s, u"--language"_s, language});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.output.count(QRegularExpression(u"[\\p{Cyrillic}]"_s)) > 500);
        QVERIFY(ran.output != english);
        QVERIFY(!ran.output.contains(u"For the next operator"_s));
    }
}

void TestReport::paperIsMade()
{
    const QString file = m_state.filePath(u"night.pdf"_s);
    const auto print = [&](const QString &to) {
        return report({u"--night"_s, u"2026-12-10"_s, u"--format"_s, u"pdf"_s, u"--output"_s, to});
    };
    const Ran ran = print(file);
    QVERIFY2(ran.status == 0, qPrintable(ran.error));
    QFile paper(file);
    QVERIFY(paper.open(QIODevice::ReadOnly));
    const QByteArray bytes = paper.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    const auto pages = bytes.count("/Type /Page\n");
    QVERIFY2(pages >= 1 && pages <= 2, qPrintable(QString::number(pages)));
    QCOMPARE(print(u"/no/such/folder/night.pdf"_s).status, 1);
    const QString html = m_state.filePath(u"night.html"_s);
    QCOMPARE(report({u"--format"_s, u"html"_s, u"--output"_s, html}).status, 0);
    QVERIFY(QFile(html).size() > 5000);
}

void TestReport::theLastNightIsMeantWithoutADate()
{
    const Ran ran = report({});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.output.contains(u"night of 2026-12-10"_s));
}

void TestReport::nightsAndJournalsThatAreNotThere()
{
    const Ran other = report({u"--night"_s, u"2026-12-08"_s});
    QCOMPARE(other.status, 1);
    QVERIFY2(other.error.contains(u"2026-12-08"_s), qPrintable(other.error));
    QVERIFY(other.output.isEmpty());
    QTemporaryDir empty;
    QCOMPARE(run(u"tulparctl"_s, {u"report"_s, u"--state"_s, empty.path()}).status, 1);
    QFile garbage(empty.filePath(u"journal.sqlite"_s));
    QVERIFY(garbage.open(QIODevice::WriteOnly) && garbage.write("not a journal at all") > 0);
    garbage.close();
    const Ran damaged = run(u"tulparctl"_s, {u"report"_s, u"--state"_s, empty.path()});
    QCOMPARE(damaged.status, 1);
    QVERIFY(!damaged.error.isEmpty());
}

void TestReport::wrongUsage()
{
    QCOMPARE(report({u"--night"_s, u"yesterday"_s}).status, 2);
    QCOMPARE(report({u"--night"_s, u"2026-02-30"_s}).status, 2);
    QCOMPARE(report({u"--format"_s, u"docx"_s}).status, 2);
    QCOMPARE(report({u"--format"_s, u"pdf"_s}).status, 2);
    QCOMPARE(report({u"--language"_s, u"fr"_s}).status, 2);
    QCOMPARE(report({u"extra"_s}).status, 2);
    QCOMPARE(run(u"tulpar-report"_s, {}).status, 2);
}

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
