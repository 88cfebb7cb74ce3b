#pragma once

#include "core/session/describe.h"
#include "core/session/request.h"

namespace tulpar {

/// Requests and their answer as named fields; see core/session/describe.h.

template <Describes<SetMode> S, class V>
void describe(S &self, V &visit)
{
    visit("mode", self.mode);
}

template <Describes<SetWorld> S, class V>
void describe(S &self, V &visit)
{
    visit("name", self.name);
    visit("value", self.value);
}

template <Describes<DecideAlert> S, class V>
void describe(S &self, V &visit)
{
    visit("event", self.event);
    visit("accept", self.accept);
}

template <Describes<AcknowledgeAlert> S, class V>
void describe(S &self, V &visit)
{
    visit("event", self.event);
}

template <Describes<NoteAlert> S, class V>
void describe(S &self, V &visit)
{
    visit("event", self.event);
    visit("text", self.text);
}

template <Describes<NameAlert> S, class V>
void describe(S &self, V &visit)
{
    visit("event", self.event);
    visit("alias", self.alias);
}

template <Describes<EnterNotice> S, class V>
void describe(S &self, V &visit)
{
    visit("bytes", self.bytes);
    visit("origin", self.origin);
}

template <Describes<EnterAlert> S, class V>
void describe(S &self, V &visit)
{
    visit("name", self.name);
    visit("position", self.position);
    visit("error_deg", self.errorRadius);
    visit("trigger_utc", self.triggerUtc);
}

template <Describes<ReadHistory> S, class V>
void describe(S &self, V &visit)
{
    visit("feed", self.feed);
    visit("span_s", self.span);
}

template <Describes<TryNotification> S, class V>
void describe(S &self, V &visit)
{
    visit("person", self.person);
}

template <Describes<AnswerControl> S, class V>
void describe(S &self, V &visit)
{
    visit("grant", self.grant);
}

template <Describes<BeginOverride> S, class V>
void describe(S &self, V &visit)
{
    visit("condition", self.condition);
    visit("why", self.why);
    visit("span_s", self.span);
}

template <Describes<EndOverride> S, class V>
void describe(S &self, V &visit)
{
    visit("condition", self.condition);
}

template <Describes<AcknowledgeAlarm> S, class V>
void describe(S &self, V &visit)
{
    visit("number", self.number);
}

template <Describes<Operate> S, class V>
void describe(S &self, V &visit)
{
    visit("operation", self.operation);
    visit("target", self.target);
}

template <Describes<RunNight> S, class V>
void describe(S &self, V &visit)
{
    visit("run", self.run);
}

template <Describes<OrderStep> S, class V>
void describe(S &self, V &visit)
{
    visit("step", self.step);
    visit("order", self.order);
    visit("why", self.why);
}

template <Describes<OrderBlock> S, class V>
void describe(S &self, V &visit)
{
    visit("target", self.target);
    visit("block", self.block);
    visit("order", self.order);
    visit("begin_utc", self.beginUtc);
    visit("repeat", self.repeat);
}

template <Describes<EnterProgramme> S, class V>
void describe(S &self, V &visit)
{
    visit("text", self.text);
    visit("take_good", self.takeGood);
}

template <Describes<Answer> S, class V>
void describe(S &self, V &visit)
{
    visit("accepted", self.accepted);
    visit("reasons", self.reasons);
}

} // namespace tulpar
