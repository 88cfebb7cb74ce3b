#include "core/runtime/alarm_signs.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tulpar {

namespace {

/// A device that is heard again this soon after going stale was no alarm; long enough for its neighbours on
/// the same server to go stale as well.
constexpr Duration kSilence = 10s;
constexpr Duration kRetractionTold = 60s;
constexpr Duration kClockSure = 100ms; ///< of the host's clock; frames of 0.3 s are dated by it
const DeviceId kMount{DeviceKind::Mount, {}};
const DeviceId kRoof{DeviceKind::Roof, {}};
const DeviceId kCover{DeviceKind::Cover, {}};
const DeviceId kWeather{DeviceKind::Weather, {}};
const std::string kDevices = "devices";

std::string keyOf(const DeviceId &device)
{
    return "device:" + std::string(nameOf(device.kind))
        + (device.channel.empty() ? "" : ":" + device.channel);
}

void addTo(Reasons &all, const Reason &reason)
{
    if (std::find(all.begin(), all.end(), reason) == all.end())
        all.push_back(reason);
}

/// Gathers roots; what comes later looks for the root that explains it.
class Gathering {
public:
    Gathering(const AlarmScene &scene, Now now)
        : m_scene(scene)
        , m_known(scene.devices.knowledge())
        , m_now(now)
    {
    }

    AlarmSigns signs() &&
    {
        devices();
        station();
        host();
        conditions();
        mountInTheWay();
        closing();
        heartbeat();
        feeds();
        disturbed();
        retracted();
        if (m_scene.pointingOff)
            root(
                "pointing", *m_scene.pointingOff,
                m_scene.isPointingFault ? AlarmWeight::Warning : AlarmWeight::Notice);
        return std::move(m_signs);
    }

private:
    AlarmSign *find(const std::string &key)
    {
        const auto is = [&](const AlarmSign &sign) { return sign.key == key; };
        const auto found = std::find_if(m_signs.begin(), m_signs.end(), is);
        return found == m_signs.end() ? nullptr : &*found;
    }

    AlarmSign &root(const std::string &key, const Reason &cause, AlarmWeight weight)
    {
        if (AlarmSign *there = find(key)) {
            addTo(there->consequences, cause);
            return *there;
        }
        return m_signs.emplace_back(AlarmSign{key, cause, weight, {}, false});
    }

    /// What followed from `sign` is no longer a trifle that may pass.
    void blame(AlarmSign &sign, const Reason &consequence, AlarmWeight weight)
    {
        addTo(sign.consequences, consequence);
        sign.weight = std::max(sign.weight, weight);
        sign.isHolding = false;
    }

    AlarmSign *rootOf(const DeviceId &device)
    {
        AlarmSign *server = find(kDevices);
        return server ? server : find(keyOf(device));
    }

    std::vector<DeviceId> watched() const
    {
        std::vector<DeviceId> all{kMount, kRoof, kCover};
        for (const std::string &channel : m_scene.config.channels)
            all.push_back({DeviceKind::Camera, channel});
        return all;
    }

    [[nodiscard]] bool isWarmingUp() const { return m_scene.safety.isWarmingUp(m_now); }

    [[nodiscard]] std::optional<Reason> whyUnheard(const DeviceId &device) const
    {
        const auto why = m_known.whyUnknown(device, m_now);
        if (!why || why->code == ReasonCode::MovedByOther)
            return std::nullopt;
        if (why->code == ReasonCode::DeviceUnknown && isWarmingUp())
            return std::nullopt;
        return why;
    }

    void devices()
    {
        const std::vector<DeviceId> all = watched();
        Reasons unheard;
        for (const DeviceId &device : all)
            if (const auto why = whyUnheard(device))
                unheard.push_back(*why);
        if (unheard.size() == all.size()) {
            AlarmSign &server =
                root(kDevices, {ReasonCode::DeviceUnconnected, {}, {}, {}}, AlarmWeight::Danger);
            server.consequences = unheard;
            return;
        }
        for (const Reason &why : unheard) {
            AlarmSign &sign = root(keyOf(*why.device), why, weightOf(*why.device));
            sign.isHolding = why.code == ReasonCode::DeviceStale && why.value && why.limit
                && *why.value < *why.limit + seconds(kSilence);
        }
        for (const DeviceId &device : all)
            if (isFaulty(device))
                root(keyOf(device), {ReasonCode::DeviceFault, device, {}, {}}, weightOf(device));
        for (const Reason &late : m_scene.devices.failing())
            if (late.device && *late.device != kWeather)
                root(keyOf(*late.device), late, weightOf(*late.device));
        for (const DeviceId &device : m_scene.devices.callsFor())
            if (AlarmSign *sign = find(keyOf(device)))
                sign->isHolding = false;
    }

    [[nodiscard]] AlarmWeight weightOf(const DeviceId &device) const
    {
        const bool mattersNow = device.kind != DeviceKind::Camera && m_scene.safety.isMakingSafe();
        return mattersNow ? AlarmWeight::Danger : AlarmWeight::Warning;
    }

    [[nodiscard]] bool isFaulty(const DeviceId &device) const
    {
        if (device == kRoof)
            return m_known.freshRoof(m_now) == OpeningState::Fault;
        if (device == kCover)
            return m_known.freshCover(m_now) == OpeningState::Fault;
        const auto camera = m_known.freshCamera(device.channel, m_now);
        return device.kind == DeviceKind::Camera && camera && camera->state == CameraState::Fault;
    }

    /// The weather station, with every condition that is unknown without it.
    void station()
    {
        const auto silent = whyUnheard(kWeather);
        const ConditionState report = m_known.conditions().standingAt(Condition::Report, m_now).state;
        const bool isOld = report == ConditionState::Bad || report == ConditionState::Unknown;
        if (!silent && (!isOld || isWarmingUp()))
            return;
        const Reason cause = silent ? *silent
                                    : whyNotGood(m_known, Condition::Report, m_now)
                                          .value_or(Reason{ReasonCode::DeviceStale, kWeather, {}, {}});
        AlarmSign &sign =
            find(kDevices) ? *find(kDevices) : root(keyOf(kWeather), cause, AlarmWeight::Warning);
        if (sign.key == kDevices)
            addTo(sign.consequences, cause);
        for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
            const auto condition = static_cast<Condition>(i);
            const auto why = whyNotGood(m_known, condition, m_now);
            if (isOfTheStation(condition) && why && why->code == ReasonCode::ConditionUnknown)
                addTo(sign.consequences, *why);
        }
        if (hasClosedFor([](const Reason &why) { return why.device == kWeather; }))
            addTo(sign.consequences, closed());
    }

    template <class Fits>
    [[nodiscard]] bool hasClosedFor(const Fits &fits) const
    {
        const Reasons &why = m_scene.safety.why();
        return m_scene.safety.cause() == "unsafe" && std::any_of(why.begin(), why.end(), fits);
    }

    [[nodiscard]] Reason closed() const
    {
        return {m_scene.safety.isMakingSafe() ? ReasonCode::MakingSafe : ReasonCode::MadeSafe, {}, {}, {}};
    }

    /// The machine under the core: what it lacks is an alarm, open or closed.
    void host()
    {
        for (const auto &[condition, key] :
             {std::pair{Condition::Disk, "disk"}, std::pair{Condition::Power, "power"},
              std::pair{Condition::Link, "link"}}) {
            const auto why = whyNotGood(m_known, condition, m_now);
            const ConditionState state = m_known.conditions().standingAt(condition, m_now).state;
            if (!why || state == ConditionState::Marginal)
                continue;
            AlarmSign &sign = root(key, *why, AlarmWeight::Warning);
            sign.isHolding = state == ConditionState::Waiting;
            if (hasClosedFor([c = condition](const Reason &closing) { return closing.condition == c; }))
                addTo(sign.consequences, closed());
        }
        for (const Reason &found : m_scene.atStart)
            root(std::string(nameOf(found.code)), found, AlarmWeight::Warning);
        if (m_scene.journalFailing) {
            const Reason failing{ReasonCode::JournalFailing, {}, {}, {}};
            if (AlarmSign *disk = find("disk"))
                blame(*disk, failing, AlarmWeight::Warning);
            else
                root("journal", failing, AlarmWeight::Warning);
        }
        const auto &report = m_known.host();
        const bool isTimeReal = !m_scene.config.isSimulated; // a simulated hour is as sure as it is set
        if (isTimeReal && report
            && (!report->isClockSynchronised || report->clockError.value_or(Duration{}) > kClockSure))
            root(
                "clock",
                {ReasonCode::ClockUnsure,
                 {},
                 report->clockError ? std::optional(seconds(*report->clockError)) : std::nullopt,
                 seconds(kClockSure)},
                AlarmWeight::Notice);
    }

    /// Bad weather is an alarm when it closes the observatory, and stays one until it is good. The Sun's rise
    /// is no alarm.
    void conditions()
    {
        Reasons bad;
        for (const Reason &why : closingReasons(m_known, m_now))
            if (why.condition && *why.condition != Condition::Sun && *why.condition <= Condition::Hot
                && why.code != ReasonCode::ConditionUnknown)
                bad.push_back(why);
        if (bad.empty())
            return;
        std::stable_partition(
            bad.begin(), bad.end(), [](const Reason &why) { return why.code != ReasonCode::ConditionWaits; });
        AlarmSign &sign = root("weather", bad.front(), AlarmWeight::Warning);
        for (auto why = bad.begin() + 1; why != bad.end(); ++why)
            addTo(sign.consequences, *why);
        const bool isOpen = !m_known.isShut(m_now) && !isWarmingUp();
        sign.isHolding = !isOpen && !m_scene.safety.isMakingSafe();
        addTo(sign.consequences, closed());
    }

    /// A roof that waits for a mount: nobody but a person can end that when the mount does not.
    void mountInTheWay()
    {
        if (!m_scene.safety.isMakingSafe() || m_known.isShut(m_now))
            return;
        const RoofVerdict verdict = m_scene.devices.roofVerdict(m_now);
        if (verdict.closing == RoofClosing::Closes || !verdict.why)
            return;
        const Duration since = m_now.mono - *m_scene.safety.makingSafeSince();
        if (verdict.closing != RoofClosing::AsksPerson && since < m_scene.config.safeWithin / 2)
            return;
        if (AlarmSign *mount = rootOf(kMount))
            blame(*mount, *verdict.why, AlarmWeight::Danger);
        else
            root(keyOf(kMount), *verdict.why, AlarmWeight::Danger);
    }

    void closing()
    {
        if (!m_scene.safety.isLate(m_now))
            return;
        const Reason late{
            ReasonCode::MakingSafe,
            {},
            seconds(m_now.mono - *m_scene.safety.makingSafeSince()),
            seconds(m_scene.config.safeWithin)};
        for (const DeviceId &device : {kRoof, kMount, kCover})
            if (AlarmSign *sign = rootOf(device))
                return blame(*sign, late, AlarmWeight::Danger);
        root("late", late, AlarmWeight::Danger);
    }

    void heartbeat()
    {
        const Heartbeat &heartbeat = m_scene.safety.heartbeat();
        if (heartbeat.mayBeat() || heartbeat.withheldBecause().empty() || isWarmingUp())
            return;
        const Reason withheld{ReasonCode::HeartbeatWithheld, {}, {}, {}};
        for (const std::string &key :
             {kDevices, keyOf(kRoof), keyOf(kMount), keyOf(kCover), keyOf(kWeather), std::string("late")})
            if (AlarmSign *sign = find(key))
                return blame(*sign, withheld, AlarmWeight::Danger);
        AlarmSign &sign = root("heartbeat", withheld, AlarmWeight::Danger);
        for (const Reason &why : heartbeat.withheldBecause())
            addTo(sign.consequences, why);
    }

    void feeds()
    {
        for (const FeedView &feed : m_scene.feeds) {
            if (feed.isAlive || feed.state != FeedState::Dead)
                continue;
            std::optional<double> silence;
            if (feed.lastHeardUtc)
                silence = seconds(ageAt(m_now.utc, *feed.lastHeardUtc));
            const Reason silent{ReasonCode::FeedSilent, {}, silence, seconds(m_scene.config.feedSilent)};
            if (AlarmSign *link = find("link"))
                blame(*link, silent, AlarmWeight::Warning);
            else if (!find("feeds"))
                root("feeds", silent, AlarmWeight::Notice);
        }
    }

    void disturbed()
    {
        for (const DeviceKeeper::Disturbance &one : m_scene.devices.disturbances())
            root(
                "disturbed:" + keyOf(one.device), {ReasonCode::MovedByOther, one.device, {}, {}},
                one.what == "closing" ? AlarmWeight::Notice : AlarmWeight::Warning)
                .consequences.clear();
    }

    void retracted()
    {
        const auto &response = m_scene.responder.response();
        if (!response || !response->retractedAt || m_now.mono - *response->retractedAt > kRetractionTold)
            return;
        root(
            "retracted:" + response->event, {ReasonCode::Retracted, {}, {}, {}, {}, response->name},
            AlarmWeight::Notice);
    }

    const AlarmScene &m_scene;
    const Knowledge &m_known;
    Now m_now;
    AlarmSigns m_signs;
};

} // namespace

AlarmSigns alarmSigns(const AlarmScene &scene, Now now)
{
    return Gathering(scene, now).signs();
}

} // namespace tulpar
