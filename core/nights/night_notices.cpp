#include "core/nights/night_notices.h"

#include "core/base/parse.h"

namespace tulpar {

namespace {

std::string param(const std::string &name, const std::string &value)
{
    return "    <Param name=\"" + name + "\" value=\"" + value + "\"/>\n";
}

/// A VOEvent as GCN writes them: what every mission's have in common.
std::string voEvent(
    const std::string &ivorn, const std::string &role, const std::string &params, const NightBurst &burst,
    bool isBurst)
{
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<voe:VOEvent xmlns:voe=\"http://www.ivoa.net/xml/VOEvent/v2.0\" ivorn=\"ivo://nasa.gsfc.gcn/"
        + ivorn + "\" role=\"" + role + "\" version=\"2.0\">\n";
    xml += "  <Who><Date>" + isoUtc(burst.sent, 0).substr(0, 19) + "</Date></Who>\n  <What>\n" + params
        + "  </What>\n";
    xml += "  <WhereWhen><ObsDataLocation><ObservatoryLocation id=\"GEOLUN\"/><ObservationLocation>\n"
           "    <AstroCoordSystem id=\"UTC-FK5-GEO\"/><AstroCoords coord_system_id=\"UTC-FK5-GEO\">\n"
           "      <Time unit=\"s\"><TimeInstant><ISOTime>"
        + isoUtc(burst.trigger, 2).substr(0, 22) + "</ISOTime></TimeInstant></Time>\n";
    xml += "      <Position2D unit=\"deg\"><Name1>RA</Name1><Name2>Dec</Name2><Value2><C1>"
        + fixed(burst.raDeg, 4) + "</C1><C2>" + fixed(burst.decDeg, 4) + "</C2></Value2><Error2Radius>"
        + fixed(burst.errorDeg, 4) + "</Error2Radius></Position2D>\n";
    xml += "    </AstroCoords></ObservationLocation></ObsDataLocation></WhereWhen>\n";
    if (isBurst)
        xml += "  <Why importance=\"0.9\"><Inference probability=\"0.9\"><Name>GRB</Name>"
               "<Concept>process.variation.burst;em.gamma</Concept></Inference></Why>\n";
    return xml + "</voe:VOEvent>\n";
}

std::string swiftParams(const NightBurst &burst, int packet, const std::string &status)
{
    return param("Packet_Type", std::to_string(packet)) + param("Pkt_Ser_Num", std::to_string(burst.serial))
        + param("TrigID", std::to_string(burst.number)) + param("Segment_Num", "0")
        + param("Soln_Status", status) + param("Coords_Type", "1") + param("Image_Signif", "12.0");
}

std::string swiftIvorn(const NightBurst &burst, const std::string &kind)
{
    return "SWIFT#" + kind + "_" + std::to_string(burst.number) + "-" + std::to_string(200 + burst.serial);
}

std::string swiftEvent(const NightBurst &burst)
{
    return "swift:" + std::to_string(burst.number);
}

std::string flag(const std::string &name, bool value)
{
    return param(name, value ? "true" : "false");
}

} // namespace

NoticeArrives swiftBatPosition(const NightBurst &burst)
{
    const std::string params = swiftParams(burst, 61, "0x3") + flag("GRB_Identified", true)
        + flag("Def_NOT_a_GRB", false) + flag("Target_in_Flt_Catalog", false)
        + flag("Target_in_Gnd_Catalog", false) + flag("StarTrack_Lost_Lock", false);
    return {
        "swift grb " + std::to_string(burst.number), swiftEvent(burst), false, true,
        voEvent(swiftIvorn(burst, "BAT_GRB_Pos"), "observation", params, burst, true)};
}

NoticeArrives swiftXrtPosition(const NightBurst &burst)
{
    return {
        "swift better " + std::to_string(burst.number), swiftEvent(burst), false, true,
        voEvent(swiftIvorn(burst, "XRT_Pos"), "observation", swiftParams(burst, 67, "0x0"), burst, true)};
}

NoticeArrives swiftRetraction(const NightBurst &burst)
{
    const std::string params =
        swiftParams(burst, 61, "0x20") + flag("GRB_Identified", false) + flag("Def_NOT_a_GRB", true);
    return {
        "swift retracts " + std::to_string(burst.number), swiftEvent(burst), true, true,
        voEvent(swiftIvorn(burst, "BAT_GRB_Pos"), "observation", params, burst, false)};
}

NoticeArrives swiftKnownSource(const NightBurst &burst)
{
    const std::string params =
        swiftParams(burst, 61, "0x9") + flag("GRB_Identified", false) + flag("Target_in_Flt_Catalog", true);
    return {
        "swift known " + std::to_string(burst.number), swiftEvent(burst), false, true,
        voEvent(swiftIvorn(burst, "BAT_GRB_Pos"), "observation", params, burst, false)};
}

NoticeArrives swiftTest(const NightBurst &burst)
{
    const std::string params =
        swiftParams(burst, 82, "0x40000003") + flag("GRB_Identified", true) + flag("Test_Submission", true);
    return {
        "swift test " + std::to_string(burst.number), swiftEvent(burst), false, true,
        voEvent(swiftIvorn(burst, "BAT_GRB_Test_Pos"), "test", params, burst, true)};
}

NoticeArrives fermiGbmFlight(const NightBurst &burst)
{
    const std::string number = std::to_string(burst.number);
    const std::string params = param("Packet_Type", "111")
        + param("Pkt_Ser_Num", std::to_string(burst.serial)) + param("TrigID", number)
        + param("Sequence_Num", std::to_string(burst.serial)) + param("Data_Signif", "8.5")
        + param("Most_Likely_Index", "4") + param("Most_Likely_Prob", "92") + param("Coords_Type", "1");
    return {
        "fermi grb " + number, "fermi:" + number, false, true,
        voEvent(
            "Fermi#GBM_Flt_Pos_" + number + "_" + std::to_string(burst.serial), "observation", params, burst,
            true)};
}

NoticeArrives einsteinProbeAlert(const NightBurst &burst)
{
    const std::string id = "01709" + std::to_string(100'000 + burst.number % 900'000);
    std::string json = "{\"$schema\": \"https://gcn.nasa.gov/schema/v4.1.0/gcn/notices/einstein_probe/wxt/"
                       "alert.schema.json\", \"instrument\": \"WXT\", ";
    json += "\"trigger_time\": \"" + isoUtc(burst.trigger, 2) + "\", \"id\": [\"" + id + "\"], ";
    json += "\"record_number\": " + std::to_string(burst.serial) + ", ";
    json += "\"ra\": " + fixed(burst.raDeg, 4) + ", \"dec\": " + fixed(burst.decDeg, 4)
        + ", \"ra_dec_error\": " + fixed(burst.errorDeg, 4) + ", \"image_snr\": 9.1}";
    return {"ep xray " + std::to_string(burst.number), "ep:" + id, false, true, json};
}

NoticeArrives garbageNotice(std::uint32_t number)
{
    const std::string text = std::to_string(number);
    switch (number % 4) {
    case 0:
        return {
            "garbage " + text,
            {},
            false,
            false,
            "<?xml version=\"1.0\"?><voe:VOEvent ivorn=\"ivo://x#" + text};
    case 1:
        return {"garbage " + text, {}, false, false, "{\"ra\": " + text + ", \"dec\":"};
    case 2:
        return {"garbage " + text, {}, false, false, "no notice at all " + text};
    default:
        return {"garbage " + text, {}, false, false, std::string(3 + number % 50, '\x01') + text};
    }
}

} // namespace tulpar
