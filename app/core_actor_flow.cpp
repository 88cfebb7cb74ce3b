// What the core actor does with the effects of one input: safing commands at once, the journal's commit, then
// the other commands, then whoever waits for a word.
#include "app/core_actor.h"
#include "app/world_settings.h"

#include "core/session/codec.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr int kNewsDelayMs = 15; ///< lets the commands of the same news leave first
constexpr int kLeastPauseMs = 60; ///< between two snapshots; the first of some news goes at once
constexpr int kPauseOfCost = 3; ///< so many times as long as the last snapshot took: bursts come first
constexpr int kQuietDelayMs = 100; ///< positions and ages; a desk needs no more than ten a second

/// Why the notice among these facts could not be taken; null: it was.
std::optional<std::string> refusalIn(const std::vector<FactRecord> &facts)
{
    const auto refused = std::ranges::find(facts, NoticeRefused::kKind, &FactRecord::kind);
    if (refused == facts.end())
        return std::nullopt;
    const auto fact = factOf(*refused);
    return fact ? std::get<NoticeRefused>(*fact).error : std::string("not understood");
}

} // namespace

void CoreActor::perform(Effects effects, const FeedMessage *message)
{
    const auto failures = send(effects.urgent); // told after the facts that are numbered before them
    for (const SetWorld &setting : effects.world)
        setWorld(setting);
    if (effects.plan && m_plans)
        m_plans->make(std::move(*effects.plan));
    if (effects.facts.empty())
        return tell(failures);
    Pending pending;
    pending.commands = std::move(effects.commands);
    pending.remedies = std::move(effects.remedies);
    if (m_session.deskCount() > 0)
        for (const FactRecord &fact : effects.facts)
            pending.facts += QByteArray::fromStdString(asJsonLine(fact)) + '\n';
    if (m_notifier)
        pending.tellings = m_notifier->pick(
            effects.facts, [this](const std::string &event) { return m_loop->findAlert(event); });
    std::optional<MapOrder> map;
    if (effects.map)
        map = MapOrder{
            effects.map->event,
            effects.map->isEmbedded && effects.notice ? effects.notice->bytes : std::string(),
            effects.map->url};
    std::optional<NoticeRow> notice;
    const auto received = std::ranges::find(effects.facts, NoticeReceived::kKind, &FactRecord::kind);
    if (effects.notice && received != effects.facts.end())
        notice = NoticeRow{received->seq,
                           effects.notice->feed,
                           effects.notice->topic,
                           effects.notice->partition,
                           effects.notice->offset,
                           effects.notice->received,
                           std::move(effects.notice->bytes)};
    std::optional<FeedOffset> offset;
    if (message) {
        pending.message = *message;
        pending.message->bytes.clear();
        pending.refusal = refusalIn(effects.facts);
        if (message->offset >= 0 && !message->isReplay) // the past read again does not set the feed back
            offset = FeedOffset{message->feed, message->topic, message->partition, message->offset};
    }
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
    if (map && m_lab)
        m_lab->read(std::move(*map));
}

void CoreActor::committed(quint64 ticket)
{
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end())
        return;
    Pending pending = std::move(found->second);
    m_pending.erase(found);
    m_loop->journalFailing(false);
    if (m_archive)
        m_archive->journalGrew();
    const auto commands = m_loop->stillPassable(std::move(pending.commands));
    tell(send(commands));
    if (!commands.empty())
        perform(m_loop->commandsLeft());
    apply(pending.remedies);
    if (m_feeds && pending.message)
        m_feeds->acknowledge(*pending.message, !pending.refusal, pending.refusal.value_or(std::string()));
    m_session.publishFacts(pending.facts);
    if (m_notifier)
        m_notifier->tell(std::move(pending.tellings));
    publishSoon(true);
}

void CoreActor::commitFailed(quint64 ticket, const Error &error)
{
    warn("journal: " + error.detail);
    m_loop->journalFailing(true);
    // Old intents do not leave late; the reconcilers ask again. The facts are kept and written when it works
    // again.
    if (const auto found = m_pending.find(ticket); found != m_pending.end()) {
        found->second.commands.clear();
        found->second.remedies.clear();
    }
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

void CoreActor::apply(const std::vector<RemedyOrder> &remedies)
{
    for (const RemedyOrder &order : remedies)
        if (const auto done = m_care ? m_care->apply(order) : fail(Errc::Unavailable, "no devices yet");
            !done)
            perform(m_loop->take(
                CommandFailed{order.device, std::string(nameOf(order.remedy)), done.error().detail}));
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

void CoreActor::publishSoon(bool isNews)
{
    const int pause = m_published.isValid() ? m_publishPauseMs - static_cast<int>(m_published.elapsed()) : 0;
    const int delay = std::max(isNews ? kNewsDelayMs : kQuietDelayMs, pause);
    if (!m_publish.isActive() || m_publish.remainingTime() > delay)
        m_publish.start(delay);
}

void CoreActor::publish()
{
    if (m_session.deskCount() == 0)
        return;
    m_published.start();
    const auto snapshot = std::make_shared<Snapshot>(m_loop->snapshot());
    snapshot->observatory.utcOffset = m_clock.utcOffset();
    addSignsOfLife(snapshot->feeds);
    m_session.publish(
        [snapshot](std::uint64_t have) { return arrayOf(encode(*snapshot, have)); }, versionOf(*snapshot));
    m_publishPauseMs = std::max(kLeastPauseMs, kPauseOfCost * static_cast<int>(m_published.restart()));
}

} // namespace tulpar
