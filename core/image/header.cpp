#include "core/image/header.h"

#include "core/base/parse.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace tulpar {

namespace {

constexpr std::size_t kCard = 80;
constexpr std::size_t kBlock = 2880;

std::string withoutTrailingBlanks(std::string_view text)
{
    const auto last = text.find_last_not_of(' ');
    return std::string(text.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

/// Reads 'it''s' from the opening quote; returns where the text goes on.
std::size_t readQuoted(std::string_view text, std::size_t start, std::string &value)
{
    std::size_t i = start + 1;
    for (; i < text.size(); ++i) {
        if (text[i] == '\'') {
            if (i + 1 < text.size() && text[i + 1] == '\'')
                ++i;
            else
                break;
        }
        value += text[i];
    }
    value = withoutTrailingBlanks(value);
    return std::min(i + 1, text.size());
}

HeaderCard readCard(std::string_view text)
{
    HeaderCard card;
    std::size_t valueAt = 10;
    card.keyword = withoutTrailingBlanks(text.substr(0, 8));
    bool hasValue = text.substr(8, 2) == "= ";
    if (card.keyword == "HIERARCH") {
        const auto equals = text.find('=');
        if (equals != std::string_view::npos) {
            card.keyword = "HIERARCH " + std::string(trimmed(text.substr(8, equals - 8)));
            valueAt = equals + 1;
            hasValue = true;
        }
    }
    if (!hasValue) {
        card.comment = withoutTrailingBlanks(text.substr(8));
        return card;
    }
    const auto first = text.find_first_not_of(' ', valueAt);
    if (first == std::string_view::npos)
        return card;
    std::size_t rest = 0;
    if (text[first] == '\'') {
        card.isString = true;
        rest = readQuoted(text, first, card.value);
    } else {
        rest = std::min(text.find('/', first), text.size());
        card.value = std::string(trimmed(text.substr(first, rest - first)));
    }
    const auto slash = text.find('/', rest);
    if (slash != std::string_view::npos)
        card.comment = std::string(trimmed(text.substr(slash + 1)));
    return card;
}

std::optional<double> firstNumber(const FitsHeader &header, std::initializer_list<std::string_view> keywords)
{
    for (const std::string_view keyword : keywords)
        if (const auto number = header.number(keyword))
            return number;
    return std::nullopt;
}

std::optional<UtcInstant> moment(const FitsHeader &header, std::string_view keyword)
{
    const auto text = header.text(keyword);
    if (!text)
        return std::nullopt;
    const auto instant = parseUtc(*text);
    return instant ? std::optional(*instant) : std::nullopt;
}

} // namespace

Result<FitsHeader> FitsHeader::parse(std::span<const std::byte> bytes, std::size_t maxCards)
{
    FitsHeader header;
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    for (std::size_t i = 0; (i + 1) * kCard <= text.size(); ++i) {
        if (i >= maxCards)
            return fail(Errc::TooLarge, "FITS header of more than " + std::to_string(maxCards) + " cards");
        const std::string_view card = text.substr(i * kCard, kCard);
        if (card.substr(0, 8) == "END     ") {
            // CFITSIO may see the end elsewhere: where the two differ, what was checked is not what is read.
            if (card.find_first_not_of(' ', 8) != std::string_view::npos)
                return fail(Errc::Malformed, "FITS header with an END card that holds more");
            header.m_headerBytes = ((i + 1) * kCard + kBlock - 1) / kBlock * kBlock;
            return header;
        }
        HeaderCard read = readCard(card);
        const bool continues = read.keyword == "CONTINUE" && !header.m_cards.empty()
            && header.m_cards.back().isString && header.m_cards.back().value.ends_with('&');
        if (continues) {
            const auto quote = card.find('\'', 8);
            std::string more;
            if (quote != std::string_view::npos)
                readQuoted(card, quote, more);
            header.m_cards.back().value.pop_back();
            header.m_cards.back().value += more;
        } else {
            header.m_cards.push_back(std::move(read));
        }
    }
    return fail(Errc::Malformed, "FITS header without END within " + std::to_string(text.size()) + " bytes");
}

std::optional<std::string_view> FitsHeader::text(std::string_view keyword) const
{
    const auto card = std::find_if(
        m_cards.begin(), m_cards.end(), [&](const HeaderCard &c) { return c.keyword == keyword; });
    if (card == m_cards.end() || (card->value.empty() && !card->isString))
        return std::nullopt;
    return card->value;
}

std::optional<double> FitsHeader::number(std::string_view keyword) const
{
    const auto value = text(keyword);
    if (!value)
        return std::nullopt;
    std::string plain(*value);
    std::replace(plain.begin(), plain.end(), 'D', 'E'); // FITS allows 1.5D3
    return parseNumber(plain);
}

std::optional<std::int64_t> FitsHeader::integer(std::string_view keyword) const
{
    const auto value = text(keyword);
    return value ? parseInteger(*value) : std::nullopt;
}

std::optional<bool> FitsHeader::truth(std::string_view keyword) const
{
    const auto value = text(keyword);
    if (value == "T")
        return true;
    if (value == "F")
        return false;
    return std::nullopt;
}

FrameFacts factsOf(const FitsHeader &header)
{
    FrameFacts facts;
    facts.channel = header.text("CHANNEL").value_or("");
    if (const auto number = header.integer("FRAMENO"); number && *number >= 0)
        facts.number = static_cast<std::uint64_t>(*number);
    facts.exposureStart = moment(header, "DATE-BEG");
    if (!facts.exposureStart)
        facts.exposureStart = moment(header, "DATE-OBS");
    if (const auto exposure = firstNumber(header, {"XPOSURE", "EXPTIME", "EXPOSURE"});
        exposure && *exposure >= 0 && *exposure < 1e6)
        facts.exposure = fromSeconds(*exposure);
    if (const auto gain = header.number("EMGAIN"); gain && *gain >= 0 && *gain < 1e6)
        facts.emGain = static_cast<int>(std::lround(*gain));
    facts.gainEPerAdu = firstNumber(header, {"EGAIN", "GAIN"});
    facts.sensorTemperatureC = header.number("CCD-TEMP");
    const auto altitude = firstNumber(header, {"ALT", "ALTITUDE"});
    const auto azimuth = firstNumber(header, {"AZ", "AZIMUTH"});
    if (altitude && azimuth)
        facts.pointing = HorizontalDirection{Angle::degrees(*azimuth), Angle::degrees(*altitude)};
    facts.wcs = tangentPlaneOf(header);
    facts.event = header.text("EVENT").value_or("");
    const auto eventRa = header.number("EVT-RA");
    const auto eventDec = header.number("EVT-DEC");
    if (eventRa && eventDec)
        facts.eventPosition = IcrsDirection{Angle::degrees(*eventRa), Angle::degrees(*eventDec)};
    if (const auto error = header.number("EVT-ERR"))
        facts.eventError = Angle::degrees(*error);
    facts.trigger = moment(header, "TRIGUTC");
    facts.isSimulated = header.truth("SIMULATE").value_or(header.truth("SIMULATD").value_or(false));
    return facts;
}

std::optional<TangentPlane> tangentPlaneOf(const FitsHeader &header)
{
    const auto frame = header.text("RADESYS");
    const double equinox = header.number("EQUINOX").value_or(2000);
    if (header.text("CTYPE1") != "RA---TAN" || header.text("CTYPE2") != "DEC--TAN"
        || (frame && *frame != "ICRS" && *frame != "FK5") || equinox != 2000 || header.number("PV2_1")
        || header.number("A_ORDER"))
        return std::nullopt;
    if (header.number("LONPOLE").value_or(180) != 180)
        return std::nullopt;
    const auto ra = header.number("CRVAL1");
    const auto dec = header.number("CRVAL2");
    const auto x = header.number("CRPIX1");
    const auto y = header.number("CRPIX2");
    if (!ra || !dec || !x || !y || *dec < -90 || *dec > 90)
        return std::nullopt;
    TangentPlane plane;
    plane.reference = {Angle::degrees(*ra).wrapped(), Angle::degrees(*dec)};
    plane.referencePixel = {*x, *y};
    const auto scaleX = header.number("CDELT1");
    const auto scaleY = header.number("CDELT2");
    const bool hasCd = header.number("CD1_1") || header.number("CD1_2") || header.number("CD2_1");
    if (hasCd) {
        plane.cd11 = header.number("CD1_1").value_or(0);
        plane.cd12 = header.number("CD1_2").value_or(0);
        plane.cd21 = header.number("CD2_1").value_or(0);
        plane.cd22 = header.number("CD2_2").value_or(0);
    } else if (scaleX && scaleY) {
        const Angle turn = Angle::degrees(header.number("CROTA2").value_or(0));
        const double skew = *scaleX != 0 ? *scaleY / *scaleX : 0;
        plane.cd11 = *scaleX * header.number("PC1_1").value_or(cosine(turn));
        plane.cd12 = *scaleX * header.number("PC1_2").value_or(-sine(turn) * skew);
        plane.cd21 = *scaleY * header.number("PC2_1").value_or(skew != 0 ? sine(turn) / skew : 0);
        plane.cd22 = *scaleY * header.number("PC2_2").value_or(cosine(turn));
    }
    if (plane.cd11 * plane.cd22 - plane.cd12 * plane.cd21 == 0)
        return std::nullopt;
    return plane;
}

} // namespace tulpar
