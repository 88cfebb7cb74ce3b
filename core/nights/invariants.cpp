#include "core/nights/invariants.h"

#include "core/base/parse.h"
#include "core/session/fact.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kRoofWithin = 60s;
constexpr Duration kBeatEvery = 5s;
constexpr Duration kSlack = 2s; ///< of a tick in quiet hours
constexpr Duration kNoticedWithin = 2500ms; ///< a second, the report of what rests, the watch's own settling
constexpr Duration kLookEvery = 1s;
constexpr std::size_t kFactsTold = 25;

/// Commands that begin to move or to expose; cooling and the like are none.
bool isMotion(const CommandBody &command)
{
    return std::holds_alternative<TrackTarget>(command) || std::holds_alternative<ParkMount>(command)
        || std::holds_alternative<UnparkMount>(command) || std::holds_alternative<OpenRoof>(command)
        || std::holds_alternative<OpenCover>(command) || std::holds_alternative<StartExposures>(command)
        || std::holds_alternative<MoveFocuser>(command) || std::holds_alternative<RotateTo>(command);
}

bool isMountMotion(const CommandBody &command)
{
    return std::holds_alternative<TrackTarget>(command) || std::holds_alternative<ParkMount>(command);
}

} // namespace

std::string_view sentenceOf(Invariant invariant)
{
    static constexpr std::array<std::string_view, 16> kSentences{
        "The roof is closed within 60 s of unsafe by the core, or of the first heartbeat that did not come "
        "by the "
        "device side.",
        "No command to open leaves while a condition is bad, unknown, or not good for long enough.",
        "Under a roof that the tube does not clear the mount is told to move only when the roof is measured "
        "open.",
        "Through an open roof and cover, with the Sun above its harmless altitude, the core never moves the "
        "mount within the avoidance angle of it.",
        "The mount is never sent or found below its altitude limit, above it, or out of the wrap.",
        "The cover is never open with the Sun above the horizon; what another client opens then is closed "
        "within 60 s.",
        "No command but stop, close and abort leaves without a committed intent.",
        "Every notice that came is in the journal with its bytes.",
        "Every notice is decided exactly once, however often it comes.",
        "No frame is told of twice.",
        "Every busy state of a response is left by its deadline.",
        "Every override ends in time.",
        "A retraction ends the response to what it retracts.",
        "After a start nothing moves but closing, parking and stopping until a person or an alert asks.",
        "Facts are numbered without gaps.",
        "What another client moves is noticed."};
    return kSentences[static_cast<std::size_t>(invariant)];
}

Invariants::Invariants(const CoreConfig &config, const Night &night, const VirtualObservatory &observatory)
    : m_config(config)
    , m_observatory(observatory)
    , m_judge(config.safety.conditions)
    , m_sun(config.site, night.start, night.start + night.length + std::chrono::hours(1))
    , m_lastBeat(observatory.now().mono)
    , m_sunFedAt(observatory.now().mono)
    , m_lookedAt(observatory.now().mono)
{
    m_judge.sun(m_sun.at(observatory.now().utc).altitude.asDegrees(), observatory.now());
}

void Invariants::breaks(Invariant invariant, Now now, const std::string &detail)
{
    if (!m_told.insert(invariant).second)
        return;
    BrokenInvariant broken{invariant, now.utc, detail, {}};
    const std::vector<FactRecord> &journal = m_observatory.journal();
    const std::size_t from = journal.size() > kFactsTold ? journal.size() - kFactsTold : 0;
    broken.lastFacts.assign(journal.begin() + static_cast<std::ptrdiff_t>(from), journal.end());
    m_broken.push_back(std::move(broken));
}

void Invariants::measured(const DeviceReport &report)
{
    if (const auto *weather = std::get_if<WeatherReport>(&report.body))
        m_judge.take(*weather, report.measured);
    const auto *link = std::get_if<LinkReport>(&report.body);
    if (link && !link->isConnected && report.device.kind == DeviceKind::Weather)
        m_judge.lose();
    if (report.device.kind != DeviceKind::Roof)
        return;
    if (std::holds_alternative<OpeningReport>(report.body))
        m_roof = report;
    else if (link && !link->isConnected)
        m_roof.reset();
}

void Invariants::measured(const HostReport &report)
{
    m_judge.take(report);
}

void Invariants::coreBegan(Now now)
{
    m_isCoreUp = true;
    m_isStill = true;
    m_intents.clear();
    m_roof.reset();
    m_judge.restart();
    m_judge.sun(m_sun.at(now.utc).altitude.asDegrees(), now);
}

void Invariants::coreEnded(Now)
{
    m_isCoreUp = false;
    m_isJournalBehind = m_troubles.contains(Trouble::CommitsFail);
    m_busy.reset();
    m_overrides.clear();
    m_stopBy.reset();
    m_expected.reset();
}

void Invariants::commanded(const DeviceCommand &command, bool, Now now)
{
    m_movedByOthers.erase(deviceOf(command.body).kind);
    if (std::holds_alternative<OpenCover>(command.body))
        m_strayCoverSince.reset();
    if (isSafing(command.body))
        return;
    const std::string name(commandName(command.body));
    if (!m_intents.contains(command.id))
        breaks(Invariant::IntentFirst, now, name + " leaves before its intent is committed");
    // Parking is how a roof is made able to close.
    if (m_isStill && isMotion(command.body) && !std::holds_alternative<ParkMount>(command.body))
        breaks(Invariant::RestartIsStill, now, name + " although nobody has asked since the start");
    watchOpening(command, now);
    watchSlew(command, now);
}

void Invariants::watchOpening(const DeviceCommand &command, Now now)
{
    if (!std::holds_alternative<OpenRoof>(command.body) && !std::holds_alternative<OpenCover>(command.body))
        return;
    std::set<Condition> overridden;
    for (const auto &[condition, override] : m_overrides)
        if (condition)
            overridden.insert(*condition);
    if (const auto why = m_judge.forbidsOpening(overridden, now))
        breaks(
            Invariant::NoUnsafeOpening, now,
            std::string(commandName(command.body)) + " while " + std::string(nameOf(*why))
                + " is bad, unknown or not good for long enough");
}

void Invariants::watchSlew(const DeviceCommand &command, Now now)
{
    if (!isMountMotion(command.body))
        return;
    const bool isMeasuredOpen = m_roof && std::get<OpeningReport>(m_roof->body).state == OpeningState::Open
        && now.mono - m_roof->measured.mono <= m_config.safety.openingStale;
    if (!m_config.safety.tubeClearsRoof && !isMeasuredOpen)
        breaks(
            Invariant::NoMotionUnderRoof, now,
            std::string(commandName(command.body)) + " with the roof not measured open");
    if (const auto *track = std::get_if<TrackTarget>(&command.body)) {
        const Observer sky = Observer(m_config.site, now.utc);
        const double altitude = sky.observed(track->target).altitude.asDegrees();
        constexpr double kRounding = 0.01;
        if (altitude < m_config.safety.altitudeHard.asDegrees() - kRounding
            || altitude > m_config.safety.altitudeTop.asDegrees() + kRounding)
            breaks(Invariant::WithinLimits, now, "a slew to altitude " + fixed(altitude, 2));
    }
}

bool Invariants::isHeartbeatLost(Now now) const
{
    return now.mono - m_lastBeat > kBeatEvery;
}

void Invariants::lived(const World &world, Now now)
{
    if (m_isCoreUp && now.mono - m_sunFedAt >= kLookEvery) {
        m_sunFedAt = now.mono;
        m_judge.sun(m_sun.at(now.utc).altitude.asDegrees(), now);
    }
    watchRoof(world, now);
    if (now.mono - m_lookedAt >= kLookEvery) {
        m_lookedAt = now.mono;
        watchMount(world, now);
    }
    watchTimes(now);
}

void Invariants::watchRoof(const World &world, Now now)
{
    const OpeningReport roof = world.roof();
    if (roof.openFraction <= 0.0) {
        m_unsafeOpenSince.reset();
        m_lostOpenSince.reset();
        return;
    }
    // What physically cannot close, or cannot be reached but by the dead-man contact, does not count.
    const bool isReachable = !m_troubles.contains(Trouble::RoofLinkLost);
    if (m_troubles.contains(Trouble::StuckRoof) || m_movedByOthers.contains(DeviceKind::Roof)) {
        m_unsafeOpenSince.reset();
        m_lostOpenSince.reset();
        return;
    }
    std::set<Condition> overridden;
    bool mayStay = false;
    for (const auto &[condition, override] : m_overrides)
        if (condition)
            overridden.insert(*condition);
        else
            mayStay = true;
    const bool isUnsafe =
        m_isCoreUp && isReachable && !mayStay && m_judge.closes(overridden, now).has_value();
    const bool isLost = isHeartbeatLost(now);
    if (!isUnsafe)
        m_unsafeOpenSince.reset();
    else if (!m_unsafeOpenSince)
        m_unsafeOpenSince = now.mono;
    if (!isLost)
        m_lostOpenSince.reset();
    else if (!m_lostOpenSince)
        m_lostOpenSince = now.mono;
    // Once the core can no longer close it, the contact has its own time.
    const std::optional<MonoInstant> since = isLost ? m_lostOpenSince : m_unsafeOpenSince;
    if (since && now.mono - *since > kRoofWithin) {
        const auto why = m_judge.closes(overridden, now);
        breaks(
            Invariant::RoofCloses, now,
            std::string("open by ") + fixed(roof.openFraction.value_or(1), 2) + " after "
                + fixed(seconds(now.mono - *since), 1) + " s; "
                + (isLost ? std::string("the heartbeat is lost") : std::string(nameOf(*why)))
                + (isUnsafe && isLost ? ", unsafe too" : ""));
    }
}

void Invariants::watchMount(const World &world, Now now)
{
    const HorizontalDirection sun = m_sun.at(now.utc);
    const SafetyLimits &limits = m_config.safety;
    const OpeningReport cover = world.cover();
    watchCover(cover, sun.altitude, now);
    const MountReport mount = world.mount();
    const double altitude = mount.pointing.altitude.asDegrees();
    const double azimuth = mount.azimuthMechanical.asDegrees();
    constexpr double kRounding = 0.01;
    if (altitude < limits.altitudeHard.asDegrees() - kRounding
        || altitude > limits.altitudeTop.asDegrees() + kRounding
        || azimuth < limits.azimuthMin.asDegrees() - kRounding
        || azimuth > limits.azimuthMax.asDegrees() + kRounding)
        breaks(
            Invariant::WithinLimits, now,
            "at azimuth " + fixed(azimuth, 2) + ", altitude " + fixed(altitude, 2));
    const bool isMoving = mount.isSlewing || mount.isTracking;
    const bool isShut = world.roof().openFraction <= 0.0 || cover.openFraction <= 0.0;
    if (isMoving && !isShut && sun.altitude > limits.sunHarmless
        && !m_movedByOthers.contains(DeviceKind::Mount)
        && separation(mount.pointing, sun) < limits.sunAvoidance)
        breaks(
            Invariant::FarFromSun, now,
            fixed(separation(mount.pointing, sun).asDegrees(), 1) + " degrees from the Sun");
}

void Invariants::watchCover(const OpeningReport &cover, Angle sun, Now now)
{
    if (cover.openFraction <= 0.0) {
        m_strayCoverSince.reset();
        return;
    }
    const bool isHindered = !m_isCoreUp || !m_troubles.empty() || !m_overrides.empty();
    if (m_strayCoverSince && isHindered)
        m_strayCoverSince = now.mono;
    const bool isStray = m_strayCoverSince && now.mono - *m_strayCoverSince <= kRoofWithin;
    if (sun > m_config.safety.sunForCover && !isStray)
        breaks(
            Invariant::CoverShutByDay, now,
            "open by " + fixed(cover.openFraction.value_or(1), 2) + ", the Sun at "
                + fixed(sun.asDegrees(), 2));
}

void Invariants::watchTimes(Now now)
{
    if (m_busy) {
        const auto &limits = m_config.response;
        const Duration limit = m_busy->state == ResponseState::Vetting ? limits.vetting
            : m_busy->state == ResponseState::Acquiring                ? limits.acquiring
            : m_busy->state == ResponseState::Exposing                 ? limits.exposing
                                                                       : limits.stopping;
        // The facts that would say so wait while the journal cannot be written.
        if (!m_isJournalBehind && now.mono - m_busy->since > limit + 2 * kSlack)
            breaks(
                Invariant::BusyEnds, now,
                std::string(nameOf(m_busy->state)) + " for " + fixed(seconds(now.mono - m_busy->since), 1)
                    + " s");
    }
    if (m_isJournalBehind)
        return;
    for (const auto &[condition, override] : m_overrides)
        if (now.mono > override.until + 2 * kSlack)
            breaks(
                Invariant::OverrideEnds, now,
                std::string(condition ? nameOf(*condition) : "closing") + " of " + override.who);
    if (m_stopBy && now.mono > *m_stopBy)
        breaks(
            Invariant::RetractionStops, now,
            m_busy ? m_busy->event + " is still " + std::string(nameOf(m_busy->state)) : std::string());
    if (m_expected && now.mono > m_expected->by) {
        breaks(Invariant::OthersNoticed, now, std::string(nameOf(m_expected->kind)));
        m_expected.reset();
    }
}

void Invariants::published(const NoticeArrives &notice, Now now)
{
    m_published.push_back(notice);
    const bool isAnswered = m_busy && !notice.event.empty() && m_busy->event == notice.event
        && (m_busy->state == ResponseState::Acquiring || m_busy->state == ResponseState::Exposing);
    if (notice.isRetraction && isAnswered && m_isCoreUp && !m_isJournalBehind && !m_stopBy)
        m_stopBy = now.mono + kSlack;
}

void Invariants::othersMoved(DeviceKind kind, bool isMove, Now now)
{
    m_movedByOthers.insert(kind);
    if (kind == DeviceKind::Cover && !m_strayCoverSince)
        m_strayCoverSince = now.mono;
    const bool isClear = m_isCoreUp && !m_busy && m_troubles.empty();
    if (isMove && isClear)
        m_expected = Expected{kind, now.mono + kNoticedWithin};
}

void Invariants::troubleTurned(Trouble trouble, bool begins)
{
    if (begins)
        m_troubles.insert(trouble);
    else
        m_troubles.erase(trouble);
    if (begins)
        m_expected.reset();
    if (begins && trouble == Trouble::CommitsFail)
        m_isJournalBehind = true;
}

void Invariants::close(Now now)
{
    closeNotices(now);
}

} // namespace tulpar
