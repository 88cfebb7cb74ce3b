#pragma once

#include "core/image/coadd.h"
#include "core/image/frame.h"
#include "widgets/viewer/frame_gauge.h"
#include "widgets/viewer/viewer_look.h"

#include <QObject>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

namespace tulpar {

class WorkPool;

/// A frame of a channel as it may be shown.
struct StackedFrame {
    Frame frame; ///< empty: none yet
    std::uint64_t number = 0;
    std::optional<FrameGauge> gauge; ///< of a live frame that waits for its own: of the last one of its kind
    int frames = 1; ///< added up
};

/// What one channel has collected: its newest frame, the running coadd and the sharpest frame. Every frame is
/// gauged and added, in order, in the pool; none is left out. The coadd and the best begin anew when the
/// event, the exposure or the gain changes or the telescope points elsewhere. GUI thread; the pool must be
/// emptied before it goes.
class ChannelStack final : public QObject {
    Q_OBJECT

public:
    explicit ChannelStack(WorkPool &pool, QObject *parent = nullptr);

    void take(const Frame &frame, std::uint64_t number);
    /// A frame that came while nobody looked: added up, never shown as the newest.
    void addEarlier(const Frame &frame, std::uint64_t number);
    /// The mean is made only while it is wanted; the sums are kept always.
    void setCoaddWanted(bool isWanted);

    /// Live until there is a coadd or a best.
    [[nodiscard]] const StackedFrame &of(ChannelSource source) const;
    [[nodiscard]] bool isIdle() const { return !m_isRunning && m_queue.empty(); }

signals:
    void gauged(); ///< the newest frame
    void stacked(); ///< coadd or best is another

private:
    struct Sums;
    struct Job {
        Frame frame;
        std::uint64_t number = 0;
        bool isLive = true; ///< else it is added up late
    };
    struct Done {
        std::uint64_t number = 0;
        bool isLive = true;
        FrameGauge gauge;
        int frames = 0;
        Frame mean;
        bool isAnew = false;
        Frame frame;
    };

    void next();
    void finish(const Done &done);

    WorkPool &m_pool;
    std::shared_ptr<Sums> m_sums; // touched by one worker at a time
    std::deque<Job> m_queue;
    bool m_isRunning = false;
    bool m_isCoaddWanted = false;
    StackedFrame m_live;
    StackedFrame m_coadd;
    StackedFrame m_best;
};

} // namespace tulpar
