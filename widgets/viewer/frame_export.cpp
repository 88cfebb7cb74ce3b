#include "widgets/viewer/frame_export.h"

#include "core/image/sky_grid.h"
#include "core/measure/region_file.h"

#include <QSaveFile>

#include <algorithm>
#include <bit>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kBlock = 2880;

/// Cards of a header, 80 characters each (FITS standard 4.0, section 4.2).
class Cards {
public:
    void add(const char *keyword, const QByteArray &value)
    {
        m_bytes += QByteArray(keyword).leftJustified(8) + "= " + value.rightJustified(20);
        m_bytes = m_bytes.leftJustified((m_bytes.size() + 79) / 80 * 80);
    }
    void number(const char *keyword, double value) { add(keyword, QByteArray::number(value, 'G', 15)); }
    void whole(const char *keyword, qint64 value) { add(keyword, QByteArray::number(value)); }
    void text(const char *keyword, const std::string &value)
    {
        if (value.empty())
            return;
        QByteArray clean;
        for (const char c : value.substr(0, 60))
            if (c >= 32 && c < 127)
                clean += c == '\'' ? QByteArray("''") : QByteArray(1, c);
        m_bytes += QByteArray(keyword).leftJustified(8) + "= '" + clean.leftJustified(8) + "'";
        m_bytes = m_bytes.leftJustified((m_bytes.size() + 79) / 80 * 80);
    }
    [[nodiscard]] QByteArray finished() const
    {
        const QByteArray all = m_bytes + QByteArray("END").leftJustified(80);
        return all.leftJustified((all.size() + kBlock - 1) / kBlock * kBlock);
    }

private:
    QByteArray m_bytes;
};

void addPlane(Cards &cards, const TangentPlane &wcs, int left, int bottom)
{
    cards.text("CTYPE1", "RA---TAN");
    cards.text("CTYPE2", "DEC--TAN");
    cards.text("RADESYS", "ICRS");
    cards.number("CRVAL1", wcs.reference.ra.asDegrees());
    cards.number("CRVAL2", wcs.reference.dec.asDegrees());
    cards.number("CRPIX1", wcs.referencePixel.x - left);
    cards.number("CRPIX2", wcs.referencePixel.y - bottom);
    cards.number("CD1_1", wcs.cd11);
    cards.number("CD1_2", wcs.cd12);
    cards.number("CD2_1", wcs.cd21);
    cards.number("CD2_2", wcs.cd22);
}

void addFacts(Cards &cards, const FrameFacts &facts)
{
    cards.text("CHANNEL", facts.channel);
    cards.text("EVENT", facts.event);
    if (facts.exposureStart)
        cards.text("DATE-OBS", isoUtc(*facts.exposureStart).substr(0, 23)); // FITS writes no Z
    if (facts.exposure)
        cards.number("EXPTIME", seconds(*facts.exposure));
    if (facts.emGain)
        cards.whole("EMGAIN", *facts.emGain);
    if (facts.gainEPerAdu)
        cards.number("GAIN", *facts.gainEPerAdu);
    if (facts.number > 0)
        cards.whole("FRAMENO", static_cast<qint64>(facts.number));
    if (facts.isSimulated)
        cards.add("SIMULATE", "T");
}

/// What places regions on a plane; nothing known without one.
RegionMaps mapsOf(const std::optional<TangentPlane> &plane)
{
    RegionMaps maps;
    if (plane)
        maps.sky = skyPlacing(*plane);
    return maps;
}

} // namespace

Result<QByteArray> fitsCutout(const Frame &frame, const FrameWindow &window, double planeOffPx)
{
    const int left = std::max(0, static_cast<int>(std::floor(window.left)));
    const int bottom = std::max(0, static_cast<int>(std::floor(window.bottom)));
    const int right = std::min(frame.width(), static_cast<int>(std::ceil(window.left + window.width)));
    const int top = std::min(frame.height(), static_cast<int>(std::ceil(window.bottom + window.height)));
    if (right <= left || top <= bottom)
        return fail(Errc::OutOfRange, "the view shows no pixel of the frame");
    const bool isInteger = isSixteenBit(frame.format());
    Cards cards;
    cards.add("SIMPLE", "T");
    cards.whole("BITPIX", isInteger ? 16 : -32);
    cards.whole("NAXIS", 2);
    cards.whole("NAXIS1", right - left);
    cards.whole("NAXIS2", top - bottom);
    if (isInteger) {
        cards.whole("BZERO", 32768);
        cards.whole("BSCALE", 1);
    }
    addFacts(cards, frame.facts());
    if (frame.facts().wcs)
        addPlane(cards, *frame.facts().wcs, left, bottom);
    if (frame.facts().wcs && planeOffPx > 0) {
        const double degrees = planeOffPx * frame.facts().wcs->scaleArcsecPerPx() / 3600;
        cards.number("CSYER1", degrees);
        cards.number("CSYER2", degrees);
    }
    cards.whole("CUTX1", left + 1); // of the frame it is cut from
    cards.whole("CUTY1", bottom + 1);
    QByteArray file = cards.finished();
    const qsizetype bytes = static_cast<qsizetype>(right - left) * (top - bottom) * (isInteger ? 2 : 4);
    file.reserve(file.size() + (bytes + kBlock - 1) / kBlock * kBlock);
    for (int row = bottom; row < top; ++row)
        for (int column = left; column < right; ++column) {
            const double value = frame.at(column, row);
            std::uint32_t raw = 0;
            if (isInteger)
                raw = static_cast<std::uint32_t>(value) ^ 0x8000U; // BZERO 32768: the sign bit flipped
            else
                raw = std::bit_cast<std::uint32_t>(static_cast<float>(value));
            for (int shift = isInteger ? 8 : 24; shift >= 0; shift -= 8)
                file += static_cast<char>(raw >> shift & 0xffU);
        }
    const qsizetype whole = (file.size() + kBlock - 1) / kBlock * kBlock;
    return file.append(whole - file.size(), '\0');
}

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Errc::Io, file.errorString().toStdString());
    return {};
}

QByteArray regionFileOf(const std::vector<DrawnRegion> &regions)
{
    std::vector<Region> all;
    for (const DrawnRegion &drawn : regions) {
        Region like;
        like.text = drawn.text.toStdString();
        if (!drawn.text.isEmpty() && std::holds_alternative<PointShape>(drawn.shape))
            like.kind = RegionKind::Text;
        const auto frame = drawn.plane ? RegionFrame::Icrs : RegionFrame::Image;
        if (auto region = regionOf(drawn.shape, frame, mapsOf(drawn.plane), like))
            all.push_back(std::move(*region));
    }
    return QByteArray::fromStdString(regionsText(all));
}

Result<LoadedRegions> regionsOf(const QByteArray &file, const Frame &frame)
{
    const auto read = readRegions(std::string_view(file.constData(), static_cast<std::size_t>(file.size())));
    if (!read)
        return Failure(read.error());
    LoadedRegions loaded;
    loaded.leftOut = read->problemCount;
    const auto &plane = frame.facts().wcs;
    const RegionMaps maps = mapsOf(plane);
    for (const Region &region : read->regions) {
        const auto shape = pixelShapeOf(region, maps);
        if (shape)
            loaded.regions.push_back(
                {*shape, region.isOnSky() ? plane : std::nullopt, QString::fromStdString(region.text)});
        else
            ++loaded.leftOut;
    }
    return loaded;
}

} // namespace tulpar
