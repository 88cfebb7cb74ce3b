#include "support_star_field.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <random>
#include <utility>

namespace tulpar::test {

namespace {

double unit(std::mt19937 &chance)
{
    return (static_cast<double>(chance()) + 0.5) / 4294967296.0;
}

class Cards {
public:
    void add(const char *keyword, const QByteArray &value)
    {
        QByteArray card = QByteArray(keyword).leftJustified(8) + "= " + value;
        m_bytes += card.leftJustified(80);
    }
    void text(const char *keyword, const std::string &value)
    {
        add(keyword, "'" + QByteArray::fromStdString(value).leftJustified(8) + "'");
    }
    void number(const char *keyword, double value)
    {
        add(keyword, QByteArray::number(value, 'g', 15).rightJustified(20));
    }
    void truth(const char *keyword, bool value)
    {
        add(keyword, QByteArray(value ? "T" : "F").rightJustified(20));
    }

    [[nodiscard]] QByteArray finished() const
    {
        QByteArray all = m_bytes + QByteArray("END").leftJustified(80);
        all.append((2880 - all.size() % 2880) % 2880, ' ');
        return all;
    }

private:
    QByteArray m_bytes;
};

QByteArray headerOf(const StarField &field)
{
    Cards cards;
    cards.truth("SIMPLE", true);
    cards.number("BITPIX", 16);
    cards.number("NAXIS", 2);
    cards.number("NAXIS1", field.width);
    cards.number("NAXIS2", field.height);
    cards.number("BZERO", 32768);
    cards.number("BSCALE", 1);
    cards.text("DATE-OBS", isoUtc(field.start).substr(0, 23));
    cards.number("EXPTIME", field.exposureS);
    cards.text("CHANNEL", field.channel);
    cards.number("FRAMENO", static_cast<double>(field.number));
    cards.number("EMGAIN", field.emGain);
    cards.truth("SIMULATE", field.isSimulated);
    if (!field.eventId.empty())
        cards.text("EVENT", field.eventId);
    if (field.event) {
        cards.number("EVT-RA", field.event->ra.asDegrees());
        cards.number("EVT-DEC", field.event->dec.asDegrees());
        cards.number("EVT-ERR", field.eventErrorDeg);
    }
    if (field.wcs) {
        cards.text("CTYPE1", "RA---TAN");
        cards.text("CTYPE2", "DEC--TAN");
        cards.text("RADESYS", "ICRS");
        cards.number("CRVAL1", field.wcs->reference.ra.asDegrees());
        cards.number("CRVAL2", field.wcs->reference.dec.asDegrees());
        cards.number("CRPIX1", field.wcs->referencePixel.x);
        cards.number("CRPIX2", field.wcs->referencePixel.y);
        cards.number("CD1_1", field.wcs->cd11);
        cards.number("CD1_2", field.wcs->cd12);
        cards.number("CD2_1", field.wcs->cd21);
        cards.number("CD2_2", field.wcs->cd22);
    }
    return cards.finished();
}

void addStar(std::vector<double> &image, const StarField &field, double x, double y, double flux)
{
    constexpr double sigma = 1.1; // 1.5" seeing at 0.591" a pixel
    const int reach = flux > 2e5 ? 24 : 9;
    const auto column = static_cast<int>(x);
    const auto row = static_cast<int>(y);
    for (int j = std::max(0, row - reach); j <= std::min(field.height - 1, row + reach); ++j)
        for (int i = std::max(0, column - reach); i <= std::min(field.width - 1, column + reach); ++i) {
            const double r2 = (i - x) * (i - x) + (j - y) * (j - y);
            // A core and a faint wing, as real seeing has.
            const double core = std::exp(-r2 / (2 * sigma * sigma)) / (2 * std::numbers::pi * sigma * sigma);
            const double wing = 0.02 / std::pow(1 + r2 / 9, 2.2);
            image[static_cast<std::size_t>(j * field.width + i)] += flux * (core + wing * 0.1);
        }
}

} // namespace

std::vector<std::uint16_t> pixelsOf(const StarField &field)
{
    std::vector<double> image(static_cast<std::size_t>(field.width * field.height), field.sky);
    std::mt19937 chance(field.seed);
    for (int i = 0; i < field.stars; ++i) {
        const double x = unit(chance) * field.width;
        const double y = unit(chance) * field.height;
        const double flux = 350 * std::pow(unit(chance), -1.15) * field.flux;
        const int steps = std::max(1, static_cast<int>(field.trailPx));
        for (int step = 0; step < steps; ++step)
            addStar(image, field, x + step * 0.94, y + step * 0.34, std::min(flux, 2e6) / steps);
    }
    if (field.afterglow > 0 && field.wcs && field.event)
        if (const auto at = field.wcs->toPixel(*field.event))
            addStar(image, field, at->x - 1, at->y - 1, field.afterglow * 7.6);
    std::mt19937 noise(field.noiseSeed);
    std::vector<std::uint16_t> pixels(image.size());
    for (std::size_t i = 0; i < image.size(); ++i) {
        const double above = image[i] - field.sky;
        const double sigma = above > 0.5 ? std::hypot(field.noise, std::sqrt(above) * 2) : field.noise;
        // The sum of the four bytes of a draw is near enough to a Gaussian: mean 510, sigma 147.8.
        const auto draw = noise();
        const auto sum = (draw & 255U) + (draw >> 8 & 255U) + (draw >> 16 & 255U) + (draw >> 24);
        const double gauss = (static_cast<double>(sum) - 510) / 147.8;
        pixels[i] = static_cast<std::uint16_t>(std::clamp(image[i] + sigma * gauss, 0.0, 65535.0));
    }
    return pixels;
}

Frame frameOf(const StarField &field)
{
    FrameFacts facts;
    facts.channel = field.channel;
    facts.wcs = field.wcs;
    facts.exposureStart = field.start;
    facts.exposure = fromSeconds(field.exposureS);
    facts.emGain = field.emGain;
    auto pixels = std::make_shared<const std::vector<std::uint16_t>>(pixelsOf(field));
    return Frame::of(std::move(pixels), field.width, field.height, facts).value();
}

bool writeStarField(const QString &path, const StarField &field)
{
    QByteArray bytes = headerOf(field);
    const auto pixels = pixelsOf(field);
    QByteArray data(static_cast<qsizetype>(pixels.size() * 2), '\0');
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const auto stored = static_cast<std::uint16_t>(pixels[i] ^ 0x8000u); // BZERO 32768
        data[static_cast<qsizetype>(2 * i)] = static_cast<char>(stored >> 8);
        data[static_cast<qsizetype>(2 * i + 1)] = static_cast<char>(stored & 0xff);
    }
    bytes += data;
    bytes.append((2880 - bytes.size() % 2880) % 2880, '\0');
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

IcrsDirection burstPosition()
{
    return {Angle::degrees(288.26452), Angle::degrees(19.77350)};
}

TangentPlane burstPlane(Angle up)
{
    return TangentPlane::around(burstPosition(), {512.5, 512.5}, 0.591, up);
}

} // namespace tulpar::test
