#include "core/runtime/feed_book.h"

#include <algorithm>
#include <utility>

namespace tulpar {

FeedView *FeedBook::find(const std::string &feed)
{
    const auto found = std::ranges::find(m_feeds, feed, &FeedView::name);
    return found == m_feeds.end() ? nullptr : &*found;
}

FeedView &FeedBook::findOrAdd(const std::string &feed, bool alive)
{
    if (FeedView *view = find(feed))
        return *view;
    FeedView fresh;
    fresh.name = feed;
    fresh.isAlive = !alive; // so that its first word is a fact
    return m_feeds.emplace_back(std::move(fresh));
}

void FeedBook::say(FeedView &view, bool alive, const std::string &detail, Outbox &out, Now now)
{
    if (view.isAlive != alive)
        out.fact(FeedChanged{view.name, alive, detail}, now);
    view.isAlive = alive;
    view.detail = detail;
}

void FeedBook::heard(const std::string &feed, bool alive, const std::string &detail, Outbox &out, Now now)
{
    FeedView &view = findOrAdd(feed, alive);
    if (alive)
        view.lastHeardUtc = now.utc;
    say(view, alive, detail, out, now);
    const FeedState state = alive ? FeedState::Live : FeedState::Dead;
    if (std::exchange(view.state, state) != state)
        view.sinceUtc = now.utc;
}

void FeedBook::take(const FeedView &judged, Outbox &out, Now now)
{
    m_judged.insert(judged.name);
    FeedView &view = findOrAdd(judged.name, judged.isAlive);
    say(view, judged.isAlive, judged.detail, out, now);
    view.state = judged.state;
    view.sinceUtc = judged.sinceUtc;
    view.lastHeardUtc = judged.lastHeardUtc;
    view.lastNoticeUtc = judged.lastNoticeUtc;
    view.refused = judged.refused;
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
    for (FeedView &feed : m_feeds)
        if (feed.isAlive && feed.lastHeardUtc && now.utc - *feed.lastHeardUtc > m_silent
            && !m_judged.contains(feed.name))
            heard(feed.name, false, "silent", out, now);
}

} // namespace tulpar
