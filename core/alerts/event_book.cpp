#include "core/alerts/event_book.h"

#include "core/alerts/event_link.h"
#include "core/alerts/event_state.h"
#include "core/base/parse.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tulpar {

namespace {

/// Two numbers of one mission that lie further apart than this are two events, where numbers are not unique.
constexpr Duration kSameNumberWithin = std::chrono::hours(24);

/// Room is sought among so many neighbours in time: a flood of notices with one T0 must not cost more.
constexpr std::size_t kMostNeighbours = 256;

bool isStanding(const Event &event)
{
    return event.isAlive() || event.status == EventStatus::Test;
}

Relation *relationOf(Event &event, const std::string &id)
{
    const auto found = std::ranges::find(event.related, id, &Relation::event);
    return found == event.related.end() ? nullptr : &*found;
}

bool isSameBurst(const Relation &relation)
{
    return relation.kind != RelationKind::NearInTime;
}

/// "fermi:694215970" of "Fermi 694215970", as GUANO cites.
std::string citedKey(const std::string &cite)
{
    const std::size_t blank = cite.find(' ');
    return blank == std::string::npos
        ? lowered(cite)
        : lowered(cite.substr(0, blank)) + ":" + lowered(cite.substr(blank + 1));
}

std::string keyWithTime(const std::string &key, UtcInstant trigger)
{
    return key + "@" + isoUtc(trigger, 0);
}

void unite(Event &event, const Relation &relation, std::size_t most)
{
    if (Relation *known = relationOf(event, relation.event))
        *known = relation;
    else if (event.related.size() < most)
        event.related.push_back(relation);
}

} // namespace

std::optional<NoAnswer> whyNoAnswer(const EventChange &change, const Notice &notice)
{
    if (!change.event)
        return NoAnswer::NoEvent;
    if (change.isDuplicate)
        return NoAnswer::Duplicate;
    if (!notice.permitsSlew())
        return NoAnswer::NoticeForbids;
    const Event &event = *change.event;
    if (event.status != EventStatus::Active)
        return NoAnswer::NotActive;
    if (!event.direction())
        return NoAnswer::NoPosition;
    if (event.answeredUtc)
        return NoAnswer::Answered;
    if (change.isBurstAnswered)
        return NoAnswer::SameBurstAnswered;
    return std::nullopt;
}

EventBook::EventBook(const EventBookLimits &limits)
    : m_limits(limits)
{
}

EventChange EventBook::enter(const Notice &notice, const Receipt &receipt)
{
    EventChange change;
    std::string key = eventKey(notice, receipt);
    auto found = placeOf(notice, key);
    if (!found && key.empty())
        return change;
    const bool isReused = found && !numbersAreUnique(notice.mission) && notice.test != Stated::Yes
        && !(*found)->isTest && notice.triggerUtc && (*found)->triggerUtc
        && std::chrono::abs(*notice.triggerUtc - *(*found)->triggerUtc) > kSameNumberWithin;
    if (isReused) {
        key = keyWithTime(key, *notice.triggerUtc);
        found = m_index.named(key);
        if (!found)
            change.warnings.push_back(EventWarning::KeyReused);
    }
    change.isNew = !found;
    const Place place = found ? *found : open(notice, key, receipt.received.utc);
    m_events.splice(m_events.begin(), m_events, place);
    place->lastReceived = receipt.received.utc;
    addLine(place, notice, receipt, change);
    change.event = &*place;
    if (change.isNew && notice.retraction)
        change.warnings.push_back(EventWarning::RetractionFirst);
    if (!change.isDuplicate)
        relateClaimed(place, notice);
    fillBurst(change);
    if (change.isNew)
        makeRoom();
    return change;
}

const Event *EventBook::find(std::string_view idOrName) const
{
    const auto place = m_index.named(idOrName);
    if (!place)
        return nullptr;
    const Event &event = **place;
    return &event;
}

void EventBook::setAnswered(std::string_view id, std::optional<UtcInstant> when)
{
    if (const auto place = m_index.named(id))
        (*place)->answeredUtc = when;
}

std::optional<EventBook::Place> EventBook::placeOf(const Notice &notice, const std::string &key) const
{
    if (const auto place = m_index.named(key); place && !key.empty())
        return place;
    for (const std::string &alias : notice.aliases) {
        if (!isUniqueName(alias))
            continue;
        const auto place = m_index.named(alias);
        if (place && (*place)->mission == notice.mission)
            return place;
    }
    // Only what has no number of its own belongs where its citation points.
    for (const std::string &cite : notice.cites) {
        const auto place = m_index.withNotice(cite);
        if (notice.event.empty() && place && (*place)->mission == notice.mission)
            return place;
    }
    return std::nullopt;
}

EventBook::Place EventBook::open(const Notice &notice, std::string id, UtcInstant received)
{
    m_events.emplace_front();
    const Place place = m_events.begin();
    place->id = std::move(id);
    place->mission = notice.mission;
    place->firstReceived = received;
    m_index.addName(place, place->id);
    return place;
}

void EventBook::addAlias(Place place, const std::string &name)
{
    if (name.empty() || name == place->id || place->aliases.size() >= m_limits.names
        || std::ranges::find(place->aliases, name) != place->aliases.end())
        return;
    place->aliases.push_back(name);
    if (isUniqueName(name))
        m_index.addName(place, name);
}

void EventBook::addLine(Place place, const Notice &notice, const Receipt &receipt, EventChange &change)
{
    Event &event = *place;
    for (std::size_t i = 0; i < event.story.size(); ++i) {
        StoryLine &line = event.story[i];
        if (line.first().content == receipt.content) {
            ++line.copyCount;
            if (line.copies.size() < m_limits.copies)
                line.copies.push_back(receipt);
            change.isDuplicate = true;
            change.line = i;
            return;
        }
    }
    StoryLine line = storyLine(notice, receipt);
    if (notice.noticeId && notice.format == NoticeFormat::VoEvent
        && !m_index.addNotice(place, *notice.noticeId))
        change.warnings.push_back(EventWarning::SameIdOtherContent);
    line.isLate = notice.noticeUtc && std::ranges::any_of(event.story, [&](const StoryLine &earlier) {
                      return earlier.noticeUtc && *earlier.noticeUtc > *notice.noticeUtc;
                  });

    const bool stood = !change.isNew && isStanding(event);
    const SourceClass classBefore = event.sourceClass;
    const bool hadBest = event.best() != nullptr;
    const NoticePosition positionBefore = hadBest ? event.best()->position : NoticePosition{};
    const bool hadMap = hadBest && event.best()->hasMap;

    event.story.push_back(std::move(line));
    ++event.notices;
    settle(event);
    if (event.story.size() > m_limits.lines)
        shorten(place);
    change.line = event.story.size() - 1;
    if (notice.test == Stated::Yes && !event.isTest)
        change.warnings.push_back(EventWarning::TestAmongReal);
    for (const std::string &alias : notice.aliases)
        addAlias(place, alias);
    if (!notice.event.empty() && m_index.addName(place, notice.event))
        addAlias(place, notice.event); // told by its name before, by its number now
    m_index.setTime(place);

    const bool isStandingNow = isStanding(event);
    change.isWithdrawn = stood && !isStandingNow;
    change.isRevived = !change.isNew && !stood && isStandingNow;
    change.classChanged = !change.isNew && event.sourceClass != classBefore;
    const StoryLine *best = event.best();
    const bool isOther = best && hadBest && (best->position != positionBefore || best->hasMap || hadMap);
    change.isBetterPosition = isOther && event.bestLine == change.line;
    relate(place);
}

void EventBook::shorten(Place place)
{
    Event &event = *place;
    const auto take = [&](std::size_t i) {
        StoryLine line = std::move(event.story[i]);
        event.story.erase(event.story.begin() + static_cast<std::ptrdiff_t>(i));
        settle(event);
        return line;
    };
    const SourceClass told = event.sourceClass;
    for (std::size_t i = 1; i + 1 < event.story.size(); ++i) {
        if (event.story[i].isBest || withdraws(event.story[i]))
            continue;
        StoryLine line = take(i);
        if (event.sourceClass == told) {
            if (line.noticeId)
                m_index.forgetNotice(place, *line.noticeId);
            return;
        }
        event.story.insert(event.story.begin() + static_cast<std::ptrdiff_t>(i), std::move(line));
        settle(event); // it carried the class: it stays
    }
    // All others withdraw it, and one such word less changes nothing.
    if (const StoryLine line = take(1); line.noticeId)
        m_index.forgetNotice(place, *line.noticeId);
}

void EventBook::unrelate(Event &event, bool alsoClaimed)
{
    const auto goes = [&](const Relation &relation) {
        return alsoClaimed || relation.kind != RelationKind::Claimed;
    };
    for (const Relation &relation : event.related)
        if (const auto other = goes(relation) ? m_index.named(relation.event) : std::nullopt)
            std::erase_if((*other)->related, [&](const Relation &back) { return back.event == event.id; });
    std::erase_if(event.related, goes);
}

void EventBook::relate(Place place)
{
    unrelate(*place, false); // claims stay; what time and place told is looked at anew
    if (!place->triggerUtc)
        return;
    for (const Place other : m_index.around(*place->triggerUtc, kSameBurstWithin, kMostNeighbours)) {
        if (other == place || relationOf(*place, other->id))
            continue;
        if (auto relation = relationTo(*place, *other)) {
            unite(*place, *relation, m_limits.names);
            relation->event = place->id;
            unite(*other, *relation, m_limits.names);
        }
    }
}

void EventBook::relateClaimed(Place place, const Notice &notice)
{
    const auto claim = [&](Place other) {
        if (other == place || other->isTest != place->isTest)
            return;
        Relation relation{other->id, RelationKind::Claimed, {}, {}};
        if (const Relation *known = relationOf(*place, other->id)) {
            relation.apart = known->apart;
            relation.separation = known->separation;
        }
        unite(*place, relation, m_limits.names);
        relation.event = place->id;
        unite(*other, relation, m_limits.names);
    };
    for (const std::string &cite : notice.cites) {
        auto other = m_index.withNotice(cite);
        if (!other)
            other = m_index.named(citedKey(cite));
        if (other)
            claim(*other);
    }
    for (const std::string &alias : notice.aliases)
        if (const auto other = isUniqueName(alias) ? m_index.named(alias) : std::nullopt)
            claim(*other);
}

void EventBook::fillBurst(EventChange &change) const
{
    constexpr std::size_t kMostOfOneBurst = 16;
    std::vector<const Event *> burst{change.event};
    for (std::size_t i = 0; i < burst.size(); ++i)
        for (const Relation &relation : burst[i]->related) {
            const Event *other = isSameBurst(relation) ? find(relation.event) : nullptr;
            if (other && burst.size() < kMostOfOneBurst && std::ranges::find(burst, other) == burst.end())
                burst.push_back(other);
        }
    const Event *named = nullptr;
    for (const Event *event : burst) {
        // What was answered and then withdrawn stands in nobody's way.
        const bool isAnswered = event->answeredUtc && (event == change.event || event->isAlive());
        change.isBurstAnswered = change.isBurstAnswered || isAnswered;
        if (event != change.event && (!named || (isAnswered && !named->answeredUtc)))
            named = event;
    }
    if (named)
        change.sameBurstAs = named->id;
}

void EventBook::makeRoom()
{
    while (m_events.size() > std::max<std::size_t>(m_limits.events, 1)) {
        auto quiet = std::prev(m_events.end());
        for (auto it = quiet; it != m_events.begin(); --it)
            if (!it->answeredUtc) {
                quiet = it;
                break;
            }
        drop(quiet);
    }
}

void EventBook::drop(Place place)
{
    unrelate(*place, true);
    m_index.forget(place);
    m_events.erase(place);
    ++m_dropped;
}

} // namespace tulpar
