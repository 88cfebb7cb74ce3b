#pragma once

#include "core/runtime/outbox.h"
#include "core/session/snapshot.h"

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// Which feeds live. A feed that was not heard for the limit is silent: quiet and dead look different.
/// Confine to one thread.
class FeedBook {
public:
    explicit FeedBook(Duration silent)
        : m_silent(silent)
    {
    }

    /// A sign of life, or the feed's own word that it is down.
    void heard(const std::string &feed, bool alive, const std::string &detail, Outbox &out, Now now);
    /// A feed as one judges it who knows its link; its silence is then not watched here.
    void take(const FeedView &judged, Outbox &out, Now now);
    void countNotice(const std::string &feed);
    /// One notice on two feeds.
    void compared(const FeedsCompared &comparison, Outbox &out, Now now);
    void watch(Outbox &out, Now now);

    [[nodiscard]] const std::vector<FeedView> &feeds() const { return m_feeds; }

private:
    static constexpr std::size_t kLagsKept = 101; ///< the median is over so many

    void say(FeedView &view, bool alive, const std::string &detail, Outbox &out, Now now);
    [[nodiscard]] FeedView &findOrAdd(const std::string &feed, bool alive);
    [[nodiscard]] FeedView *find(const std::string &feed);

    Duration m_silent;
    std::vector<FeedView> m_feeds;
    std::set<std::string> m_judged; ///< by `take`
    std::map<std::string, std::deque<Duration>> m_lags; ///< by feed, the latest
};

} // namespace tulpar
