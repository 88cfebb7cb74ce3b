#pragma once

#include "core/alerts/event.h"

#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tulpar {

/// Where the events of a book stand: by name, by the id of a notice, by T0. Belongs to EventBook, which tells
/// it of every event that comes and goes. Confine to one thread.
class EventIndex {
public:
    using Place = std::list<Event>::iterator;

    /// In any case of letters.
    [[nodiscard]] std::optional<Place> named(std::string_view name) const;
    /// False if the name stands for an event already.
    bool addName(Place place, std::string_view name);

    [[nodiscard]] std::optional<Place> withNotice(std::string_view noticeId) const;
    /// False if a notice of that id is known already.
    bool addNotice(Place place, std::string_view noticeId);
    void forgetNotice(Place place, std::string_view noticeId);

    /// T0 of the event is `place->triggerUtc` now.
    void setTime(Place place);
    /// Events with T0 within `reach`, the nearest first, at most `most`.
    [[nodiscard]] std::vector<Place> around(UtcInstant time, Duration reach, std::size_t most) const;

    /// Everything of an event that goes.
    void forget(Place place);

private:
    /// What stands here of one event, so that it can be taken out again.
    struct Entries {
        std::vector<std::string> names;
        std::vector<std::uint64_t> notices;
        std::optional<UtcInstant> time;
    };

    void eraseTime(Place place, UtcInstant time);

    std::unordered_map<std::string, Place> m_names;
    std::unordered_map<std::uint64_t, Place> m_notices; ///< by a hash of the id
    std::multimap<UtcInstant, Place> m_times;
    std::unordered_map<const Event *, Entries> m_entries;
};

} // namespace tulpar
