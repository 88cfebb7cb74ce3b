#include "tests/programs/support_night_kill.h"

#include "core/runtime/system_clock.h"
#include "core/session/fact.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <csignal>
#include <map>

namespace tulpar {

namespace {

constexpr int kTrigger = 5'000'000;
constexpr int kFirstOther = 6'000'000;
constexpr double kLatestKillS = 11.5; // shutters open after 8 s
constexpr double kWeatherBeforeS = 4; // at most this long before the kill, and
constexpr double kWeatherAfterS = 5; // after it
constexpr double kPortPatienceS = 20; // for a world that is being started again
constexpr double kClosedForS = 4; // then it is closed for good
constexpr int kJournalPatienceMs = 30'000;
constexpr const char *kFeed = "gcn";

/// Uniform below `limit`, whatever the library.
double below(std::mt19937 &chance, double limit)
{
    return limit * static_cast<double>(chance()) / 4294967296.0;
}

QString joined(const QStringList &flaws)
{
    return flaws.join(QStringLiteral("; "));
}

void kill(qint64 pid)
{
    ::kill(static_cast<pid_t>(pid), SIGKILL);
}

} // namespace

NightKill::NightKill(int run, std::uint32_t seed)
    : m_chance(seed * 100'003U + static_cast<std::uint32_t>(run))
{
    const int round = run / static_cast<int>(EnumNames<Victim>::names.size());
    m_row.run = run;
    m_row.victim = static_cast<Victim>(run % static_cast<int>(EnumNames<Victim>::names.size()));
    m_isBad = run % 2 == 0; // five victims: each has both in turn
    m_isStale = m_isBad && m_chance() % 3 == 0;
    m_row.isCoreStartedAgain = m_row.victim == Victim::Core && (round % 4 == 1 || round % 4 == 2);
    m_killDueS = below(m_chance, kLatestKillS);
    m_weatherDueS =
        std::max(0.0, m_killDueS - kWeatherBeforeS + below(m_chance, kWeatherBeforeS + kWeatherAfterS));
    m_restartDueS = m_killDueS + 0.2 + below(m_chance, 4);
    m_row.mustClose = m_isBad || (m_row.victim != Victim::Desk && m_row.victim != Victim::Lab);
}

KillRow NightKill::play()
{
    QStringList flaws;
    const auto step = [&](Flaw (NightKill::*part)()) {
        const Flaw flaw = (this->*part)();
        if (!flaw.isEmpty())
            flaws << flaw;
        return flaw.isEmpty();
    };
    if (step(&NightKill::prepare) && step(&NightKill::strike)) {
        (void)step(m_row.mustClose ? &NightKill::watchClosing : &NightKill::goesOn);
        if (step(&NightKill::comeBack))
            (void)step(&NightKill::judge);
    }
    m_desk.kill();
    m_desk.waitForFinished();
    m_row.flaws = joined(flaws).toStdString();
    return m_row;
}

NightKill::Flaw NightKill::prepare()
{
    m_scene = std::make_unique<Scene>(fromSeconds(kHeartbeatLimitS), QString(), static_cast<int>(kStaleS));
    m_side = std::make_unique<DeviceSide>(m_scene->folder(), m_scene->stage().indiPort());
    if (!m_scene->start())
        return QStringLiteral("the scene does not come up");
    if (m_row.victim == Victim::Desk) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_desk.setProcessEnvironment(environment);
        m_desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_desk.start(
            QStringLiteral(TULPAR_PROGRAMS "/tulpar"),
            {QStringLiteral("--attach"), m_scene->stage().sessionPath(), QStringLiteral("--language"),
             QStringLiteral("en")});
        if (!m_desk.waitForStarted())
            return QStringLiteral("no desk");
    }
    return {};
}

void NightKill::sendOther()
{
    // A test of the same mission: kept, decided, answered by nobody.
    const QByteArray notice = Scene::burst(kFirstOther + m_others++, "120.0000", "30.0000")
                                  .replace("role=\"observation\"", "role=\"test\"");
    if (m_scene->send(notice))
        m_sent.push_back(notice);
}

void NightKill::turnWeather()
{
    m_weatherDueS = std::max(m_weatherDueS, elapsedS());
    if (m_side->setFault(m_isStale ? "STALE_WEATHER" : "BAD_WEATHER", true))
        m_weatherAtS = elapsedS();
    else
        m_weatherDueS = elapsedS() + 0.2; // nobody there; again
}

/// Lives until then; what is due happens.
void NightKill::wait(double untilS)
{
    while (elapsedS() < untilS) {
        if (isWeatherDue())
            turnWeather();
        const double rest = untilS - elapsedS();
        (void)m_scene->until([] { return false; }, std::clamp(static_cast<int>(rest * 1000), 1, 50));
    }
}

std::string NightKill::stateNow() const
{
    const auto snapshot = m_scene->snapshot();
    const auto world = m_side->world();
    std::string state =
        snapshot && snapshot->response ? std::string(nameOf(snapshot->response->state)) : "waiting";
    if (snapshot && snapshot->response && snapshot->response->isOver)
        state = "over";
    if (world)
        state += " roof " + std::to_string(static_cast<int>(100 * world->roof().openFraction.value_or(0)))
            + "%"
            + (world->mount().isSlewing        ? " slewing"
                   : world->mount().isTracking ? " tracking"
                                               : "");
    return state;
}

NightKill::Flaw NightKill::strike()
{
    const QByteArray burst = Scene::burst(kTrigger + m_row.run);
    sendOther();
    m_sinceNotice.start();
    if (!m_scene->send(burst))
        return QStringLiteral("the broker takes no notice");
    m_sent.push_back(burst);
    const double otherS = below(m_chance, m_killDueS);
    wait(otherS);
    sendOther();
    wait(m_killDueS);
    m_row.state = stateNow();
    sendOther();
    const auto server = m_scene->stage().devicesPid();
    switch (m_row.victim) {
    case Victim::Core:
        m_scene->stage().killCore();
        break;
    case Victim::Desk:
        if (m_desk.state() != QProcess::Running)
            return QStringLiteral("the desk was not there");
        m_desk.kill();
        break;
    case Victim::Lab:
        if (const auto lab = childNamed(m_scene->stage().corePid(), "tulpar-lab"))
            kill(*lab);
        else
            return QStringLiteral("the lab was not there");
        break;
    case Victim::Server:
        if (!server)
            return QStringLiteral("the server was not there");
        kill(*server);
        break;
    case Victim::Driver:
        if (const auto driver = server ? childNamed(*server, "indi_tulpar_simulator") : std::nullopt)
            kill(*driver);
        else
            return QStringLiteral("the driver was not there");
        break;
    }
    m_killedAtS = elapsedS();
    m_row.killedAfterS = m_killedAtS;
    sendOther(); // to a core that may be dead
    if (m_row.isCoreStartedAgain) {
        wait(m_restartDueS);
        if (!m_scene->startCoreAgain())
            return QStringLiteral("the core does not start again");
    }
    while (m_isBad && m_weatherAtS < 0 && elapsedS() < m_killedAtS + kWeatherAfterS + kPortPatienceS)
        wait(elapsedS() + 0.1);
    m_row.weather = !m_isBad ? "fine"
        : m_weatherAtS < 0   ? "not set: nobody answered"
                             : std::string(m_isStale ? "stale " : "rain ")
            + QByteArray::number(m_weatherAtS - m_killedAtS, 'f', 1).toStdString();
    return {};
}

/// From the first that makes it unsafe: the end of whoever measures or beats, or the weather.
NightKill::Flaw NightKill::watchClosing()
{
    const bool isKillUnsafe = m_row.victim != Victim::Desk && m_row.victim != Victim::Lab;
    double unsafeS = isKillUnsafe ? m_killedAtS : 1e9;
    if (m_weatherAtS >= 0)
        unsafeS = std::min(unsafeS, m_weatherAtS + (m_isStale ? kStaleS : 0));
    if (unsafeS > 1e8)
        return QStringLiteral("nothing was unsafe");
    wait(unsafeS);
    double closedS = -1;
    while (elapsedS() < unsafeS + kClosedWithinS + kClosedForS + 1) {
        const double now = elapsedS();
        if (!m_side->isRoofClosed())
            closedS = -1;
        else if (closedS < 0)
            closedS = now;
        else if (now - closedS >= kClosedForS)
            break;
        wait(now + 0.05);
    }
    if (closedS < 0)
        return QStringLiteral("not closed %1 s after unsafe").arg(elapsedS() - unsafeS, 0, 'f', 1);
    m_row.closedAfterS = std::max(0.0, closedS - unsafeS);
    m_shut = SystemClock().now().utc;
    if (m_row.closedAfterS > kClosedWithinS)
        return QStringLiteral("closed too late");
    if (!m_scene->until([this] { return m_side->isCoverClosed(); }, 15'000))
        return QStringLiteral("the cover is not closed");
    return {};
}

/// Nothing was unsafe: the response is not disturbed.
NightKill::Flaw NightKill::goesOn()
{
    const std::string event = Scene::eventOf(kTrigger + m_row.run);
    if (!m_scene->untilFact("response_step", Scene::step(event, "first_frame"), 45'000))
        return QStringLiteral("the response did not go on");
    if (!m_scene->ask(StopResponse{}))
        return QStringLiteral("the response cannot be stopped");
    if (!m_scene->until([this] { return m_side->isRoofClosed() && m_side->isCoverClosed(); }, 40'000))
        return QStringLiteral("not closed after the response");
    m_shut = SystemClock().now().utc;
    return {};
}

NightKill::Flaw NightKill::comeBack()
{
    sendOther();
    if (!m_scene->stage().isCoreRunning() && !m_scene->startCoreAgain())
        return QStringLiteral("the core does not come back");
    const auto isAllStored = [this] {
        const auto journal = m_scene->openJournal();
        const auto stored =
            journal ? journal->storedOffset(kFeed, DrillStage::kTopic, 0) : fail(Errc::Io, "no journal");
        return stored && *stored == static_cast<std::int64_t>(m_sent.size()) - 1;
    };
    if (!m_scene->until([&] { return isAllStored(); }, kJournalPatienceMs))
        return QStringLiteral("not all notices are in the journal");
    return {};
}

NightKill::Flaw NightKill::judge()
{
    QStringList flaws;
    // A frame just named is told a moment later.
    (void)m_scene->until([this] { return frameFlaws().isEmpty(); }, 5000);
    for (const Flaw &flaw : {m_scene->journalFlaws(), noticeFlaws(), frameFlaws(), commandFlaws()})
        if (!flaw.isEmpty())
            flaws << flaw;
    return joined(flaws);
}

NightKill::Flaw NightKill::noticeFlaws() const
{
    const auto journal = m_scene->openJournal();
    if (!journal)
        return QStringLiteral("no journal");
    std::map<std::int64_t, int> times;
    for (const FactRecord &record : m_scene->journal()) {
        const auto fact = record.kind == NoticeReceived::kKind ? factOf(record) : fail(Errc::NotFound, {});
        const auto *received = fact ? std::get_if<NoticeReceived>(&*fact) : nullptr;
        if (!received || received->feed != kFeed)
            continue;
        ++times[received->offset];
        const auto bytes = journal->noticeBytes(record.seq);
        const auto index = static_cast<std::size_t>(received->offset);
        if (!bytes || index >= m_sent.size() || m_sent[index].toStdString() != *bytes)
            return QStringLiteral("notice %1 has other bytes").arg(received->offset);
    }
    for (std::size_t i = 0; i < m_sent.size(); ++i)
        if (const int count = times[static_cast<std::int64_t>(i)]; count != 1)
            return QStringLiteral("notice %1 is %2 times in the journal").arg(i).arg(count);
    return {};
}

NightKill::Flaw NightKill::frameFlaws()
{
    std::map<QString, int> told;
    for (const FactRecord &record : m_scene->journal())
        if (const auto fact = record.kind == FrameStored::kKind ? factOf(record) : fail(Errc::NotFound, {});
            fact)
            ++told[QString::fromStdString(std::get<FrameStored>(*fact).path)];
    m_row.frames = static_cast<int>(told.size());
    for (const auto &[path, times] : told) {
        if (times != 1)
            return QStringLiteral("told %1 times: ").arg(times) + path;
        const auto image = readFits(path.toStdString());
        if (!image || image->checksum != FitsChecksum::Good)
            return QStringLiteral("not a whole frame: ") + path;
    }
    QDirIterator files(
        m_scene->folder() + QStringLiteral("/state/frames"), {QStringLiteral("*.fits")}, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString path = files.next(); !told.contains(path))
            return QStringLiteral("on disk but not in the journal: ") + path;
    return {};
}

NightKill::Flaw NightKill::commandFlaws()
{
    const auto commands = m_side->commands();
    m_row.notices = static_cast<int>(m_sent.size());
    m_row.commands = static_cast<int>(commands.size());
    if (commands.empty() && m_killedAtS > 3)
        return QStringLiteral("the device side kept no commands");
    if (const auto without = m_side->unintended(m_scene->journal()); !without.empty())
        return QStringLiteral("without a committed intent: ") + QString::fromStdString(without.front().key);
    for (const DeviceSide::Command &command : commands)
        if (command.at > m_shut && (command.name == "open_roof" || command.name == "open_cover"))
            return QStringLiteral("opened again after it was closed");
    return {};
}

} // namespace tulpar
