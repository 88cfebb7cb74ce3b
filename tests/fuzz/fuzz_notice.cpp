#include "core/alerts/parse.h"
#include "core/policy/policy.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace tulpar;

namespace {

void demand(bool holds)
{
    if (!holds)
        std::abort();
}

/// What must hold of everything the reader lets pass.
void checkNotice(const Notice &notice)
{
    demand(!notice.noticeId || !notice.noticeId->empty());
    demand(std::ranges::is_sorted(notice.flags) && std::ranges::is_sorted(notice.reasons));
    if (notice.position.direction) {
        const double ra = notice.position.direction->ra.asDegrees();
        const double dec = notice.position.direction->dec.asDegrees();
        demand(ra >= 0 && ra < 360 && dec >= -90.0000001 && dec <= 90.0000001);
    }
    demand(!notice.position.error || *notice.position.error > Angle());
    demand(notice.timeReadable != notice.has(NoticeFlag::TimeUnreadable));
    const bool claimsBurst = notice.sourceClass == SourceClass::Grb
        && notice.position.kind == PositionKind::Source && notice.position.direction
        && notice.test != Stated::Yes && !notice.retraction;
    demand(!notice.permitsSlew() || claimsBurst);
}

/// The decision at the moment that suits the notice best: even so nothing doubtful may be responded to.
void checkDecision(const Notice &notice)
{
    PolicyContext context;
    context.now = notice.triggerUtc.value_or(UtcInstant());
    context.altitude = Angle::degrees(60);
    context.sunAltitude = Angle::degrees(-40);
    context.sunSeparation = Angle::degrees(120);
    const Decision decision = decide(notice, context);
    demand(decision.rules.size() == EnumNames<Rule>::names.size());
    demand((decision.outcome == Outcome::Respond) == decision.failed().empty());
    demand(decision.outcome != Outcome::Respond || (notice.permitsSlew() && notice.test == Stated::No));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto notice = parseNotice(bytes)) {
        checkNotice(*notice);
        checkDecision(*notice);
        demand(parseNotice(bytes) == notice);
    } else {
        demand(!notice.error().detail.empty());
    }
    return 0;
}
