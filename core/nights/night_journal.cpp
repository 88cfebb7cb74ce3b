#include "core/nights/night_journal.h"

#include "core/session/fact.h"

#include <optional>

namespace tulpar {

namespace {

std::string said(const DeviceId &device)
{
    return std::string(nameOf(device.kind)) + (device.channel.empty() ? "" : " " + device.channel);
}

std::string because(const Reasons &reasons)
{
    std::string text;
    for (const Reason &reason : reasons) {
        text += text.empty() ? " because " : ", ";
        text += nameOf(reason.code);
        if (reason.condition)
            text += " (" + std::string(nameOf(*reason.condition)) + ")";
    }
    return text;
}

/// What is told of each kind; the kinds that are not here are left out.
struct Teller {
    std::optional<std::string> operator()(const CoreStarted &fact) const
    {
        return fact.unclean ? "after a run that ended without good night" : "";
    }
    std::optional<std::string> operator()(const CoreStopped &) const { return ""; }
    std::optional<std::string> operator()(const NoticeReceived &fact) const { return fact.feed; }
    std::optional<std::string> operator()(const NoticeRefused &fact) const { return fact.code; }
    std::optional<std::string> operator()(const NoticeRepeated &fact) const { return fact.event; }
    std::optional<std::string> operator()(const Decided &fact) const
    {
        return fact.event + " " + std::string(nameOf(fact.decision.outcome));
    }
    std::optional<std::string> operator()(const EventWithdrawn &fact) const
    {
        return fact.event + " " + std::string(nameOf(fact.status));
    }
    std::optional<std::string> operator()(const AlertAnswered &fact) const
    {
        return fact.event + " " + (fact.accepted ? "accepted" : "declined") + " by "
            + (fact.who.empty() ? "nobody" : fact.who);
    }
    std::optional<std::string> operator()(const ResponseMoved &fact) const
    {
        return fact.event + " " + std::string(nameOf(fact.from)) + " -> " + std::string(nameOf(fact.to))
            + " (" + fact.cause + ")";
    }
    std::optional<std::string> operator()(const ResponseStep &fact) const
    {
        return fact.event + " " + std::string(nameOf(fact.reached.step));
    }
    std::optional<std::string> operator()(const CommandIssued &fact) const
    {
        return said(fact.device) + " " + fact.command + (fact.attempt > 1 ? " again" : "");
    }
    std::optional<std::string> operator()(const CommandRefused &fact) const
    {
        return said(fact.device) + " " + fact.command + because(fact.reasons);
    }
    std::optional<std::string> operator()(const CommandFailed &fact) const
    {
        return said(fact.device) + " " + fact.command;
    }
    std::optional<std::string> operator()(const DeviceChanged &fact) const
    {
        if (fact.device.kind == DeviceKind::Rotator || fact.device.kind == DeviceKind::Focuser)
            return std::nullopt;
        return said(fact.device) + " " + fact.state;
    }
    std::optional<std::string> operator()(const RequestAnswered &fact) const
    {
        return fact.who + " " + fact.request + (fact.answer.accepted ? " accepted" : " rejected")
            + because(fact.answer.reasons);
    }
    std::optional<std::string> operator()(const SafetyActed &fact) const
    {
        return fact.cause + (fact.done ? " done" : " begins") + because(fact.reasons);
    }
    std::optional<std::string> operator()(const ConditionChanged &fact) const
    {
        if (fact.from == fact.to)
            return std::nullopt;
        return std::string(nameOf(fact.condition)) + " " + std::string(nameOf(fact.from)) + " -> "
            + std::string(nameOf(fact.to));
    }
    std::optional<std::string> operator()(const OverrideChanged &fact) const
    {
        return std::string(fact.what.condition ? nameOf(*fact.what.condition) : "closing") + " of "
            + fact.what.who
            + (fact.isOn             ? " begins"
                   : fact.by.empty() ? " ends"
                                     : " ended by " + fact.by);
    }
    std::optional<std::string> operator()(const ModeChanged &fact) const
    {
        return fact.mode + " by " + fact.who;
    }
    std::optional<std::string> operator()(const HeartbeatChanged &fact) const
    {
        return (fact.beating ? std::string("beats") : "withheld") + because(fact.reasons);
    }
    std::optional<std::string> operator()(const DeviceDisturbed &fact) const
    {
        return said(fact.device) + " " + fact.what + (fact.isOver ? " over" : "");
    }
    template <class Other>
    std::optional<std::string> operator()(const Other &) const
    {
        return std::nullopt;
    }
};

} // namespace

std::string observersJournal(std::span<const FactRecord> journal)
{
    std::string text;
    for (const FactRecord &record : journal) {
        const auto fact = factOf(record);
        const auto line = fact ? std::visit(Teller{}, *fact) : std::nullopt;
        if (!line)
            continue;
        text += isoUtc(record.at.utc, 0).substr(11, 8) + "  " + record.kind + "  " + *line;
        while (text.ends_with(' '))
            text.pop_back();
        text += '\n';
    }
    return text;
}

} // namespace tulpar
