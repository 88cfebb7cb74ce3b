#include "core/alerts/notice_rank.h"

#include "core/base/parse.h"

#include <limits>
#include <string>
#include <string_view>

namespace tulpar {

namespace {

enum class Order { Precision, Revision, Newest };

struct Standing {
    double tier = 0;
    Order order = Order::Revision;
};

/// The kind and the instrument in lower case: "swift_bat_ql_pos bat".
class Naming {
public:
    explicit Naming(const StoryLine &line)
        : m_text(lowered(line.kind) + " " + lowered(line.instrument))
    {
    }
    [[nodiscard]] bool says(std::string_view word) const { return m_text.find(word) != std::string::npos; }

private:
    std::string m_text;
};

Standing swiftStanding(const StoryLine &line, const Naming &naming)
{
    if (naming.says("guano"))
        return {2, Order::Revision};
    if (naming.says("uvot"))
        return {6, Order::Precision};
    if (naming.says("xrt")) {
        if (line.has(NoticeFlag::UpdatedNotice) || line.has(NoticeFlag::GroundGenerated))
            return {5, Order::Precision};
        return {line.has(NoticeFlag::PossibleCosmicRay) ? 3.0 : 4.0, Order::Precision};
    }
    if (naming.says("_ql_"))
        return {0, Order::Precision};
    return {naming.says("_trans") ? 1.0 : 2.0, Order::Precision};
}

Standing fermiStanding(const StoryLine &line, const Naming &naming)
{
    if (naming.says("lat"))
        return {4, Order::Newest};
    if (naming.says("_fin") || naming.says("final"))
        return {3, Order::Newest};
    const bool isGround = naming.says("_gnd") || naming.says("ground");
    // Of the JSON kinds only those from the flight software state a class.
    const bool isGroundJson = line.format == NoticeFormat::Json && line.sourceClass == SourceClass::Unstated;
    return {isGround || isGroundJson ? 2.0 : 1.0, Order::Newest};
}

Standing svomStanding(const Naming &naming)
{
    if (naming.says(":vt") || naming.says(" vt"))
        return {6, Order::Precision};
    if (naming.says("mxt"))
        return {naming.says("update") ? 5.0 : 4.0, Order::Precision};
    if (naming.says("eclairs"))
        return {naming.says("refined") ? 3.0 : 2.0, Order::Precision};
    return {naming.says("grm") ? 0.0 : 1.0, Order::Precision};
}

Standing standing(Mission mission, const StoryLine &line)
{
    const Naming naming(line);
    switch (mission) {
    case Mission::Swift:
        return swiftStanding(line, naming);
    case Mission::Fermi:
        return fermiStanding(line, naming);
    case Mission::Svom:
        return svomStanding(naming);
    case Mission::Integral:
        if (naming.says("offline"))
            return {3, Order::Revision};
        if (naming.says("refined"))
            return {2, Order::Revision};
        return {naming.says("weak") ? 0.0 : 1.0, Order::Revision};
    case Mission::Gecam:
        return {naming.says("gnd") ? 1.0 : 0.0, Order::Newest};
    case Mission::Lvk:
        if (naming.says("update"))
            return {3, Order::Newest};
        if (naming.says("initial"))
            return {2, Order::Newest};
        return {naming.says("preliminary") ? 1.0 : 0.0, Order::Newest};
    default:
        return {0, Order::Revision};
    }
}

/// 3: a source's position, 2: a map, 1: a position not to be trusted, 0: one that a status repeats.
std::optional<double> trust(const StoryLine &line)
{
    const bool isSource = line.position.kind == PositionKind::Source && line.position.direction;
    const bool isMap = line.position.kind == PositionKind::SkyMap || line.hasMap;
    if (line.retraction || line.has(NoticeFlag::Nack) || line.has(NoticeFlag::NotAnAlert)
        || (!isSource && !isMap))
        return std::nullopt;
    if (line.has(NoticeFlag::Auxiliary) || line.has(NoticeFlag::Utility))
        return isSource ? std::optional(0.0) : std::nullopt;
    if (!isSource)
        return 2;
    return line.has(NoticeFlag::PositionDoubtful) || line.has(NoticeFlag::LostLock) ? 1 : 3;
}

} // namespace

std::optional<PositionRank> positionRank(Mission mission, const StoryLine &line)
{
    const auto trusted = trust(line);
    if (!trusted)
        return std::nullopt;
    constexpr double kNone = std::numeric_limits<double>::lowest();
    const double time = line.noticeUtc ? static_cast<double>(line.noticeUtc->nsSinceUnixEpoch) : kNone;
    const double precision = line.position.error ? -line.position.error->asRadians() : kNone;
    const double revision = line.revision;
    const Standing at = standing(mission, line);
    switch (at.order) {
    case Order::Precision:
        return PositionRank{*trusted, at.tier, precision, time, revision};
    case Order::Newest:
        return PositionRank{*trusted, at.tier, time, revision, precision};
    case Order::Revision:
        break;
    }
    return PositionRank{*trusted, at.tier, revision, time, precision};
}

int classAuthority(Mission mission, const StoryLine &line)
{
    if (line.has(NoticeFlag::Auxiliary) || line.has(NoticeFlag::Utility))
        return 0;
    const Naming naming(line);
    if (mission == Mission::Swift) // only BAT's position looks into the catalogues
        return naming.says("bat_grb_pos") || naming.says("bat_trans") || naming.says("bat_known") ? 2 : 1;
    if (mission == Mission::Fermi)
        return naming.says("_flt") || line.format == NoticeFormat::Json ? 2 : 1;
    if (mission == Mission::Gecam)
        return naming.says("gnd") ? 2 : 1;
    return 1;
}

} // namespace tulpar
