#include "core/fits/apart_server.h"

#include "core/fits/cfitsio_file.h"
#include "core/fits/hdu_list.h"
#include "core/fits/mapped_file.h"
#include "core/fits/reader.h"

#include <nlohmann/json.hpp>

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

namespace tulpar {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kCard = 80;
constexpr std::size_t kPagesAtOnce = 64 << 20; // bytes

std::string lineOf(const Json &object)
{
    return object.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

Json describe(const HduFacts &facts)
{
    return {{"kind", nameOf(facts.kind)},       {"name", facts.name},      {"version", facts.version},
            {"bitpix", facts.bitpix},           {"axes", facts.axes},      {"columns", facts.columns},
            {"compression", facts.compression}, {"bytes", facts.dataBytes}};
}

/// Headers as they stand, through CFITSIO, which has the file expanded in memory.
Result<std::vector<HduFacts>> listExpanded(const std::filesystem::path &path)
{
    const auto opened = CfitsioFile::openForReading(path);
    if (!opened)
        return Failure(opened.error());
    fitsfile *file = opened->get();
    int status = 0;
    int count = 0;
    fits_get_num_hdus(file, &count, &status);
    std::vector<HduFacts> hdus;
    for (int hdu = 0; hdu < count && status == 0; ++hdu) {
        int cards = 0;
        char *text = nullptr;
        fits_movabs_hdu(file, hdu + 1, nullptr, &status);
        LONGLONG headerAt = 0;
        LONGLONG dataAt = 0;
        LONGLONG dataEnd = 0;
        fits_get_hduaddrll(file, &headerAt, &dataAt, &dataEnd, &status);
        fits_hdr2str(file, 0, nullptr, 0, &text, &cards, &status);
        if (status != 0)
            break;
        hdus.push_back(
            hduFactsOf(headerOfCards(std::string(text, static_cast<std::size_t>(cards) * kCard)), hdu));
        hdus.back().dataBytes = static_cast<std::uint64_t>(dataEnd - dataAt);
        fits_free_memory(text, &status);
    }
    if (status != 0)
        return fail(Errc::Malformed, path.string() + ": " + cfitsioMessage(status));
    return hdus;
}

std::string listed(const ApartOrder &order)
{
    auto hdus = listHdus(order.file);
    if (!hdus && hdus.error().code == Errc::Unsupported)
        hdus = listExpanded(order.file);
    if (!hdus)
        return apartFailure(hdus.error());
    Json list = Json::array();
    for (const HduFacts &facts : *hdus)
        list.push_back(describe(facts));
    return lineOf({{"hdus", list}});
}

/// The shared memory, as large as the pixels are.
Result<PixelMemory> sharedMemory(const ApartOrder &order, std::size_t bytes)
{
    if (bytes > order.mostPixelBytes)
        return fail(
            Errc::TooLarge,
            "an image of " + std::to_string(bytes) + " bytes, more than the "
                + std::to_string(order.mostPixelBytes) + " allowed");
    void *start = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, order.memoryDescriptor, 0);
    if (start == MAP_FAILED)
        return fail(Errc::TooLarge, std::string("no shared memory: ") + std::strerror(errno));
    // Pages at once cost a fraction of one by one; of a header that lies, only so much. What fails is slower.
    (void)madvise(start, std::min(bytes, kPagesAtOnce), MADV_POPULATE_WRITE);
    return PixelMemory{
        static_cast<std::byte *>(start),
        std::shared_ptr<const void>(start, [bytes](void *memory) { munmap(memory, bytes); })};
}

std::string read(const ApartOrder &order)
{
    ReadWish wish;
    if (order.hdu >= 0)
        wish.hdu = order.hdu;
    wish.plane = order.plane;
    wish.isChecksumWanted = order.isChecksumWanted;
    wish.isSkyWanted = order.isSkyWanted;
    const auto image =
        readFits(order.file, wish, [&](std::size_t bytes) { return sharedMemory(order, bytes); });
    if (!image)
        return apartFailure(image.error());
    return lineOf(
               {{"width", image->frame.width()},
                {"height", image->frame.height()},
                {"bytes_per_pixel", bytesPerPixel(image->frame.format())},
                {"bitpix", image->bitpix},
                {"hdus", image->hdus},
                {"hdu", image->hdu},
                {"plane", image->plane},
                {"planes", image->planes},
                {"checksum", nameOf(image->checksum)}})
        + image->cards;
}

} // namespace

std::string apartReply(const ApartOrder &order)
{
    return order.kind == ApartOrder::Kind::List ? listed(order) : read(order);
}

std::string apartFailure(const Error &error)
{
    return lineOf({{"code", nameOf(error.code)}, {"error", error.detail}});
}

} // namespace tulpar
