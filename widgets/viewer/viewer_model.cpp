#include "widgets/viewer/viewer_model.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kDriftOfRange = 0.02; // of the star range: 0.4 of zscale's, 4 times the noise of the sky
constexpr double kJumpOfRange = 0.2;
constexpr std::size_t kSlewsKept = 8;

double widthOf(const DisplayRange &range)
{
    return range.high - range.low;
}

double drift(const Display &kept, const Display &fresh)
{
    if (kept.shape.curve != fresh.shape.curve)
        return 1;
    const double width = std::max(widthOf(kept.range), 1e-30);
    return std::max(
        std::abs(fresh.range.low - kept.range.low) / width,
        // The white point matters logarithmically: half the width counts as little.
        std::abs(std::log2(std::max(widthOf(fresh.range), 1e-30) / width)) * kDriftOfRange);
}

} // namespace

std::optional<Display> DisplayMemory::take(const Frame &frame, const StretchChoice &choice)
{
    const auto fresh = displayOf(frame, choice);
    if (!fresh)
        return m_kept;
    const Kind kind{frame.facts().exposure, frame.facts().emGain, frame.width(), frame.height(), choice};
    const double moved = m_kept ? drift(*m_kept, *fresh) : 1;
    m_drifting = moved > kDriftOfRange ? m_drifting + 1 : 0;
    if (!m_kept || kind != m_kind || moved > kJumpOfRange || m_drifting >= 2) {
        m_kept = fresh;
        m_drifting = 0;
    }
    m_kind = kind;
    return m_kept;
}

std::vector<FrameView> ViewerModel::take(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    std::vector<FrameView> news;
    if (!m_snapshot)
        return news;
    rememberSlew();
    for (const FrameView &frame : m_snapshot->frames) {
        if (frame.path.empty())
            continue;
        const auto taken = m_taken.find(frame.channel);
        if (taken != m_taken.end()
            && (taken->second.path == frame.path || frame.exposureStart < taken->second.exposureStart))
            continue;
        Pace &pace = m_paces[frame.channel];
        if (taken != m_taken.end() && frame.number > taken->second.number) {
            const auto steps = static_cast<std::int64_t>(frame.number - taken->second.number);
            pace.cadence = (frame.exposureStart - taken->second.exposureStart) / steps;
            pace.missed += static_cast<std::uint64_t>(steps - 1);
        }
        m_taken[frame.channel] = frame;
        news.push_back(frame);
    }
    return news;
}

std::vector<std::string> ViewerModel::channels() const
{
    if (m_snapshot && !m_snapshot->observatory.channels.empty())
        return m_snapshot->observatory.channels;
    return {"g", "r", "i"};
}

CameraView ViewerModel::camera(const std::string &channel, UtcInstant now) const
{
    CameraView view;
    const DeviceView *device =
        m_snapshot ? findDevice(*m_snapshot, DeviceId{DeviceKind::Camera, channel}) : nullptr;
    if (!device)
        return view;
    if (isUnknown(*device, now) || !device->camera) {
        if (device->measuredUtc)
            view.silentFor = ageAt(now, *device->measuredUtc);
        return view;
    }
    view.isKnown = true;
    view.state = device->camera->state;
    view.exposure = device->camera->exposure;
    view.emGain = device->camera->emGain;
    if (view.state == CameraState::Exposing && device->camera->exposureStart) {
        view.elapsed = std::min(ageAt(now, *device->camera->exposureStart), view.exposure);
        view.exposureEnd = *device->camera->exposureStart + view.exposure;
    }
    return view;
}

std::optional<Duration> ViewerModel::cadence(const std::string &channel) const
{
    const auto pace = m_paces.find(channel);
    return pace == m_paces.end() ? std::nullopt : pace->second.cadence;
}

std::uint64_t ViewerModel::missed(const std::string &channel) const
{
    const auto pace = m_paces.find(channel);
    return pace == m_paces.end() ? 0 : pace->second.missed;
}

std::optional<EventMark> ViewerModel::mark(const FrameFacts &facts) const
{
    if (facts.eventPosition)
        return EventMark{*facts.eventPosition, facts.eventError};
    if (!m_snapshot || !m_snapshot->response || facts.event.empty())
        return std::nullopt;
    const ResponseView &response = *m_snapshot->response;
    if (facts.event != response.event && facts.event != response.name)
        return std::nullopt;
    EventMark mark{response.target, std::nullopt};
    if (response.errorRadius > Angle())
        mark.error = response.errorRadius;
    return mark;
}

bool ViewerModel::wasSlewing(const FrameFacts &facts) const
{
    if (!facts.exposureStart)
        return false;
    const UtcInstant end = *facts.exposureStart + facts.exposure.value_or(Duration{});
    return std::any_of(m_slews.begin(), m_slews.end(), [&](const Slew &slew) {
        return slew.from <= end && slew.to >= *facts.exposureStart;
    });
}

void ViewerModel::rememberSlew()
{
    const DeviceView *mount = findDevice(*m_snapshot, DeviceId{DeviceKind::Mount, {}});
    if (!mount || !mount->mount || !mount->measuredUtc)
        return;
    const UtcInstant at = *mount->measuredUtc;
    const bool isOpen = !m_slews.empty() && !m_slews.back().isOver;
    if (!mount->mount->isSlewing) {
        if (isOpen)
            m_slews.back().isOver = true;
    } else if (isOpen) {
        m_slews.back().to = std::max(m_slews.back().to, at);
    } else {
        m_slews.push_back({at, at, false});
        if (m_slews.size() > kSlewsKept)
            m_slews.erase(m_slews.begin());
    }
}

} // namespace tulpar
