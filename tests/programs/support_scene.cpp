#include "tests/programs/support_scene.h"

#include "core/runtime/system_clock.h"
#include "core/session/fact.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

namespace tulpar {

namespace {

constexpr const char *kNotice = TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml";
constexpr Duration kAfterNotice = 5s; ///< the observatory's hour: the notice is fresh and not of the future

/// A night of a test has no half hour to wait.
QString conditions(int staleS)
{
    QString tables;
    for (const char *name :
         {"rain", "humidity", "dew_point_gap", "wind", "gust", "cloud", "cold", "hot", "power", "link"})
        tables += QStringLiteral("[conditions.%1]\ngood_delay_s = 2\n").arg(QLatin1String(name));
    tables += QStringLiteral("[conditions.disk]\nbad_gib = 0\ngood_gib = 0\ngood_delay_s = 2\n");
    return tables
        + QStringLiteral("[conditions.report]\nbad_s = %1\ngood_s = %2\ngood_delay_s = 2\n")
              .arg(staleS)
              .arg(std::max(10, staleS / 2));
}

DrillStage::Settings settingsFor(const QString &folder, Duration heartbeatLimit, const QString &furtherConfig)
{
    const auto notice = UtcInstant{} + fromSeconds(1602802231); // 2020-10-15T22:50:31, the notice's own
    DrillStage::Settings settings;
    settings.stateFolder = folder + QStringLiteral("/state");
    settings.sessionName = QStringLiteral("scene-%1").arg(QCoreApplication::applicationPid());
    settings.programFolder = QStringLiteral(TULPAR_PROGRAMS);
    settings.utcOffset = notice + kAfterNotice - SystemClock().now().utc;
    settings.heartbeatLimit = heartbeatLimit;
    settings.furtherConfig = furtherConfig;
    return settings;
}

bool isOpening(const Snapshot &snapshot, DeviceKind kind, OpeningState state)
{
    const DeviceView *view = findDevice(snapshot, {kind, {}});
    return view && view->opening && !isUnknown(*view, snapshot.utc) && view->opening->state == state;
}

} // namespace

Scene::Scene(Duration heartbeatLimit, const QString &furtherConfig, int staleS)
{
    // Sessions live in the runtime folder: ours is not the user's.
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    m_stage = std::make_unique<DrillStage>(
        settingsFor(m_folder.path(), heartbeatLimit, furtherConfig + conditions(staleS)));
}

Scene::~Scene()
{
    m_stage->killCore();
}

bool Scene::start()
{
    if (const auto started = m_stage->start(); !started) {
        qWarning("%s", started.error().detail.c_str());
        return false;
    }
    QObject::connect(
        &m_stage->session(), &RemoteSession::factsArrived, m_stage.get(),
        [this](const QByteArray &lines) { hear(lines); });
    return until([this] { return isReady(); }, 40'000);
}

bool Scene::startCoreAgain()
{
    // Its last words may still be on their way.
    if (!until([this] { return !m_stage->session().isLinked(); }))
        return false;
    m_ofTheDead = m_stage->session().snapshot();
    return m_stage->startCore().has_value();
}

QByteArray Scene::burst(int trigger, const char *ra, const char *dec)
{
    QFile file(QString::fromUtf8(kNotice));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no notice to send");
    return file.readAll()
        .replace("1000452", QByteArray::number(trigger))
        .replace("<C1>354.3100</C1>", QByteArray("<C1>") + ra + "</C1>")
        .replace("<C2>53.4460</C2>", QByteArray("<C2>") + dec + "</C2>");
}

bool Scene::send(const QByteArray &notice)
{
    const auto sent = m_stage->produce(notice);
    if (!sent)
        qWarning("%s", sent.error().detail.c_str());
    return sent.has_value();
}

bool Scene::ask(const RequestBody &request)
{
    std::optional<Answer> answer;
    m_stage->session().request({"test", request}, [&](const Answer &given) { answer = given; });
    return until([&] { return answer.has_value(); }) && answer->accepted;
}

void Scene::hear(const QByteArray &lines)
{
    for (const QByteArray &line : lines.split('\n'))
        if (!line.isEmpty())
            m_facts.push_back(Json::parse(line.toStdString()));
}

std::size_t Scene::count(const std::string &kind, const Match &match) const
{
    return static_cast<std::size_t>(std::count_if(m_facts.begin(), m_facts.end(), [&](const Json &fact) {
        return fact["kind"] == kind && (!match || match(fact));
    }));
}

bool Scene::until(const std::function<bool()> &reached, int patienceMs) const
{
    return QTest::qWaitFor(reached, patienceMs);
}

bool Scene::untilFact(const std::string &kind, const Match &match, int patienceMs) const
{
    return until([&] { return count(kind, match) > 0; }, patienceMs);
}

Scene::Match Scene::step(const std::string &event, const std::string &step)
{
    return [=](const Json &fact) { return fact["event"] == event && fact["reached"]["step"] == step; };
}

std::shared_ptr<const Snapshot> Scene::snapshot() const
{
    const auto newest = m_stage->session().snapshot();
    return m_stage->session().isLinked() && newest != m_ofTheDead ? newest : nullptr;
}

bool Scene::isReady() const
{
    const auto now = snapshot();
    return now && now->readiness.isReady;
}

bool Scene::isShut() const
{
    const auto now = snapshot();
    return now && isOpening(*now, DeviceKind::Roof, OpeningState::Closed)
        && isOpening(*now, DeviceKind::Cover, OpeningState::Closed);
}

bool Scene::isOpen() const
{
    const auto now = snapshot();
    return now && isOpening(*now, DeviceKind::Roof, OpeningState::Open)
        && isOpening(*now, DeviceKind::Cover, OpeningState::Open);
}

bool Scene::isMountStill() const
{
    const auto now = snapshot();
    const DeviceView *view = now ? findDevice(*now, {DeviceKind::Mount, {}}) : nullptr;
    return view && view->mount && !isUnknown(*view, now->utc) && !view->mount->isSlewing
        && !view->mount->isTracking;
}

std::unique_ptr<JournalReader> Scene::openJournal() const
{
    auto reader = JournalReader::open(folder() + QStringLiteral("/state/journal.sqlite"));
    if (!reader)
        qWarning("%s", reader.error().detail.c_str());
    return reader ? std::move(*reader) : nullptr;
}

std::vector<FactRecord> Scene::journal() const
{
    const auto reader = openJournal();
    auto facts = reader ? reader->readFacts(1, 1'000'000) : fail(Errc::Io, "no journal");
    return facts ? std::move(*facts) : std::vector<FactRecord>{};
}

QString Scene::journalFlaws() const
{
    const auto records = journal();
    if (records.empty())
        return QStringLiteral("no journal");
    std::uint64_t last = 0;
    std::map<std::uint64_t, Json> kept;
    for (const FactRecord &record : records) {
        if (record.seq != ++last)
            return QStringLiteral("fact %1 where %2 is the next").arg(record.seq).arg(last);
        if (const auto fact = factOf(record); !fact)
            return QStringLiteral("fact %1: %2")
                .arg(record.seq)
                .arg(QString::fromStdString(fact.error().detail));
        kept[record.seq] = Json::parse(asJsonLine(record));
    }
    for (const Json &told : m_facts) {
        const auto found = kept.find(told["seq"].get<std::uint64_t>());
        if (found == kept.end() || found->second != told)
            return QStringLiteral("desks were told, but the journal does not hold: ")
                + QString::fromStdString(told.dump());
    }
    return {};
}

QString Scene::frameFlaws() const
{
    std::set<QString> told;
    for (const FactRecord &record : journal()) {
        const auto fact = factOf(record);
        if (!fact)
            continue;
        if (const auto *stored = std::get_if<FrameStored>(&*fact))
            told.insert(QString::fromStdString(stored->path));
        if (const auto *lost = std::get_if<FrameLost>(&*fact))
            return QStringLiteral("frame lost: ") + QString::fromStdString(lost->error);
    }
    for (const QString &path : told) {
        const auto image = readFits(path.toStdString());
        if (!image || image->checksum != FitsChecksum::Good)
            return QStringLiteral("not a whole frame: ") + path;
    }
    QDirIterator files(folder() + QStringLiteral("/state/frames"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString path = files.next(); !told.contains(path))
            return QStringLiteral("on disk but not in the journal: ") + path;
    return {};
}

} // namespace tulpar
