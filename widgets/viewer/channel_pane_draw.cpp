// How a pane makes its picture: samples of what is seen, then colours.

#include "widgets/viewer/channel_pane.h"

#include "core/base/vector_state.h"
#include "core/threads/work_pool.h"

#include <cmath>

namespace tulpar {

namespace {

// Up to here a picture at full sampling is drawn at once (about 5 ms); beyond, a preview comes first.
constexpr double kPixelsAtOnce = 2'500'000;

} // namespace

void ChannelPane::drawImage()
{
    restVectorRegisters(); // what was painted before has left them in use
    if (m_frame.isEmpty() || !m_display || m_placement.isEmpty()) {
        m_samples = {};
        m_picture = {};
        m_isToneStale = false;
        return;
    }
    if (m_isComposite)
        startComposite();
    else
        drawPixels();
}

void ChannelPane::drawPixels()
{
    if (m_isStale) {
        const QRect visible = m_placement.visible();
        const FrameWindow window = m_placement.windowOf(visible);
        const bool isLarge = m_placement.zoom() < 1 && std::abs(window.width * window.height) > kPixelsAtOnce;
        sampleFrame(m_frame, m_placement, isLarge ? Sampling::Nearest : Sampling::Box, m_samples);
        m_pictureAt = visible;
        m_isToneStale = true;
        m_isStale = false;
        ++m_generation;
        m_isDetailWanted = isLarge;
        if (isLarge && !m_isDetailRunning)
            startDetail();
    }
    if (m_samples.isEmpty()) {
        m_picture = {}; // the view has moved off the frame
    } else if (m_isToneStale) {
        m_isToneStale = false;
        const Painted wanted{*m_display, m_tone, quality(), m_inkColours.background};
        if (!m_table || m_tableOf != wanted || wanted.link.isThin) {
            const auto sky = wanted.link.isThin ? skyOfSamples(m_samples) : std::nullopt;
            m_table = paintTableOf(wanted.display, wanted.tone, wanted.outside, wanted.link, sky);
            m_tableOf = wanted;
        }
        paintSamples(m_samples, *m_table, m_picture);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        ++m_pictureTurn;
        emit drawn();
    }
}

void ChannelPane::startDetail()
{
    m_isDetailWanted = false;
    m_isDetailRunning = true;
    // The pool is emptied before this pane goes (FrameViewer), so `this` outlives the work.
    m_pool.start([this, frame = m_frame, placement = m_placement, generation = m_generation] {
        ViewSamples samples;
        sampleFrame(frame, placement, Sampling::Box, samples);
        m_pool.tell(
            this, [this, samples = std::move(samples), generation] { takeDetail(samples, generation); });
    });
}

void ChannelPane::takeDetail(const ViewSamples &samples, quint64 generation)
{
    m_isDetailRunning = false;
    if (generation == m_generation && !m_isStale) {
        m_samples = samples;
        m_isToneStale = true;
        update(imageArea());
    } else if (m_isDetailWanted) {
        startDetail(); // newest wins: what was asked for in between is never drawn
    }
}

void ChannelPane::startComposite()
{
    if (!m_isStale && !m_isToneStale)
        return;
    const auto grid = m_placement.skyGrid(m_frame);
    if (!grid) {
        m_picture = {};
        return;
    }
    m_isStale = m_isToneStale = false;
    ++m_generation;
    if (m_isDetailRunning) {
        m_isDetailWanted = true;
        return;
    }
    m_isDetailWanted = false;
    m_isDetailRunning = true;
    m_pool.start([this, frames = m_colourFrames, grid = *grid, tone = m_tone,
                  outside = m_inkColours.background, generation = m_generation] {
        const QImage picture = paintThree(frames, grid, tone, outside);
        m_pool.tell(this, [this, picture, generation] { takeComposite(picture, generation); });
    });
}

void ChannelPane::takeComposite(const QImage &picture, quint64 generation)
{
    m_isDetailRunning = false;
    if (!m_isComposite)
        return;
    if (generation == m_generation || m_picture.isNull()) {
        m_picture = picture;
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_pictureAt = QRect(QPoint(0, 0), picture.size());
        ++m_pictureTurn;
        emit drawn();
    }
    if (m_isDetailWanted)
        m_isStale = true; // what was asked for in between is never drawn
    update(imageArea());
}

} // namespace tulpar
