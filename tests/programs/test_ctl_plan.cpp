#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kProgram = QStringLiteral(TULPAR_PROGRAMS "/tulparctl");
const QString kExample = QStringLiteral(TULPAR_SOURCE_DIR "/resources/programme.toml");

struct Ran {
    int status = -1;
    QByteArray output;
    QByteArray error;
    QJsonObject json;
};

Ran run(const QStringList &arguments)
{
    QProcess program;
    program.start(kProgram, QStringList{u"plan"_s} + arguments);
    if (!program.waitForFinished(60'000))
        return {};
    Ran ran{program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError(), {}};
    ran.json = QJsonDocument::fromJson(ran.output).object();
    return ran;
}

/// On a slow machine it tells its progress.
bool saysOnlyHowFarItIs(const QByteArray &error)
{
    static const QRegularExpression progress(u"^tulparctl plan: [a-z ]+, \\d+ of \\d+$"_s);
    for (const QString &line : QString::fromUtf8(error).split(u'\n', Qt::SkipEmptyParts))
        if (!progress.match(line).hasMatch())
            return false;
    return true;
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return file.fileName();
}

} // namespace

/// `tulparctl plan`: the contract of its object and of its exit status.
class TestCtlPlan final : public QObject {
    Q_OBJECT

private slots:
    void theExampleIsPlanned();
    void badTargetsCostTheStatusAndNotTheGoodOnes();
    void tenMillionBytes();
    void aTableIsPlanned();
    void aCircleIsTiled();
    void aMapIsTiled_data();
    void aMapIsTiled();
    void whatIsNoMapIsRefused();
    void aRegionThatNeverRisesSaysSo();
    void ofACrowdTheBestAreLookedAt();
    void oneBlockIsAskedAbout();
    void wrongUse_data();
    void wrongUse();
};

void TestCtlPlan::theExampleIsPlanned()
{
    const Ran ran = run({u"--night"_s, u"2026-12-10"_s, u"--programme"_s, kExample});
    QCOMPARE(ran.status, 0);
    QVERIFY(saysOnlyHowFarItIs(ran.error));
    QCOMPARE(ran.output.count('\n'), 1);
    for (const char *key : {"night", "dark_s", "used_s", "value", "blocks", "unplaced", "problems"})
        QVERIFY2(ran.json.contains(QLatin1String(key)), key);
    QVERIFY(ran.json[u"problems"].toArray().isEmpty());
    double used = 0;
    double value = 0;
    bool hasFixed = false;
    QString before;
    for (const QJsonValue &each : ran.json[u"blocks"].toArray()) {
        const QJsonObject block = each.toObject();
        const QString start = block[u"start_utc"].toString();
        QVERIFY(start > before); // ISO 8601 in one zone sorts as time does
        before = block[u"end_utc"].toString();
        QVERIFY(before > start);
        const QJsonArray altitudes = block[u"altitude_deg"].toArray();
        QCOMPARE(altitudes.size(), 2);
        for (const QJsonValue &altitude : altitudes)
            QVERIFY(altitude.toDouble() >= 30 && altitude.toDouble() < 90);
        QVERIFY(!block[u"reason"].toString().isEmpty());
        value += block[u"value"].toDouble();
        const auto at = [](const QString &utc) { return QDateTime::fromString(utc, Qt::ISODateWithMs); };
        used += static_cast<double>(at(start).msecsTo(at(before))) / 1000;
        if (block[u"block"] == u"WASP-12 ingress"_s) {
            hasFixed = true;
            QCOMPARE(start, u"2026-12-10T19:00:00.000Z"_s);
        }
    }
    QVERIFY(hasFixed);
    QVERIFY(std::abs(used - ran.json[u"used_s"].toDouble()) < 0.1);
    QVERIFY(std::abs(value - ran.json[u"value"].toDouble()) < 2);
    QCOMPARE(ran.json[u"unplaced"].toArray().size(), 1); // of the two galaxies
    const QJsonObject unplaced = ran.json[u"unplaced"].toArray().first().toObject();
    for (const char *key : {"target", "block", "why", "would_fit_if"})
        QVERIFY2(!unplaced[QLatin1String(key)].toString().isEmpty(), key);
    QCOMPARE(run({u"--night"_s, u"2026-12-10"_s, u"--programme"_s, kExample}).output, ran.output);
}

void TestCtlPlan::badTargetsCostTheStatusAndNotTheGoodOnes()
{
    const QTemporaryDir folder;
    const QString file = written(
        folder, u"bad.toml"_s,
        "[[target]]\nname = \"M 31\"\nexposure_s = 60\n"
        "[[target]]\nname = \"Nowhere 7\"\nexposure_s = 60\n"
        "[[target]]\nname = \"South\"\nra = 10\ndec = -70\nexposure_s = 60\n");
    const Ran ran = run({u"--night"_s, u"2026-12-10"_s, u"--programme"_s, file});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.json[u"blocks"].toArray().size(), 1);
    const QJsonArray problems = ran.json[u"problems"].toArray();
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].toObject()[u"line"].toInt(), 5);
    QCOMPARE(problems[1].toObject()[u"line"].toInt(), 7);
    QCOMPARE(ran.json[u"unplaced"].toArray().first().toObject()[u"why_code"].toString(), u"not_risen"_s);
    QVERIFY(ran.json[u"unplaced"].toArray().first().toObject()[u"would_fit_if"].isNull());
    QCOMPARE(ran.error.count("bad.toml: line "), 2);
}

void TestCtlPlan::tenMillionBytes()
{
    const QTemporaryDir folder;
    const Ran ran = run(
        {u"--night"_s, u"2026-12-10"_s, u"--programme"_s,
         written(folder, u"long.toml"_s, QByteArray(10 * 1024 * 1024, '#'))});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.json[u"blocks"].toArray().size(), 0);
    QCOMPARE(ran.json[u"problems"].toArray().size(), 1);
}

void TestCtlPlan::aTableIsPlanned()
{
    const QTemporaryDir folder;
    const QString file = written(
        folder, u"targets.csv"_s,
        "name,ra,dec,exposure,count,priority\nM 33,,,60,10,5\nX,84.05,-1.2,30,20,7\n");
    const Ran ran = run({u"--night"_s, u"2026-12-10"_s, u"--programme"_s, file, u"--steps"_s, u"0"_s});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.json[u"blocks"].toArray().size(), 2);
}

void TestCtlPlan::aCircleIsTiled()
{
    const QStringList arguments{u"--night"_s, u"2026-12-10"_s, u"--circle"_s,  u"75,35,0.5"_s,
                                u"--event"_s, u"IC 261210A"_s, u"--epochs"_s,  u"3"_s,
                                u"--most"_s,  u"40"_s,         u"--revisit"_s, u"1800"_s};
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.error.isEmpty());
    const QJsonArray tiles = ran.json[u"tiles"].toArray();
    QCOMPARE(tiles.size(), 40);
    double sum = 0;
    for (const QJsonValue &tile : tiles)
        sum += tile[u"probability"].toDouble();
    QVERIFY(std::abs(sum - ran.json[u"probability"].toDouble()) < 1e-9); // all are visited
    QVERIFY(std::abs(sum - ran.json[u"complete_probability"].toDouble()) < 1e-9);
    QVERIFY(sum > 0.85 && sum < 1);
    QCOMPARE(tiles[2][u"block"].toString(), u"IC 261210A tile 3"_s);
    QCOMPARE(ran.json[u"blocks"].toArray().size(), 120);
    QVERIFY(ran.json[u"unplaced"].toArray().isEmpty());
    QCOMPARE(run(arguments).output, ran.output);
}

void TestCtlPlan::aMapIsTiled_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name :
         {"bayestar.multiorder.fits", "bayestar.fits.gz", "S240112e_cwb.multiorder.fits",
          "GRB220617A_IPN_map_hpx.fits.gz"})
        QTest::addRow("%s", name) << QStringLiteral(TULPAR_SHARED_DATA "/alerts/skymap/")
                + QString::fromLatin1(name);
}

void TestCtlPlan::aMapIsTiled()
{
    QFETCH(QString, file);
    if (!QFile::exists(file))
        QSKIP("the samples are not there");
    const Ran ran = run({u"--night"_s, u"2026-12-10"_s, u"--map"_s, file});
    QCOMPARE(ran.status, 0);
    double sum = 0;
    double before = 1;
    for (const QJsonValue &tile : ran.json[u"tiles"].toArray()) {
        const double probability = tile[u"probability"].toDouble();
        QVERIFY(probability > 0 && probability <= before);
        before = probability;
        sum += probability;
    }
    QVERIFY(sum >= ran.json[u"probability"].toDouble() - 1e-9);
    QVERIFY(sum <= ran.json[u"map_probability"].toDouble() + 1e-9);
    QString end;
    for (const QJsonValue &visit : ran.json[u"blocks"].toArray()) {
        QVERIFY(visit[u"start_utc"].toString() > end);
        end = visit[u"end_utc"].toString();
        for (const QJsonValue &altitude : visit[u"altitude_deg"].toArray())
            QVERIFY(altitude.toDouble() >= 20);
    }
    qInfo(
        "%lld fields, %lld visits, %.4f of the probability", ran.json[u"tiles"].toArray().size(),
        ran.json[u"blocks"].toArray().size(), ran.json[u"probability"].toDouble());
}

void TestCtlPlan::whatIsNoMapIsRefused()
{
    const Ran ran = run({u"--night"_s, u"2026-12-10"_s, u"--map"_s, kExample});
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.output.isEmpty());
    QVERIFY(ran.error.contains(kExample.toUtf8()));
}

void TestCtlPlan::aRegionThatNeverRisesSaysSo()
{
    const Ran ran = run({u"--night"_s, u"2026-12-10"_s, u"--circle"_s, u"90,-75,0.2"_s});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.json[u"tiles"].toArray().isEmpty());
    QVERIFY(ran.json[u"why"].toString().contains(u"never rises"_s));
    QVERIFY(ran.error.contains("no field: "));
    // High enough, but not for long enough: the reason is another.
    const Ran low =
        run({u"--night"_s, u"2026-12-10"_s, u"--circle"_s, u"90,-26,0.2"_s, u"--revisit"_s, u"43200"_s});
    QVERIFY(low.json[u"tiles"].toArray().isEmpty());
    QVERIFY(!low.json[u"why"].toString().isEmpty() && !low.json[u"why"].toString().contains(u"never"_s));
}

void TestCtlPlan::ofACrowdTheBestAreLookedAt()
{
    const QTemporaryDir folder;
    QByteArray table = "name,ra,dec,exposure,count,priority\n";
    for (int i = 0; i < 40; ++i) // two hours each: a night holds six
        table += "T" + QByteArray::number(i) + ",84.05," + QByteArray::number(10 + i) + ",60,118,"
            + QByteArray::number(1 + i) + "\n";
    const QStringList asked{u"--night"_s,     u"2026-12-10"_s,
                            u"--programme"_s, written(folder, u"crowd.csv"_s, table),
                            u"--steps"_s,     u"0"_s};
    const Ran ran = run(asked + QStringList{u"--changes"_s, u"3"_s});
    QCOMPARE(ran.status, 0);
    const QJsonArray unplaced = ran.json[u"unplaced"].toArray();
    QVERIFY(unplaced.size() > 25);
    QStringList looked;
    for (const QJsonValue &each : unplaced) {
        QVERIFY(!each.toObject()[u"why"].toString().isEmpty()); // the reason is there for all
        if (each.toObject()[u"change_looked_for"].toBool())
            looked += each.toObject()[u"block"].toString();
    }
    QCOMPARE(looked.size(), 3);
    // Those of highest priority, which stand last in the table.
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(unplaced[unplaced.size() - 3 + i].toObject()[u"block"].toString(), looked[i]);
    QVERIFY(ran.error.contains("--why BLOCK"));
    QVERIFY(!run(asked + QStringList{u"--changes"_s, u"all"_s}).error.contains("--why BLOCK"));
}

void TestCtlPlan::oneBlockIsAskedAbout()
{
    const QTemporaryDir folder;
    const QString file = written(
        folder, u"two.toml"_s,
        "[[target]]\nname = \"South\"\nra = 10\ndec = -70\nexposure_s = 60\n"
        "[[target]]\nname = \"Far south\"\nra = 10\ndec = -80\nexposure_s = 60\n");
    const QStringList asked{u"--night"_s, u"2026-12-10"_s, u"--programme"_s, file, u"--why"_s};
    const Ran ran = run(asked + QStringList{u"South"_s});
    QCOMPARE(ran.json[u"unplaced"].toArray().size(), 1);
    QCOMPARE(ran.json[u"unplaced"].toArray().first().toObject()[u"block"].toString(), u"South"_s);
    const Ran unknown = run(asked + QStringList{u"North"_s});
    QCOMPARE(unknown.status, 2);
    QVERIFY(unknown.error.contains("North"));
}

void TestCtlPlan::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no programme") << QStringList{u"--night"_s, u"2026-12-10"_s};
    QTest::newRow("no such file") << QStringList{
        u"--night"_s, u"2026-12-10"_s, u"--programme"_s, u"/nowhere.toml"_s};
    QTest::newRow("no date") << QStringList{u"--night"_s, u"tonight"_s, u"--programme"_s, kExample};
    QTest::newRow("no such day") << QStringList{u"--night"_s, u"2026-02-30"_s, u"--programme"_s, kExample};
    QTest::newRow("changes") << QStringList{u"--night"_s, u"2026-12-10"_s, u"--programme"_s,
                                            kExample,     u"--changes"_s,  u"few"_s};
    QTest::newRow("steps") << QStringList{u"--night"_s, u"2026-12-10"_s, u"--programme"_s,
                                          kExample,     u"--steps"_s,    u"-1"_s};
    QTest::newRow("no such map") << QStringList{
        u"--night"_s, u"2026-12-10"_s, u"--map"_s, u"/nowhere.fits"_s};
    QTest::newRow("no circle") << QStringList{u"--night"_s, u"2026-12-10"_s, u"--circle"_s, u"10,20"_s};
    QTest::newRow("two regions") << QStringList{u"--night"_s, u"2026-12-10"_s, u"--circle"_s,
                                                u"10,20,1"_s, u"--map"_s,      u"x.fits"_s};
    QTest::newRow("no epochs") << QStringList{u"--night"_s, u"2026-12-10"_s, u"--circle"_s,
                                              u"10,20,1"_s, u"--epochs"_s,   u"0"_s};
    QTest::newRow("unknown option") << QStringList{
        u"--night"_s, u"2026-12-10"_s, u"--programme"_s, kExample, u"--fast"_s};
}

void TestCtlPlan::wrongUse()
{
    QFETCH(QStringList, arguments);
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY(ran.error.contains("usage: tulparctl plan"));
}

QTEST_GUILESS_MAIN(TestCtlPlan)
#include "test_ctl_plan.moc"
