#include "core/alerts/packet_form.h"

namespace tulpar {

namespace {

using enum PositionKind;

constexpr double kOneSigma = 0.68;
constexpr double kUsual = 0.9;

PacketForm source(std::optional<double> containment = std::nullopt)
{
    PacketForm form{.kind = Source};
    if (containment) {
        form.radius = RadiusUnit::TenThousandthsOfDegree;
        form.containment = containment;
    }
    return form;
}

PacketForm flagged(PacketForm form, NoticeFlag flag)
{
    form.flag = flag;
    return form;
}

PacketForm classed(PacketForm form, SourceClass sourceClass)
{
    form.sourceClass = sourceClass;
    return form;
}

/// Products and states: of interest after the night, never a detection of their own.
PacketForm product(PositionKind kind)
{
    return {.kind = kind, .flag = NoticeFlag::Auxiliary};
}

PacketForm utility(PositionKind kind)
{
    return {.kind = kind, .flag = NoticeFlag::Auxiliary, .isUtility = true};
}

PacketForm swiftForm(std::int64_t packetType)
{
    switch (packetType) {
    case 61: // BAT position
    case 67: // XRT position
    case 81: // UVOT position
    case 82: // BAT position, drill
    case 84: // BAT position again, of a known source
    case 97: // BAT quick look
    case 99: // BAT position while slewing
        return source(kUsual);
    case 98:
    case 140:
        return flagged(source(kUsual), NoticeFlag::Subthreshold);
    case 133: // a monitored source flares
    case 141:
        return classed(source(kUsual), SourceClass::NotGrb);
    case 62:
    case 89:
        return flagged(source(), NoticeFlag::Nack);
    case 71: // where the XRT looked
        return flagged({.kind = Pointing}, NoticeFlag::Nack);
    case 46: // plans for a target of opportunity
    case 47:
        return utility(Source);
    case 83:
    case 103:
        return utility(Pointing);
    case 64:
    case 70:
    case 72:
    case 73:
    case 79:
    case 80:
    case 85:
    case 86:
        return product(Pointing);
    case 68: // spectra and event lists only repeat where the telescope stood
    case 77:
    case 87:
    case 88:
        return product(Unavailable);
    default:
        return product(Source);
    }
}

PacketForm fermiForm(std::int64_t packetType)
{
    switch (packetType) {
    case 110:
        return {.kind = Unavailable};
    case 116:
        return flagged({.kind = Unavailable}, NoticeFlag::InternalNotPublic);
    case 111:
    case 112:
    case 115:
    case 119:
        return source(kOneSigma);
    case 114:
    case 117:
    case 146:
        return flagged(source(kOneSigma), NoticeFlag::InternalNotPublic);
    case 131:
        return flagged(source(kOneSigma), NoticeFlag::Subthreshold);
    case 120:
    case 121:
    case 124:
    case 127:
    case 128:
        return source(kUsual);
    case 123:
    case 125:
        return classed(source(), SourceClass::NotGrb);
    case 126:
    case 129:
    case 144:
        return utility(Pointing);
    default:
        return product(Pointing);
    }
}

PacketForm integralForm(std::int64_t packetType)
{
    PacketForm form;
    if (packetType == 51)
        form = utility(Pointing);
    else if (packetType == 52)
        form = product(Unavailable); // a rate in the shield: it sees the whole sky
    else
        form = {.kind = Source, .radius = RadiusUnit::Arcseconds, .containment = kUsual};
    if (packetType == 56)
        form.flag = NoticeFlag::MostlyNoise;
    form.ofDate = true;
    return form;
}

} // namespace

PacketForm packetForm(std::int64_t packetType)
{
    switch (packetType) {
    case 2:
        return {.kind = Source, .radius = RadiusUnit::HundredthsOfDegree, .ofDate = true};
    case 3:
        return flagged({.kind = Unavailable}, NoticeFlag::NotAnAlert);
    case 31:
    case 59:
    case 105: // a rate in the calorimeter; its numbers are no position, whatever they are
        return {.kind = Unavailable};
    case 44:
    case 45:
    case 154:
        return source();
    case 51:
    case 52:
    case 53:
    case 54:
    case 55:
    case 56:
        return integralForm(packetType);
    case 100:
    case 101:
    case 102:
    case 109:
        return source(kUsual);
    case 134:
    case 136:
        return classed(source(kUsual), SourceClass::XRay);
    case 135:
        return classed(source(kUsual), SourceClass::NotGrb);
    case 139:
        return classed(source(), SourceClass::NotGrb);
    case 149:
        return classed(source(kUsual), SourceClass::Neutrino);
    case 150:
    case 151:
    case 152:
    case 153:
    case 163:
    case 164:
        return classed({.kind = Unavailable}, SourceClass::GravitationalWave);
    case 158:
    case 159:
    case 169:
    case 173:
    case 174:
    case 176:
        return classed(source(), SourceClass::Neutrino);
    case 160:
    case 161:
        return {.kind = Pointing};
    case 157:
    case 166:
    case 168:
    case 171:
    case 172:
        return flagged(source(), NoticeFlag::Subthreshold);
    case 175: {
        PacketForm form = classed(source(kUsual), SourceClass::Neutrino);
        form.radiusWord = 15;
        return form;
    }
    case 188:
    case 189: {
        PacketForm form = source(kOneSigma);
        form.radiusWord = 10;
        return form;
    }
    default:
        break;
    }
    const bool swift = (packetType >= 46 && packetType <= 47) || (packetType >= 60 && packetType <= 99)
        || packetType == 103 || packetType == 133 || packetType == 140 || packetType == 141;
    if (swift)
        return swiftForm(packetType);
    const bool fermi = (packetType >= 110 && packetType <= 131) || packetType == 144 || packetType == 146;
    return fermi && packetType != 130 ? fermiForm(packetType) : PacketForm();
}

} // namespace tulpar
