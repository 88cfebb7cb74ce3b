#include "core/alerts/swift_status.h"

#include "core/alerts/judge.h"

#include <array>
#include <span>

namespace tulpar {

namespace {

struct Bit {
    int number;
    NoticeFlag flag;
};

constexpr std::array<Bit, 15> kBatBits{
    {{0, NoticeFlag::PointSource},
     {1, NoticeFlag::GrbIdentified},
     {2, NoticeFlag::Interesting},
     {3, NoticeFlag::FlightCatalogue},
     {4, NoticeFlag::ImageTrigger},
     {5, NoticeFlag::DefinitelyNotGrb},
     {6, NoticeFlag::HighBackground},
     {7, NoticeFlag::LowImageSignificance},
     {8, NoticeFlag::GroundCatalogue},
     {9, NoticeFlag::NegativeBackgroundSlope},
     {10, NoticeFlag::LostLock},
     {11, NoticeFlag::VeryLowImageSignificance},
     {13, NoticeFlag::NearBrightStar},
     {28, NoticeFlag::SpatialCoincidence},
     {29, NoticeFlag::TemporalCoincidence}}};
constexpr std::array<Bit, 2> kQuickLookBits{{{0, NoticeFlag::PointSource}, {1, NoticeFlag::GrbIdentified}}};
constexpr std::array<Bit, 3> kXrtBits{
    {{0, NoticeFlag::PossibleCosmicRay},
     {5, NoticeFlag::DefinitelyNotGrb},
     {8, NoticeFlag::GroundCatalogue}}};
constexpr std::array<Bit, 7> kMiscBits{
    {{11, NoticeFlag::ValuesOutOfRange},
     {13, NoticeFlag::NearBrightStar},
     {15, NoticeFlag::GalaxyInErrorCircle},
     {21, NoticeFlag::LostLock},
     {22, NoticeFlag::TargetOfOpportunity},
     {25, NoticeFlag::UpdatedNotice},
     {30, NoticeFlag::GroundGenerated}}};

bool isSet(std::uint32_t bits, int number)
{
    return (bits >> number & 1U) != 0;
}

void addFlags(Notice &notice, std::uint32_t bits, std::span<const Bit> meanings)
{
    for (const Bit &bit : meanings)
        if (isSet(bits, bit.number))
            addFlag(notice, bit.flag);
}

/// Which of the two words' meanings a packet type has.
enum class Carries { Nothing, Bat, QuickLook, Xrt, MiscOnly };

Carries carriedBy(std::int64_t packetType)
{
    switch (packetType) {
    case 60:
    case 61:
    case 62:
    case 63:
    case 64:
    case 65:
    case 66:
    case 76:
    case 82:
    case 84:
    case 98:
    case 99:
    case 140:
    case 141:
        return Carries::Bat;
    case 97:
        return Carries::QuickLook;
    case 67:
        return Carries::Xrt;
    case 81:
    case 89:
        return Carries::MiscOnly;
    default:
        return Carries::Nothing;
    }
}

} // namespace

void readSwiftStatus(Notice &notice, std::int64_t packetType, std::uint32_t status, std::uint32_t misc)
{
    constexpr int kTestBit = 30;
    const Carries carries = carriedBy(packetType);
    if (carries == Carries::Nothing)
        return;
    addFlags(notice, misc, kMiscBits);
    if (carries == Carries::MiscOnly)
        return;
    if (isSet(status, kTestBit))
        notice.test = Stated::Yes;
    if (carries == Carries::Xrt)
        addFlags(notice, status, kXrtBits);
    else if (carries == Carries::QuickLook)
        addFlags(notice, status, kQuickLookBits);
    else
        addFlags(notice, status, kBatBits);
    notice.retraction = notice.retraction || notice.has(NoticeFlag::DefinitelyNotGrb);
    if (notice.has(NoticeFlag::VeryLowImageSignificance))
        addFlag(notice, NoticeFlag::Subthreshold);

    constexpr std::int64_t kKnownSource = 141;
    const bool decidedOnBoard = carries == Carries::Bat && !notice.has(NoticeFlag::Subthreshold);
    if (notice.has(NoticeFlag::DefinitelyNotGrb) || packetType == kKnownSource)
        notice.sourceClass = SourceClass::NotGrb;
    else if (notice.has(NoticeFlag::GrbIdentified))
        notice.sourceClass = SourceClass::Grb;
    else if (decidedOnBoard)
        notice.sourceClass = SourceClass::NotGrb;
}

} // namespace tulpar
