#pragma once

#include "core/alerts/event.h"
#include "core/alerts/event_index.h"

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// What the book may hold. An event with three notices takes about 3 kB (tests/core/alerts measures it).
struct EventBookLimits {
    std::size_t events = 4096; ///< above it those not heard of for longest go, answered ones last
    std::size_t lines = 64; ///< of one story; the first, the best and those that withdraw it stay
    std::size_t copies = 8; ///< of one notice
    std::size_t names = 16; ///< aliases and relations of one event, each
};

/// What is odd about a notice, to be said to people.
enum class EventWarning {
    SameIdOtherContent, ///< an ivorn that was seen before with other bytes
    RetractionFirst, ///< it withdraws an event that nothing was known of
    KeyReused, ///< the mission's number stood for another event days ago
    TestAmongReal, ///< a test notice that carries a real event's number: not believed
};

/// What one notice changed. `event` is valid until the next call of enter().
struct EventChange {
    const Event *event = nullptr; ///< none: the notice speaks of no event (a pointing, a heartbeat)
    std::size_t line = 0; ///< of the notice in the story
    bool isNew = false; ///< the first notice of its event
    bool isDuplicate = false; ///< a further copy: nothing to decide
    bool isBetterPosition = false; ///< the event had a position or a map and has a better one now
    bool isWithdrawn = false; ///< it was alive and is now retracted, a known source or no burst: event->why
    bool isRevived = false; ///< it was "not a burst" and is alive again: a newer class
    bool classChanged = false;
    std::optional<std::string> sameBurstAs; ///< another event of the same burst, an answered one if any
    bool isBurstAnswered = false; ///< this event or one of the same burst was answered
    std::vector<EventWarning> warnings;
};

/// Why an automatic response to an event is out of the question, before any rule of the site.
enum class NoAnswer {
    NoEvent,
    Duplicate,
    NoticeForbids, ///< its reasons say why
    NotActive, ///< the event's status and its `why` say more
    NoPosition,
    Answered,
    SameBurstAnswered,
};

/// Whether this notice may start an automatic response (none) or why not. A response then goes to
/// event->direction(), which may come from an earlier, better notice. Ages, errors, the sky and the site's
/// rules are judged elsewhere. Pure; used by the core and by `tulparctl events`.
[[nodiscard]] std::optional<NoAnswer> whyNoAnswer(const EventChange &change, const Notice &notice);

/// The memory of which notices belong to which event: links them (mission and number, else name, cited
/// notice, T0), counts copies, ranks positions by the mission's own order and not by arrival, lets an event
/// be withdrawn at any time and also beforehand, and cross-references the same burst seen by several
/// missions. Never decides, reads no clock. Bounded in memory. Confine to one thread.
class EventBook {
public:
    explicit EventBook(const EventBookLimits &limits = {});
    EventBook(const EventBook &) = delete;
    EventBook &operator=(const EventBook &) = delete;

    EventChange enter(const Notice &notice, const Receipt &receipt);

    /// By id or by any of its names; none if it is not known, or not any more.
    [[nodiscard]] const Event *find(std::string_view idOrName) const;

    /// Those last heard of first.
    [[nodiscard]] const std::list<Event> &events() const { return m_events; }
    /// How many were let go to make room.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

    /// A response to it began (the event and its burst count as answered), or it did not after all (none).
    void setAnswered(std::string_view id, std::optional<UtcInstant> when);

private:
    using Place = EventIndex::Place;

    [[nodiscard]] std::optional<Place> placeOf(const Notice &notice, const std::string &key) const;
    [[nodiscard]] Place open(const Notice &notice, std::string id, UtcInstant received);
    void addAlias(Place place, const std::string &name);
    void addLine(Place place, const Notice &notice, const Receipt &receipt, EventChange &change);
    void shorten(Place place);
    void relate(Place place);
    void relateClaimed(Place place, const Notice &notice);
    void unrelate(Event &event, bool alsoClaimed);
    void fillBurst(EventChange &change) const;
    void makeRoom();
    void drop(Place place);

    EventBookLimits m_limits;
    std::list<Event> m_events;
    EventIndex m_index;
    std::uint64_t m_dropped = 0;
};

template <>
struct EnumNames<EventWarning> {
    static constexpr std::array<std::string_view, 4> names{
        "same_id_other_content", "retraction_first", "key_reused", "test_among_real"};
};
template <>
struct EnumNames<NoAnswer> {
    static constexpr std::array<std::string_view, 7> names{
        "no_event",    "duplicate", "notice_forbids",     "not_active",
        "no_position", "answered",  "same_burst_answered"};
};

} // namespace tulpar
