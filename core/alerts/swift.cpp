#include "core/alerts/judge.h"
#include "core/alerts/missions.h"
#include "core/alerts/packet_type.h"

#include <array>
#include <string>

namespace tulpar {

namespace {

enum class SwiftKind { Position, Test, Nack, Subthreshold, Known, Product };

SwiftKind kindOf(std::int64_t packetType)
{
    switch (packetType) {
    case 61: // BAT position
    case 67: // XRT position
    case 81: // UVOT position
    case 84: // BAT position again, of a known source
    case 97: // BAT quick look
    case 99: // BAT position while slewing
        return SwiftKind::Position;
    case 82:
        return SwiftKind::Test;
    case 62:
    case 71:
    case 89:
        return SwiftKind::Nack;
    case 98:
    case 140:
        return SwiftKind::Subthreshold;
    case 141:
        return SwiftKind::Known;
    default:
        return SwiftKind::Product;
    }
}

/// Packets whose Soln_Status is the one of the BAT trigger.
bool carriesBatStatus(std::int64_t packetType)
{
    constexpr std::array<std::int64_t, 13> kWithStatus{60, 61, 62, 63, 64, 65, 66, 76, 82, 84, 98, 140, 141};
    for (const std::int64_t with : kWithStatus)
        if (with == packetType)
            return true;
    return false;
}

bool isXrtPosition(std::int64_t packetType)
{
    return packetType == 67;
}

void readStatus(Notice &notice, std::int64_t packetType, const Params &params)
{
    constexpr std::array<NamedFlag, 22> kNamed{
        {{"Point_Source", NoticeFlag::PointSource},
         {"GRB_Identified", NoticeFlag::GrbIdentified},
         {"Target_of_Interest", NoticeFlag::Interesting},
         {"Target_Imag_Trig", NoticeFlag::ImageTrigger},
         {"Target_in_Flt_Catalog", NoticeFlag::FlightCatalogue},
         {"Target_in_Gnd_Catalog", NoticeFlag::GroundCatalogue},
         {"Def_NOT_a_GRB", NoticeFlag::DefinitelyNotGrb},
         {"StarTrack_Lost_Lock", NoticeFlag::LostLock},
         {"ImTrig_during_ST_LoL", NoticeFlag::LostLock},
         {"Hi_Bkg_Level", NoticeFlag::HighBackground},
         {"Lo_Image_Signif", NoticeFlag::LowImageSignificance},
         {"VERY_Lo_Image_Signif", NoticeFlag::VeryLowImageSignificance},
         {"Neg_Bkg_Slope", NoticeFlag::NegativeBackgroundSlope},
         {"Near_Bright_Star", NoticeFlag::NearBrightStar},
         {"Galaxy_in_Err_Circle", NoticeFlag::GalaxyInErrorCircle},
         {"Values_Out_of_Range", NoticeFlag::ValuesOutOfRange},
         {"Cosmic_Ray", NoticeFlag::PossibleCosmicRay},
         {"Spatial_Prox_Match", NoticeFlag::SpatialCoincidence},
         {"Temporal_Prox_Match", NoticeFlag::TemporalCoincidence},
         {"TOO_Generated", NoticeFlag::TargetOfOpportunity},
         {"Updated_Notice", NoticeFlag::UpdatedNotice},
         {"Gnd_Generated", NoticeFlag::GroundGenerated}}};
    readFlags(notice, params, kNamed);

    // The same as bits, for notices whose Groups are missing.
    struct Bit {
        int number;
        NoticeFlag flag;
    };
    const auto status = params.integer("Soln_Status").value_or(0);
    const auto readBits = [&](auto bits) {
        for (const Bit &bit : bits)
            if ((status >> bit.number & 1) != 0)
                addFlag(notice, bit.flag);
    };
    if (carriesBatStatus(packetType))
        readBits(std::array<Bit, 6>{
            {{1, NoticeFlag::GrbIdentified},
             {3, NoticeFlag::FlightCatalogue},
             {5, NoticeFlag::DefinitelyNotGrb},
             {8, NoticeFlag::GroundCatalogue},
             {10, NoticeFlag::LostLock},
             {11, NoticeFlag::VeryLowImageSignificance}}});
    else if (isXrtPosition(packetType))
        readBits(std::array<Bit, 3>{
            {{0, NoticeFlag::PossibleCosmicRay},
             {5, NoticeFlag::DefinitelyNotGrb},
             {8, NoticeFlag::GroundCatalogue}}});
    constexpr int kTestBit = 30;
    if ((carriesBatStatus(packetType) || isXrtPosition(packetType)) && (status >> kTestBit & 1) != 0)
        notice.test = Stated::Yes;
}

SourceClass classOf(
    const Notice &notice, std::int64_t packetType, const Params &params, const Inference &inference)
{
    if (notice.has(NoticeFlag::DefinitelyNotGrb) || kindOf(packetType) == SwiftKind::Known)
        return SourceClass::NotGrb;
    if (notice.has(NoticeFlag::GrbIdentified))
        return SourceClass::Grb;
    const bool decidedOnBoard = carriesBatStatus(packetType)
        && (params.truth("GRB_Identified").has_value() || params.integer("Soln_Status").has_value());
    if (decidedOnBoard)
        return kindOf(packetType) == SwiftKind::Subthreshold ? SourceClass::Unstated : SourceClass::NotGrb;
    // QuickLook and XRT carry no such flag; their Why names the burst they speak of.
    const bool namesBurst = inference.meaning.find("process.variation.burst") != std::string_view::npos;
    return namesBurst && inference.probability >= 0.5 ? SourceClass::Grb : SourceClass::Unstated;
}

/// "BAT", "XRT", "UVOT" of the packet's name; none for the satellite's own packets.
std::string_view instrumentOf(std::int64_t packetType)
{
    const std::string_view name = packetTypeName(packetType);
    for (const std::string_view instrument : {"BAT", "XRT", "UVOT"})
        if (name.find(instrument) != std::string_view::npos)
            return instrument;
    return {};
}

} // namespace

void readSwift(Notice &notice, const VoEventContent &content)
{
    constexpr std::int64_t kTriggerMask = 0xFFFFFF; // the eight bits above are the segment
    constexpr std::int64_t kTestTrigger = 99999;
    const Params &params = content.params;
    const auto trigger = params.integer("TrigID");
    if (trigger && *trigger >= 0) {
        nameEvent(notice, content, std::to_string(*trigger & kTriggerMask));
        setRevision(notice, params.integer("Segment_Num").value_or(*trigger >> 24));
    } else if (trigger) {
        nameEvent(notice, content, std::to_string(*trigger)); // sub-threshold numbers are their own series
    }
    notice.instrument = std::string(instrumentOf(content.packetType));
    readStatus(notice, content.packetType, params);
    const SwiftKind kind = kindOf(content.packetType);
    if (params.isTrue("Test_Submission") || kind == SwiftKind::Test || trigger == kTestTrigger)
        notice.test = Stated::Yes;
    notice.retraction = notice.retraction || notice.has(NoticeFlag::DefinitelyNotGrb);
    if (kind == SwiftKind::Nack)
        addFlag(notice, NoticeFlag::Nack);
    if (kind == SwiftKind::Product)
        addFlag(notice, NoticeFlag::Auxiliary);
    if (kind == SwiftKind::Subthreshold || notice.has(NoticeFlag::VeryLowImageSignificance))
        addFlag(notice, NoticeFlag::Subthreshold);
    notice.sourceClass = classOf(notice, content.packetType, params, content.inference);
    setContainment(notice, 0.9);
    constexpr std::array<std::string_view, 3> kSigma{"Image_Signif", "Det_Signif", "Rate_Signif"};
    setSignificance(notice, params, kSigma);
    if (content.inference.name.starts_with("GRB "))
        addAlias(notice, content.inference.name);
}

} // namespace tulpar
