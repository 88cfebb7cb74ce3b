#pragma once

#include "core/runtime/outbox.h"
#include "core/session/snapshot.h"

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
    void countNotice(const std::string &feed);
    void watch(Outbox &out, Now now);

    [[nodiscard]] const std::vector<FeedView> &feeds() const { return m_feeds; }

private:
    Duration m_silent;
    std::vector<FeedView> m_feeds;
};

} // namespace tulpar
