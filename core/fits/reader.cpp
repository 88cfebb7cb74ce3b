#include "core/fits/reader.h"

#include "core/fits/cfitsio_file.h"
#include "core/fits/header_check.h"
#include "core/fits/mapped_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>

namespace tulpar {

namespace {

constexpr int kMostAxes = 9;
constexpr std::size_t kCard = 80;
constexpr LONGLONG kMostPixels = 1LL << 31;

/// All cards of the current HDU, compressed images told as if they were not, without END.
Result<std::string> cardsOf(fitsfile *file)
{
    int status = 0;
    int count = 0;
    char *cards = nullptr;
    if (fits_convert_hdr2str(file, 0, nullptr, 0, &cards, &count, &status) != 0)
        return fail(Errc::Malformed, "header: " + cfitsioMessage(status));
    std::string text(cards, static_cast<std::size_t>(count) * kCard);
    fits_free_memory(cards, &status);
    return text;
}

bool hasImage(fitsfile *file)
{
    int status = 0;
    int type = 0;
    int axes = 0;
    fits_get_hdu_type(file, &type, &status);
    if (status != 0 || type != IMAGE_HDU)
        return false; // CFITSIO tells a compressed image as IMAGE_HDU
    std::array<LONGLONG, kMostAxes> lengths{};
    fits_get_img_dim(file, &axes, &status);
    fits_get_img_sizell(file, kMostAxes, lengths.data(), &status);
    if (status != 0 || axes < 1 || axes > kMostAxes)
        return false;
    return std::all_of(lengths.begin(), lengths.begin() + axes, [](LONGLONG n) { return n > 0; });
}

Result<int> moveTo(fitsfile *file, std::optional<int> wanted, int hdus)
{
    int status = 0;
    for (int hdu = wanted.value_or(0); hdu < (wanted ? *wanted + 1 : hdus); ++hdu) {
        if (hdu < 0 || hdu >= hdus)
            return fail(Errc::OutOfRange, "no HDU " + std::to_string(hdu) + " of " + std::to_string(hdus));
        if (fits_movabs_hdu(file, hdu + 1, nullptr, &status) != 0)
            return fail(Errc::Malformed, "HDU " + std::to_string(hdu) + ": " + cfitsioMessage(status));
        if (hasImage(file))
            return hdu;
    }
    return fail(Errc::NotFound, wanted ? "HDU " + std::to_string(*wanted) + " has no image" : "no image");
}

FitsChecksum checksumOf(fitsfile *file)
{
    int status = 0;
    int dataOk = 0;
    int hduOk = 0;
    if (fits_verify_chksum(file, &dataOk, &hduOk, &status) != 0) {
        fits_clear_errmsg();
        return FitsChecksum::None;
    }
    if (dataOk < 0 || hduOk < 0)
        return FitsChecksum::Bad;
    return dataOk > 0 || hduOk > 0 ? FitsChecksum::Good : FitsChecksum::None;
}

Result<Frame> pixelsOf(fitsfile *file, int width, int height, FrameFacts facts)
{
    int status = 0;
    int kind = 0;
    fits_get_img_equivtype(file, &kind, &status);
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::array<LONGLONG, kMostAxes> first{};
    first.fill(1);
    int anyNull = 0;
    LONGLONG blank = 0;
    int blankStatus = 0;
    fits_read_key(file, TLONGLONG, "BLANK", &blank, nullptr, &blankStatus);
    const bool hasBlank = blankStatus == 0;
    fits_clear_errmsg();
    if (kind == USHORT_IMG && !hasBlank) {
        auto pixels = std::make_shared<std::vector<std::uint16_t>>(count);
        fits_read_pixll(
            file, TUSHORT, first.data(), static_cast<LONGLONG>(count), nullptr, pixels->data(), &anyNull,
            &status);
        if (status == 0)
            return Frame::of(std::move(pixels), width, height, std::move(facts));
        status = 0; // e.g. values beyond 16 bits after scaling: read as floats
        fits_clear_errmsg();
    }
    std::vector<float> pixels(count);
    float nothing = std::numeric_limits<float>::quiet_NaN();
    fits_read_pixll(
        file, TFLOAT, first.data(), static_cast<LONGLONG>(count), &nothing, pixels.data(), &anyNull, &status);
    if (status != 0)
        return fail(Errc::Malformed, "pixels: " + cfitsioMessage(status));
    return Frame::of(std::move(pixels), width, height, std::move(facts));
}

FitsHeader parsed(const std::string &cards)
{
    const std::string closed = cards + std::string("END") + std::string(kCard - 3, ' ');
    auto header = FitsHeader::parse(std::as_bytes(std::span(closed)));
    return header ? std::move(*header) : FitsHeader();
}

} // namespace

Result<FitsImage> readFits(const std::filesystem::path &path, std::optional<int> hdu)
{
    if (auto checked = checkFitsFile(path); !checked)
        return Failure(checked.error());
    const auto opened = CfitsioFile::openForReading(path);
    if (!opened)
        return Failure(opened.error());
    fitsfile *file = opened->get();
    const auto here = [&](const Error &error) {
        return fail(error.code, path.string() + ": " + error.detail);
    };

    FitsImage image;
    int status = 0;
    if (fits_get_num_hdus(file, &image.hdus, &status) != 0)
        return fail(Errc::Malformed, path.string() + ": " + cfitsioMessage(status));
    const auto chosen = moveTo(file, hdu, image.hdus);
    if (!chosen)
        return here(chosen.error());
    image.hdu = *chosen;
    std::array<LONGLONG, kMostAxes> lengths{};
    int axes = 0;
    fits_get_img_paramll(file, kMostAxes, &image.bitpix, &axes, lengths.data(), &status);
    const LONGLONG height = axes > 1 ? lengths[1] : 1;
    if (status != 0 || lengths[0] > kMostPixels / std::max<LONGLONG>(height, 1))
        return fail(Errc::TooLarge, path.string() + ": image too large");
    image.checksum = checksumOf(file);
    const auto cards = cardsOf(file);
    if (!cards)
        return here(cards.error());
    image.header = parsed(*cards);
    image.sky = SkyMap::fromCards(*cards);
    auto frame =
        pixelsOf(file, static_cast<int>(lengths[0]), static_cast<int>(height), factsOf(image.header));
    if (!frame)
        return here(frame.error());
    image.frame = std::move(*frame);
    return image;
}

Result<Frame> mapFits(const std::filesystem::path &path)
{
    const auto file = MappedFile::open(path);
    if (!file)
        return Failure(file.error());
    const auto bytes = (*file)->bytes();
    const std::string_view start(
        reinterpret_cast<const char *>(bytes.data()), std::min<std::size_t>(bytes.size(), 9));
    const auto unsupported = [&](const char *why) {
        return fail(Errc::Unsupported, path.string() + ": " + why);
    };
    if (start != "SIMPLE  =")
        return unsupported("not an uncompressed FITS file");
    const auto header = FitsHeader::parse(bytes);
    if (!header)
        return fail(header.error().code, path.string() + ": " + header.error().detail);
    const auto bitpix = header->integer("BITPIX");
    const bool isPlain = header->number("BSCALE").value_or(1) == 1 && !header->text("BLANK");
    const double zero = header->number("BZERO").value_or(0);
    const bool isU16 = bitpix == 16 && zero == 32768 && isPlain;
    const bool isF32 = bitpix == -32 && zero == 0 && isPlain;
    if (header->integer("NAXIS") != 2 || (!isU16 && !isF32))
        return unsupported("not one plane of unsigned 16 bits or floats");
    const std::int64_t width = header->integer("NAXIS1").value_or(0);
    const std::int64_t height = header->integer("NAXIS2").value_or(0);
    const PixelFormat format = isU16 ? PixelFormat::FitsU16 : PixelFormat::FitsF32;
    constexpr std::int64_t kLongestSide = 1 << 20;
    if (width < 1 || height < 1 || width > kLongestSide || height > kLongestSide)
        return fail(Errc::OutOfRange, path.string() + ": NAXIS1 or NAXIS2");
    const std::size_t size =
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * bytesPerPixel(format);
    if (bytes.size() < header->headerBytes() || bytes.size() - header->headerBytes() < size)
        return fail(Errc::Malformed, path.string() + ": image cut short");
    return Frame::view(
        bytes.subspan(header->headerBytes(), size), *file, format, static_cast<int>(width),
        static_cast<int>(height), factsOf(*header));
}

Result<Frame> openFrame(const std::filesystem::path &path)
{
    auto mapped = mapFits(path);
    if (mapped || mapped.error().code != Errc::Unsupported)
        return mapped;
    auto read = readFits(path);
    if (!read)
        return Failure(read.error());
    return read->frame;
}

} // namespace tulpar
