#include "widgets/chart/night_trail.h"

#include "core/sky/observer.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr std::size_t kMostExposures = 2000;
constexpr std::size_t kMostPlaces = 6000;
constexpr Duration kPlaceEvery = 30s;
constexpr Angle kPlaceMoved = Angle::degrees(1);
constexpr Duration kBelieved = 2min; ///< a place this old still stands for a moment asked for
constexpr Duration kLookAgain = 20s; ///< the same field is not weighed again sooner
constexpr double kSameField = 0.1; ///< of the field's width

} // namespace

void NightTrail::take(const Snapshot &snapshot)
{
    const DeviceView *mount = findDevice(snapshot, {DeviceKind::Mount, {}});
    if (!mount || !mount->mount || isUnknown(*mount, snapshot.utc))
        return;
    const HorizontalDirection at = mount->mount->pointing;
    const bool isLater = m_places.empty() || snapshot.utc > m_places.back().utc;
    if (isLater
        && (m_places.empty() || snapshot.utc - m_places.back().utc >= kPlaceEvery
            || separation(m_places.back().at, at) > kPlaceMoved)) {
        if (m_places.size() == kMostPlaces)
            m_places.erase(m_places.begin(), m_places.begin() + kMostPlaces / 4);
        m_places.push_back({snapshot.utc, at});
    }
    takeExposure(snapshot, *mount);
}

void NightTrail::takeExposure(const Snapshot &snapshot, const DeviceView &mount)
{
    if (!mount.mount->isTracking || mount.mount->isSlewing)
        return;
    bool isNew = false;
    for (const DeviceView &device : snapshot.devices) {
        if (!device.camera || !device.camera->exposureStart || device.camera->state != CameraState::Exposing)
            continue;
        UtcInstant &begun = m_begun[device.device.channel];
        isNew = isNew || begun != *device.camera->exposureStart;
        begun = *device.camera->exposureStart;
    }
    if (!isNew)
        return;
    const bool hasMoved =
        !m_exposedAt || separation(*m_exposedAt, mount.mount->pointing) > snapshot.observatory.fieldWidth;
    if (!hasMoved && snapshot.utc - m_exposedUtc < kLookAgain)
        return;
    m_exposedAt = mount.mount->pointing;
    m_exposedUtc = snapshot.utc;
    const DeviceView *rotator = findDevice(snapshot, {DeviceKind::Rotator, {}});
    const IcrsDirection centre =
        Observer(snapshot.observatory.site, snapshot.utc).icrs(mount.mount->pointing);
    add({centre, rotator && rotator->rotator ? std::optional(rotator->rotator->angle) : std::nullopt,
         snapshot.utc},
        snapshot.observatory.fieldWidth);
}

void NightTrail::add(const Exposure &exposure, Angle fieldWidth)
{
    const bool isKnown = std::ranges::any_of(m_exposures, [&](const Exposure &known) {
        return separation(known.centre, exposure.centre) < fieldWidth * kSameField;
    });
    if (!isKnown && m_exposures.size() < kMostExposures)
        m_exposures.push_back(exposure);
}

void NightTrail::recall(std::vector<KeptExposures> kept, Angle fieldWidth)
{
    m_kept = std::move(kept);
    for (const KeptExposures &exposures : m_kept)
        add({exposures.centre, std::nullopt, exposures.begunUtc}, fieldWidth);
}

std::optional<IcrsDirection> NightTrail::exposedAt(UtcInstant t) const
{
    const KeptExposures *nearest = nullptr;
    Duration away = kBelieved;
    for (const KeptExposures &kept : m_kept) {
        const Duration off = std::max({kept.begunUtc - t, t - kept.endedUtc, Duration::zero()});
        if (off <= away) {
            nearest = &kept;
            away = off;
        }
    }
    return nearest == nullptr ? std::nullopt : std::optional(nearest->centre);
}

std::optional<HorizontalDirection> NightTrail::telescopeAt(UtcInstant t) const
{
    const auto after = std::ranges::lower_bound(m_places, t, {}, &Place::utc);
    const Place *nearest = nullptr;
    if (after != m_places.end())
        nearest = &*after;
    if (after != m_places.begin() && (nearest == nullptr || t - std::prev(after)->utc < nearest->utc - t))
        nearest = &*std::prev(after);
    if (nearest == nullptr || std::max(t - nearest->utc, nearest->utc - t) > kBelieved)
        return std::nullopt;
    return nearest->at;
}

} // namespace tulpar
