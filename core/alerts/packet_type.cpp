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
    PacketType{44, "HETE_TEST"},
    PacketType{45, "GRB_CNTRPART"},
    PacketType{46, "SWIFT_TOO_FOM"},
    PacketType{47, "SWIFT_TOO_SC_SLEW"},
    PacketType{51, "INTEGRAL_POINTDIR"},
    PacketType{52, "INTEGRAL_SPIACS"},
    PacketType{53, "INTEGRAL_WAKEUP"},
    PacketType{54, "INTEGRAL_REFINED"},
    PacketType{55, "INTEGRAL_OFFLINE"},
    PacketType{56, "INTEGRAL_WEAK"},
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
    PacketType{103, "SWIFT_ACTUAL_POINTDIR"},
    PacketType{105, "AGILE_MCAL_ALERT"},
    PacketType{109, "AGILE_GRB_POS_TEST"},
    PacketType{110, "FERMI_GBM_ALERT"},
    PacketType{111, "FERMI_GBM_FLT_POS"},
    PacketType{112, "FERMI_GBM_GND_POS"},
    PacketType{114, "FERMI_GBM_GND_INTERNAL"},
    PacketType{115, "FERMI_GBM_FIN_POS"},
    PacketType{116, "FERMI_GBM_ALERT_INTERNAL"},
    PacketType{117, "FERMI_GBM_FLT_INTERNAL"},
    PacketType{119, "FERMI_GBM_POS_TEST"},
    PacketType{124, "FERMI_LAT_POS_TEST"},
    PacketType{125, "FERMI_LAT_MONITOR"},
    PacketType{128, "FERMI_LAT_OFFLINE"},
    PacketType{129, "FERMI_POINTDIR"},
    PacketType{131, "FERMI_GBM_SUBTHRESH"},
    PacketType{133, "SWIFT_BAT_MONITOR"},
    PacketType{134, "MAXI_UNKNOWN"},
    PacketType{135, "MAXI_KNOWN"},
    PacketType{136, "MAXI_TEST"},
    PacketType{139, "MOA"},
    PacketType{140, "SWIFT_BAT_SUBSUB"},
    PacketType{141, "SWIFT_BAT_KNOWN_SRC"},
    PacketType{149, "SNEWS"},
    PacketType{150, "LVC_PRELIMINARY"},
    PacketType{151, "LVC_INITIAL"},
    PacketType{152, "LVC_UPDATE"},
    PacketType{158, "AMON_ICECUBE_HESE"},
    PacketType{160, "CALET_GBM_FLT_LC"},
    PacketType{163, "LVC_EARLY_WARNING"},
    PacketType{164, "LVC_RETRACTION"},
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
    PacketType{209, "SVOM:mxt-initial_qf1"}};

static_assert(std::ranges::is_sorted(kPacketTypes, {}, &PacketType::number));

} // namespace

std::string_view packetTypeName(std::int64_t packetType) noexcept
{
    const auto found = std::ranges::lower_bound(kPacketTypes, packetType, {}, &PacketType::number);
    return found != kPacketTypes.end() && found->number == packetType ? found->name : std::string_view();
}

} // namespace tulpar
