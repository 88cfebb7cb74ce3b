#include "core/alerts/parse.h"
#include "core/policy/policy.h"
#include "tests/fuzz/support_notice.h"

using namespace tulpar;

namespace {

/// The decision at the moment that suits the notice best: even so nothing doubtful may be responded to.
void checkDecision(const Notice &notice)
{
    PolicyContext context;
    context.now = notice.triggerUtc.value_or(UtcInstant());
    context.altitude = Angle::degrees(60);
    context.sunAltitude = Angle::degrees(-40);
    context.sunSeparation = Angle::degrees(120);
    const Decision decision = decide(notice, context);
    demand(
        decision.outcome != Outcome::Respond
        || (notice.test != Stated::Yes && !notice.retraction && notice.timeReadable
            && notice.position.kind == PositionKind::Source && notice.position.direction));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes = inputOf(data, size);
    const auto notice = parseNotice(bytes);
    checkAnswer(notice);
    if (notice) {
        checkDecision(*notice);
        demand(parseNotice(bytes) == notice);
    }
    return 0;
}
