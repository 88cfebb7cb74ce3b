#include "core/fits/frame_cube.h"

#include "core/fits/cfitsio_file.h"
#include "core/fits/cube_cards.h"
#include "core/fits/cube_file.h"
#include "core/fits/mapped_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

// Not ".part": what is left of an attempt is no frame that the core would look for.
const std::string kUnfinished = ".packing";
constexpr std::size_t kTimeBytes = 32;
constexpr std::size_t kDigestBytes = 64;
constexpr int kSpareCards = 40; // of the compressed image itself
constexpr std::string_view kRaw = ".fits";

/// What a compressed image's own header says otherwise, or what holds only for the file as it was.
constexpr std::array<std::string_view, 10> kOwnCards{"SIMPLE", "BITPIX",   "NAXIS",   "NAXIS1", "NAXIS2",
                                                     "EXTEND", "CHECKSUM", "DATASUM", "PCOUNT", "GCOUNT"};

Result<void> flush(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isFlushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return isFlushed ? Result<void>() : fail(Errc::Io, path.string() + ": cannot flush");
}

std::string valueOf(const RawCards &cards, std::string_view keyword)
{
    for (const std::string &card : cards.cards)
        if (keywordOf(card) == keyword) {
            const auto begin = card.find('\'');
            const auto end = begin == std::string::npos ? begin : card.find('\'', begin + 1);
            return end == std::string::npos ? std::string() : card.substr(begin + 1, end - begin - 1);
        }
    return {};
}

/// Text as a column of this width keeps it.
std::string cell(std::string text, std::size_t width)
{
    text.resize(width, '\0');
    return text;
}

/// Columns of characters alone, row behind row.
struct TextTable {
    const char *name;
    std::vector<std::pair<const char *, std::size_t>> columns; ///< name and width
    std::string bytes;
};

void writeTable(fitsfile *file, const TextTable &table, int *status)
{
    std::size_t width = 0;
    std::vector<std::string> forms;
    for (const auto &[name, bytes] : table.columns) {
        forms.push_back(std::to_string(bytes) + "A");
        width += bytes;
    }
    std::vector<char *> names;
    std::vector<char *> formats;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        names.push_back(const_cast<char *>(table.columns[i].first));
        formats.push_back(forms[i].data());
    }
    const auto rows = static_cast<LONGLONG>(table.bytes.size() / width);
    fits_create_tbl(
        file, BINARY_TBL, rows, static_cast<int>(names.size()), names.data(), formats.data(), nullptr,
        table.name, status);
    fits_write_tblbytes(
        file, 1, 1, static_cast<LONGLONG>(table.bytes.size()),
        reinterpret_cast<unsigned char *>(const_cast<char *>(table.bytes.data())), status);
}

/// The pixels of a frame's file as numbers of 16 bits, not scaled.
Result<std::vector<std::uint16_t>> pixelsOf(const std::filesystem::path &raw, const RawCards &cards)
{
    const auto file = MappedFile::open(raw);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(cards.width * cards.height));
    if (!(*file)->isWhole() || std::ssize((*file)->bytes()) != cards.fileBytes())
        return fail(Errc::Malformed, raw.string() + " has changed");
    std::memcpy(pixels.data(), (*file)->bytes().data() + cards.headerBytes, 2 * pixels.size());
    if (!(*file)->isWhole())
        return fail(Errc::Malformed, raw.string() + " has changed");
    std::ranges::transform(pixels, pixels.begin(), swappedEnds);
    return pixels;
}

Result<void> writeImage(
    fitsfile *file, std::span<const CubeSource> frames, std::span<const RawCards> headers,
    const SharedCards &shared, int *status)
{
    const RawCards &first = headers.front();
    std::array<long, 3> axes{first.width, first.height, static_cast<long>(frames.size())};
    std::array<long, 3> tile{first.width, first.height, 1};
    fits_set_compression_type(file, RICE_1, status);
    fits_set_tile_dim(file, 3, tile.data(), status);
    fits_create_img(file, SHORT_IMG, 3, axes.data(), status);
    fits_set_hdrsize(file, static_cast<int>(first.cards.size()) + kSpareCards, status);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto pixels = pixelsOf(frames[i].raw, headers[i]);
        if (!pixels)
            return tl::unexpected(pixels.error());
        std::array<LONGLONG, 3> start{1, 1, static_cast<LONGLONG>(i) + 1};
        fits_write_pixll(
            file, TSHORT, start.data(), static_cast<LONGLONG>(pixels->size()),
            const_cast<std::uint16_t *>(pixels->data()), status);
    }
    for (std::size_t i = 0; i < shared.first().size(); ++i)
        if (!shared.differs()[i]
            && std::ranges::find(kOwnCards, keywordOf(shared.first()[i])) == kOwnCards.end())
            fits_write_record(file, shared.first()[i].c_str(), status);
    fits_write_chksum(file, status);
    return {};
}

TextTable planesTable(
    std::span<const CubeSource> frames, std::span<const RawCards> headers, const SharedCards &shared)
{
    std::size_t longest = 1;
    for (const CubeSource &frame : frames)
        longest = std::max(longest, frame.raw.filename().string().size());
    TextTable table{
        "PLANES",
        {{"FILE", longest},
         {"DATE-OBS", kTimeBytes},
         {"SHA256", kDigestBytes},
         {"CARDS", kCardBytes * shared.differing()}},
        {}};
    for (std::size_t i = 0; i < frames.size(); ++i)
        table.bytes += cell(frames[i].raw.filename().string(), longest)
            + cell(valueOf(headers[i], "DATE-OBS"), kTimeBytes) + cell(frames[i].sha256, kDigestBytes)
            + shared.differing(headers[i]);
    if (shared.differing() == 0) // a column without width is legal and breaks readers
        table.columns.pop_back();
    return table;
}

TextTable headerTable(const SharedCards &shared)
{
    TextTable table{"HEADER", {{"CARD", kCardBytes}, {"DIFFERS", 1}}, {}};
    for (std::size_t i = 0; i < shared.first().size(); ++i)
        table.bytes += shared.first()[i] + (shared.differs()[i] ? 'T' : 'F');
    return table;
}

Result<void> writeCube(std::span<const CubeSource> frames, const std::filesystem::path &packing)
{
    std::vector<RawCards> headers;
    for (const CubeSource &frame : frames) {
        auto cards = rawCardsOf(frame.raw);
        if (!cards)
            return tl::unexpected(cards.error());
        headers.push_back(std::move(*cards));
        if (likenessOf(headers.back()) != likenessOf(headers.front())
            || headers.back().cards.size() != headers.front().cards.size())
            return fail(
                Errc::Unsupported, frame.raw.string() + " is not like " + frames.front().raw.string());
    }
    const SharedCards shared(headers);
    int status = 0;
    fitsfile *made = nullptr;
    if (fits_create_diskfile(&made, packing.c_str(), &status) != 0)
        return fail(Errc::Io, packing.string() + ": " + cfitsioMessage(status));
    CfitsioFile to(made);
    if (const auto image = writeImage(made, frames, headers, shared, &status); !image)
        return image;
    const TextTable planes = planesTable(frames, headers, shared);
    writeTable(made, planes, &status);
    if (shared.differing() > 0) { // for readers: so many cards of 80 characters
        const std::string shape = "(80," + std::to_string(shared.differing()) + ")";
        fits_write_key_str(made, "TDIM4", shape.c_str(), "cards that differ", &status);
    }
    fits_write_chksum(made, &status);
    writeTable(made, headerTable(shared), &status);
    fits_write_chksum(made, &status);
    int closing = 0;
    fits_close_file(to.release(), &closing);
    if (status != 0 || closing != 0)
        return fail(Errc::Io, packing.string() + ": " + cfitsioMessage(status != 0 ? status : closing));
    return {};
}

/// Every plane read back.
Result<void> proven(
    std::span<const CubeSource> frames, const std::filesystem::path &file, const CubeProof &isRight)
{
    const auto cube = CubeFile::open(file);
    if (!cube)
        return tl::unexpected(cube.error());
    if (cube->planes().size() != frames.size())
        return fail(Errc::Unsupported, file.string() + " has another number of planes");
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto bytes = cube->bytes(i);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (cube->planes()[i].file != frames[i].raw.filename().string()
            || cube->planes()[i].sha256 != frames[i].sha256 || !isRight(i, *bytes))
            return fail(Errc::Unsupported, frames[i].raw.string() + " would not come back byte for byte");
    }
    return {};
}

} // namespace

std::filesystem::path cubeName(const std::filesystem::path &first)
{
    std::string name = first.string();
    if (name.ends_with(kRaw))
        name.resize(name.size() - kRaw.size());
    return name + ".cube.fits.fz";
}

Result<void> packCube(
    std::span<const CubeSource> frames, const std::filesystem::path &cube, const CubeProof &isRight)
{
    if (frames.empty())
        return fail(Errc::Unsupported, "a cube of no frames");
    std::error_code failed;
    if (std::filesystem::exists(cube, failed)) { // by an attempt that ended before it was told
        if (const auto same = proven(frames, cube, isRight); !same)
            return fail(Errc::Refused, cube.string() + " is there already, and does not hold these frames");
        return flush(cube).and_then([&] { return flush(cube.parent_path()); });
    }
    const std::filesystem::path packing = cube.string() + kUnfinished;
    std::filesystem::remove(packing, failed);
    auto done = writeCube(frames, packing);
    if (done)
        done = flush(packing);
    if (done)
        done = proven(frames, packing, isRight);
    if (!done) {
        std::filesystem::remove(packing, failed);
        return done;
    }
    std::filesystem::rename(packing, cube, failed);
    if (failed)
        return fail(Errc::Io, cube.string() + ": " + failed.message());
    return flush(cube.parent_path());
}

} // namespace tulpar
