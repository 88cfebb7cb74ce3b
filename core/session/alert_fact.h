#pragma once

#include "core/alerts/event_book.h"
#include "core/policy/improved_position.h"
#include "core/session/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// The facts about alerts: what came, what it was understood to say, what people said to it, who was told.
/// See core/session/fact.h.

/// Bytes came in; they stand in the journal's notices under the same number.
struct NoticeReceived {
    static constexpr std::string_view kKind = "notice_received";
    std::string feed;
    std::string topic;
    std::int64_t offset = -1;
    std::uint64_t sizeBytes = 0;
    bool isReplay = false; ///< of a recorded stream
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("feed", self.feed);
        visit("topic", self.topic);
        visit("offset", self.offset);
        visit("size_bytes", self.sizeBytes);
        visit("replay", self.isReplay);
    }
};

struct NoticeRefused {
    static constexpr std::string_view kKind = "notice_refused";
    std::string code;
    std::string error;
    std::string feed;
    std::string topic;
    std::int64_t offset = -1;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("code", self.code);
        visit("error", self.error);
        visit("feed", self.feed);
        visit("topic", self.topic);
        visit("offset", self.offset);
    }
};

/// Another copy of a notice that is here already: nothing is decided anew.
struct NoticeRepeated {
    static constexpr std::string_view kKind = "notice_repeated";
    std::string event;
    std::string notice;
    std::string firstFeed; ///< that brought it before
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("notice", self.notice);
        visit("first_feed", self.firstFeed);
    }
};

/// An event that was alive is no longer to be followed.
struct EventWithdrawn {
    static constexpr std::string_view kKind = "event_withdrawn";
    std::string event;
    EventStatus status = EventStatus::Retracted;
    std::optional<SlewReason> why;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("status", self.status);
        visit("why", self.why);
    }
};

/// Two events seem to be one burst.
struct EventsLinked {
    static constexpr std::string_view kKind = "events_linked";
    std::string event;
    std::string other;
    RelationKind relation = RelationKind::SameBurst;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("other", self.other);
        visit("relation", self.relation);
    }
};

/// Something odd about a notice, for people.
struct EventOdd {
    static constexpr std::string_view kKind = "event_odd";
    std::string event;
    EventWarning warning = EventWarning::SameIdOtherContent;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("warning", self.warning);
    }
};

/// A person answered for an alert; `who` empty: nobody did until the deadline.
struct AlertAnswered {
    static constexpr std::string_view kKind = "alert_answered";
    std::string event;
    std::string who;
    bool accepted = false;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("who", self.who);
        visit("accepted", self.accepted);
    }
};

struct AlertSeen {
    static constexpr std::string_view kKind = "alert_seen";
    std::string event;
    std::string who;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("who", self.who);
    }
};

struct AlertNoted {
    static constexpr std::string_view kKind = "alert_noted";
    std::string event;
    AlertNote note;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("note", self.note);
    }
};

struct AlertNamed {
    static constexpr std::string_view kKind = "alert_named";
    std::string event;
    std::string who;
    std::string alias;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("who", self.who);
        visit("alias", self.alias);
    }
};

/// The rules are read, or were refused (then the old ones stand).
struct PolicyLoaded {
    static constexpr std::string_view kKind = "policy_loaded";
    std::string source; ///< the file; empty: the built-in rules
    std::string error; ///< empty: taken
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("source", self.source);
        visit("error", self.error);
    }
};

/// The sky map of a notice is read, or could not be.
struct MapRead {
    static constexpr std::string_view kKind = "map_read";
    std::string event;
    std::vector<SkyRegion> regions;
    std::string error;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("regions", self.regions);
        visit("error", self.error);
    }
};

/// What one notice was understood to say, and what was decided.
struct Decided {
    static constexpr std::string_view kKind = "decided";
    std::string event;
    std::string notice; ///< kind of notice
    std::optional<UtcInstant> triggerUtc;
    std::optional<IcrsDirection> position;
    std::optional<Angle> errorRadius;
    Decision decision;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("notice", self.notice);
        visit("trigger_utc", self.triggerUtc);
        visit("position", self.position);
        visit("error_deg", self.errorRadius);
        visit("decision", self.decision);
    }
};

/// A better position of the burst being answered was weighed against the cost of moving.
struct PositionWeighed {
    static constexpr std::string_view kKind = "position_weighed";
    std::string event;
    IcrsDirection better;
    RepointDecision decision;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("better", self.better);
        visit("decision", self.decision);
    }
};

/// One notice on two feeds: which brought it first, and what the other did.
struct FeedsCompared {
    static constexpr std::string_view kKind = "feeds_compared";
    std::string notice; ///< ivorn, or what else names it
    std::string first;
    std::string second;
    std::string outcome; ///< "both", "missing", "late"
    std::optional<Duration> delay; ///< second after first
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("notice", self.notice);
        visit("first", self.first);
        visit("second", self.second);
        visit("outcome", self.outcome);
        visit("delay_s", self.delay);
    }
};

/// A person away from the desk was told: the command ended well, or the server took it.
struct NotificationSent {
    static constexpr std::string_view kKind = "notification_sent";
    std::string event; ///< empty: of the observatory itself
    std::string change; ///< as nameOf(TellOf): "respond", "ask" ...
    std::string person;
    std::string way; ///< "ring.sh" or "https://host"; never more of it, as the rest may be secret
    int attempt = 1;
    int summed = 0; ///< of a summary: how many changes it stands for
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("change", self.change);
        visit("person", self.person);
        visit("way", self.way);
        visit("attempt", self.attempt);
        visit("summed", self.summed);
    }
};

/// One attempt to tell a person failed, or the message had to be dropped (attempt 0).
struct NotificationFailed {
    static constexpr std::string_view kKind = "notification_failed";
    std::string event;
    std::string change;
    std::string person;
    std::string way;
    int attempt = 1;
    int summed = 0;
    std::string error;
    bool willRetry = false;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("change", self.change);
        visit("person", self.person);
        visit("way", self.way);
        visit("attempt", self.attempt);
        visit("summed", self.summed);
        visit("error", self.error);
        visit("will_retry", self.willRetry);
    }
};

} // namespace tulpar
