#include "app/simulator_fits.h"

#include "core/base/parse.h"
#include "core/simulator/detector.h"

#include <cstring>
#include <string>

namespace tulpar {

namespace {
constexpr std::size_t kCard = 80;
constexpr std::size_t kBlock = 36 * kCard;
constexpr std::size_t kHeader = 2 * kBlock;
constexpr std::size_t kPixels = static_cast<std::size_t>(kFrameWidth) * kFrameHeight;

/// Collects cards.
class Cards {
public:
    void raw(std::string keyword, const std::string &value, const std::string &comment)
    {
        keyword.resize(8, ' ');
        std::string card = keyword + "= " + value;
        if (!comment.empty())
            card += " / " + comment;
        card.resize(kCard, ' ');
        m_text += card;
    }
    void number(const std::string &keyword, const std::string &value, const std::string &comment)
    {
        raw(keyword, std::string(value.size() < 20 ? 20 - value.size() : 0, ' ') + value, comment);
    }
    void text(const std::string &keyword, const std::string &value, const std::string &comment)
    {
        std::string quoted = "'";
        for (const char c : value)
            quoted += c == '\'' ? std::string("''") : std::string(1, c);
        while (quoted.size() < 9)
            quoted += ' ';
        quoted += '\'';
        if (quoted.size() < 20)
            quoted.resize(20, ' ');
        raw(keyword, quoted, comment);
    }
    /// END is the last card of the last block, whatever number of cards there is: pixels begin after the
    /// block that holds it.
    [[nodiscard]] std::string finished() const
    {
        std::string all = m_text;
        all.resize(kHeader - kCard, ' ');
        all += "END";
        all.resize(kHeader, ' ');
        return all;
    }

private:
    std::string m_text;
};

/// As INDI's own cameras say it.
const char *kindOf(ExposureKind kind)
{
    switch (kind) {
    case ExposureKind::Light:
        return "Light";
    case ExposureKind::Dark:
        return "Dark";
    case ExposureKind::Flat:
        break;
    }
    return "Flat";
}

std::string headerOf(const FrameScene &scene)
{
    const std::string channel(nameOf(scene.band));
    std::string start = isoUtc(scene.exposure.start, 3);
    start.pop_back(); // FITS dates carry no Z
    Cards cards;
    cards.number("SIMPLE", "T", "FITS 4.0");
    cards.number("BITPIX", "16", "");
    cards.number("NAXIS", "2", "");
    cards.number("NAXIS1", std::to_string(kFrameWidth), "");
    cards.number("NAXIS2", std::to_string(kFrameHeight), "");
    cards.number("BZERO", "32768", "unsigned 16 bit");
    cards.number("BSCALE", "1", "");
    cards.text("TIMESYS", "UTC", "");
    cards.text("DATE-OBS", start, "start of exposure");
    cards.number("EXPTIME", fixed(seconds(scene.exposure.duration), 6), "[s]");
    cards.text("INSTRUME", "Tulpar Camera " + channel, "simulated EMCCD");
    cards.text("TELESCOP", "simulated 0.7 m", "");
    cards.text("FILTER", channel + "'", "Sloan");
    cards.text("CHANNEL", channel, "");
    cards.text("FRAME", kindOf(scene.exposure.kind), "type of frame");
    cards.number("FRAMENO", std::to_string(scene.exposure.number), "counts the frames of this channel");
    cards.number("EMGAIN", std::to_string(scene.exposure.emGain), "electron multiplication; 1: none");
    cards.number("GAIN", fixed(gainEPerAdu(scene.exposure.emGain), 6), "[e/count] photoelectrons");
    cards.number("RDNOISE", fixed(readNoiseAdu(scene.exposure.emGain), 3), "[count]");
    cards.number("SATURATE", "65535", "[count]");
    cards.number("CCD-TEMP", fixed(scene.sensorC, 2), "[C]");
    cards.number("SET-TEMP", fixed(scene.setPointC, 2), "[C]");
    cards.number("XPIXSZ", "13.0", "[um]");
    cards.number("YPIXSZ", "13.0", "[um]");
    cards.number("FOCALLEN", "4540", "[mm]");
    cards.number("SCALE", fixed(kScaleArcsecPerPx, 3), "[arcsec/px]");
    cards.number("RA", fixed(scene.pointingIcrs.ra.wrapped().asDegrees(), 7), "[deg] ICRS at mid exposure");
    cards.number("DEC", fixed(scene.pointingIcrs.dec.asDegrees(), 7), "[deg] ICRS at mid exposure");
    cards.text("RADESYS", "ICRS", "");
    cards.number("AZIMUTH", fixed(scene.pointing.azimuth.asDegrees(), 6), "[deg] at mid exposure");
    cards.number("ALTITUDE", fixed(scene.pointing.altitude.asDegrees(), 6), "[deg] at mid exposure");
    cards.number("ROTPA", fixed(scene.fieldRotation.asDegrees(), 5), "[deg] position angle of +y");
    cards.number("MOVING", scene.isMoving ? "T" : "F", "mount not settled at the start");
    cards.number("SIMULATD", "T", "simulated sky, not an observation");
    return cards.finished();
}
} // namespace

std::size_t fitsBytes()
{
    constexpr std::size_t kData = kPixels * 2;
    return kHeader + (kData + kBlock - 1) / kBlock * kBlock;
}

void writeFits(const FrameScene &scene, std::span<const std::uint16_t> pixels, std::byte *to)
{
    const std::string header = headerOf(scene);
    std::memcpy(to, header.data(), kHeader);
    auto *out = reinterpret_cast<unsigned char *>(to + kHeader);
    for (std::size_t i = 0; i < kPixels; ++i) {
        const unsigned value = pixels[i] ^ 0x8000U; // value - 32768 in two's complement
        out[2 * i] = static_cast<unsigned char>(value >> 8U);
        out[2 * i + 1] = static_cast<unsigned char>(value & 0xFFU);
    }
    std::memset(to + kHeader + kPixels * 2, 0, fitsBytes() - kHeader - kPixels * 2);
}

} // namespace tulpar
