#include "core/policy/policy_flow.h"
#include "core/policy/policy_text.h"
#include "tests/fuzz/support_notice.h"

using namespace tulpar;

namespace {

/// A night in which nothing hinders a response.
PolicyContext goodNight(const Policy &policy)
{
    PolicyContext context;
    context.policy = &policy;
    context.now = UtcInstant{1'700'000'000'000'000'000};
    context.altitude = Angle::degrees(90);
    context.sunAltitude = Angle::degrees(-90);
    context.sunSeparation = Angle::degrees(180);
    context.moonSeparation = Angle::degrees(180);
    context.moonAltitude = Angle::degrees(-90);
    context.moonIllumination = 0;
    context.tonight =
        NightTrack{context.now, std::chrono::minutes(5), std::vector<Angle>(100, Angle::degrees(90))};
    return context;
}

Notice cleanBurst(const PolicyContext &context)
{
    Notice notice;
    notice.mission = Mission::Swift;
    notice.kind = "SWIFT_BAT_GRB_POS_ACK";
    notice.instrument = "BAT";
    notice.event = "swift:1";
    notice.triggerUtc = context.now;
    notice.position = {PositionKind::Source, IcrsDirection{}, Angle(), 0.9};
    notice.test = Stated::No;
    notice.sourceClass = SourceClass::Grb;
    notice.significance = 1e6;
    notice.falseAlarmHz = 0;
    return notice;
}

/// No text makes a policy respond by itself to what must never be responded to; each decision can be drawn.
void checkPromises(const Policy &policy)
{
    const PolicyContext context = goodNight(policy);
    const auto mustNot = [&](const Notice &notice) {
        const Decision decision = decide(notice, context);
        demand(decision.outcome != Outcome::Respond);
        demand(!flowOf(decision).nodes.empty());
    };
    demand(!policy.strategies.empty());
    const Notice clean = cleanBurst(context);
    const Decision decision = decide(clean, context);
    demand(!decision.strategy.empty() && flowOf(decision).nodes.back().outcome == decision.ifAllPass);
    Notice notice = clean;
    notice.test = Stated::Yes;
    mustNot(notice);
    notice = clean;
    notice.retraction = true;
    mustNot(notice);
    notice = clean;
    notice.position.kind = PositionKind::Pointing;
    mustNot(notice);
    notice = clean;
    notice.position.error.reset();
    mustNot(notice);
    notice = clean;
    notice.timeReadable = false;
    mustNot(notice);
    notice = clean;
    notice.sourceClass = SourceClass::Unstated;
    notice.significance.reset();
    notice.falseAlarmHz.reset();
    mustNot(notice);
    for (const SlewReason reason :
         {SlewReason::LostLock, SlewReason::KnownSourceFlight, SlewReason::Retraction}) {
        notice = clean;
        notice.reasons = {reason};
        mustNot(notice);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto read = readPolicy(text);
    if (!read) {
        demand(!read.error().detail.empty() && read.error().detail.size() < 4096);
        return 0;
    }
    checkPromises(read->policy);
    demand(readPolicy(text)->policy == read->policy);
    return 0;
}
