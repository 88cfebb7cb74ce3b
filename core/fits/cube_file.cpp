#include "core/fits/cube_file.h"

#include "core/fits/cfitsio_file.h"
#include "core/fits/cube_cards.h"
#include "core/fits/header_check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

namespace tulpar {

namespace {

std::string uncell(std::string_view bytes)
{
    const auto end = std::min(bytes.find('\0'), bytes.size());
    const auto last = bytes.substr(0, end).find_last_not_of(' ');
    return std::string(bytes.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

/// A table of characters alone, read as it stands.
struct ReadTable {
    std::vector<std::size_t> widths;
    std::size_t rowBytes = 0;
    std::string bytes;
    [[nodiscard]] std::size_t rows() const { return rowBytes == 0 ? 0 : bytes.size() / rowBytes; }
    [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const
    {
        std::size_t start = row * rowBytes;
        for (std::size_t i = 0; i < column; ++i)
            start += widths[i];
        return std::string_view(bytes).substr(start, widths[column]);
    }
};

std::optional<ReadTable> readTable(fitsfile *file, const char *name, int columns)
{
    int status = 0;
    long rows = 0;
    int found = 0;
    fits_movnam_hdu(file, BINARY_TBL, const_cast<char *>(name), 0, &status);
    fits_get_num_rows(file, &rows, &status);
    fits_get_num_cols(file, &found, &status);
    ReadTable table;
    for (int i = 1; i <= found && status == 0; ++i) {
        int type = 0;
        long repeat = 0;
        fits_get_coltype(file, i, &type, &repeat, nullptr, &status);
        if (type != TSTRING || repeat < 0)
            return std::nullopt;
        table.widths.push_back(static_cast<std::size_t>(repeat));
        table.rowBytes += table.widths.back();
    }
    if (status != 0 || found < columns || rows < 1 || table.rowBytes == 0) {
        fits_clear_errmsg();
        return std::nullopt;
    }
    table.bytes.resize(static_cast<std::size_t>(rows) * table.rowBytes);
    fits_read_tblbytes(
        file, 1, 1, static_cast<LONGLONG>(table.bytes.size()),
        reinterpret_cast<unsigned char *>(table.bytes.data()), &status);
    fits_clear_errmsg();
    return status == 0 ? std::optional(std::move(table)) : std::nullopt;
}

} // namespace

struct CubeFile::Parts {
    std::filesystem::path path;
    CfitsioFile file;
    SharedCards shared;
    std::vector<CubePlane> planes;
    std::vector<std::string> differing;
    std::array<LONGLONG, 3> axes{};
};

CubeFile::CubeFile(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
CubeFile::CubeFile(CubeFile &&other) noexcept = default;
CubeFile::~CubeFile() = default;

Result<CubeFile> CubeFile::open(const std::filesystem::path &cube)
{
    const auto notOne = [&cube](const std::string &why) {
        return fail(Errc::Malformed, cube.string() + " is no cube of frames: " + why);
    };
    if (const auto sound = checkFitsFile(cube); !sound)
        return tl::unexpected(sound.error());
    auto file = CfitsioFile::openForReading(cube);
    if (!file)
        return tl::unexpected(file.error());
    const auto planes = readTable(file->get(), "PLANES", 3);
    const auto header = readTable(file->get(), "HEADER", 2);
    if (!planes || !header || header->widths != std::vector<std::size_t>{kCardBytes, 1})
        return notOne("it has no tables of its planes");
    std::vector<std::string> first;
    std::vector<bool> differs;
    for (std::size_t row = 0; row < header->rows(); ++row) {
        first.emplace_back(header->at(row, 0));
        differs.push_back(header->at(row, 1) == "T");
    }
    auto parts = std::make_unique<Parts>(
        Parts{cube, std::move(*file), SharedCards(std::move(first), std::move(differs)), {}, {}, {}});
    const std::size_t wanted = kCardBytes * parts->shared.differing();
    if (wanted != (planes->widths.size() > 3 ? planes->widths[3] : 0))
        return notOne("its cards are not those of its header");
    for (std::size_t row = 0; row < planes->rows(); ++row) {
        parts->planes.push_back(
            {uncell(planes->at(row, 0)), uncell(planes->at(row, 1)), uncell(planes->at(row, 2))});
        parts->differing.emplace_back(wanted > 0 ? planes->at(row, 3) : std::string_view());
    }
    int status = 0;
    int bitpix = 0;
    int dimensions = 0;
    fits_movabs_hdu(parts->file.get(), 2, nullptr, &status);
    fits_get_img_paramll(parts->file.get(), 3, &bitpix, &dimensions, parts->axes.data(), &status);
    if (status != 0 || dimensions != 3 || bitpix != SHORT_IMG
        || parts->axes[2] != static_cast<LONGLONG>(parts->planes.size()))
        return notOne(status != 0 ? cfitsioMessage(status) : "its image is another one");
    return CubeFile(std::move(parts));
}

const std::vector<CubePlane> &CubeFile::planes() const
{
    return m_parts->planes;
}

Result<std::string> CubeFile::header(std::size_t plane) const
{
    if (plane >= m_parts->planes.size())
        return fail(Errc::OutOfRange, m_parts->path.string() + ": no plane " + std::to_string(plane));
    return m_parts->shared.whole(m_parts->differing[plane]);
}

Result<std::vector<std::byte>> CubeFile::bytes(std::size_t plane) const
{
    const auto text = header(plane);
    if (!text)
        return tl::unexpected(text.error());
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(m_parts->axes[0] * m_parts->axes[1]));
    std::array<LONGLONG, 3> start{1, 1, static_cast<LONGLONG>(plane) + 1};
    int status = 0;
    int anyNull = 0;
    fits_movabs_hdu(m_parts->file.get(), 2, nullptr, &status);
    fits_set_bscale(m_parts->file.get(), 1, 0, &status); // the numbers as they stand in the file
    fits_read_pixll(
        m_parts->file.get(), TSHORT, start.data(), static_cast<LONGLONG>(pixels.size()), nullptr,
        pixels.data(), &anyNull, &status);
    if (status != 0)
        return fail(Errc::Malformed, m_parts->path.string() + ": " + cfitsioMessage(status));
    std::ranges::transform(pixels, pixels.begin(), swappedEnds);
    const std::size_t data = (2 * pixels.size() + kFitsBlockBytes - 1) / kFitsBlockBytes * kFitsBlockBytes;
    std::vector<std::byte> bytes(text->size() + data);
    std::memcpy(bytes.data(), text->data(), text->size());
    std::memcpy(bytes.data() + text->size(), pixels.data(), 2 * pixels.size());
    return bytes;
}

} // namespace tulpar
