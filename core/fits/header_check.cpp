#include "core/fits/header_check.h"

#include "core/fits/mapped_file.h"
#include "core/image/header.h"

#include <array>
#include <cstdint>
#include <limits>

namespace tulpar {

namespace {

constexpr std::int64_t kMostAxes = 9;
constexpr std::int64_t kMostColumns = 999;
constexpr int kMostHdus = 4096;
constexpr std::int64_t kBlock = 2880;

/// a * b, or nothing when it does not fit.
std::optional<std::int64_t> product(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result))
        return std::nullopt;
    return result;
}

bool isBitpix(std::int64_t value)
{
    return value == 8 || value == 16 || value == 32 || value == 64 || value == -32 || value == -64;
}

/// Reads the cards of one header, keeping where it is for the messages.
class Checker {
public:
    Checker(const FitsHeader &header, int hdu)
        : m_header(header)
        , m_hdu(hdu)
    {
    }

    Failure wrong(const std::string &what) const
    {
        return fail(Errc::Malformed, "FITS header " + std::to_string(m_hdu) + ": " + what);
    }

    /// An integer card within [low, high]; `otherwise` when it is not there.
    Result<std::int64_t> within(
        const std::string &keyword, std::int64_t low, std::int64_t high,
        std::optional<std::int64_t> otherwise = std::nullopt) const
    {
        if (!m_header.text(keyword)) {
            if (otherwise)
                return *otherwise;
            return wrong("no " + keyword);
        }
        const auto value = m_header.integer(keyword);
        if (!value || *value < low || *value > high)
            return wrong(keyword + " = " + std::string(*m_header.text(keyword)));
        return *value;
    }

    Result<std::int64_t> dataBytes() const
    {
        const auto bitpix = within("BITPIX", -64, 64);
        if (!bitpix)
            return Failure(bitpix.error());
        if (!isBitpix(*bitpix))
            return wrong("BITPIX = " + std::to_string(*bitpix));
        const auto axes = within("NAXIS", 0, kMostAxes);
        if (!axes)
            return Failure(axes.error());
        const auto groups = within("GCOUNT", 1, std::numeric_limits<std::int32_t>::max(), 1);
        const auto heap = within("PCOUNT", 0, std::numeric_limits<std::int64_t>::max() / 2, 0);
        if (!groups || !heap)
            return Failure(groups ? heap.error() : groups.error());
        if (*axes == 0)
            return 0;
        const bool isGroups =
            m_hdu == 0 && m_header.truth("GROUPS") == true && m_header.integer("NAXIS1") == 0;
        std::optional<std::int64_t> count = 1;
        for (std::int64_t axis = 1; axis <= *axes && count; ++axis) {
            const auto length =
                within("NAXIS" + std::to_string(axis), 0, std::numeric_limits<std::int64_t>::max());
            if (!length)
                return Failure(length.error());
            if (!(isGroups && axis == 1))
                count = product(*count, *length);
        }
        if (count && !__builtin_add_overflow(*count, *heap, &*count))
            count = product(*count, *groups);
        if (count)
            count = product(*count, (*bitpix < 0 ? -*bitpix : *bitpix) / 8);
        if (!count)
            return wrong("more data than any file can hold");
        return *count;
    }

    Result<void> table() const
    {
        const auto columns = within("TFIELDS", 0, kMostColumns, 0);
        if (!columns)
            return Failure(columns.error());
        if (m_header.truth("ZIMAGE") != true)
            return {};
        const auto bitpix = within("ZBITPIX", -64, 64);
        if (!bitpix)
            return Failure(bitpix.error());
        if (!isBitpix(*bitpix))
            return wrong("ZBITPIX = " + std::to_string(*bitpix));
        const auto axes = within("ZNAXIS", 1, kMostAxes);
        if (!axes)
            return Failure(axes.error());
        constexpr auto kLongest = std::int64_t{std::numeric_limits<std::int32_t>::max()};
        std::optional<std::int64_t> tile = 1;
        for (std::int64_t axis = 1; axis <= *axes && tile; ++axis) {
            const std::string n = std::to_string(axis);
            const auto length = within("ZNAXIS" + n, 1, kLongest);
            const auto tileLength = within("ZTILE" + n, 1, kLongest, axis == 1 ? kLongest : 1);
            if (!length || !tileLength)
                return Failure(length ? tileLength.error() : length.error());
            tile = product(*tile, std::min(*length, *tileLength));
        }
        if (!tile || *tile > kLongest)
            return wrong("tiles larger than 2^31 pixels");
        return {};
    }

private:
    const FitsHeader &m_header;
    int m_hdu;
};

} // namespace

bool isCompressedAsWhole(std::span<const std::byte> file)
{
    const auto byte = [&](std::size_t i) { return std::to_integer<unsigned>(file[i]); };
    if (file.size() < 3)
        return false;
    const bool isGzipOrCompress = byte(0) == 0x1f && (byte(1) == 0x8b || byte(1) == 0x9d);
    const bool isBzip2 = byte(0) == 'B' && byte(1) == 'Z' && byte(2) == 'h';
    const bool isPkzip = byte(0) == 'P' && byte(1) == 'K';
    return isGzipOrCompress || isBzip2 || isPkzip;
}

Result<void> checkFitsHeaders(std::span<const std::byte> file)
{
    return checkFitsHeaders(file, {});
}

Result<void> checkFitsHeaders(std::span<const std::byte> file, const HeaderVisitor &visit)
{
    std::size_t at = 0;
    for (int hdu = 0; at < file.size(); ++hdu) {
        const auto rest = file.subspan(at);
        const std::string_view start(
            reinterpret_cast<const char *>(rest.data()), std::min<std::size_t>(rest.size(), 10));
        if (hdu > 0 && start.substr(0, 9) != "XTENSION=")
            return {}; // special records after the last HDU: CFITSIO does not go there either
        if (hdu == 0 && start.substr(0, 9) != "SIMPLE  =")
            return fail(Errc::UnknownFormat, "not a FITS file: does not begin with SIMPLE");
        if (hdu >= kMostHdus)
            return fail(Errc::TooLarge, "more than " + std::to_string(kMostHdus) + " HDUs");
        const auto header = FitsHeader::parse(rest);
        if (!header)
            return fail(header.error().code, "HDU " + std::to_string(hdu) + ": " + header.error().detail);
        const Checker checker(*header, hdu);
        const auto bytes = checker.dataBytes();
        if (!bytes)
            return Failure(bytes.error());
        if (hdu > 0)
            if (auto table = checker.table(); !table)
                return table;
        const auto left =
            static_cast<std::int64_t>(rest.size() - std::min(rest.size(), header->headerBytes()));
        if (*bytes > left)
            return checker.wrong(
                "says " + std::to_string(*bytes) + " bytes of data, the file has " + std::to_string(left));
        if (visit)
            visit(*header, hdu, static_cast<std::uint64_t>(*bytes));
        at += header->headerBytes() + static_cast<std::size_t>((*bytes + kBlock - 1) / kBlock * kBlock);
    }
    return at == 0 ? Result<void>(fail(Errc::UnknownFormat, "empty file")) : Result<void>();
}

Result<void> checkFitsFile(const std::filesystem::path &file)
{
    const auto mapped = MappedFile::open(file);
    if (!mapped)
        return Failure(mapped.error());
    if (isCompressedAsWhole((*mapped)->bytes()))
        return {};
    if (auto checked = checkFitsHeaders((*mapped)->bytes()); !checked)
        return fail(checked.error().code, file.string() + ": " + checked.error().detail);
    return {};
}

} // namespace tulpar
