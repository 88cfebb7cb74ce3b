#pragma once

#include "core/alerts/content_hash.h"
#include "core/alerts/notice.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What all notices of an event together say of it.
enum class EventStatus {
    Active, ///< nothing speaks against it
    LowSignificance, ///< its best notice is flagged as likely noise
    Test,
    NotGrb, ///< another class, or a trigger without a lock on the stars: `Event::why` tells
    KnownSource,
    Retracted,
};

/// How another event belongs to this one.
enum class RelationKind {
    SameBurst, ///< within a minute, and one position inside the other's error
    Claimed, ///< a mission itself says so: a cited notice, a shared name
    NearInTime, ///< within a minute, but a position that could agree is missing: a hint, no more
};

struct Relation {
    std::string event; ///< its id
    RelationKind kind = RelationKind::SameBurst;
    std::optional<Duration> apart; ///< between the two T0, not negative
    std::optional<Angle> separation; ///< between the two best positions
    bool operator==(const Relation &) const = default;
};

/// How one copy of a notice came here; the bytes stand in the journal.
struct Receipt {
    std::string feed;
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1; ///< -1: the feed has no offsets
    Now received;
    ContentHash content; ///< noticeContentHash() of the bytes
    bool operator==(const Receipt &) const = default;
};

[[nodiscard]] Receipt receiptOf(const RawNotice &raw);

/// One notice in an event's story: what is needed to show it and to rank it.
struct StoryLine {
    std::vector<Receipt> copies; ///< the first is the original; at most EventBookLimits::copies are kept
    std::uint32_t copyCount = 1; ///< all that came
    NoticeFormat format = NoticeFormat::VoEvent;
    std::string kind;
    std::string instrument;
    std::optional<std::string> noticeId;
    int revision = 0;
    std::optional<UtcInstant> triggerUtc;
    std::optional<UtcInstant> noticeUtc;
    NoticePosition position;
    bool hasMap = false;
    Stated test = Stated::Unstated;
    bool retraction = false;
    SourceClass sourceClass = SourceClass::Unstated;
    std::optional<double> significance;
    std::vector<NoticeFlag> flags;
    std::vector<SlewReason> reasons; ///< empty: this notice alone permits a response
    bool isBest = false; ///< the event's position is from here
    bool isLate = false; ///< it is older than a notice that was here before it
    bool operator==(const StoryLine &) const = default;

    [[nodiscard]] bool has(NoticeFlag flag) const;
    [[nodiscard]] const Receipt &first() const { return copies.front(); }
};

/// Everything known of one event of one mission. A value; its derived part is a fold over the story and does
/// not depend on the order in which the notices came.
struct Event {
    std::string id; ///< "swift:1126853"
    Mission mission = Mission::Unknown;
    std::vector<std::string> aliases; ///< other names, in order of appearance
    std::vector<StoryLine> story; ///< in order of arrival, each notice once
    std::uint32_t notices = 0; ///< all distinct notices that came, also those no longer in `story`
    UtcInstant firstReceived;
    UtcInstant lastReceived; ///< copies count
    std::optional<UtcInstant> answeredUtc; ///< when a response to it began
    std::vector<Relation> related;

    // Derived:
    EventStatus status = EventStatus::Active;
    std::optional<SlewReason> why; ///< of a status that forbids
    bool isTest = false; ///< all that is known comes from test notices; a retracted test stays one
    bool isDetected = false; ///< some notice reports a detection, not only a status or a product
    SourceClass sourceClass = SourceClass::Unstated;
    std::optional<UtcInstant> triggerUtc; ///< T0: the earliest told by a detection
    std::optional<std::size_t> bestLine; ///< index into `story`

    /// The notice that the position comes from; none while no notice has a position or a map.
    [[nodiscard]] const StoryLine *best() const { return bestLine ? &story[*bestLine] : nullptr; }
    /// Where to point: the best position if it is a source's; none for a map alone.
    [[nodiscard]] std::optional<IcrsDirection> direction() const;
    [[nodiscard]] std::optional<Angle> error() const;
    /// Whether the status lets it be followed: active, or active but weak.
    [[nodiscard]] bool isAlive() const;
};

template <>
struct EnumNames<EventStatus> {
    static constexpr std::array<std::string_view, 6> names{"active",  "low_significance", "test",
                                                           "not_grb", "known_source",     "retracted"};
};
template <>
struct EnumNames<RelationKind> {
    static constexpr std::array<std::string_view, 3> names{"same_burst", "claimed", "near_in_time"};
};

} // namespace tulpar
