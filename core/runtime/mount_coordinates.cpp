#include "core/runtime/mount_coordinates.h"

namespace tulpar {

namespace {
constexpr Angle kSameTarget = Angle::arcseconds(2); ///< a driver may round
}

void MountCoordinates::setOffset(const PointingOffset &offset, const Observer &sky)
{
    m_offset = offset;
    for (auto &target : m_targets)
        if (target)
            target->meant = shifted(target->told, -offset, sky);
}

CommandBody MountCoordinates::told(const CommandBody &command, const Observer &sky)
{
    const auto *track = std::get_if<TrackTarget>(&command);
    if (!track)
        return command;
    const Target target{shifted(track->target, m_offset, sky), track->target};
    if (!m_targets[0] || separation(m_targets[0]->told, target.told) > kSameTarget)
        m_targets[1] = m_targets[0];
    m_targets[0] = target;
    return TrackTarget{target.told};
}

DeviceReport MountCoordinates::meant(const DeviceReport &report) const
{
    const auto *mount = std::get_if<MountReport>(&report.body);
    if (!mount || m_offset.isNone())
        return report;
    MountReport meant = *mount;
    meant.pointing = shifted(mount->pointing, -m_offset);
    for (const auto &target : m_targets)
        if (mount->target && target && separation(*mount->target, target->told) <= kSameTarget) {
            meant.target = target->meant;
            break;
        }
    DeviceReport changed = report;
    changed.body = meant;
    return changed;
}

} // namespace tulpar
