#pragma once

#include "core/base/enum_names.h"
#include "core/time/instant.h"

#include <QByteArray>
#include <QMetaType>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

enum class ComparisonOutcome {
    Both, ///< the second feed brought it too, in time
    Missing, ///< not come on the second feed within the patience
    Late ///< came after it was told missing
};

template <>
struct EnumNames<ComparisonOutcome> {
    static constexpr std::array<std::string_view, 3> names{"both", "missing", "late"};
};

/// One notice on two feeds.
struct FeedComparison {
    std::string notice; ///< see noticeKey
    std::string first; ///< feed that brought it first
    UtcInstant firstUtc;
    std::string second; ///< the other feed
    ComparisonOutcome outcome = ComparisonOutcome::Both;
    std::optional<Duration> delay; ///< second after first; none while it is missing
    bool operator==(const FeedComparison &) const = default;
};

/// What makes two messages the same notice: the ivorn of a VOEvent, type, serial number, trigger and burst
/// time of a 160-byte packet, else a hash of the bytes. `stream` groups notices of one kind
/// ("ivo://...#BAT_GRB_Pos").
struct NoticeKey {
    std::string notice;
    std::string stream;
    bool operator==(const NoticeKey &) const = default;
};
[[nodiscard]] NoticeKey noticeKey(const QByteArray &bytes);

/// Cross-checks feeds that carry the same streams. A feed is expected to bring a stream once it has brought
/// one notice of it, or all streams where `complete` says so; so a feed that does not subscribe to a stream
/// is not blamed for it. Pure: time is an argument. Remembers for an hour. Confine to one thread.
class FeedCompare {
public:
    struct Settings {
        std::vector<std::string> feeds; ///< fewer than two: nothing is compared
        std::vector<std::string> complete; ///< of them: to bring whatever another brings
        Duration patience = std::chrono::minutes(2);
    };

    explicit FeedCompare(Settings settings);

    /// One of several; a notice of another needs no key.
    [[nodiscard]] bool isCompared(std::string_view feed) const;

    /// `feed` brought the notice; a repetition on the same feed says nothing.
    [[nodiscard]] std::vector<FeedComparison> arrived(const std::string &feed, const NoticeKey &key, Now now);

    /// To be called each second or so: what is missing now.
    [[nodiscard]] std::vector<FeedComparison> tick(Now now);

    [[nodiscard]] std::size_t remembered() const { return m_seen.size(); }

private:
    struct Seen {
        std::string stream;
        std::string first;
        Now at;
        std::set<std::string, std::less<>> brought;
        std::set<std::string, std::less<>> missing; ///< told as such
        bool isPatienceOver = false;
    };

    [[nodiscard]] bool isExpected(const std::string &feed, const std::string &stream) const;

    Settings m_settings;
    std::map<std::string, Seen, std::less<>> m_seen;
    std::deque<std::string> m_order; ///< of first arrival
    std::size_t m_judged = 0; ///< so many of m_order had their patience
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> m_carried; ///< streams by feed
};

} // namespace tulpar

Q_DECLARE_METATYPE(tulpar::FeedComparison)
