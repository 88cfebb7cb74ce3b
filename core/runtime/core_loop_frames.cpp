// What the core loop hears of exposures and their frames.
#include "core/runtime/core_loop.h"

#include <algorithm>

namespace tulpar {

Effects CoreLoop::take(const ExposureOpened &exposure)
{
    const Now now = m_clock.now();
    m_devices.opened(exposure.channel);
    const FrameSubject subject = subjectNow();
    m_subjects.opened(exposure.channel, exposure.start, subject);
    m_out.fact(ExposureBegan{exposure.channel, exposure.start, exposure.exposure, subject.id}, now);
    m_responder.opened(m_out, now);
    settle(now);
    return flush();
}

Effects CoreLoop::take(const FrameStored &frame)
{
    const Now now = m_clock.now();
    m_out.fact(frame, now);
    m_night.stored(frame, m_devices, skyAt(now).observer, m_out, now);
    if (frame.recovered)
        return flush();
    m_responder.stored(frame.channel, m_out, now);
    const auto found = std::find_if(m_frames.begin(), m_frames.end(), [&](const FrameView &view) {
        return view.channel == frame.channel;
    });
    FrameView &view = found != m_frames.end() ? *found : m_frames.emplace_back();
    const bool sameEvent = view.event == frame.event;
    view = {frame.channel,  frame.path,  frame.number, frame.start,
            frame.exposure, frame.event, now.utc,      sameEvent ? view.framesOfEvent + 1 : 1};
    return flush();
}

Effects CoreLoop::take(const FrameLost &frame)
{
    m_out.fact(frame, m_clock.now());
    return flush();
}

CameraFrame CoreLoop::asMeant(const CameraFrame &frame) const
{
    const PointingOffset &offset = m_devices.pointing();
    if (offset.isNone())
        return frame;
    CameraFrame meant = frame;
    meant.pointing = shifted(frame.pointing, -offset);
    if (frame.pointingIcrs)
        meant.pointingIcrs =
            shifted(*frame.pointingIcrs, -offset, m_sky.rotatedTo(frame.exposureStart + frame.exposure / 2));
    return meant;
}

} // namespace tulpar
