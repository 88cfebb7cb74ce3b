#include "core/alerts/judge.h"
#include "core/alerts/missions.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

/// "mxt-initial_qf1" of "sb25020504_mxt-initial_qf1": the kind says how good the position is.
std::string_view kindOf(std::string_view local)
{
    const std::size_t underscore = local.find('_');
    return underscore == std::string_view::npos ? std::string_view() : local.substr(underscore + 1);
}

bool placesABurst(std::int64_t packetType)
{
    constexpr std::array<std::int64_t, 8> kPlacing{201, 202, 203, 204, 205, 209, 210, 211};
    return std::ranges::find(kPlacing, packetType) != kPlacing.end();
}

} // namespace

void readSvom(Notice &notice, const VoEventContent &content)
{
    constexpr std::int64_t kCatalogue = 203;
    constexpr std::int64_t kRetraction = 219;
    const Params &params = content.params;
    const std::string_view kind = kindOf(content.local);
    if (!kind.empty())
        notice.kind = "SVOM:" + std::string(kind);
    constexpr std::array<std::string_view, 1> kId{"Burst_Id"};
    nameEvent(
        notice, content, params.firstText(kId).value_or(content.local.substr(0, content.local.find('_'))));
    setRevision(notice, params.integer("Pkt_Ser_Num"));
    notice.instrument = std::string(params.text("Instrument").value_or(""));
    readMarks(notice, content);
    if (content.packetType == kRetraction || kind.starts_with("retraction"))
        notice.retraction = true;
    else if (content.packetType == kCatalogue || kind.starts_with("eclairs-catalog")) {
        addFlag(notice, NoticeFlag::FlightCatalogue);
        notice.sourceClass = SourceClass::NotGrb;
        addAlias(notice, params.text("Source_Name").value_or(""));
    } else if (!placesABurst(content.packetType) && content.packetType != 0) {
        addFlag(notice, NoticeFlag::Auxiliary);
    }
    setContainment(notice, 0.9);
    constexpr std::array<std::string_view, 1> kSigma{"SNR"};
    setSignificance(notice, params, kSigma);
}

} // namespace tulpar
