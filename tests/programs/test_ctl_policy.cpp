#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kProgram = QStringLiteral(TULPAR_PROGRAMS "/tulparctl");
const QString kRules = QStringLiteral(TULPAR_SOURCE_DIR "/resources/policy.toml");
const QString kMonth = QStringLiteral(TULPAR_SHARED_DATA "/alerts/replay/2022-10.tar.bz2");

struct Ran {
    int status = -1;
    QString output;
    QString error;
    QList<QJsonObject> lines;
};

Ran run(const QStringList &arguments)
{
    QProcess program;
    program.start(kProgram, QStringList{u"policy"_s} + arguments);
    if (!program.waitForFinished(110'000))
        return {};
    Ran ran{
        program.exitCode(),
        QString::fromUtf8(program.readAllStandardOutput()),
        QString::fromUtf8(program.readAllStandardError()),
        {}};
    for (const QString &line : ran.output.split(u'\n'))
        if (line.startsWith(u'{'))
            ran.lines << QJsonDocument::fromJson(line.toUtf8()).object();
    return ran;
}

/// The rules of the house with changes, in a file.
QString changed(const QTemporaryDir &folder, const QList<std::pair<QByteArray, QByteArray>> &changes)
{
    QFile rules(kRules);
    if (!rules.open(QIODevice::ReadOnly))
        qFatal("no rules");
    QByteArray text = rules.readAll();
    for (const auto &[from, to] : changes) {
        if (!text.contains(from))
            qFatal("nothing to change");
        text.replace(from, to);
    }
    const QString name = folder.filePath(u"changed.toml"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return name;
}

QJsonObject summaryOf(const Ran &ran)
{
    return ran.lines.isEmpty() ? QJsonObject() : ran.lines.front();
}

} // namespace

/// `tulparctl policy`: rules checked, and tried on a real month of alerts.
class TestCtlPolicy final : public QObject {
    Q_OBJECT

private slots:
    void goodRulesAreShown();
    void aSlipIsSaidWithItsLine();
    void wrongUse_data();
    void wrongUse();
    void aSmallRecording();
    void theMonthChangesNothingAgainstItself();
    void theMonthUnderOtherRules();

private:
    [[nodiscard]] QString month();

    QTemporaryDir m_folder;
    QString m_month;
};

/// The recorded month, unpacked once; empty where it is not there.
QString TestCtlPolicy::month()
{
    if (!m_month.isEmpty() || !QFile::exists(kMonth))
        return m_month;
    const QString folder = m_folder.filePath(u"month"_s);
    if (QDir().mkpath(folder) && QProcess::execute(u"tar"_s, {u"-xjf"_s, kMonth, u"-C"_s, folder}) == 0)
        m_month = folder;
    return m_month;
}

void TestCtlPolicy::goodRulesAreShown()
{
    const Ran text = run({u"--check"_s, kRules});
    QCOMPARE(text.status, 0);
    QVERIFY(text.output.startsWith(kRules + u": good\n"_s));
    QVERIFY(text.output.contains(u"\nBursts (line "_s));
    QVERIFY(text.output.contains(u"altitude \u2265 15\u00b0"_s));
    const Ran json = run({u"--check"_s, kRules, u"--json"_s});
    QCOMPARE(json.status, 0);
    QCOMPARE(json.lines.size(), 1);
    const QJsonObject object = json.lines.front();
    QVERIFY(object.value(u"ok"_s).toBool());
    QCOMPARE(object.value(u"fingerprint"_s).toString().size(), 16);
    QCOMPARE(object.value(u"strategies"_s).toArray().size(), 6);
    QCOMPARE(object.value(u"warnings"_s).toArray().size(), 0);
}

void TestCtlPolicy::aSlipIsSaidWithItsLine()
{
    const QTemporaryDir folder;
    const QString bad = changed(folder, {{"at_most_s = 3600", "at_most = 3600"}});
    const Ran text = run({u"--check"_s, bad});
    QCOMPARE(text.status, 1);
    QVERIFY(text.output.isEmpty());
    QVERIFY2(text.error.contains(u"changed.toml: line "_s), qPrintable(text.error));
    QVERIFY2(text.error.contains(u"rule fresh: at_most_s is missing"_s), qPrintable(text.error));
    const Ran json = run({u"--check"_s, bad, u"--json"_s});
    QCOMPARE(json.status, 1);
    QCOMPARE(summaryOf(json).value(u"ok"_s), QJsonValue(false));
    QCOMPARE(summaryOf(json).value(u"code"_s).toString(), u"not_found"_s);
    const Ran absent = run({u"--check"_s, folder.filePath(u"nothing.toml"_s)});
    QCOMPARE(absent.status, 1);
    QVERIFY(absent.error.contains(u"nothing.toml"_s));
    QCOMPARE(run({u"--dry-run"_s, bad, folder.path()}).status, 1);
}

void TestCtlPolicy::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("both") << QStringList{u"--check"_s, kRules, u"--dry-run"_s, kRules, u"x"_s};
    QTest::newRow("no recording") << QStringList{u"--dry-run"_s, kRules};
    QTest::newRow("two recordings") << QStringList{u"--dry-run"_s, kRules, u"x"_s, u"y"_s};
    QTest::newRow("unknown option") << QStringList{u"--chek"_s, kRules};
    QTest::newRow("check against") << QStringList{u"--check"_s, kRules, u"--against"_s, kRules};
}

void TestCtlPolicy::wrongUse()
{
    QFETCH(QStringList, arguments);
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY(ran.error.contains(u"usage: tulparctl policy"_s));
}

void TestCtlPolicy::aSmallRecording()
{
    const QTemporaryDir folder;
    const QString recording = folder.filePath(u"recording"_s);
    QVERIFY(QDir().mkpath(recording));
    const QString notices = QStringLiteral(TULPAR_SOURCE_DIR "/resources/notices/");
    QVERIFY(QFile::copy(notices + u"grb201015a.xml"_s, recording + u"/1.xml"_s));
    QFile broken(recording + u"/2.xml"_s);
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("<VOEvent") > 0);
    broken.close();
    // That burst stood 60 degrees high in a dark sky: only who wants 89 degrees does without.
    const QString strict =
        changed(folder, {{"at_least_deg = 15, else = \"queue\"", "at_least_deg = 89, else = \"queue\""}});
    const Ran ran = run({u"--dry-run"_s, strict, recording, u"--json"_s});
    QCOMPARE(ran.status, 0);
    const QJsonObject summary = summaryOf(ran);
    QCOMPARE(summary.value(u"notices"_s).toInt(), 1);
    QCOMPARE(summary.value(u"refused"_s).toInt(), 1);
    QCOMPARE(summary.value(u"before"_s)[u"responses"_s].toInt(), 1);
    QCOMPARE(summary.value(u"after"_s)[u"responses"_s].toInt(), 0);
    QCOMPARE(ran.lines.size(), 2);
    const QJsonObject lost = ran.lines.back();
    QCOMPARE(lost.value(u"change"_s).toString(), u"lost"_s);
    QVERIFY(lost.value(u"before"_s)[u"responded"_s].toBool());
    QCOMPARE(lost.value(u"after"_s)[u"outcome"_s].toString(), u"queue"_s);
    QCOMPARE(lost.value(u"after"_s)[u"failed"_s].toArray(), QJsonArray{u"above_hard_limit"_s});
    const Ran text = run({u"--dry-run"_s, kRules, u"--against"_s, strict, recording});
    QVERIFY2(
        text.output.contains(u"gained: responses that the other rules did not make: 1\n"_s),
        qPrintable(text.output));
    QCOMPARE(run({u"--dry-run"_s, kRules, folder.filePath(u"nowhere"_s)}).status, 1);
}

void TestCtlPolicy::theMonthChangesNothingAgainstItself()
{
    if (month().isEmpty())
        QSKIP("the recorded month is not here");
    const Ran ran = run({u"--dry-run"_s, kRules, month(), u"--json"_s});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.lines.size(), 1);
    const QJsonObject summary = summaryOf(ran);
    QCOMPARE(summary.value(u"notices"_s).toInt(), 13433);
    QCOMPARE(summary.value(u"before"_s), summary.value(u"after"_s));
    // Counted in the recording: what is a clean burst within an hour, up and in the dark.
    QVERIFY(summary.value(u"after"_s)[u"responses"_s].toInt() > 0);
    QCOMPARE(summary.value(u"after"_s)[u"in_vain"_s].toInt(), 0);
}

void TestCtlPolicy::theMonthUnderOtherRules()
{
    if (month().isEmpty())
        QSKIP("the recorded month is not here");
    const QTemporaryDir folder;
    // Every burst of a Swift catalogue source too would be asked about, and the Sun may stand at the horizon.
    const QString bold = changed(
        folder,
        {{"sun_is_down\", at_most_deg = -12", "sun_is_down\", at_most_deg = 0"},
         {"at_least_deg = 15, else = \"queue\"", "at_least_deg = 5, else = \"queue\""},
         {"at_least_sigma = 8", "at_least_sigma = 6"}});
    const Ran ran = run({u"--dry-run"_s, bold, u"--against"_s, kRules, month(), u"--json"_s});
    QCOMPARE(ran.status, 0);
    const QJsonObject summary = summaryOf(ran);
    const QJsonObject before = summary.value(u"before"_s).toObject();
    const QJsonObject after = summary.value(u"after"_s).toObject();
    QVERIFY(after.value(u"responses"_s).toInt() > before.value(u"responses"_s).toInt());
    const QJsonObject counts = summary.value(u"events"_s).toObject();
    QCOMPARE(
        after.value(u"responses"_s).toInt() - before.value(u"responses"_s).toInt(),
        counts.value(u"gained"_s).toInt() - counts.value(u"lost"_s).toInt());
    int said = 0;
    for (const QString &kind : {u"gained"_s, u"lost"_s, u"disturbed"_s, u"changed"_s})
        said += counts.value(kind).toInt();
    QCOMPARE(ran.lines.size(), said + 1);
    for (qsizetype i = 1; i < ran.lines.size(); ++i)
        QVERIFY(!ran.lines[i].value(u"after"_s)[u"why"_s].toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestCtlPolicy)
#include "test_ctl_policy.moc"
