#include "widgets/viewer/channel_stack.h"

#include "core/threads/work_pool.h"

#include <utility>

namespace tulpar {

namespace {

bool areAlike(const FrameFacts &a, const FrameFacts &b)
{
    return a.event == b.event && a.exposure == b.exposure && a.emGain == b.emGain;
}

} // namespace

/// The sums, and of what they are.
struct ChannelStack::Sums {
    std::optional<Coadd> coadd;
    std::string event;
    std::optional<Duration> exposure;
    std::optional<int> emGain;

    /// True when the sums began anew with this frame.
    bool add(const Frame &frame)
    {
        const FrameFacts &facts = frame.facts();
        const bool isSameKind =
            coadd && facts.event == event && facts.exposure == exposure && facts.emGain == emGain;
        if (isSameKind && coadd->add(frame))
            return false;
        event = facts.event;
        exposure = facts.exposure;
        emGain = facts.emGain;
        auto begun = Coadd::beginning(frame);
        coadd = begun ? std::optional(std::move(*begun)) : std::nullopt;
        return true;
    }
};

ChannelStack::ChannelStack(WorkPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_sums(std::make_shared<Sums>())
{
}

void ChannelStack::take(const Frame &frame, std::uint64_t number)
{
    // A frame like the last one is as that one was until it has been gauged: words that vanish and come back
    // three times a second cannot be read, and cost a thin link.
    const bool isAlike = !m_live.frame.isEmpty() && areAlike(frame.facts(), m_live.frame.facts());
    m_live = {frame, number, isAlike ? m_live.gauge : std::nullopt, 1};
    m_queue.push_back({frame, number, true});
    next();
}

void ChannelStack::addEarlier(const Frame &frame, std::uint64_t number)
{
    m_queue.push_back({frame, number, false});
    next();
}

void ChannelStack::setCoaddWanted(bool isWanted)
{
    if (m_isCoaddWanted == isWanted)
        return;
    m_isCoaddWanted = isWanted;
    if (!isWanted || m_isRunning || !m_sums->coadd || m_sums->coadd->frames() < 2)
        return;
    m_coadd.frame = m_sums->coadd->mean();
    m_coadd.frames = m_sums->coadd->frames();
    m_coadd.number = m_live.number;
}

const StackedFrame &ChannelStack::of(ChannelSource source) const
{
    if (source == ChannelSource::Coadd && !m_coadd.frame.isEmpty())
        return m_coadd;
    if (source == ChannelSource::Best && !m_best.frame.isEmpty())
        return m_best;
    return m_live;
}

void ChannelStack::next()
{
    if (m_isRunning || m_queue.empty())
        return;
    m_isRunning = true;
    const Job job = m_queue.front();
    m_queue.pop_front();
    // While others wait, the mean would be old before it is seen.
    const bool makesMean = m_isCoaddWanted && m_queue.empty();
    m_pool.start([this, job, makesMean, sums = m_sums] {
        Done done;
        done.number = job.number;
        done.isLive = job.isLive;
        done.frame = job.frame;
        done.gauge = gaugeOf(job.frame);
        done.isAnew = sums->add(job.frame);
        done.frames = sums->coadd ? sums->coadd->frames() : 0;
        if (makesMean && done.frames > 1)
            done.mean = sums->coadd->mean();
        m_pool.tell(this, [this, done = std::move(done)] { finish(done); });
    });
}

void ChannelStack::finish(const Done &done)
{
    m_isRunning = false;
    if (done.isLive && areAlike(done.frame.facts(), m_live.frame.facts())) {
        m_live.gauge = done.gauge; // of the newest that is gauged: they come in order
        emit gauged();
    }
    bool isChanged = false;
    if (done.isAnew) {
        m_coadd = {};
        m_best = {};
        isChanged = true;
    }
    if (!done.mean.isEmpty()) {
        m_coadd = {done.mean, done.number, done.gauge, done.frames};
        isChanged = true;
    }
    const auto &width = done.gauge.fwhmPx;
    if (width && (!m_best.gauge || !m_best.gauge->fwhmPx || *width <= *m_best.gauge->fwhmPx)) {
        m_best = {done.frame, done.number, done.gauge, 1};
        isChanged = true;
    }
    next();
    if (isChanged)
        emit stacked();
}

} // namespace tulpar
