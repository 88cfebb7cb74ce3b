#include "core/fits/frame_packer.h"

#include "core/fits/cfitsio_file.h"
#include "core/fits/hdu_list.h"
#include "core/fits/header_check.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace tulpar {

namespace {

// Not ".part": what is left of an attempt is no frame that the core would look for.
const std::string kUnfinished = ".packing";
constexpr std::size_t kGrowBytes = 1 << 22;

Result<std::vector<std::byte>> bytesOf(const std::filesystem::path &path)
{
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        return fail(failed ? Errc::Io : Errc::NotFound, path.string() + " is not there");
    const auto size = std::filesystem::file_size(path, failed);
    std::ifstream file(path, std::ios::binary);
    std::vector<std::byte> bytes(failed ? 0 : static_cast<std::size_t>(size));
    if (failed
        || !file.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size())))
        return fail(Errc::Io, path.string() + " cannot be read");
    return bytes;
}

Result<void> mustBePackable(const std::filesystem::path &raw, const std::vector<std::byte> &bytes)
{
    const auto hdus = listHdus(std::span(bytes));
    if (!hdus)
        return fail(hdus.error().code, raw.string() + ": " + hdus.error().detail);
    const bool isOneImage = hdus->size() == 1 && hdus->front().kind == HduKind::Image
        && hdus->front().bitpix == 16 && hdus->front().axes.size() >= 2;
    return isOneImage ? Result<void>()
                      : fail(Errc::Unsupported, raw.string() + " is not one image of 16-bit integers");
}

Result<void> writePacked(const std::filesystem::path &raw, const std::filesystem::path &packing)
{
    const auto from = CfitsioFile::openForReading(raw);
    if (!from)
        return tl::unexpected(from.error());
    int status = 0;
    fitsfile *made = nullptr;
    if (fits_create_diskfile(&made, packing.c_str(), &status) != 0)
        return fail(Errc::Io, packing.string() + ": " + cfitsioMessage(status));
    CfitsioFile to(made);
    fits_set_compression_type(made, RICE_1, &status);
    fits_img_compress(from->get(), made, &status);
    fits_write_chksum(made, &status);
    int closing = 0;
    fits_close_file(to.release(), &closing);
    if (status != 0 || closing != 0)
        return fail(Errc::Io, packing.string() + ": " + cfitsioMessage(status != 0 ? status : closing));
    return {};
}

/// Brings a file's bytes, or a folder's names, to the disk.
Result<void> flush(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isFlushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return isFlushed ? Result<void>() : fail(Errc::Io, path.string() + ": cannot flush");
}

struct FreeMemory {
    void operator()(void *memory) const { std::free(memory); }
};

} // namespace

std::filesystem::path packedName(const std::filesystem::path &raw)
{
    return raw.string() + ".fz";
}

Result<std::vector<std::byte>> unpackedBytes(const std::filesystem::path &packed)
{
    if (const auto sound = checkFitsFile(packed); !sound)
        return tl::unexpected(sound.error());
    const auto from = CfitsioFile::openForReading(packed);
    if (!from)
        return tl::unexpected(from.error());
    int status = 0;
    int kind = 0;
    fits_movabs_hdu(from->get(), 2, &kind, &status); // the first is empty, as a table cannot stand there
    std::size_t size = kGrowBytes;
    void *memory = std::malloc(size);
    fitsfile *made = nullptr;
    LONGLONG end = 0;
    {
        fits_create_memfile(&made, &memory, &size, kGrowBytes, std::realloc, &status);
        const CfitsioFile to(made);
        fits_img_decompress(from->get(), made, &status);
        fits_flush_file(made, &status);
        fits_get_hduaddrll(made, nullptr, nullptr, &end, &status);
    } // the memory is CFITSIO's until the file is closed
    const std::unique_ptr<void, FreeMemory> owned(memory);
    if (status != 0 || end < 0 || static_cast<std::size_t>(end) > size)
        return fail(Errc::Malformed, packed.string() + ": " + cfitsioMessage(status));
    const auto *start = static_cast<const std::byte *>(memory);
    return std::vector<std::byte>(start, start + end);
}

Result<std::filesystem::path> packFrame(const std::filesystem::path &raw)
{
    const auto bytes = bytesOf(raw);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (const auto packable = mustBePackable(raw, *bytes); !packable)
        return tl::unexpected(packable.error());
    const std::filesystem::path packed = packedName(raw);
    std::error_code failed;
    if (std::filesystem::exists(packed, failed)) { // by an attempt that ended before it was told
        const auto back = unpackedBytes(packed);
        if (!back || *back != *bytes)
            return fail(Errc::Refused, packed.string() + " is there already, and is not this frame");
        return flush(packed).and_then([&] { return flush(packed.parent_path()); }).map([&] {
            return packed;
        });
    }
    const std::filesystem::path packing = packed.string() + kUnfinished;
    std::filesystem::remove(packing, failed);
    if (const auto written = writePacked(raw, packing); !written) {
        std::filesystem::remove(packing, failed);
        return tl::unexpected(written.error());
    }
    const auto flushed = flush(packing);
    const auto back = unpackedBytes(packing);
    if (!flushed || !back || *back != *bytes) {
        std::filesystem::remove(packing, failed);
        if (!flushed)
            return tl::unexpected(flushed.error());
        return fail(
            back ? Errc::Unsupported : back.error().code,
            back ? raw.string() + " would not come back byte for byte" : back.error().detail);
    }
    std::filesystem::rename(packing, packed, failed);
    if (failed)
        return fail(Errc::Io, packed.string() + ": " + failed.message());
    return flush(packed.parent_path()).map([&] { return packed; });
}

} // namespace tulpar
