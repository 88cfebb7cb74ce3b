#include "core/alerts/packet_type.h"

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

struct PacketType {
    std::int64_t number;
    std::string_view name;
};

constexpr std::array kPacketTypes{
    PacketType{1, "GRB_COORDS"},
    PacketType{2, "TEST_COORDS"},
    PacketType{3, "IM_ALIVE"},
    PacketType{31, "IPN_RAW"},
    PacketType{32, "IPN_SEG"},
    PacketType{39, "IPN_POS"},
    PacketType{40, "HETE_ALERT_SRC"},
    PacketType{41, "HETE_UPDATE_SRC"},
    PacketType{42, "HETE_FINAL_SRC"},
    PacketType{43, "HETE_GNDANA_SRC"},
    PacketType{44, "HETE_TEST"},
    PacketType{45, "GRB_CNTRPART"},
    PacketType{46, "SWIFT_TOO_FOM"},
    PacketType{47, "SWIFT_TOO_SC_SLEW"},
    PacketType{48, "DOW_TOD"},
    PacketType{51, "INTEGRAL_POINTDIR"},
    PacketType{52, "INTEGRAL_SPIACS"},
    PacketType{53, "INTEGRAL_WAKEUP"},
    PacketType{54, "INTEGRAL_REFINED"},
    PacketType{55, "INTEGRAL_OFFLINE"},
    PacketType{56, "INTEGRAL_WEAK"},
    PacketType{57, "AAVSO"},
    PacketType{58, "MILAGRO_POS"},
    PacketType{59, "KONUS_LC"},
    PacketType{60, "SWIFT_BAT_GRB_ALERT"},
    PacketType{61, "SWIFT_BAT_GRB_POS_ACK"},
    PacketType{62, "SWIFT_BAT_GRB_POS_NACK"},
    PacketType{63, "SWIFT_BAT_GRB_LC"},
    PacketType{64, "SWIFT_BAT_SCALEDMAP"},
    PacketType{65, "SWIFT_FOM_OBS"},
    PacketType{66, "SWIFT_SC_SLEW"},
    PacketType{67, "SWIFT_XRT_POSITION"},
    PacketType{68, "SWIFT_XRT_SPECTRUM"},
    PacketType{69, "SWIFT_XRT_IMAGE"},
    PacketType{70, "SWIFT_XRT_LC"},
    PacketType{71, "SWIFT_XRT_CENTROID"},
    PacketType{72, "SWIFT_UVOT_DBURST"},
    PacketType{73, "SWIFT_UVOT_FCHART"},
    PacketType{76, "SWIFT_BAT_GRB_LC_PROC"},
    PacketType{77, "SWIFT_XRT_SPECTRUM_PROC"},
    PacketType{78, "SWIFT_XRT_IMAGE_PROC"},
    PacketType{79, "SWIFT_UVOT_DBURST_PROC"},
    PacketType{80, "SWIFT_UVOT_FCHART_PROC"},
    PacketType{81, "SWIFT_UVOT_POS"},
    PacketType{82, "SWIFT_BAT_GRB_POS_TEST"},
    PacketType{83, "SWIFT_POINTDIR"},
    PacketType{84, "SWIFT_BAT_TRANS"},
    PacketType{85, "SWIFT_XRT_THRESHPIX"},
    PacketType{86, "SWIFT_XRT_THRESHPIX_PROC"},
    PacketType{87, "SWIFT_XRT_SPER"},
    PacketType{88, "SWIFT_XRT_SPER_PROC"},
    PacketType{89, "SWIFT_UVOT_POS_NACK"},
    PacketType{90, "SWIFT_BAT_ALARM_SHORT"},
    PacketType{91, "SWIFT_BAT_ALARM_LONG"},
    PacketType{92, "SWIFT_UVOT_EMERGENCY"},
    PacketType{93, "SWIFT_XRT_EMERGENCY"},
    PacketType{94, "SWIFT_FOM_PPT_ARG_ERR"},
    PacketType{95, "SWIFT_FOM_SAFE_POINT"},
    PacketType{96, "SWIFT_FOM_SLEW_ABORT"},
    PacketType{97, "SWIFT_BAT_QL_POS"},
    PacketType{98, "SWIFT_BAT_SUB_THRESHOLD"},
    PacketType{99, "SWIFT_BAT_SLEW_POS"},
    PacketType{100, "AGILE_GRB_WAKEUP"},
    PacketType{101, "AGILE_GRB_GROUND"},
    PacketType{102, "AGILE_GRB_REFINED"},
    PacketType{103, "SWIFT_ACTUAL_POINTDIR"},
    PacketType{105, "AGILE_MCAL_ALERT"},
    PacketType{107, "AGILE_POINTDIR"},
    PacketType{108, "AGILE_TRANS"},
    PacketType{109, "AGILE_GRB_POS_TEST"},
    PacketType{110, "FERMI_GBM_ALERT"},
    PacketType{111, "FERMI_GBM_FLT_POS"},
    PacketType{112, "FERMI_GBM_GND_POS"},
    PacketType{113, "FERMI_GBM_LC"},
    PacketType{114, "FERMI_GBM_GND_INTERNAL"},
    PacketType{115, "FERMI_GBM_FIN_POS"},
    PacketType{116, "FERMI_GBM_ALERT_INTERNAL"},
    PacketType{117, "FERMI_GBM_FLT_INTERNAL"},
    PacketType{118, "FERMI_GBM_TRANS"},
    PacketType{119, "FERMI_GBM_POS_TEST"},
    PacketType{120, "FERMI_LAT_POS_INI"},
    PacketType{121, "FERMI_LAT_POS_UPD"},
    PacketType{122, "FERMI_LAT_POS_DIAG"},
    PacketType{123, "FERMI_LAT_TRANS"},
    PacketType{124, "FERMI_LAT_POS_TEST"},
    PacketType{125, "FERMI_LAT_MONITOR"},
    PacketType{126, "FERMI_SC_SLEW"},
    PacketType{127, "FERMI_LAT_GND"},
    PacketType{128, "FERMI_LAT_OFFLINE"},
    PacketType{129, "FERMI_POINTDIR"},
    PacketType{130, "SIMBADNED"},
    PacketType{131, "FERMI_GBM_SUBTHRESH"},
    PacketType{133, "SWIFT_BAT_MONITOR"},
    PacketType{134, "MAXI_UNKNOWN"},
    PacketType{135, "MAXI_KNOWN"},
    PacketType{136, "MAXI_TEST"},
    PacketType{137, "OGLE"},
    PacketType{138, "CBAT"},
    PacketType{139, "MOA"},
    PacketType{140, "SWIFT_BAT_SUBSUB"},
    PacketType{141, "SWIFT_BAT_KNOWN_SRC"},
    PacketType{144, "FERMI_SC_SLEW_INTERNAL"},
    PacketType{145, "COINCIDENCE"},
    PacketType{146, "FERMI_GBM_FIN_INTERNAL"},
    PacketType{148, "SUZAKU_LC"},
    PacketType{149, "SNEWS"},
    PacketType{150, "LVC_PRELIMINARY"},
    PacketType{151, "LVC_INITIAL"},
    PacketType{152, "LVC_UPDATE"},
    PacketType{153, "LVC_TEST"},
    PacketType{154, "LVC_COUNTERPART"},
    PacketType{157, "AMON_ICECUBE_COINC"},
    PacketType{158, "AMON_ICECUBE_HESE"},
    PacketType{159, "AMON_ICECUBE_TEST"},
    PacketType{160, "CALET_GBM_FLT_LC"},
    PacketType{161, "CALET_GBM_GND_LC"},
    PacketType{163, "LVC_EARLY_WARNING"},
    PacketType{164, "LVC_RETRACTION"},
    PacketType{166, "AMON_ICECUBE_CLUSTER"},
    PacketType{168, "GWHEN_COINC"},
    PacketType{169, "AMON_ICECUBE_EHE"},
    PacketType{171, "HAWC_BURST_MONITOR"},
    PacketType{172, "AMON_NU_EM_COINC"},
    PacketType{173, "ICECUBE_ASTROTRACK_GOLD"},
    PacketType{174, "ICECUBE_ASTROTRACK_BRONZE"},
    PacketType{175, "SK_SN"},
    PacketType{176, "ICECUBE_CASCADE"},
    PacketType{188, "GECAM_FLT"},
    PacketType{189, "GECAM_GND"},
    PacketType{201, "SVOM:grm-trigger"},
    PacketType{202, "SVOM:eclairs-wakeup"},
    PacketType{203, "SVOM:eclairs-catalog"},
    PacketType{204, "SVOM:slewing"},
    PacketType{205, "SVOM:not-slewing"},
    PacketType{209, "SVOM:mxt-initial"},
    PacketType{210, "SVOM:mxt-update"},
    PacketType{211, "SVOM:vt-candidate"},
    PacketType{219, "SVOM:retraction"}};

static_assert(std::ranges::is_sorted(kPacketTypes, {}, &PacketType::number));

/// Whose packets begin with that word; of missions without an enumerator the word of their events.
struct Family {
    std::string_view prefix;
    Mission mission;
    std::string_view stream;
};

constexpr std::array kFamilies{
    Family{"SWIFT_", Mission::Swift, "swift"},
    Family{"FERMI_", Mission::Fermi, "fermi"},
    Family{"INTEGRAL_", Mission::Integral, "integral"},
    Family{"LVC_", Mission::Lvk, "lvk"},
    Family{"ICECUBE_", Mission::IceCube, "icecube"},
    Family{"AMON_ICECUBE_", Mission::IceCube, "icecube"},
    Family{"GECAM_", Mission::Gecam, "gecam"},
    Family{"SVOM:", Mission::Svom, "svom"},
    Family{"MAXI_", Mission::Maxi, "maxi"},
    Family{"KONUS_", Mission::Konus, "konus"},
    Family{"CALET_", Mission::Calet, "calet"},
    Family{"AGILE_", Mission::Agile, "agile"},
    Family{"SK_SN", Mission::SuperK, "superk"},
    Family{"IPN_", Mission::Ipn, "ipn"},
    Family{"AMON_", Mission::Other, "amon"},
    Family{"HAWC_", Mission::Other, "hawc"},
    Family{"SNEWS", Mission::Other, "snews"},
    Family{"HETE_", Mission::Other, "hete"},
    Family{"GRB_CNTRPART", Mission::Other, "counterpart"},
    Family{"GRB_COORDS", Mission::Other, "gro"},
    Family{"TEST_COORDS", Mission::Other, "gro"},
    Family{"MOA", Mission::Other, "moa"}};

const Family *familyOf(std::int64_t packetType)
{
    const std::string_view name = packetTypeName(packetType);
    const auto found = std::ranges::find_if(
        kFamilies, [&](const Family &family) { return name.starts_with(family.prefix); });
    return found == kFamilies.end() ? nullptr : &*found;
}

} // namespace

Mission packetMission(std::int64_t packetType) noexcept
{
    const Family *family = familyOf(packetType);
    return family == nullptr ? Mission::Unknown : family->mission;
}

std::string_view packetStream(std::int64_t packetType) noexcept
{
    const Family *family = familyOf(packetType);
    return family == nullptr ? std::string_view() : family->stream;
}

bool isTestPacket(std::int64_t packetType) noexcept
{
    constexpr std::array<std::int64_t, 9> kTests{2, 44, 82, 109, 119, 124, 136, 153, 159};
    return std::ranges::find(kTests, packetType) != kTests.end();
}

std::string_view packetTypeName(std::int64_t packetType) noexcept
{
    const auto found = std::ranges::lower_bound(kPacketTypes, packetType, {}, &PacketType::number);
    return found != kPacketTypes.end() && found->number == packetType ? found->name : std::string_view();
}

} // namespace tulpar
