#include "core/runtime/outbox.h"

namespace tulpar {

void Outbox::command(const CommandBody &body, int attempt, Now now)
{
    const DeviceCommand command{++m_commandId, body};
    CommandIssued issued{command.id, deviceOf(body), std::string(commandName(body)), {}, {}, attempt};
    if (const auto *track = std::get_if<TrackTarget>(&body))
        issued.target = track->target;
    if (const auto *start = std::get_if<StartExposures>(&body))
        issued.exposure = start->exposure;
    fact(issued, now);
    (isSafing(body) ? m_effects.urgent : m_effects.commands).push_back(command);
}

} // namespace tulpar
