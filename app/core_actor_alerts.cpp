// How alerts come to the core actor and go from it: feeds, rules, sky maps, people away from the desk, and
// the requests of desks.
#include "app/core_actor.h"
#include "app/core_memory.h"
#include "app/journal_recording.h"
#include "app/policy_file.h"

#include "core/session/codec.h"

#include <algorithm>

namespace tulpar {

namespace {

FeedView viewOf(const FeedHealth &health)
{
    FeedView view;
    view.name = health.feed;
    view.isAlive = health.isAlive();
    view.state = enumNamed<FeedState>(nameOf(health.condition)).value_or(FeedState::Dead);
    view.sinceUtc = health.since;
    view.detail = health.why;
    view.lastHeardUtc = health.lastHeard;
    view.lastNoticeUtc = health.lastNotice;
    view.refused = health.refused;
    return view;
}

} // namespace

Result<void> CoreActor::openFeeds()
{
    std::vector<FeedConfig> configs = feedConfigs(m_settings);
    openRecordings(configs);
    m_feeds = std::make_unique<FeedSet>(
        std::move(configs), compareSettings(m_settings), m_settings.feedQuiet, m_clock);
    connect(m_feeds.get(), &FeedSet::noticeArrived, this, [this](const FeedMessage &message) {
        perform(
            m_loop->take(RawNotice{
                message.bytes.toStdString(), message.feed, message.topic, message.partition, message.offset,
                message.received, message.isReplay}),
            &message);
    });
    connect(m_feeds.get(), &FeedSet::noticeRefused, this, [this](const FeedMessage &message) {
        perform(m_loop->refuse(message.feed, message.topic, message.offset, message.refusal), &message);
    });
    connect(m_feeds.get(), &FeedSet::healthChanged, this, [this](const FeedHealth &health) {
        perform(m_loop->take(viewOf(health)));
    });
    connect(m_feeds.get(), &FeedSet::compared, this, [this](const FeedComparison &comparison) {
        perform(m_loop->take(FeedsCompared{
            comparison.notice, comparison.first, comparison.second, std::string(nameOf(comparison.outcome)),
            comparison.delay}));
    });
    // Known before its first message, so that nothing is missed while no core runs.
    connect(
        m_feeds.get(), &FeedSet::positionFound, this,
        [this](const QString &feed, const QString &topic, qint64 next) {
            const auto kept = m_journal->append(
                {}, {}, FeedOffset{feed.toStdString(), topic.toStdString(), 0, next - 1}, ++m_ticket);
            if (!kept)
                warn("journal: " + kept.error().detail);
        });
    return m_feeds->start([this](const std::string &feed, const std::string &topic) {
        const auto offset = m_journal->storedOffset(feed, topic, 0);
        return offset ? *offset : std::nullopt;
    });
}

void CoreActor::addSignsOfLife(std::vector<FeedView> &feeds) const
{
    if (!m_feeds)
        return;
    for (const FeedHealth &health : m_feeds->health())
        if (const auto view = std::ranges::find(feeds, health.feed, &FeedView::name); view != feeds.end()) {
            view->lastHeardUtc = health.lastHeard;
            view->lastNoticeUtc = health.lastNotice;
            view->refused = health.refused;
        }
}

void CoreActor::openNotifier()
{
    NotifyObservatory observatory;
    observatory.name = m_settings.core.name;
    observatory.isSimulated = m_settings.core.isSimulated;
    observatory.site = m_settings.core.site;
    observatory.lowest = m_settings.core.altitudeSoft;
    m_notifier = std::make_unique<Notifier>(m_settings.notify, observatory);
    connect(m_notifier.get(), &Notifier::sent, this, [this](const NotificationSent &sent) {
        perform(m_loop->take(sent));
    });
    connect(m_notifier.get(), &Notifier::failed, this, [this](const NotificationFailed &failed) {
        perform(m_loop->take(failed));
    });
    if (m_notifier->isIdle())
        return;
    const UtcInstant now = m_clock.now().utc;
    if (const auto facts = tellableFacts(*m_journal, now))
        m_notifier->recall(
            *facts, [this](const std::string &event) { return m_loop->findAlert(event); }, now);
}

void CoreActor::openLab()
{
    LabClient::Config config;
    config.field = m_settings.core.fieldWidth;
    config.latitude = m_settings.core.site.latitude;
    config.lowest = m_settings.core.altitudeSoft;
    config.mayDownload = m_settings.mayFetchMaps;
    m_lab = std::make_unique<LabClient>(config);
    connect(
        m_lab.get(), &LabClient::mapRead, this, [this](const MapRead &map) { perform(m_loop->take(map)); });
    m_lab->start();
}

void CoreActor::openHost()
{
    HostConfig config = m_settings.host;
    config.folders = {m_settings.frameFolder, m_settings.stateFolder};
    m_host = std::make_unique<HostWatch>(std::move(config), m_clock);
    connect(m_host.get(), &HostWatch::measured, this, [this](const HostReport &report) {
        m_frameClock = FrameClock{report.isClockSynchronised, report.clockOffset, report.clockError};
        perform(m_loop->take(report));
    });
    m_host->start();
}

void CoreActor::openArchive()
{
    const auto address = archiveAddress(m_settings.archive, m_settings.stateFolder);
    if (!address)
        return;
    ArchiveWriter::Settings settings;
    settings.address = *address;
    settings.journal = m_settings.stateFolder + QStringLiteral("/journal.sqlite");
    settings.longitude = m_settings.core.site.longitude;
    m_archive = std::make_unique<ArchiveWriter>(settings, m_clock);
    m_fromArchive.hear(m_archive.get(), &ArchiveWriter::failed, [](const Error &error) {
        warn("archive: " + error.detail + "; the journal keeps what it misses");
    });
    m_archive->start();
}

bool CoreActor::readRules()
{
    const auto policy = readPolicyFile(m_settings.policyFile);
    const std::string source = m_settings.policyFile.toStdString();
    perform(
        policy ? m_loop->offerPolicy(*policy, source, {})
               : m_loop->offerPolicy({}, source, policy.error().detail));
    return policy.has_value();
}

Reasons CoreActor::whyImpossible(const RequestBody &body)
{
    if (std::holds_alternative<ReloadPolicy>(body)) {
        if (!readRules())
            return {{ReasonCode::RulesRefused, {}, {}, {}}};
    } else if (const auto *history = std::get_if<ReadHistory>(&body)) {
        const UtcInstant since = m_clock.now().utc - history->span;
        if (const auto read = m_feeds->readHistory(history->feed, since); !read) {
            warn("feed " + history->feed + ": " + read.error().detail);
            return {{ReasonCode::NoFeedHistory, {}, {}, {}}};
        }
    } else if (const auto *entered = std::get_if<EnterProgramme>(&body)) {
        return enterProgramme(*entered);
    } else if (const auto *trial = std::get_if<TryNotification>(&body)) {
        if (!m_notifier->trial(trial->person, m_clock.now().utc))
            return {{ReasonCode::NobodyToTell, {}, {}, {}}};
    }
    return {};
}

QByteArray CoreActor::answer(const QByteArray &bytes, quint64 link)
{
    Answer answer;
    const auto request = decodeRequest(
        {reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    if (request) {
        m_deskOfLink[link] = request->desk;
        perform(m_loop->take(*request, answer, whyImpossible(request->body)));
    }
    publishSoon(true);
    return arrayOf(encode(answer));
}

} // namespace tulpar
