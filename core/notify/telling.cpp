#include "core/notify/telling.h"

#include "core/session/fact.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tulpar {

namespace {

struct Change {
    using Found = std::optional<TellOf>;
    Found operator()(const Decided &decided) const
    {
        switch (decided.decision.outcome) {
        case Outcome::Respond:
            return TellOf::Respond;
        case Outcome::Queue:
            return TellOf::Queue;
        case Outcome::Ask:
            return TellOf::Ask;
        case Outcome::Ignore:
            break;
        }
        return TellOf::Ignore;
    }
    Found operator()(const AlertAnswered &) const { return TellOf::Answered; }
    Found operator()(const PositionWeighed &weighed) const
    {
        return weighed.decision.repoint == Repoint::Stay ? Found() : TellOf::Improved;
    }
    Found operator()(const EventWithdrawn &) const { return TellOf::Withdrawn; }
    Found operator()(const ResponseMoved &moved) const
    {
        if (moved.to == ResponseState::Exposing && moved.from != ResponseState::Exposing)
            return TellOf::Observing;
        return moved.to == ResponseState::Idle ? Found(TellOf::Ended) : Found();
    }
    Found operator()(const SafetyActed &acted) const { return acted.done ? Found() : TellOf::MadeSafe; }
    Found operator()(const FeedChanged &feed) const
    {
        return feed.detail == "starting" ? Found() : TellOf::Feed; // no news: each start begins so
    }
    Found operator()(const CoreStarted &started) const
    {
        return started.unclean ? TellOf::Restarted : Found();
    }
    Found operator()(const auto &) const { return {}; }
};

/// The plain text that follows `key` up to its quote. A quoted key cannot stand inside a text of JSON, so
/// what is found is a key; none: it is not there, or the text has escapes. Saves the parsing of a whole
/// decision, 0.1 ms, where thousands come at once.
std::optional<std::string_view> textAfter(std::string_view body, std::string_view key)
{
    const auto found = body.find(key);
    if (found == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = body.substr(found + key.size());
    const auto end = rest.find_first_of("\"\\");
    return end == std::string_view::npos || rest[end] == '\\' ? std::nullopt
                                                              : std::optional(rest.substr(0, end));
}

} // namespace

bool mayTell(const FactRecord &fact)
{
    constexpr std::array kinds{Decided::kKind,        AlertAnswered::kKind, PositionWeighed::kKind,
                               EventWithdrawn::kKind, ResponseMoved::kKind, SafetyActed::kKind,
                               FeedChanged::kKind,    CoreStarted::kKind};
    return std::ranges::find(kinds, fact.kind) != kinds.end();
}

std::optional<TellOf> changeOf(const FactRecord &record)
{
    if (!mayTell(record))
        return std::nullopt;
    if (record.kind == Decided::kKind)
        if (const auto outcome = textAfter(record.body, R"("decision":{"outcome":")"))
            return enumNamed<TellOf>(*outcome);
    const auto fact = factOf(record);
    return fact ? std::visit(Change{}, *fact) : std::nullopt;
}

std::string eventOf(const FactRecord &record)
{
    if (const auto event = textAfter(record.body, R"({"event":")"); event && !event->empty())
        return std::string(*event);
    const auto fact = factOf(record);
    if (!fact)
        return {};
    return std::visit(
        [](const auto &kind) -> std::string {
            if constexpr (requires { kind.event; })
                return kind.event;
            else
                return {};
        },
        *fact);
}

} // namespace tulpar
