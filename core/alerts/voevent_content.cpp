#include "core/alerts/voevent_content.h"

#include "core/alerts/judge.h"
#include "core/alerts/packet_type.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

constexpr double kSecondsPerYear = 365.25 * 86400;

} // namespace

void readFlags(Notice &notice, const Params &params, std::span<const NamedFlag> named)
{
    for (const NamedFlag &entry : named)
        if (params.isTrue(entry.param))
            addFlag(notice, entry.flag);
}

void readMarks(Notice &notice, const VoEventContent &content)
{
    constexpr std::array<std::string_view, 4> kTests{
        "Test_Submission", "Test_Notice", "Test", "InternalTest"};
    for (const std::string_view name : kTests)
        if (content.params.isTrue(name))
            notice.test = Stated::Yes;
    if (isTestPacket(content.packetType))
        notice.test = Stated::Yes;

    constexpr std::array<NamedFlag, 8> kFlags{
        {{"Def_NOT_a_GRB", NoticeFlag::DefinitelyNotGrb},
         {"Spatial_Prox_Match", NoticeFlag::SpatialCoincidence},
         {"Temporal_Prox_Match", NoticeFlag::TemporalCoincidence},
         {"Values_Out_of_Range", NoticeFlag::ValuesOutOfRange},
         {"Near_Bright_Star", NoticeFlag::NearBrightStar},
         {"Galaxy_in_Err_Circle", NoticeFlag::GalaxyInErrorCircle},
         {"Updated_Notice", NoticeFlag::UpdatedNotice},
         {"Gnd_Generated", NoticeFlag::GroundGenerated}}};
    readFlags(notice, content.params, kFlags);
    if (notice.has(NoticeFlag::DefinitelyNotGrb)) {
        notice.retraction = true;
        notice.sourceClass = SourceClass::NotGrb;
    }
    constexpr std::array<std::string_view, 2> kRetractions{"Retraction", "RetractFlag"};
    for (const std::string_view name : kRetractions)
        if (content.params.isTrue(name))
            notice.retraction = true;
}

void nameEvent(Notice &notice, const VoEventContent &content, std::string_view id)
{
    if (id.empty())
        return;
    std::string_view stream = nameOf(notice.mission);
    if (notice.mission == Mission::Other)
        stream = packetStream(content.packetType);
    notice.event = stream.empty() ? lowered(content.stream) : std::string(stream);
    notice.event += ':';
    notice.event += id;
}

void setRevision(Notice &notice, std::optional<std::int64_t> revision)
{
    constexpr std::int64_t kHighest = 0xFFFF;
    if (revision && *revision >= 0 && *revision <= kHighest)
        notice.revision = static_cast<int>(*revision);
}

void setContainment(Notice &notice, double probability)
{
    if (notice.position.error)
        notice.position.containment = probability;
}

void discardPosition(Notice &notice)
{
    if (notice.position.kind != PositionKind::None)
        notice.position.kind = PositionKind::Unavailable;
}

void setSignificance(Notice &notice, const Params &params, std::span<const std::string_view> names)
{
    for (const std::string_view name : names)
        if (const auto sigma = params.number(name); sigma && *sigma > 0 && !notice.significance)
            notice.significance = *sigma;
}

std::optional<double> falseAlarms(const Params &params)
{
    const auto rate = params.number("FAR");
    if (!rate || *rate < 0)
        return std::nullopt;
    const std::string_view unit = params.unit("FAR");
    if (unit == "Hz")
        return *rate;
    if (unit.starts_with("yr") || unit.starts_with("1/yr"))
        return *rate / kSecondsPerYear;
    return std::nullopt; // a rate without its unit says nothing
}

void setMap(Notice &notice, std::optional<std::string_view> address)
{
    const bool isAddress = address && (address->starts_with("http://") || address->starts_with("https://"));
    if (isAddress && address->find(".fits") != std::string_view::npos)
        notice.map = SkyMapClaim{false, std::string(*address)};
}

void addAlias(Notice &notice, std::string_view alias)
{
    if (!alias.empty() && std::ranges::find(notice.aliases, alias) == notice.aliases.end())
        notice.aliases.emplace_back(alias);
}

} // namespace tulpar
