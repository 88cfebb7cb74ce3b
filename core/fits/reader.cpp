#include "core/fits/reader.h"

#include "core/fits/cfitsio_file.h"
#include "core/fits/cube_file.h"
#include "core/fits/header_check.h"
#include "core/fits/mapped_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>

#include <sys/mman.h>

namespace tulpar {

namespace {

constexpr int kMostAxes = 9;
constexpr std::size_t kCard = 80;
constexpr LONGLONG kMostPixels = 1LL << 31;
constexpr std::size_t kHugePage = 2 << 20; // bytes

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

struct Shape {
    int bitpix = 0;
    int axes = 0;
    std::array<LONGLONG, kMostAxes> lengths{};

    [[nodiscard]] bool hasPixels() const
    {
        return axes >= 1
            && std::all_of(lengths.begin(), lengths.begin() + axes, [](LONGLONG n) { return n > 0; });
    }
    [[nodiscard]] LONGLONG width() const { return lengths[0]; }
    [[nodiscard]] LONGLONG height() const { return axes > 1 ? lengths[1] : 1; }
};

/// What the current HDU shows, or in words why nothing.
Result<Shape> shapeOf(fitsfile *file)
{
    int status = 0;
    int type = 0;
    fits_get_hdu_type(file, &type, &status);
    if (status == 0 && type != IMAGE_HDU) // CFITSIO tells a compressed image as IMAGE_HDU
        return fail(Errc::NotFound, "is a table and has no image");
    Shape shape;
    fits_get_img_dim(file, &shape.axes, &status);
    if (status == 0 && shape.axes > kMostAxes)
        return fail(Errc::Unsupported, std::to_string(shape.axes) + " axes");
    fits_get_img_paramll(file, kMostAxes, &shape.bitpix, &shape.axes, shape.lengths.data(), &status);
    if (status != 0)
        return fail(Errc::Malformed, cfitsioMessage(status));
    if (!shape.hasPixels())
        return fail(Errc::NotFound, "has a header only and no image");
    return shape;
}

struct Place {
    int hdu = 0;
    Shape shape;
};

Result<Place> moveTo(fitsfile *file, std::optional<int> wanted, int hdus)
{
    if (wanted && (*wanted < 0 || *wanted >= hdus))
        return fail(
            Errc::OutOfRange, "no HDU " + std::to_string(*wanted) + ": the file has " + std::to_string(hdus));
    bool hasTable = false;
    for (int hdu = wanted.value_or(0); hdu < (wanted ? *wanted + 1 : hdus); ++hdu) {
        int status = 0;
        if (fits_movabs_hdu(file, hdu + 1, nullptr, &status) != 0)
            return fail(Errc::Malformed, "HDU " + std::to_string(hdu) + ": " + cfitsioMessage(status));
        const auto shape = shapeOf(file);
        if (shape)
            return Place{hdu, *shape};
        if (wanted || shape.error().code != Errc::NotFound)
            return fail(shape.error().code, "HDU " + std::to_string(hdu) + " " + shape.error().detail);
        int type = 0;
        hasTable = hasTable || (fits_get_hdu_type(file, &type, &status) == 0 && type != IMAGE_HDU);
    }
    return fail(Errc::NotFound, hasTable ? "no image: the file holds tables" : "no image: headers only");
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

bool hasBlank(fitsfile *file)
{
    LONGLONG blank = 0;
    int status = 0;
    fits_read_key(file, TLONGLONG, "BLANK", &blank, nullptr, &status);
    fits_clear_errmsg();
    return status == 0;
}

/// The plane that begins at `first`, into memory that `allocate` gives.
Result<Frame> pixelsOf(
    fitsfile *file, const Shape &shape, LONGLONG plane, const PixelAllocator &allocate, FrameFacts facts)
{
    int status = 0;
    int kind = 0;
    fits_get_img_equivtype(file, &kind, &status);
    const auto width = static_cast<int>(shape.width());
    const auto height = static_cast<int>(shape.height());
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::array<LONGLONG, kMostAxes> first{};
    first.fill(1);
    for (std::size_t axis = 2; axis < static_cast<std::size_t>(shape.axes); ++axis) {
        first[axis] = 1 + plane % shape.lengths[axis];
        plane /= shape.lengths[axis];
    }
    int anyNull = 0;
    const auto read = [&](int type, std::size_t bytes, void *nothing, PixelFormat format) -> Result<Frame> {
        auto memory = allocate(count * bytes);
        if (!memory)
            return Failure(memory.error());
        fits_read_pixll(
            file, type, first.data(), static_cast<LONGLONG>(count), nothing, memory->start, &anyNull,
            &status);
        if (status != 0)
            return fail(Errc::Malformed, "pixels: " + cfitsioMessage(status));
        return Frame::view(
            {memory->start, count * bytes}, std::move(memory->keepsAlive), format, width, height,
            std::move(facts));
    };
    if (kind == USHORT_IMG && !hasBlank(file)) {
        if (auto frame = read(TUSHORT, 2, nullptr, PixelFormat::U16); frame)
            return frame;
        status = 0; // e.g. values beyond 16 bits after scaling: read as floats
        fits_clear_errmsg();
    }
    float nothing = std::numeric_limits<float>::quiet_NaN();
    return read(TFLOAT, 4, &nothing, PixelFormat::F32);
}

/// A cube of our own frames knows the header of each; none: another kind of file.
std::optional<std::string> cardsOfPlane(const std::filesystem::path &path, const FitsImage &image)
{
    constexpr int hdusOfCube = 4; // empty, image, planes, header
    if (image.hdus != hdusOfCube || image.hdu != 1 || image.planes < 2)
        return std::nullopt;
    const auto cube = CubeFile::open(path);
    if (!cube)
        return std::nullopt;
    const auto header = cube->header(static_cast<std::size_t>(image.plane));
    return header ? std::optional(header->substr(0, header->find_last_not_of(' ') - 2)) : std::nullopt;
}

/// From the heap, in huge pages where there are; not cleared before CFITSIO fills it.
Result<PixelMemory> fromHeap(std::size_t bytes)
{
    const std::size_t page = bytes < kHugePage ? alignof(std::max_align_t) : kHugePage;
    const std::size_t whole = (bytes + page - 1) / page * page;
    auto *start = static_cast<std::byte *>(std::aligned_alloc(page, whole));
    if (start == nullptr)
        return fail(Errc::TooLarge, "no memory for " + std::to_string(bytes) + " bytes of pixels");
    if (page == kHugePage)
        (void)madvise(start, whole, MADV_HUGEPAGE);
    return PixelMemory{start, std::shared_ptr<const void>(start, [](std::byte *p) { std::free(p); })};
}

} // namespace

FitsHeader headerOfCards(const std::string &cards)
{
    const std::string closed = cards + std::string("END") + std::string(kCard - 3, ' ');
    auto header = FitsHeader::parse(std::as_bytes(std::span(closed)));
    return header ? std::move(*header) : FitsHeader();
}

Result<FitsImage> readFits(const std::filesystem::path &path, const ReadWish &wish)
{
    return readFits(path, wish, fromHeap);
}

Result<FitsImage> readFits(const std::filesystem::path &path, std::optional<int> hdu)
{
    ReadWish wish;
    wish.hdu = hdu;
    return readFits(path, wish, fromHeap);
}

Result<FitsImage> readFits(
    const std::filesystem::path &path, const ReadWish &wish, const PixelAllocator &allocate)
{
    const auto here = [&](const Error &error) {
        return fail(error.code, path.string() + ": " + error.detail);
    };
    if (auto checked = checkFitsFile(path); !checked)
        return Failure(checked.error());
    const auto opened = CfitsioFile::openForReading(path);
    if (!opened)
        return Failure(opened.error());
    fitsfile *file = opened->get();

    FitsImage image;
    int status = 0;
    if (fits_get_num_hdus(file, &image.hdus, &status) != 0)
        return fail(Errc::Malformed, path.string() + ": " + cfitsioMessage(status));
    const auto place = moveTo(file, wish.hdu, image.hdus);
    if (!place)
        return here(place.error());
    const Shape &shape = place->shape;
    image.hdu = place->hdu;
    image.bitpix = shape.bitpix;
    if (shape.width() > kMostPixels / shape.height())
        return fail(
            Errc::TooLarge,
            path.string() + ": an image of " + std::to_string(shape.width()) + " by "
                + std::to_string(shape.height()) + " pixels is too large");
    for (std::size_t axis = 2; axis < static_cast<std::size_t>(shape.axes); ++axis)
        if (__builtin_mul_overflow(image.planes, std::int64_t{shape.lengths[axis]}, &image.planes))
            return fail(Errc::TooLarge, path.string() + ": more planes than can be counted");
    if (wish.plane < 0 || wish.plane >= image.planes)
        return fail(
            Errc::OutOfRange,
            path.string() + ": no plane " + std::to_string(wish.plane) + ": the cube has "
                + std::to_string(image.planes));
    image.plane = wish.plane;
    if (wish.isChecksumWanted)
        image.checksum = checksumOf(file);
    auto cards = cardsOf(file);
    if (!cards)
        return here(cards.error());
    image.cards = cardsOfPlane(path, image).value_or(std::move(*cards));
    image.header = headerOfCards(image.cards);
    if (wish.isSkyWanted)
        image.sky = SkyMap::fromCards(image.cards);
    auto frame = pixelsOf(file, shape, wish.plane, allocate, factsOf(image.header));
    if (!frame)
        return here(frame.error());
    image.frame = std::move(*frame);
    return image;
}

Result<Frame> mapFits(const std::filesystem::path &path)
{
    auto mapped = mapFrame(path);
    if (!mapped)
        return Failure(mapped.error());
    return std::move(mapped->frame);
}

Result<MappedFrame> mapFrame(const std::filesystem::path &path)
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
    auto frame = Frame::view(
        bytes.subspan(header->headerBytes(), size), *file, format, static_cast<int>(width),
        static_cast<int>(height), factsOf(*header));
    if (!frame)
        return Failure(frame.error());
    return MappedFrame{std::move(*frame), *file};
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
