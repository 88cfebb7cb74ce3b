#include "core/alerts/judge.h"
#include "core/alerts/missions.h"

#include <array>
#include <cmath>
#include <string>

namespace tulpar {

namespace {

/// What the packets of AMON and of the detectors say alike.
struct NeutrinoKind {
    std::int64_t packetType;
    std::string_view instrument;
    bool isNeutrino;
    bool isSubthreshold; ///< sub-threshold or coincidence: most are chance
};

constexpr std::array kKinds{
    NeutrinoKind{149, "SNEWS", true, false},   NeutrinoKind{157, "IceCube", true, true},
    NeutrinoKind{158, "IceCube", true, false}, NeutrinoKind{159, "IceCube", true, false},
    NeutrinoKind{166, "IceCube", true, true},  NeutrinoKind{169, "IceCube", true, false},
    NeutrinoKind{171, "HAWC", false, true},    NeutrinoKind{172, "AMON", true, true},
    NeutrinoKind{173, "IceCube", true, false}, NeutrinoKind{174, "IceCube", true, false},
    NeutrinoKind{175, "Super-K", true, false}, NeutrinoKind{176, "IceCube", true, false}};

void readKind(Notice &notice, std::int64_t packetType)
{
    for (const NeutrinoKind &kind : kKinds) {
        if (kind.packetType != packetType)
            continue;
        notice.instrument = std::string(kind.instrument);
        if (kind.isNeutrino)
            notice.sourceClass = SourceClass::Neutrino;
        if (kind.isSubthreshold)
            addFlag(notice, NoticeFlag::Subthreshold);
        return;
    }
    if (packetType != 0)
        addFlag(notice, NoticeFlag::Auxiliary);
}

/// A radius in degrees, printed in degrees or arcminutes.
std::optional<double> radiusDegrees(const Params &params, std::string_view name)
{
    const auto radius = params.number(name);
    if (!radius || *radius <= 0)
        return std::nullopt;
    return params.unit(name) == "arcmin" ? *radius / 60 : *radius;
}

/// 0.9 unless the notice's own numbers say that the radius is the one of 50 % (EHE, coincidences).
void readContainment(Notice &notice, const Params &params)
{
    if (!notice.position.error)
        return;
    constexpr double kPrinted = 2e-4; // four decimals
    const double error = notice.position.error->asDegrees();
    const auto is = [&](std::string_view name) {
        const auto radius = radiusDegrees(params, name);
        return radius && std::abs(*radius - error) < kPrinted;
    };
    const bool half = (is("src_error_50") && !is("src_error_90")) || (is("src_err_50") && !is("src_err_90"));
    setContainment(notice, half ? 0.5 : 0.9);
}

void nameNeutrino(Notice &notice, const VoEventContent &content)
{
    const Params &params = content.params;
    const auto run = params.integer("run_id");
    const auto event = params.integer("event_id");
    if (run && event)
        return nameEvent(notice, content, std::to_string(*run) + "_" + std::to_string(*event));
    constexpr std::array<std::string_view, 4> kIds{"Event_Name", "Event_ID", "Trigger_Number", "TrigID"};
    nameEvent(notice, content, params.firstText(kIds).value_or(""));
}

/// KM3NeT's words are those of the JSON notices.
void readUnifiedWords(Notice &notice, const Params &params)
{
    const std::string tense = lowered(params.text("Alert_Tense").value_or(""));
    if (tense == "test" || tense == "injection" || tense == "commanded")
        notice.test = Stated::Yes;
    if (tense == "archival")
        addFlag(notice, NoticeFlag::Archival);
    if (lowered(params.text("Alert_Type").value_or("")) == "retraction")
        notice.retraction = true;
    setRevision(notice, params.integer("record_number"));
    if (notice.instrument.empty())
        notice.instrument = std::string(params.text("Instrument").value_or(""));
}

} // namespace

void readNeutrino(Notice &notice, const VoEventContent &content)
{
    constexpr std::int64_t kSnews = 149;
    constexpr std::int64_t kSuperK = 175;
    const Params &params = content.params;
    readKind(notice, content.packetType);
    nameNeutrino(notice, content);
    constexpr std::array<std::string_view, 2> kRevision{"Rev", "rev"};
    if (const auto revision = params.firstText(kRevision))
        setRevision(notice, parseInteger(*revision));
    readMarks(notice, content);
    if (params.integer("retraction").value_or(0) != 0)
        notice.retraction = true;
    if (params.integer("private").value_or(0) != 0 || params.isTrue("PrivateFlag"))
        addFlag(notice, NoticeFlag::InternalNotPublic);

    if (content.packetType == kSnews) {
        discardPosition(notice); // several detectors agree that, not where
    } else if (content.packetType == kSuperK) {
        setRevision(notice, params.integer("Pkt_Ser_Num"));
        // The VOEvent's own radius is 0: the radii stand beside it.
        if (const auto radius = radiusDegrees(params, "Src_Error90"); radius && !notice.position.error)
            notice.position.error = Angle::degrees(*radius);
        setContainment(notice, 0.9);
    } else {
        readContainment(notice, params);
    }
    if (notice.mission == Mission::Km3Net) {
        notice.sourceClass = SourceClass::Neutrino;
        readUnifiedWords(notice, params);
        addAlias(notice, params.text("Event_Name").value_or(""));
    }
    notice.falseAlarmHz = falseAlarms(params);
    addAlias(notice, params.text("event_name").value_or(""));
    constexpr std::array<std::string_view, 2> kMaps{"skymap_fits", "healpix_url"};
    setMap(notice, params.firstText(kMaps));
}

void readAntares(Notice &notice, const VoEventContent &content)
{
    VoEventContent named = content;
    named.stream = "antares"; // "Antares_Alert" in the ivorn
    nameEvent(notice, named, content.params.text("TrigID").value_or(""));
    notice.instrument = "ANTARES";
    notice.sourceClass = SourceClass::Neutrino;
    readMarks(notice, content);
    if (content.params.truth("isRealAlert") == false)
        notice.test = Stated::Yes;
}

} // namespace tulpar
