#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

const QString kProgram = QStringLiteral(TULPAR_PROGRAMS "/tulparctl");
const QString kAlerts = QStringLiteral(TULPAR_SHARED_DATA "/alerts");
const QString kNotice = QStringLiteral(TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml");

struct Ran {
    int status = -1;
    QList<QJsonObject> lines;
    QString error;
};

Ran run(const QStringList &arguments)
{
    QProcess program;
    program.start(kProgram, QStringList{u"events"_s} + arguments);
    if (!program.waitForFinished(50'000))
        return {};
    Ran ran{program.exitCode(), {}, QString::fromUtf8(program.readAllStandardError())};
    for (const QByteArray &line : program.readAllStandardOutput().split('\n'))
        if (!line.isEmpty())
            ran.lines << QJsonDocument::fromJson(line).object();
    return ran;
}

QString written(const QTemporaryDir &folder, const QByteArray &text)
{
    const QString name = folder.filePath(u"scenarios.json"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return name;
}

/// The scenarios' own words for an end state, in ours.
QString statusFor(const QString &word)
{
    if (word == u"class_not_GRB"_s)
        return u"not_grb"_s;
    return word.section(u' ', 0, 0); // "retracted (test)": `test` says the rest
}

bool near(const QJsonValue &value, const QJsonValue &expected)
{
    constexpr double kDegrees = 1e-6;
    if (expected.isNull() || expected.isUndefined())
        return value.isNull();
    return value.isDouble() && std::abs(value.toDouble() - expected.toDouble()) < kDegrees;
}

} // namespace

/// `tulparctl events`: real notices in given orders, and what the event book makes of them.
class TestCtlEvents final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void endStates_data();
    void endStates();
    void whatCannotBeReadIsSaid();
    void aSlipInTheFileIsSaid_data();
    void aSlipInTheFileIsSaid();

private:
    QJsonArray m_scenarios;
    Ran m_ran;
};

void TestCtlEvents::initTestCase()
{
    QFile file(kAlerts + u"/scenarios.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_scenarios = QJsonDocument::fromJson(file.readAll()).object().value(u"scenarios"_s).toArray();
    m_ran = run({u"--scenario"_s, kAlerts + u"/scenarios.json"_s, u"--root"_s, kAlerts});
    QCOMPARE(m_ran.status, 0);
    QCOMPARE(m_ran.lines.size(), 18);
    QCOMPARE(m_scenarios.size(), 18);
}

void TestCtlEvents::endStates_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_scenarios.size(); ++i)
        QTest::newRow(qPrintable(m_scenarios.at(i).toObject().value(u"name"_s).toString())) << i;
    if (m_scenarios.isEmpty())
        QSKIP("the folder of real alert samples is absent");
}

void TestCtlEvents::endStates()
{
    QFETCH(int, index);
    const QJsonObject scenario = m_scenarios.at(index).toObject();
    const QJsonObject ran = m_ran.lines.at(index);
    QCOMPARE(ran.value(u"scenario"_s), scenario.value(u"name"_s));
    QVERIFY(ran.value(u"refused"_s).toArray().isEmpty());
    const QJsonObject expect = scenario.value(u"expect"_s).toObject();
    const QJsonArray events = ran.value(u"events"_s).toArray();
    QCOMPARE(events.size(), expect.value(u"distinct_events"_s).toInt());
    const QJsonObject event = events.first().toObject();
    const QJsonObject wanted = expect.value(u"events"_s).toArray().first().toObject();

    QCOMPARE(event.value(u"id"_s).toString().section(u':', 1), wanted.value(u"id"_s).toString());
    QCOMPARE(event.value(u"status"_s).toString(), statusFor(wanted.value(u"status"_s).toString()));
    const bool isTest = wanted.value(u"status"_s).toString().contains(u"test"_s);
    QCOMPARE(event.value(u"test"_s).toBool(), isTest);
    if (wanted.contains(u"max_auto_slews"_s))
        QVERIFY(event.value(u"auto_slews"_s).toInt() <= wanted.value(u"max_auto_slews"_s).toInt());
    QVERIFY(event.value(u"auto_slews"_s).toInt() <= 1); // whatever comes, an event is answered once
    for (const QString &key : {u"first_auto_slew_on"_s, u"best_position_from"_s})
        if (wanted.contains(key))
            QCOMPARE(event.value(key), wanted.value(key));
    if (wanted.contains(u"cancel_on"_s) && event.value(u"auto_slews"_s).toInt() > 0)
        QCOMPARE(event.value(u"cancel_on"_s), wanted.value(u"cancel_on"_s));
    if (wanted.contains(u"current_notice"_s))
        QVERIFY(event.value(u"best_position_from"_s)
                    .toString()
                    .contains(wanted.value(u"current_notice"_s).toString()));
    if (wanted.contains(u"most_likely_class"_s))
        QCOMPARE(
            event.value(u"class"_s).toString(), wanted.value(u"most_likely_class"_s).toString().toLower());
    if (wanted.contains(u"best_position"_s)) {
        const QJsonObject place = event.value(u"best_position"_s).toObject();
        const QJsonObject there = wanted.value(u"best_position"_s).toObject();
        QCOMPARE(place.value(u"kind"_s), there.value(u"pos_type"_s));
        QVERIFY(near(place.value(u"error_deg"_s), there.value(u"err_deg"_s)));
        if (there.value(u"pos_type"_s).toString() == u"skymap"_s) {
            // Printed there with four decimals.
            QVERIFY(
                std::abs(place.value(u"ra_deg"_s).toDouble() - there.value(u"ra_deg"_s).toDouble()) < 1e-4);
            QVERIFY(
                std::abs(place.value(u"dec_deg"_s).toDouble() - there.value(u"dec_deg"_s).toDouble()) < 1e-4);
        } else {
            QVERIFY(near(place.value(u"ra_deg"_s), there.value(u"ra_deg"_s)));
            QVERIFY(near(place.value(u"dec_deg"_s), there.value(u"dec_deg"_s)));
        }
    }
    // Each notice of a scenario is a notice of its event or a copy of one.
    const int delivered = static_cast<int>(scenario.value(u"deliver"_s).toArray().size());
    QCOMPARE(event.value(u"notices"_s).toInt() + event.value(u"copies"_s).toInt(), delivered);
}

void TestCtlEvents::whatCannotBeReadIsSaid()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(kNotice, folder.filePath(u"good.xml"_s)));
    QFile bad(folder.filePath(u"bad.xml"_s));
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("<voe:VOEvent") > 0);
    bad.close();
    const QString file = written(
        folder,
        R"({"name":"one","deliver":[{"file":"bad.xml"},{"file":"gone.xml"},{"file":"good.xml"},{"file":"good.xml"}]})");
    const Ran ran = run({u"--scenario"_s, file});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.lines.size(), 1);
    const QJsonArray refused = ran.lines.first().value(u"refused"_s).toArray();
    QCOMPARE(refused.size(), 2);
    QCOMPARE(refused.at(0).toObject().value(u"code"_s).toString(), u"malformed"_s);
    QCOMPARE(refused.at(1).toObject().value(u"code"_s).toString(), u"not_found"_s);
    const QJsonObject event = ran.lines.first().value(u"events"_s).toArray().first().toObject();
    QCOMPARE(event.value(u"id"_s).toString(), u"swift:1000452"_s);
    QCOMPARE(event.value(u"copies"_s).toInt(), 1);
    QCOMPARE(event.value(u"auto_slews"_s).toInt(), 1);
    QCOMPARE(event.value(u"first_auto_slew_on"_s).toString(), u"good.xml"_s);
    QVERIFY(event.value(u"cancel_on"_s).isNull());
}

void TestCtlEvents::aSlipInTheFileIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("no JSON") << QByteArray("{\"scenarios\":[") << u"not JSON"_s;
    QTest::newRow("a number") << QByteArray("3") << u"no list of scenarios"_s;
    QTest::newRow("no deliveries") << QByteArray(R"([{"name":"night","deliver":[]},{"name":"dawn"}])")
                                   << u"\"dawn\" has no list"_s;
}

void TestCtlEvents::aSlipInTheFileIsSaid()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const Ran ran = run({u"--scenario"_s, written(folder, text)});
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.lines.isEmpty());
    QVERIFY2(ran.error.contains(said), qPrintable(ran.error));
    QCOMPARE(run({}).status, 2);
    QCOMPARE(run({u"--sceneries"_s, u"x"_s}).status, 2);
}

QTEST_GUILESS_MAIN(TestCtlEvents)
#include "test_ctl_events.moc"
