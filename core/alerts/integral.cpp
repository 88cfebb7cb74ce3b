#include "core/alerts/judge.h"
#include "core/alerts/missions.h"

#include <array>
#include <string>

namespace tulpar {

void readIntegral(Notice &notice, const VoEventContent &content)
{
    constexpr std::int64_t kPointing = 51;
    constexpr std::int64_t kShield = 52;
    constexpr std::int64_t kWeak = 56;
    const Params &params = content.params;

    // The trigger in the low 16 bits, the number of the notice about it above them.
    if (const auto trigger = params.integer("TrigID"); trigger && *trigger >= 0) {
        nameEvent(notice, content, std::to_string(*trigger & 0xFFFF));
        setRevision(notice, *trigger >> 16);
    }
    readMarks(notice, content);
    struct Bit {
        int number;
        NoticeFlag flag;
    };
    constexpr std::array<Bit, 3> kBits{
        {{28, NoticeFlag::SpatialCoincidence},
         {29, NoticeFlag::TemporalCoincidence},
         {30, NoticeFlag::DefinitelyNotGrb}}};
    constexpr std::array<std::string_view, 2> kStatus{"Test_mpos", "Test_Mpos"};
    const auto status = parseInteger(params.firstText(kStatus).value_or("0")).value_or(0);
    for (const Bit &bit : kBits)
        if ((status >> bit.number & 1) != 0)
            addFlag(notice, bit.flag);
    constexpr int kTestBit = 31;
    if ((status >> kTestBit & 1) != 0)
        notice.test = Stated::Yes;
    if (notice.has(NoticeFlag::DefinitelyNotGrb)) {
        notice.retraction = true;
        notice.sourceClass = SourceClass::NotGrb;
    }

    switch (content.packetType) {
    case 53: // the first
    case 54: // refined
    case 55: // by a person
    case kWeak:
        notice.instrument = "IBIS";
        break;
    case kShield: // a rate of the shield, without a place
        notice.instrument = "SPI-ACS";
        discardPosition(notice);
        [[fallthrough]];
    case kPointing:
    default:
        addFlag(notice, NoticeFlag::Auxiliary);
    }
    if (content.packetType == kWeak)
        addFlag(notice, NoticeFlag::MostlyNoise);
    setContainment(notice, 0.9);
    constexpr std::array<std::string_view, 1> kSigma{"Inten_Sigma"};
    setSignificance(notice, params, kSigma);
}

} // namespace tulpar
