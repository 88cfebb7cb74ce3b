#include "tests/core/archive/support_engines.h"
#include "tests/programs/support_scene.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <map>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTrigger = 1000452;
constexpr int kPatienceMs = 60'000;

} // namespace

/// A burst is answered while the archive's server dies: the night goes on, and all of it is in the archive in
/// the end. What the command line says of it.
class TestArchiveNight final : public QObject {
    Q_OBJECT

private slots:
    void theWholeNightIsThere_data() { Engines::addRows(); }
    void theWholeNightIsThere();
    void wrongUsage();

private:
    struct Said {
        int status = -1;
        std::vector<Scene::Json> objects;
        QString forPeople;
    };
    [[nodiscard]] static Said ctl(const QStringList &words);

    Engines m_engines;
};

TestArchiveNight::Said TestArchiveNight::ctl(const QStringList &words)
{
    QProcess process;
    process.start(QStringLiteral(TULPAR_PROGRAMS) + u"/tulparctl"_s, QStringList{u"archive"_s} + words);
    Said said;
    if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit)
        return said;
    said.status = process.exitCode();
    for (const QByteArray &line : process.readAllStandardOutput().split('\n'))
        if (!line.isEmpty())
            said.objects.push_back(Scene::Json::parse(line.toStdString(), nullptr, false));
    said.forPeople = QString::fromUtf8(process.readAllStandardError());
    return said;
}

void TestArchiveNight::theWholeNightIsThere()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const bool isServer = engine == ArchiveEngine::PostgreSql;
    const auto address = m_engines.fresh(engine, u"night"_s);
    // For SQLite nothing is set: that is the default.
    Scene scene(30s, isServer ? u"[archive]\naddress = \"%1\"\n"_s.arg(address.shown()) : QString());
    QVERIFY(scene.start());
    QVERIFY(scene.ask(Arm{}));
    QVERIFY(scene.until([&scene] { return scene.isOpen(); }));
    QVERIFY(scene.send(Scene::burst(kTrigger)));
    const std::string event = Scene::eventOf(kTrigger);
    QVERIFY(scene.untilFact("response_step", Scene::step(event, "first_frame"), kPatienceMs));
    if (isServer)
        m_engines.server().kill();
    const auto frames = scene.count("frame_stored");
    QVERIFY(scene.until([&] { return scene.count("frame_stored") >= frames + 6; }, kPatienceMs));
    if (isServer)
        QVERIFY(m_engines.server().start());
    scene.stage().endCore();
    const auto facts = scene.journal();
    QVERIFY(!facts.empty());
    const QString flaws = scene.frameFlaws();
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws));

    // The core's last words come with its next start, or so.
    const QStringList where{u"--config"_s, scene.stage().configPath()};
    const Said updated = ctl(QStringList{u"update"_s} + where);
    QVERIFY2(updated.status == 0, qPrintable(updated.forPeople));
    QVERIFY(updated.objects.front()["last_seq"] == facts.back().seq);
    const Said again = ctl(QStringList{u"update"_s} + where);
    QVERIFY(again.status == 0 && again.objects.front()["facts"] == 0);

    const Said status = ctl(QStringList{u"status"_s} + where);
    QVERIFY2(status.status == 0, qPrintable(status.forPeople));
    const auto &told = status.objects.front();
    QVERIFY2(told["engine"] == std::string(nameOf(engine)), told.dump().c_str());
    QVERIFY2(told["archived_seq"] == told["journal_seq"], told.dump().c_str());
    QVERIFY2(told["rows"]["unread"] == 0, told.dump().c_str());
    std::size_t rows = 0;
    for (const auto &[table, count] : told["rows"].items())
        rows += count.get<std::size_t>();
    QCOMPARE(rows, facts.size());

    const Said checked = ctl(QStringList{u"check"_s, u"--deep"_s} + where);
    QVERIFY2(checked.status == 0, qPrintable(checked.forPeople));
    const auto stored =
        static_cast<std::size_t>(std::ranges::count(facts, "frame_stored", &FactRecord::kind));
    QVERIFY2(checked.objects.back()["good"] == stored, checked.objects.back().dump().c_str());

    // The notice's place, and a field beside it.
    const Said near = ctl(QStringList{u"search"_s, u"--near"_s, u"354.31,53.446,0.1"_s} + where);
    QCOMPARE(near.objects.size(), stored);
    QVERIFY(near.objects.front()["object"] == event || near.objects.front()["subject"] == event);
    QVERIFY(ctl(QStringList{u"search"_s, u"--near"_s, u"350.31,53.446,0.1"_s} + where).objects.empty());
    const Said events = ctl(QStringList{u"search"_s, u"--in"_s, u"events"_s} + where);
    QVERIFY2(events.objects.size() == 1, qPrintable(events.forPeople));
    const auto ofBurst = std::ranges::count_if(facts, [&event](const FactRecord &fact) {
        return fact.kind == "frame_stored" && Scene::Json::parse(fact.body)["event"] == event;
    }); // a frame that comes when the response is over belongs to nothing
    QVERIFY2(events.objects.front()["frames"] == ofBurst, events.objects.front().dump().c_str());

    const QString backup = scene.folder() + u"/night.tulpar"_s;
    const Said saved = ctl(QStringList{u"backup"_s, backup} + where);
    QVERIFY2(saved.status == 0 && saved.objects.front()["rows"] == rows, qPrintable(saved.forPeople));
    const Said full = ctl(QStringList{u"restore"_s, backup} + where);
    QVERIFY(full.status == 1 && full.objects.front()["code"] == "refused");
    const QStringList other{u"--archive"_s, scene.folder() + u"/other.sqlite"_s};
    QVERIFY(ctl(QStringList{u"restore"_s, backup} + where + other).status == 0);

    // The night is young: frames of the last hour are left alone. A month later they are compressed.
    const Said young = ctl(QStringList{u"compress"_s, u"--dry-run"_s} + where);
    QVERIFY(young.status == 0 && young.objects.size() == 1 && young.objects.back()["planned"] == 0);
    QFile config(scene.stage().configPath());
    QVERIFY(config.open(QIODevice::ReadOnly));
    const QByteArray settings = config.readAll();
    const auto offset = settings.indexOf("utc_offset_s = ");
    QVERIFY(offset >= 0);
    const auto end = settings.indexOf('\n', offset);
    const double later = settings.mid(offset + 15, end - offset - 15).toDouble() + 30 * 86400;
    QFile laterConfig(scene.folder() + u"/later.toml"_s);
    QVERIFY(laterConfig.open(QIODevice::WriteOnly));
    laterConfig.write(
        settings.left(offset) + "utc_offset_s = " + QByteArray::number(later, 'f', 3) + settings.mid(end));
    laterConfig.close();
    const QStringList whereLater{u"--config"_s, laterConfig.fileName()};
    const Said plan = ctl(QStringList{u"compress"_s, u"--dry-run"_s} + whereLater);
    std::size_t planned = 0; // alone, or with others in a cube
    for (const auto &step : plan.objects)
        planned += step.value("frames", std::size_t{0});
    QVERIFY2(plan.status == 0 && planned == stored, qPrintable(plan.forPeople));
    QVERIFY(plan.objects.front()["reason"] == "old");
    const Said done = ctl(QStringList{u"compress"_s} + whereLater);
    QVERIFY2(done.status == 0 && done.objects.back()["frames"] == stored, done.objects.back().dump().c_str());
    qInfo(
        "%zu facts, %zu frames; compression frees %.0f %%", facts.size(), stored,
        100.0 * done.objects.back()["freed_bytes"].get<double>()
            / (static_cast<double>(stored) * (2.0 * 1024 * 1024 + 2 * 2880)));
    QVERIFY(ctl(QStringList{u"check"_s, u"--deep"_s} + whereLater).status == 0);

    // Every frame, wherever it is kept now, comes out as a file.
    const QString copies = scene.folder() + u"/copies"_s;
    const Said taken = ctl(QStringList{u"export"_s, u"--frames"_s, copies} + whereLater);
    QVERIFY2(taken.status == 0 && taken.objects.back()["copied"] == stored, qPrintable(taken.forPeople));

    // One is lost and one is hurt: said, kept in mind, and a status of 1.
    const Said packed = ctl(QStringList{u"search"_s} + whereLater);
    QCOMPARE(packed.objects.size(), stored);
    std::map<std::string, int> framesOf; // of each file
    for (const auto &frame : packed.objects)
        ++framesOf[frame["path"].get<std::string>()];
    QVERIFY(framesOf.size() > 1);
    const auto &[lost, lostFrames] = *framesOf.begin();
    const auto &[torn, tornFrames] = *std::next(framesOf.begin());
    QFile::remove(QString::fromStdString(lost));
    QFile::resize(QString::fromStdString(torn), 2880 * 3);
    const Said hurt = ctl(QStringList{u"check"_s} + whereLater);
    QCOMPARE(hurt.status, 1);
    QCOMPARE(std::ssize(hurt.objects), lostFrames + tornFrames + 1);
    QVERIFY(hurt.objects.back()["missing"] == lostFrames && hurt.objects.back()["damaged"] == tornFrames);
    QCOMPARE(
        std::ssize(ctl(QStringList{u"search"_s, u"--file-state"_s, u"missing"_s} + whereLater).objects),
        lostFrames);

    const QString csv = scene.folder() + u"/frames.csv"_s;
    QVERIFY(ctl(QStringList{u"export"_s, u"--channel"_s, u"r"_s, u"--out"_s, csv} + whereLater).status == 0);
    QFile table(csv);
    QVERIFY(table.open(QIODevice::ReadOnly));
    const auto lines = table.readAll().trimmed().split('\n');
    QVERIFY(lines.size() > 1 && lines.front().startsWith("seq,at_utc,night,channel,"));
}

void TestArchiveNight::wrongUsage()
{
    QCOMPARE(ctl({}).status, 2);
    QCOMPARE(ctl({u"burn"_s}).status, 2);
    QCOMPARE(ctl({u"search"_s, u"--colour"_s, u"red"_s}).status, 2);
    QCOMPARE(ctl({u"backup"_s}).status, 2);
    const QStringList nowhere{u"--archive"_s, m_engines.folder() + u"/nothing.sqlite"_s};
    for (const QStringList &words :
         {QStringList{u"search"_s},
          {u"search"_s, u"--near"_s, u"1,2"_s},
          {u"search"_s, u"--from"_s, u"yesterday"_s},
          {u"search"_s, u"--in"_s, u"attic"_s},
          {u"status"_s},
          {u"export"_s, u"--format"_s, u"xml"_s}}) {
        const Said said = ctl(words + nowhere);
        QCOMPARE(said.status, 1);
        QVERIFY(said.objects.size() == 1 && said.objects.front()["ok"] == false && !said.forPeople.isEmpty());
    }
    for (const auto &night : {u"2026-99-99"_s, u"2026-2-3"_s, u"yesterday"_s}) {
        const Said said = ctl(QStringList{u"search"_s, u"--night"_s, night} + nowhere);
        QCOMPARE(said.status, 1);
        QVERIFY2(said.forPeople.contains(u"--night "_s + night), qPrintable(said.forPeople));
    }
    const Said secret = ctl({u"status"_s, u"--archive"_s, u"postgresql://tulpar:hush@db/nights"_s});
    QVERIFY(secret.status == 1 && !secret.forPeople.contains(u"hush"));
}

QTEST_GUILESS_MAIN(TestArchiveNight)
#include "test_archive_night.moc"
