#include "core/runtime/feed_book.h"

#include <algorithm>

namespace tulpar {

void FeedBook::heard(const std::string &feed, bool alive, const std::string &detail, Outbox &out, Now now)
{
    auto found =
        std::find_if(m_feeds.begin(), m_feeds.end(), [&](const FeedView &view) { return view.name == feed; });
    if (found == m_feeds.end())
        found = m_feeds.insert(m_feeds.end(), FeedView{feed, !alive, {}, 0});
    if (alive)
        found->lastHeardUtc = now.utc;
    if (found->isAlive != alive)
        out.fact(FeedChanged{feed, alive, detail}, now);
    found->isAlive = alive;
}

void FeedBook::countNotice(const std::string &feed)
{
    for (FeedView &view : m_feeds)
        if (view.name == feed)
            ++view.notices;
}

void FeedBook::watch(Outbox &out, Now now)
{
    for (FeedView &feed : m_feeds) {
        if (!feed.isAlive || !feed.lastHeardUtc || now.utc - *feed.lastHeardUtc <= m_silent)
            continue;
        feed.isAlive = false;
        out.fact(FeedChanged{feed.name, false, "silent"}, now);
    }
}

} // namespace tulpar
