#include "core/alerts/judge.h"
#include "core/alerts/missions.h"

#include <array>

namespace tulpar {

namespace {

enum class FermiKind { GbmPosition, LatPosition, Subthreshold, KnownSource, Internal, Product };

FermiKind kindOf(std::int64_t packetType)
{
    switch (packetType) {
    case 110: // alert: that something happened, not where
    case 111: // in flight, with a class
    case 112: // by the ground's program
    case 115: // by the ground's program or a person
    case 118: // transient
    case 119:
        return FermiKind::GbmPosition;
    case 120:
    case 121:
    case 123: // transient
    case 124:
    case 127:
    case 128:
        return FermiKind::LatPosition;
    case 131:
        return FermiKind::Subthreshold;
    case 125:
        return FermiKind::KnownSource;
    case 114:
    case 116:
    case 117:
    case 144:
    case 146:
        return FermiKind::Internal;
    default: // light curve, pointing, slew, diagnostics
        return FermiKind::Product;
    }
}

/// GBM's classes: 4 is a burst; 0 and 1 are failures of the classification, 2 to 19 particles, the Sun, the
/// Earth, known sources. Stated in flight only: what the ground sends has none.
SourceClass classOf(const Params &params)
{
    constexpr std::int64_t kBurst = 4;
    const auto index = params.integer("Most_Likely_Index");
    if (!index)
        return SourceClass::Unstated;
    return *index == kBurst ? SourceClass::Grb : SourceClass::NotGrb;
}

/// "bn231118940" of the address of a quick-look product: GBM's own name of the burst.
std::string_view gbmName(std::string_view address)
{
    constexpr std::string_view kPrefix = "/bn";
    constexpr std::size_t kLength = 11; // bn, date, thousandth of the day
    const std::size_t at = address.find(kPrefix);
    if (at == std::string_view::npos || address.size() < at + 1 + kLength)
        return {};
    const std::string_view name = address.substr(at + 1, kLength);
    const bool isName = name.substr(2).find_first_not_of("0123456789") == std::string_view::npos;
    return isName ? name : std::string_view();
}

} // namespace

void readFermi(Notice &notice, const VoEventContent &content)
{
    const Params &params = content.params;
    const FermiKind kind = kindOf(content.packetType);
    constexpr std::array<std::string_view, 2> kIds{"TrigID", "Trans_Num"};
    const std::string_view id = params.firstText(kIds).value_or("");
    nameEvent(notice, content, id);
    setRevision(notice, params.integer("Sequence_Num"));
    constexpr std::string_view kTestTrigger = "99999";
    if (id == kTestTrigger)
        notice.test = Stated::Yes;

    const bool isLat = kind == FermiKind::LatPosition || kind == FermiKind::KnownSource;
    if (kind != FermiKind::Product)
        notice.instrument = isLat ? "LAT" : "GBM";
    notice.sourceClass = classOf(params);
    readMarks(notice, content);
    if (kind == FermiKind::Subthreshold)
        addFlag(notice, NoticeFlag::Subthreshold);
    if (kind == FermiKind::Internal)
        addFlag(notice, NoticeFlag::InternalNotPublic);
    if (kind == FermiKind::Product)
        addFlag(notice, NoticeFlag::Auxiliary);
    if (kind == FermiKind::KnownSource) { // flares of sources that have a name
        addFlag(notice, NoticeFlag::GroundCatalogue);
        notice.sourceClass = SourceClass::NotGrb;
    }
    // GBM prints one sigma, statistical only; LAT prints 90 %.
    setContainment(notice, isLat ? 0.9 : 0.68);
    constexpr std::array<std::string_view, 4> kSigma{
        "Data_Signif", "Burst_Signif", "Trig_Signif", "Trigger_Signif"};
    setSignificance(notice, params, kSigma);
    addAlias(notice, gbmName(params.text("LightCurve_URL").value_or("")));
    setMap(notice, params.text("HealPix_URL"));
}

} // namespace tulpar
