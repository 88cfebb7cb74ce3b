#include "core/runtime/readiness.h"

#include <algorithm>

namespace tulpar {

namespace {

/// What is left of an opening, as measured: fraction of the whole motion.
Duration leftToOpen(const Known<OpeningReport> &known, OpeningState fresh, Duration whole)
{
    if (fresh == OpeningState::Open)
        return {};
    const double open = known.value && known.value->openFraction ? *known.value->openFraction : 0;
    return fromSeconds(seconds(whole) * (1 - std::clamp(open, 0.0, 1.0)));
}

Duration slewTime(
    const CoreConfig &config, const MountReport &mount, const HorizontalDirection &to, Angle tolerance)
{
    return SlewPrediction(config.mount, mount.azimuthMechanical, mount.pointing.altitude, to)
        .timeToWithin(tolerance);
}

/// Median over directions spread evenly over the sky above the soft limit.
Duration medianSlew(const CoreConfig &config, const MountReport &mount, Angle tolerance)
{
    constexpr int rings = 8;
    constexpr int perRing = 18;
    std::vector<Duration> times;
    times.reserve(rings * perRing);
    const double low = sine(config.altitudeSoft);
    const double high = sine(std::min(config.safety.altitudeTop, Angle::degrees(85)));
    for (int ring = 0; ring < rings; ++ring) {
        const double sinAltitude = low + (high - low) * (ring + 0.5) / rings;
        for (int i = 0; i < perRing; ++i)
            times.push_back(slewTime(
                config, mount,
                {Angle::degrees(360.0 * (i + 0.5 * (ring % 2)) / perRing), arcSine(sinAltitude)}, tolerance));
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

FirstLight afterSlew(const CoreConfig &config, const Knowledge &knowledge, Duration slew, Now now)
{
    FirstLight first{slew, SlowestDevice::Mount};
    const Duration roof = leftToOpen(knowledge.roof(), knowledge.freshRoof(now), config.roofMotion);
    const Duration cover = leftToOpen(knowledge.cover(), knowledge.freshCover(now), config.coverMotion);
    if (!config.safety.tubeClearsRoof)
        first.time += roof; // the mount waits under a closed roof
    if (roof > first.time || (!config.safety.tubeClearsRoof && roof > Duration{}))
        first = {std::max(first.time, roof), SlowestDevice::Roof};
    if (cover > first.time)
        first = {cover, SlowestDevice::Cover};
    return first;
}

} // namespace

std::optional<FirstLight> predictFirstLight(
    const CoreConfig &config, const Knowledge &knowledge, const std::optional<HorizontalDirection> &toTarget,
    Angle tolerance, Now now)
{
    const auto mount = knowledge.freshMount(now);
    if (!mount)
        return std::nullopt;
    return afterSlew(
        config, knowledge,
        toTarget ? slewTime(config, *mount, *toTarget, tolerance) : medianSlew(config, *mount, tolerance),
        now);
}

std::optional<FirstLight> predictFirstLight(
    const CoreConfig &config, const Knowledge &knowledge, Angle tolerance, Now now,
    std::optional<MedianSlew> &kept)
{
    constexpr Angle kSamePlace = Angle::degrees(0.5); // some 0.03 s of the median
    const auto mount = knowledge.freshMount(now);
    if (!mount)
        return std::nullopt;
    const Angle altitude = mount->pointing.altitude;
    const auto isNear = [&](Angle a, Angle b) { return a - b < kSamePlace && b - a < kSamePlace; };
    if (!kept || !isNear(kept->azimuthMechanical, mount->azimuthMechanical)
        || !isNear(kept->altitude, altitude))
        kept = MedianSlew{mount->azimuthMechanical, altitude, medianSlew(config, *mount, tolerance)};
    return afterSlew(config, knowledge, kept->time, now);
}

std::vector<PathPoint> predictPath(
    const CoreConfig &config, const Knowledge &knowledge, const HorizontalDirection &target, Angle tolerance,
    Now now)
{
    const auto mount = knowledge.freshMount(now);
    if (!mount)
        return {};
    const SlewPrediction slew(config.mount, mount->azimuthMechanical, mount->pointing.altitude, target);
    std::vector<PathPoint> path;
    for (const auto &sample : slew.path(Angle::degrees(3), tolerance))
        path.push_back({sample.at, sample.since});
    return path;
}

Reasons whyNotReady(
    const CoreConfig &config, const Knowledge &knowledge, const ReadinessInput &input, Now now)
{
    Reasons reasons;
    const auto unknown = [&](const DeviceId &device) {
        const auto why = knowledge.whyUnknown(device, now);
        if (why)
            reasons.push_back(*why);
        return why.has_value();
    };
    if (input.isMakingSafe)
        reasons.push_back({ReasonCode::MakingSafe, {}, {}, {}, {}, input.madeSafeBy});
    if (input.mode != Mode::Robotic)
        reasons.push_back({ReasonCode::ManualMode, {}, {}, {}});
    if (!input.isGuarded)
        reasons.push_back({ReasonCode::NotGuarded, {}, {}, {}});
    if (input.journalFailing)
        reasons.push_back({ReasonCode::JournalFailing, {}, {}, {}});
    const auto sunLimit = policyOf(config).sunLimit();
    if (sunLimit && input.sunAltitude > *sunLimit)
        reasons.push_back({ReasonCode::SunTooHigh, {}, input.sunAltitude.asDegrees(), sunLimit->asDegrees()});
    unknown({DeviceKind::Mount, {}});
    for (const DeviceKind kind : {DeviceKind::Roof, DeviceKind::Cover}) {
        if (unknown({kind, {}}))
            continue;
        const OpeningState state =
            kind == DeviceKind::Roof ? knowledge.freshRoof(now) : knowledge.freshCover(now);
        if (state == OpeningState::Fault)
            reasons.push_back({ReasonCode::DeviceFault, DeviceId{kind, {}}, {}, {}});
    }
    for (const std::string &channel : config.channels) {
        const DeviceId camera{DeviceKind::Camera, channel};
        if (unknown(camera))
            continue;
        const auto report = knowledge.freshCamera(channel, now);
        if (report->state == CameraState::Fault)
            reasons.push_back({ReasonCode::DeviceFault, camera, {}, {}});
        else if (!report->isCold)
            reasons.push_back({ReasonCode::CameraWarm, camera, report->sensorTemperatureC, {}});
    }
    const bool isOpen =
        knowledge.freshRoof(now) == OpeningState::Open && knowledge.freshCover(now) == OpeningState::Open;
    for (const Reason &reason : isOpen ? closingReasons(knowledge, now) : openingReasons(knowledge, now))
        if (std::none_of(reasons.begin(), reasons.end(), [&](const Reason &said) {
                return said.code == reason.code && reason.code == ReasonCode::SunTooHigh;
            }))
            reasons.push_back(reason);
    const bool anyAlive = std::any_of(
        input.feeds.begin(), input.feeds.end(), [](const FeedView &feed) { return feed.isAlive; });
    if (input.feeds.empty()) {
        reasons.push_back({ReasonCode::NoFeed, {}, {}, {}});
    } else if (!anyAlive) {
        std::optional<double> silence;
        for (const FeedView &feed : input.feeds)
            if (feed.lastHeardUtc)
                silence = seconds(ageAt(now.utc, *feed.lastHeardUtc));
        reasons.push_back({ReasonCode::FeedSilent, {}, silence, seconds(input.feedSilent)});
    }
    return reasons;
}

} // namespace tulpar
