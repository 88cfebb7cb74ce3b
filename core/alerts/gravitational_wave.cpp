#include "core/alerts/judge.h"
#include "core/alerts/missions.h"

#include <string>

namespace tulpar {

void readGravitationalWave(Notice &notice, const VoEventContent &content)
{
    constexpr std::int64_t kRetraction = 164;
    const Params &params = content.params;
    const std::string_view id = params.text("GraceID").value_or("");
    nameEvent(notice, content, id);
    setRevision(notice, params.integer("Pkt_Ser_Num"));
    notice.sourceClass = SourceClass::GravitationalWave;
    notice.instrument = std::string(params.text("Instruments").value_or(""));
    readMarks(notice, content);
    const bool injected = params.integer("HardwareInj").value_or(0) != 0;
    if (id.starts_with("MS") || id.starts_with("TS") || params.text("Search") == "MDC" || injected)
        notice.test = Stated::Yes;
    if (content.packetType == kRetraction || params.text("AlertType") == "Retraction")
        notice.retraction = true;
    if (params.integer("internal").value_or(0) != 0)
        addFlag(notice, NoticeFlag::InternalNotPublic);
    // Old notices do not say whether they are significant, which is not the same as "no".
    if (params.text("Significant") && params.integer("Significant") == 0)
        addFlag(notice, NoticeFlag::LowSignificance);
    notice.falseAlarmHz = falseAlarms(params);
    setMap(notice, params.text("skymap_fits"));
    // Whatever stands in WhereWhen, a wave has a map or nothing.
    notice.position = {};
    if (notice.map)
        notice.position.kind = PositionKind::SkyMap;
}

} // namespace tulpar
