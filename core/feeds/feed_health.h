#pragma once

#include "core/base/enum_names.h"
#include "core/feeds/feed_message.h"
#include "core/time/instant.h"

#include <QMetaType>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

enum class FeedCondition {
    Starting,
    Live, ///< a sign of life in time, and a notice not long ago
    Quiet, ///< a sign of life in time, but no notice for long: the sky is quiet, not the feed
    Dead, ///< no link, or no sign of life within the limit
    Over ///< a replay at its end
};

template <>
struct EnumNames<FeedCondition> {
    static constexpr std::array<std::string_view, 5> names{"starting", "live", "quiet", "dead", "over"};
};

/// How a feed is, as a person wants to know it.
struct FeedHealth {
    std::string feed;
    FeedCondition condition = FeedCondition::Starting;
    UtcInstant since; ///< of the condition
    std::string why; ///< of the condition, and what limps; English, for the journal; empty: all is well
    std::optional<UtcInstant> lastHeard{}; ///< the last sign of life
    std::optional<UtcInstant> lastNotice{};
    std::optional<UtcInstant> lastLogin{};
    std::uint64_t notices = 0; ///< that arrived, in this run
    std::uint64_t refused = 0; ///< that were not delivered

    /// Alerts would arrive.
    [[nodiscard]] bool isAlive() const
    {
        return condition == FeedCondition::Live || condition == FeedCondition::Quiet;
    }
    bool operator==(const FeedHealth &) const = default;
};

/// Judges feeds by what they say and by how long they say nothing. Pure: time is an argument. Confine to one
/// thread.
class FeedHealthBook {
public:
    struct Limits {
        /// Without a sign of life this long it is dead; none: its link alone tells.
        std::optional<Duration> silent;
        Duration quiet = std::chrono::hours(1); ///< without a notice this long it is quiet
        bool canEnd = false; ///< a replay: a link that ends is its end, not its death
    };

    void add(const std::string &feed, const Limits &limits, Now now);

    /// Each returns whether condition or reason changed: then `health(feed)` is news.
    [[nodiscard]] bool heard(const std::string &feed, Now now);
    /// `isReplay`: of the past, so from any but a replay no sign of life.
    [[nodiscard]] bool noticeArrived(const std::string &feed, bool isReplay, Now now);
    void noticeRefused(const std::string &feed);
    [[nodiscard]] bool statusChanged(const std::string &feed, const FeedStatus &status, Now now);

    /// To be called each second or so: the feeds whose condition changed by time alone.
    [[nodiscard]] std::vector<std::string> tick(Now now);

    [[nodiscard]] const FeedHealth *health(std::string_view feed) const; ///< null: no such feed
    [[nodiscard]] std::vector<FeedHealth> all() const; ///< in the order of adding

private:
    struct Member {
        FeedHealth health;
        Limits limits;
        FeedStatus status; ///< of the whole feed
        std::map<std::string, std::string> troubles; ///< by topic
        MonoInstant lastHeard;
        MonoInstant lastNotice; ///< or the start
    };

    [[nodiscard]] Member *find(std::string_view feed);
    [[nodiscard]] static bool judge(Member &member, Now now);

    std::vector<Member> m_members;
};

} // namespace tulpar

Q_DECLARE_METATYPE(tulpar::FeedHealth)
