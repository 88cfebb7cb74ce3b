#include "app/core_actor.h"

#include "core/time/duration_of.h"

#include "app/core_memory.h"
#include "app/pointing_catalogue.h"
#include "app/policy_file.h"
#include "core/store/journal_rescue.h"
#include "core/store/name_lock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace tulpar {

namespace {

constexpr int kTickMs = 100;
constexpr int kHeartbeatMs = 5000;
constexpr int kBeatsWithinLimit = 3; ///< two may be lost
constexpr int kUnheardMs = 3000; ///< without a link this long, the INDI server is looked after
constexpr Duration kSameHour = 500ms;
constexpr int kGoodbyeMs = 250;
constexpr int kArchiveMs = 1000;
constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

/// The beginning of time when there is no such file.
std::filesystem::file_time_type lastChange(const QString &file)
{
    std::error_code failed;
    const auto time = std::filesystem::last_write_time(file.toStdString(), failed);
    return failed ? std::filesystem::file_time_type::min() : time;
}

} // namespace

CoreActor::CoreActor(CoreSettings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    m_clock.setUtcOffset(m_settings.utcOffset);
    if (m_settings.frameFolder.isEmpty())
        m_settings.frameFolder = m_settings.stateFolder + QStringLiteral("/frames");
    m_publish.setSingleShot(true);
    m_publish.setTimerType(Qt::PreciseTimer);
    connect(&m_publish, &QTimer::timeout, this, &CoreActor::publish);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!m_loop->isGuarded())
            beat(); // nothing opens before it is heard
        perform(m_loop->tick());
        publishSoon(false);
    });
    connect(&m_heartbeat, &QTimer::timeout, this, &CoreActor::beat);
    m_unheard.setInterval(kUnheardMs);
    connect(&m_unheard, &QTimer::timeout, this, &CoreActor::restartDevices);
    connect(&m_goodbye, &QTimer::timeout, this, &CoreActor::sayGoodbye);
}

CoreActor::~CoreActor() = default;

void CoreActor::warn(const std::string &text)
{
    std::fprintf(stderr, "tulpard: %s\n", text.c_str());
}

Result<void> CoreActor::start()
{
    if (!QDir().mkpath(m_settings.stateFolder) || !QDir().mkpath(m_settings.frameFolder))
        return fail(Errc::Io, "cannot make the folder " + m_settings.stateFolder.toStdString());
    QFile::setPermissions(m_settings.stateFolder, kOwnerOnly);
    return openJournal()
        .and_then([this] { return openSession(); })
        .and_then([this] { return openDevices(); })
        .and_then([this] {
            openLab();
            openHost();
            openNight();
            openArchive();
            return openFeeds();
        })
        .map([this] {
            m_tick.start(kTickMs);
            const double limitMs = 1000 * seconds(m_settings.core.heartbeatLimit);
            m_heartbeat.start(std::min(kHeartbeatMs, static_cast<int>(limitMs / kBeatsWithinLimit)));
            publishSoon(true);
        });
}

Result<void> CoreActor::openJournal()
{
    const QString file = m_settings.stateFolder + QStringLiteral("/journal.sqlite");
    const auto lastWords = std::max(lastChange(file), lastChange(file + QStringLiteral("-wal")));
    auto journal = Journal::open(file);
    std::optional<JournalRescued> saved;
    if (!journal && journal.error().code == Errc::Malformed) {
        warn(journal.error().detail);
        const auto rescue = rescueJournal(file);
        if (!rescue)
            return fail(rescue.error().code, "journal: " + rescue.error().detail);
        warn(inWords(*rescue));
        saved = JournalRescued{rescue->aside.toStdString(), rescue->saved, rescue->lost, rescue->isEndKnown};
        journal = Journal::open(file);
    }
    if (!journal)
        return fail(journal.error().code, journal.error().detail);
    m_journal = std::move(*journal);
    connect(m_journal.get(), &Journal::committed, this, &CoreActor::committed);
    connect(m_journal.get(), &Journal::failed, this, &CoreActor::commitFailed);

    const auto memory = remember(*m_journal);
    if (!memory)
        return fail(memory.error().code, "journal: " + memory.error().detail);
    const auto rules = readPolicyFile(m_settings.policyFile);
    if (!rules)
        return fail(rules.error().code, "rules: " + rules.error().detail);
    m_settings.core.policy = *rules;
    m_settings.core.policySource = m_settings.policyFile.toStdString();
    m_settings.core.isGuardNeeded = !m_settings.indi.heartbeats.empty();
    if (!m_settings.skyFolder.isEmpty())
        m_settings.core.pointingStars = readPointingStars(m_settings.skyFolder, m_clock.now().utc);
    m_loop = std::make_unique<CoreLoop>(m_settings.core, m_clock, m_journal->lastSeq());
    if (const auto recalled = recallAlerts(*m_journal, *m_loop, m_clock.now().utc); !recalled)
        return fail(recalled.error().code, "journal: " + recalled.error().detail);
    openNotifier();
    perform(m_loop->start(memory->recovery));
    if (saved)
        perform(m_loop->take(*saved));
    m_frames = std::make_unique<FrameKeeper>(m_settings.frameFolder.toStdString());
    connect(m_frames.get(), &FrameKeeper::stored, this, [this](const FrameStored &frame) {
        perform(m_loop->take(frame));
    });
    connect(m_frames.get(), &FrameKeeper::lost, this, [this](const FrameLost &frame) {
        perform(m_loop->take(frame));
    });
    const auto found = findFrames(
        m_settings.frameFolder.toStdString(), memory->toldFrames,
        memory->recovery.unclean ? lastWords : std::filesystem::file_time_type::max());
    for (const FrameStored &frame : found.stored)
        perform(m_loop->take(frame));
    for (const FrameLost &frame : found.lost)
        perform(m_loop->take(frame));
    return {};
}

Result<void> CoreActor::openDevices()
{
    auto alone = NameLock::take(m_settings.indi.socketPath + ".core");
    if (!alone)
        return fail(
            alone.error().code,
            "devices: another core commands those at " + m_settings.indi.socketPath + " ("
                + alone.error().detail + ")");
    m_alone = std::make_unique<NameLock>(std::move(*alone));
    IndiServer::Settings server;
    server.drivers = m_settings.drivers;
    server.stateFolder = m_settings.stateFolder;
    server.fifo = m_settings.indiFifo;
    server.environment = {
        QStringLiteral("TULPAR_WORLD=") + m_settings.stateFolder + QStringLiteral("/world.json")};
    if (!m_settings.file.isEmpty()) // what the drivers of our own read too
        server.environment.push_back(QStringLiteral("TULPAR_CONFIG=") + m_settings.file);
    if (!m_settings.starCatalogue.isEmpty())
        server.environment.push_back(QStringLiteral("TULPAR_STARS=") + m_settings.starCatalogue);
    m_server = std::make_unique<IndiServer>(m_settings.indi, server);
    if (const auto running = m_server->ensure(); !running)
        return fail(running.error().code, "devices: " + running.error().detail);
    m_port = std::make_unique<IndiPort>(
        m_settings.indi, m_settings.core.site, m_clock, static_cast<DeviceListener &>(*this));
    connect(m_port.get(), &IndiPort::deviceSaid, this, [](const QString &device, const QString &message) {
        warn(device.toStdString() + ": " + message.toStdString());
    });
    connect(m_port.get(), &IndiPort::worldChanged, this, &CoreActor::greetWorld);
    connect(m_port.get(), &IndiPort::contactChanged, this, [this](const QString &, const QString &state) {
        m_loop->contactSaid(state.toStdString());
        if (state == QLatin1String("disarmed"))
            beat();
    });
    connect(m_port.get(), &IndiPort::linkChanged, this, [this](bool isConnected) {
        m_isWorldGreeted = false;
        isConnected ? m_unheard.stop() : m_unheard.start();
    });
    m_care = std::make_unique<IndiCare>(
        m_settings.indi, *m_port, *m_server, IndiCare::Settings{.powerCycle = m_settings.powerCycle});
    connect(m_care.get(), &IndiCare::said, this, [](const QString &device, const QString &what) {
        warn(device.toStdString() + ": " + what.toStdString());
    });
    m_port->start();
    m_unheard.start();
    return {};
}

void CoreActor::restartDevices()
{
    if (m_settings.drivers.isEmpty() || m_server->answers())
        return;
    const auto running = m_server->ensure();
    if (!running)
        warn("devices: " + running.error().detail);
    else if (*running == IndiServer::Start::Started)
        warn("devices: no INDI server answers; started it again");
}

void CoreActor::greetWorld(const QString &property, const QVariantMap &elements)
{
    if (property == QLatin1String("UTC_OFFSET"))
        m_worldOffset =
            durationOf(elements.value(QStringLiteral("SECONDS")).toDouble()).value_or(m_worldOffset);
    // The simulator tells its state after all it can be told; it may have had another life before this one.
    if (m_isWorldGreeted || property != QLatin1String("WORLD_STATE")
        || elements.value(QStringLiteral("UTC")).toString().isEmpty())
        return;
    m_isWorldGreeted = true;
    // A jump of its hour stops what moves in it, so none without need.
    if (std::chrono::abs(m_worldOffset - m_clock.utcOffset()) > kSameHour)
        setWorld({"utc_offset", std::to_string(seconds(m_clock.utcOffset()))});
    setWorld({"profile", m_settings.core.profile});
    beat();
}

Result<void> CoreActor::openSession()
{
    m_session.setRequestHandler(
        [this](const QByteArray &request, quint64 link) { return answer(request, link); });
    connect(&m_session, &SessionHost::deskLeft, this, [this](quint64 link) {
        const auto left = m_deskOfLink.extract(link);
        if (left)
            perform(m_loop->deskGone(left.mapped()));
    });
    m_session.setFrameHandler([this](const QString &path) { return frameBytes(path); });
    const auto listening = m_session.listen(sessionSocketPath(m_settings.sessionName));
    if (!listening)
        return fail(listening.error().code, "session: " + listening.error().detail);
    return {};
}

void CoreActor::reported(const DeviceReport &report)
{
    perform(m_loop->take(report));
    publishSoon(false);
}

void CoreActor::exposureOpened(const ExposureOpened &exposure)
{
    perform(m_loop->take(exposure));
}

void CoreActor::frameArrived(const CameraFrame &frame)
{
    FrameRecord record;
    record.frame = m_loop->asMeant(frame);
    record.site = m_settings.core.site;
    record.telescope = m_settings.core.name;
    record.scaleArcsecPerPx = m_settings.core.scaleArcsecPerPx;
    record.isSimulated = m_settings.core.isSimulated;
    record.software = "tulpar " + m_settings.core.version;
    record.clock = m_frameClock;
    if (const FrameSubject subject = m_loop->frameSubject(frame.channel, frame.exposureStart);
        !subject.id.empty())
        record.event = FrameEvent{subject.id, subject.name, subject.trigger, subject.position, subject.error};
    m_frames->keep(record);
}

void CoreActor::beat()
{
    // Withheld, the device side closes by itself: the core does not know enough to keep it open.
    if (m_port && m_loop->mayBeat() && m_port->beat(m_settings.core.heartbeatLimit))
        m_loop->beaten();
}

QByteArray CoreActor::frameBytes(const QString &path) const
{
    const QString file = QFileInfo(path).canonicalFilePath();
    const QString root = QFileInfo(m_settings.frameFolder).canonicalFilePath();
    QFile frame(file);
    if (root.isEmpty() || !file.startsWith(root + QLatin1Char('/')) || !frame.open(QIODevice::ReadOnly))
        return {};
    return frame.readAll();
}

void CoreActor::end()
{
    if (m_isEnding)
        return;
    m_isEnding = true;
    m_feeds->stop(); // what has come by now is still delivered
    perform(m_loop->closeUp());
    m_goodbye.start(kGoodbyeMs);
}

void CoreActor::sayGoodbye()
{
    // The observatory is closed, or it cannot be: either way the journal says so, and a person is told by its
    // absence.
    constexpr int patience = 60 * 1000 / kGoodbyeMs;
    const bool isSafe = !m_loop->snapshot().isMakingSafe;
    if (!isSafe && ++m_goodbyeRounds < patience)
        return;
    m_goodbye.stop();
    m_tick.stop();
    m_unheard.stop();
    m_frames->finish(); // the last frames' own words come before goodbye
    m_frames.reset();
    for (const NotificationFailed &failed : m_notifier->end())
        perform(m_loop->take(failed));
    if (isSafe)
        perform(m_loop->stop());
    m_care.reset();
    m_port.reset();
    // What is not brought by then comes with the next start. A server that hangs holds its thread: the
    // process ends without it, as its end has to wait for nobody.
    if (m_archive && !m_archive->finish(kArchiveMs))
        (void)m_archive.release();
    m_archive.reset();
    m_journal.reset(); // writes what is queued
    emit ended();
}

} // namespace tulpar
