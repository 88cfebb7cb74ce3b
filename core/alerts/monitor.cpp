#include "core/alerts/judge.h"
#include "core/alerts/missions.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

/// What one kind of packet means where the missions differ in little else.
struct MonitorKind {
    std::int64_t packetType;
    std::string_view instrument;
    SourceClass sourceClass = SourceClass::Unstated;
    double containment = 0; ///< of the radius; 0: not said
    bool isPlaced = true; ///< false: its coordinates are stand-ins, whatever they look like
    std::optional<NoticeFlag> flag = std::nullopt;
};

constexpr std::array kKinds{
    MonitorKind{1, "BATSE"},
    MonitorKind{2, "BATSE"},
    MonitorKind{31, "IPN", SourceClass::Unstated, 0, false},
    MonitorKind{32, "IPN", SourceClass::Unstated, 0, false}, // an annulus
    MonitorKind{39, "IPN"},
    MonitorKind{40, "HETE"},
    MonitorKind{41, "HETE"},
    MonitorKind{42, "HETE"},
    MonitorKind{43, "HETE"},
    MonitorKind{44, "HETE"},
    MonitorKind{45, "", SourceClass::Grb}, // somebody's detection of the counterpart to a burst
    MonitorKind{59, "KONUS", SourceClass::Unstated, 0, false},
    MonitorKind{100, "SuperAGILE"},
    MonitorKind{101, "SuperAGILE"},
    MonitorKind{102, "SuperAGILE"},
    MonitorKind{105, "MCAL", SourceClass::Unstated, 0, false},
    MonitorKind{108, "GRID"},
    MonitorKind{109, "SuperAGILE"},
    MonitorKind{134, "GSC", SourceClass::XRay, 0.9},
    MonitorKind{135, "GSC", SourceClass::NotGrb, 0.9, true, NoticeFlag::GroundCatalogue},
    MonitorKind{136, "GSC", SourceClass::XRay, 0.9},
    MonitorKind{139, "MOA", SourceClass::NotGrb}, // a star's light bent by another
    MonitorKind{160, "CGBM"},
    MonitorKind{161, "CGBM"},
};
static_assert(std::ranges::is_sorted(kKinds, {}, &MonitorKind::packetType));

} // namespace

void readMonitor(Notice &notice, const VoEventContent &content)
{
    const Params &params = content.params;
    const std::string_view id = params.text("TrigID").value_or("");
    nameEvent(notice, content, id);
    const auto kind = std::ranges::lower_bound(kKinds, content.packetType, {}, &MonitorKind::packetType);
    if (kind == kKinds.end() || kind->packetType != content.packetType) {
        addFlag(notice, NoticeFlag::Auxiliary);
    } else {
        notice.instrument = std::string(kind->instrument);
        notice.sourceClass = kind->sourceClass;
        if (!kind->isPlaced)
            discardPosition(notice);
        if (kind->flag)
            addFlag(notice, *kind->flag);
        if (kind->containment > 0)
            setContainment(notice, kind->containment);
    }
    if (notice.instrument.empty())
        notice.instrument = std::string(params.text("Telescope").value_or(""));
    readMarks(notice, content);
    if (params.isTrue("GRB_Identified") && notice.sourceClass == SourceClass::Unstated) {
        addFlag(notice, NoticeFlag::GrbIdentified);
        notice.sourceClass = SourceClass::Grb;
    }
    constexpr std::array<std::string_view, 2> kTestTriggers{"99999", "599999"};
    if (std::ranges::find(kTestTriggers, id) != kTestTriggers.end())
        notice.test = Stated::Yes;
    constexpr std::array<std::string_view, 2> kSigma{"grb_signif", "SIGNIFICANCE"};
    setSignificance(notice, params, kSigma);
}

void readSurvey(Notice &notice, const VoEventContent &content)
{
    readMarks(notice, content);
    notice.sourceClass = SourceClass::NotGrb; // variable stars, supernovae, nuclei
    addAlias(notice, content.local);
}

} // namespace tulpar
