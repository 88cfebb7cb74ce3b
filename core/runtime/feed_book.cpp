#include "core/runtime/feed_book.h"

#include <algorithm>

namespace tulpar {

FeedView *FeedBook::find(const std::string &feed)
{
    const auto found = std::ranges::find(m_feeds, feed, &FeedView::name);
    return found == m_feeds.end() ? nullptr : &*found;
}

void FeedBook::heard(const std::string &feed, bool alive, const std::string &detail, Outbox &out, Now now)
{
    FeedView *view = find(feed);
    if (!view) {
        FeedView fresh;
        fresh.name = feed;
        fresh.isAlive = !alive; // so that its first word is a fact
        view = &m_feeds.emplace_back(std::move(fresh));
    }
    if (alive)
        view->lastHeardUtc = now.utc;
    if (view->isAlive != alive)
        out.fact(FeedChanged{feed, alive, detail}, now);
    view->isAlive = alive;
    view->detail = detail;
}

void FeedBook::countNotice(const std::string &feed)
{
    if (FeedView *view = find(feed))
        ++view->notices;
}

void FeedBook::compared(const FeedsCompared &comparison, Outbox &out, Now now)
{
    out.fact(comparison, now);
    FeedView *first = find(comparison.first);
    FeedView *second = find(comparison.second);
    if (!first || !second)
        return;
    if (comparison.outcome != "late") // its "missing" was counted
        ++first->firsts;
    if (!comparison.delay)
        return;
    std::deque<Duration> &lags = m_lags[comparison.second];
    lags.push_back(*comparison.delay);
    if (lags.size() > kLagsKept)
        lags.pop_front();
    std::vector<Duration> sorted(lags.begin(), lags.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    second->medianLag = *middle;
}

void FeedBook::watch(Outbox &out, Now now)
{
    for (FeedView &feed : m_feeds) {
        if (!feed.isAlive || !feed.lastHeardUtc || now.utc - *feed.lastHeardUtc <= m_silent)
            continue;
        feed.isAlive = false;
        feed.detail = "silent";
        out.fact(FeedChanged{feed.name, false, "silent"}, now);
    }
}

} // namespace tulpar
