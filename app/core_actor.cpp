#include "app/core_actor.h"

#include "app/world_settings.h"
#include "core/session/codec.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>

namespace tulpar {

namespace {

constexpr int kTickMs = 100;
constexpr int kHeartbeatMs = 5000;
constexpr int kBeatsWithinLimit = 3; ///< two may be lost
constexpr int kUnheardMs = 3000; ///< without a link this long, the INDI server is looked after
constexpr Duration kSameHour = 500ms;
constexpr int kNewsDelayMs = 15; ///< lets the commands of the same news leave first
constexpr int kQuietDelayMs = 100; ///< positions and ages; a desk needs no more than ten a second
constexpr int kGoodbyeMs = 250;

QByteArray bytesOf(const Bytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

std::span<const std::uint8_t> spanOf(const QByteArray &bytes)
{
    return {
        reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

/// The beginning of time when there is no such file.
std::filesystem::file_time_type lastChange(const QString &file)
{
    std::error_code failed;
    const auto time = std::filesystem::last_write_time(file.toStdString(), failed);
    return failed ? std::filesystem::file_time_type::min() : time;
}

void warn(const std::string &text)
{
    std::fprintf(stderr, "tulpard: %s\n", text.c_str());
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
        perform(m_loop->tick());
        publishSoon(false);
    });
    connect(&m_heartbeat, &QTimer::timeout, this, &CoreActor::beat);
    m_unheard.setInterval(kUnheardMs);
    connect(&m_unheard, &QTimer::timeout, this, &CoreActor::restartDevices);
    connect(&m_goodbye, &QTimer::timeout, this, &CoreActor::sayGoodbye);
}

CoreActor::~CoreActor() = default;

Result<void> CoreActor::start()
{
    if (!QDir().mkpath(m_settings.stateFolder) || !QDir().mkpath(m_settings.frameFolder))
        return fail(Errc::Io, "cannot make the folder " + m_settings.stateFolder.toStdString());
    return openJournal()
        .and_then([this] { return openSession(); })
        .and_then([this] { return openDevices(); })
        .and_then([this] { return openFeed(); })
        .map([this] {
            m_tick.start(kTickMs);
            const double limitMs = 1000 * seconds(m_settings.heartbeatLimit);
            m_heartbeat.start(std::min(kHeartbeatMs, static_cast<int>(limitMs / kBeatsWithinLimit)));
            publishSoon(true);
        });
}

Result<void> CoreActor::openJournal()
{
    const QString file = m_settings.stateFolder + QStringLiteral("/journal.sqlite");
    const auto lastWords = std::max(lastChange(file), lastChange(file + QStringLiteral("-wal")));
    auto journal = Journal::open(file);
    if (!journal)
        return fail(journal.error().code, "journal: " + journal.error().detail);
    m_journal = std::move(*journal);
    connect(m_journal.get(), &Journal::committed, this, &CoreActor::committed);
    connect(m_journal.get(), &Journal::failed, this, &CoreActor::commitFailed);

    // Only the facts since the last start matter; look further back until it is found.
    const std::uint64_t last = m_journal->lastSeq();
    Recovery recovery;
    std::set<std::string> told;
    for (std::uint64_t reach = 1000; last > 0 && !recovery.wasRunning; reach *= 8) {
        const std::uint64_t from = last > reach ? last - reach + 1 : 1;
        const auto facts = m_journal->readFacts(from, reach);
        if (!facts)
            return fail(facts.error().code, "journal: " + facts.error().detail);
        recovery = recover(*facts);
        told = toldFrames(*facts);
        if (from == 1)
            break;
    }
    m_loop = std::make_unique<CoreLoop>(m_settings.core, m_clock, last);
    perform(m_loop->start(recovery));
    m_frames = std::make_unique<FrameKeeper>(m_settings.frameFolder.toStdString());
    connect(m_frames.get(), &FrameKeeper::stored, this, [this](const FrameStored &frame) {
        perform(m_loop->take(frame));
    });
    connect(m_frames.get(), &FrameKeeper::lost, this, [this](const FrameLost &frame) {
        perform(m_loop->take(frame));
    });
    const auto found = findFrames(
        m_settings.frameFolder.toStdString(), told,
        recovery.unclean ? lastWords : std::filesystem::file_time_type::max());
    for (const FrameStored &frame : found.stored)
        perform(m_loop->take(frame));
    for (const FrameLost &frame : found.lost)
        perform(m_loop->take(frame));
    return {};
}

Result<void> CoreActor::openDevices()
{
    IndiServer::Settings server;
    server.drivers = m_settings.drivers;
    server.stateFolder = m_settings.stateFolder;
    server.environment = {
        QStringLiteral("TULPAR_WORLD=") + m_settings.stateFolder + QStringLiteral("/world.json")};
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
    connect(m_port.get(), &IndiPort::linkChanged, this, [this](bool isConnected) {
        m_isWorldGreeted = false;
        isConnected ? m_unheard.stop() : m_unheard.start();
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
        m_worldOffset = fromSeconds(elements.value(QStringLiteral("SECONDS")).toDouble());
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

Result<void> CoreActor::openFeed()
{
    if (m_settings.kafka.servers.empty())
        return {};
    KafkaFeedConfig config = m_settings.kafka;
    for (FeedTopic &topic : config.topics) {
        const auto offset = m_journal->storedOffset(config.feed, topic.name, 0);
        if (offset)
            topic.lastOffset = *offset;
    }
    m_feed = std::make_unique<KafkaFeed>(config, m_clock);
    connect(m_feed.get(), &KafkaFeed::noticeArrived, this, [this](const FeedMessage &message) {
        perform(
            m_loop->take(RawNotice{
                message.bytes.toStdString(), message.feed, message.topic, message.partition, message.offset,
                message.received}),
            &message);
    });
    connect(m_feed.get(), &KafkaFeed::noticeRefused, this, [this](const FeedMessage &message) {
        perform(
            m_loop->refuse(
                message.feed, message.topic, message.offset,
                {Errc::TooLarge, std::to_string(message.sizeBytes) + " bytes, too many for a notice"}),
            &message);
    });
    connect(m_feed.get(), &KafkaFeed::heard, this, [this](const QString &, const Now &) {
        perform(m_loop->feedHeard(m_settings.kafka.feed, true, {}));
    });
    connect(m_feed.get(), &KafkaFeed::statusChanged, this, [this](const FeedStatus &status) {
        if (status.topic.empty() && status.link == FeedLink::Down)
            perform(m_loop->feedHeard(m_settings.kafka.feed, false, status.detail));
        else if (!status.topic.empty() && !status.detail.empty())
            warn(status.topic + ": " + status.detail);
    });
    // Known before its first message, so that nothing is missed while no core runs.
    connect(m_feed.get(), &KafkaFeed::positionFound, this, [this](const QString &topic, qint64 next) {
        const auto kept = m_journal->append(
            {}, {}, FeedOffset{m_settings.kafka.feed, topic.toStdString(), 0, next - 1}, ++m_ticket);
        if (!kept)
            warn("journal: " + kept.error().detail);
    });
    perform(m_loop->feedHeard(m_settings.kafka.feed, false, "starting"));
    return m_feed->start();
}

Result<void> CoreActor::openSession()
{
    m_session.setRequestHandler([this](const QByteArray &request) { return answer(request); });
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
    record.frame = frame;
    record.site = m_settings.core.site;
    record.telescope = m_settings.core.name;
    record.scaleArcsecPerPx = m_settings.core.scaleArcsecPerPx;
    record.isSimulated = m_settings.core.isSimulated;
    record.software = "tulpar " + m_settings.core.version;
    if (const ActiveResponse *subject = m_loop->frameSubject())
        record.event = FrameEvent{
            subject->event, subject->name, subject->triggerUtc, subject->target, subject->errorRadius};
    m_frames->keep(record);
}

void CoreActor::perform(Effects effects, const FeedMessage *message)
{
    const auto failures = send(effects.urgent); // told after the facts that are numbered before them
    for (const SetWorld &setting : effects.world)
        setWorld(setting);
    if (effects.facts.empty())
        return tell(failures);
    Pending pending{std::move(effects.commands), {}};
    for (const FactRecord &fact : effects.facts)
        pending.facts += QByteArray::fromStdString(asJsonLine(fact)) + '\n';
    std::optional<NoticeRow> notice;
    if (effects.notice)
        notice = NoticeRow{effects.facts.front().seq,       effects.notice->feed,   effects.notice->topic,
                           effects.notice->partition,       effects.notice->offset, effects.notice->received,
                           std::move(effects.notice->bytes)};
    std::optional<FeedOffset> offset;
    if (message)
        offset = FeedOffset{message->feed, message->topic, message->partition, message->offset};
    const auto queued =
        m_journal->append(std::move(effects.facts), std::move(notice), std::move(offset), ++m_ticket);
    if (!queued) {
        // The memory is gone: nothing may move without it, so close and end; the next start says what
        // happened.
        warn("journal: " + queued.error().detail);
        m_loop->journalFailing(true);
        (void)send({{0, StopMount{}}, {0, CloseCover{}}, {0, CloseRoof{}}});
        emit ended();
        return;
    }
    m_pending.emplace(m_ticket, std::move(pending));
    tell(failures);
}

void CoreActor::committed(quint64 ticket)
{
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end())
        return;
    const Pending pending = std::move(found->second);
    m_pending.erase(found);
    m_loop->journalFailing(false);
    tell(send(pending.commands));
    if (!pending.commands.empty())
        perform(m_loop->commandsLeft());
    m_session.publishFacts(pending.facts);
    publishSoon(true);
}

void CoreActor::commitFailed(quint64 ticket, const Error &error)
{
    warn("journal: " + error.detail);
    m_loop->journalFailing(true);
    // Old intents do not leave late; the reconcilers ask again. The facts are kept and written when it works
    // again.
    if (const auto found = m_pending.find(ticket); found != m_pending.end())
        found->second.commands.clear();
    publishSoon(true);
}

std::vector<CommandFailed> CoreActor::send(const std::vector<DeviceCommand> &commands)
{
    std::vector<CommandFailed> failures;
    for (const DeviceCommand &command : commands) {
        const auto sent = m_port ? m_port->submit(command) : fail(Errc::Unavailable, "no devices yet");
        if (!sent)
            failures.push_back(
                {deviceOf(command.body), std::string(commandName(command.body)), sent.error().detail});
    }
    return failures;
}

void CoreActor::tell(const std::vector<CommandFailed> &failures)
{
    for (const CommandFailed &failure : failures)
        perform(m_loop->take(failure));
}

void CoreActor::setWorld(const SetWorld &setting)
{
    const auto change = worldChangeFor(setting);
    const auto done =
        change ? m_port->setWorld(change->property, change->values) : tl::unexpected(change.error());
    if (!done) {
        warn("world: " + done.error().detail);
        return;
    }
    if (setting.name == "utc_offset") {
        m_clock.setUtcOffset(fromSeconds(std::get<double>(change->values.front().value)));
        m_loop->clockStepped();
    }
}

void CoreActor::beat()
{
    if (m_settings.core.isSimulated && m_port && m_port->isConnected() && m_port->hasWorld())
        setWorld({"heartbeat", std::to_string(seconds(m_settings.heartbeatLimit))});
}

void CoreActor::publishSoon(bool isNews)
{
    const int delay = isNews ? kNewsDelayMs : kQuietDelayMs;
    if (!m_publish.isActive() || m_publish.remainingTime() > delay)
        m_publish.start(delay);
}

void CoreActor::publish()
{
    if (m_session.deskCount() == 0)
        return;
    Snapshot snapshot = m_loop->snapshot();
    snapshot.observatory.utcOffset = m_clock.utcOffset();
    m_session.publish(bytesOf(encode(snapshot)));
}

QByteArray CoreActor::answer(const QByteArray &bytes)
{
    Answer answer;
    const auto request = decodeRequest(spanOf(bytes));
    if (request)
        perform(m_loop->take(*request, answer));
    publishSoon(true);
    return bytesOf(encode(answer));
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
    m_feed.reset();
    Answer answer;
    perform(m_loop->take(Request{"tulpard", MakeSafe{}}, answer));
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
    m_frames.reset();
    QCoreApplication::sendPostedEvents(
        this, QEvent::MetaCall); // the last frames' own words come before goodbye
    if (isSafe)
        perform(m_loop->stop());
    m_port.reset();
    m_journal.reset(); // writes what is queued
    emit ended();
}

} // namespace tulpar
