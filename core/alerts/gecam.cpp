#include "core/alerts/judge.h"
#include "core/alerts/missions.h"

#include <array>

namespace tulpar {

void readGecam(Notice &notice, const VoEventContent &content)
{
    constexpr std::int64_t kFlight = 188;
    constexpr std::int64_t kGround = 189;
    const Params &params = content.params;
    nameEvent(notice, content, params.text("Trigger_Number").value_or(""));
    setRevision(notice, params.integer("Pkt_Ser_Num"));
    notice.instrument = "GRD";
    if (const auto named = params.text("SRC_CLASS"); named && !named->empty())
        notice.sourceClass = *named == "GRB" ? SourceClass::Grb : SourceClass::NotGrb;
    readMarks(notice, content);
    if (content.packetType == kGround)
        addFlag(notice, NoticeFlag::GroundGenerated);
    else if (content.packetType != kFlight)
        addFlag(notice, NoticeFlag::Auxiliary);
    setContainment(notice, 0.68);
    constexpr std::array<std::string_view, 1> kSigma{"TRIGGER_SIGNIF"};
    setSignificance(notice, params, kSigma);
}

} // namespace tulpar
