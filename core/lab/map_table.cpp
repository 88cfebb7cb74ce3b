#include "core/lab/map_table.h"

#include "core/base/parse.h"
#include "core/fits/cfitsio_file.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <limits>

namespace tulpar {

namespace {

constexpr std::size_t kCard = 80;
constexpr std::size_t kBlock = 2880;
constexpr std::size_t kMostHeaderBlocks = 256;
constexpr int kMostHdus = 8;
constexpr std::int64_t kMostColumns = 64;
constexpr std::int64_t kMostRowBytes = 1 << 20;
constexpr std::int64_t kMostTableBytes = std::int64_t{1}
    << 31; // a flat map of order 11 with four columns of doubles
constexpr std::int64_t kSlabBytes = 4 << 20;

/// An integer card within [low, high]; `otherwise` when it is not there.
Result<std::int64_t> within(
    const FitsHeader &header, const std::string &keyword, std::int64_t low, std::int64_t high,
    std::optional<std::int64_t> otherwise = std::nullopt)
{
    const auto text = header.text(keyword);
    if (!text) {
        if (otherwise)
            return *otherwise;
        return fail(Errc::Malformed, "FITS header without " + keyword);
    }
    const auto value = header.integer(keyword);
    if (!value || *value < low)
        return fail(Errc::Malformed, "FITS header says " + keyword + " = " + std::string(*text));
    if (*value > high)
        return fail(
            Errc::TooLarge,
            "FITS header says " + keyword + " = " + std::string(*text) + ", more than "
                + std::to_string(high));
    return *value;
}

/// Bytes of one value of a TFORM's letter; none for what no map's column is.
std::optional<std::int64_t> bytesOf(char type)
{
    switch (type) {
    case 'L':
    case 'B':
    case 'A':
        return 1;
    case 'I':
        return 2;
    case 'J':
    case 'E':
        return 4;
    case 'K':
    case 'D':
        return 8;
    default:
        return std::nullopt;
    }
}

Result<MapColumn> columnOf(const FitsHeader &header, int number)
{
    MapColumn column;
    column.number = number;
    const std::string n = std::to_string(number);
    for (const char c : header.text("TTYPE" + n).value_or(""))
        column.name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const std::string form(header.text("TFORM" + n).value_or(""));
    const std::size_t digits = std::min(form.find_first_not_of("0123456789"), form.size());
    if (digits > 9 || digits == form.size())
        return fail(Errc::Malformed, "FITS header says TFORM" + n + " = '" + form + "'");
    column.repeat = digits == 0 ? 1 : std::stoll(form.substr(0, digits));
    column.type = form[digits];
    for (const char *scaling : {"TSCAL", "TZERO"})
        if (header.text(scaling + n))
            return fail(Errc::Unsupported, "a column scaled by " + (scaling + n));
    if (!bytesOf(column.type) || column.repeat > kMostRowBytes)
        return fail(Errc::Unsupported, "a column of the type TFORM" + n + " = '" + form + "'");
    return column;
}

/// Bytes of data after any header that is not read, padded to blocks.
Result<std::uint64_t> dataBytes(const FitsHeader &header)
{
    constexpr auto kHuge = std::int64_t{1} << 40;
    const auto axes = within(header, "NAXIS", 0, 9);
    const auto bitpix = within(header, "BITPIX", -64, 64);
    const auto heap = within(header, "PCOUNT", 0, kMostTableBytes, 0);
    if (!axes || !bitpix || !heap)
        return Failure(!axes ? axes.error() : !bitpix ? bitpix.error() : heap.error());
    std::int64_t count = *axes == 0 ? 0 : 1;
    for (std::int64_t axis = 1; axis <= *axes; ++axis) {
        const auto length = within(header, "NAXIS" + std::to_string(axis), 0, kMostTableBytes);
        if (!length)
            return Failure(length.error());
        if (__builtin_mul_overflow(count, *length, &count) || count > kHuge)
            return fail(Errc::TooLarge, "FITS header claims more than 1 TB of data");
    }
    const auto bytes = static_cast<std::uint64_t>((count + *heap) * (std::abs(*bitpix) / 8));
    if (bytes > static_cast<std::uint64_t>(kMostTableBytes))
        return fail(
            Errc::TooLarge, "FITS header claims " + std::to_string(bytes) + " bytes of data before the map");
    return (bytes + kBlock - 1) / kBlock * kBlock;
}

void putCard(std::string &cards, std::string text)
{
    text.resize(kCard, ' ');
    cards += text;
}

void putNumber(std::string &cards, const std::string &keyword, std::int64_t value)
{
    std::string name = keyword;
    name.resize(8, ' ');
    const std::string digits = std::to_string(value);
    putCard(cards, name + "= " + std::string(20 - std::min<std::size_t>(20, digits.size()), ' ') + digits);
}

void endHeader(std::string &cards)
{
    putCard(cards, "END");
    cards.resize((cards.size() + kBlock - 1) / kBlock * kBlock, ' ');
}

} // namespace

Result<MapTable> MapTable::open(std::span<const std::byte> file)
{
    MapTable table(file);
    for (int hdu = 0; hdu < kMostHdus; ++hdu) {
        const auto header = table.nextHeader();
        if (!header)
            return hdu == 0 ? Failure(header.error())
                            : fail(header.error().code, "no table with a sky map: " + header.error().detail);
        if (header->text("XTENSION") == "BINTABLE") {
            if (auto taken = table.takeTable(*header); !taken)
                return Failure(taken.error());
            if (table.column({"PROBDENSITY", "PROB", "PROBABILITY"}) != nullptr)
                return table;
        }
        const auto bytes = dataBytes(*header);
        if (!bytes)
            return Failure(bytes.error());
        if (auto skipped = table.m_source->skip(*bytes); !skipped)
            return fail(Errc::Malformed, "no table with a sky map: " + skipped.error().detail);
    }
    return fail(
        Errc::UnknownFormat, "no sky map in the first " + std::to_string(kMostHdus) + " tables of the file");
}

const MapColumn *MapTable::column(std::initializer_list<std::string_view> names) const
{
    for (const std::string_view name : names)
        for (const MapColumn &column : m_columns)
            if (column.name == name)
                return &column;
    return nullptr;
}

Result<FitsHeader> MapTable::nextHeader()
{
    std::vector<std::byte> header;
    for (std::size_t block = 0; block < kMostHeaderBlocks; ++block) {
        header.resize((block + 1) * kBlock);
        const auto here = std::span(header).subspan(block * kBlock);
        const auto count = m_source->read(here);
        if (!count)
            return Failure(count.error());
        const std::string_view text(reinterpret_cast<const char *>(here.data()), *count);
        if (block == 0 && !text.starts_with("SIMPLE  =") && !text.starts_with("XTENSION="))
            return fail(Errc::UnknownFormat, *count == 0 ? "the file ends" : "not a FITS header");
        if (*count < kBlock)
            return fail(Errc::Malformed, "the file ends within a FITS header");
        for (std::size_t card = 0; card < kBlock / kCard; ++card)
            if (text.substr(card * kCard, 8) == "END     ")
                return FitsHeader::parse(header);
    }
    return fail(
        Errc::TooLarge, "FITS header of more than " + std::to_string(kMostHeaderBlocks * kBlock) + " bytes");
}

Result<void> MapTable::takeTable(const FitsHeader &header)
{
    const auto bitpix = within(header, "BITPIX", 8, 8);
    const auto axes = within(header, "NAXIS", 2, 2);
    const auto groups = within(header, "GCOUNT", 1, 1, 1);
    const auto rowBytes = within(header, "NAXIS1", 1, kMostRowBytes);
    const auto rows = within(header, "NAXIS2", 0, kMostTableBytes);
    const auto columns = within(header, "TFIELDS", 1, kMostColumns);
    for (const auto *claim : {&bitpix, &axes, &groups, &rowBytes, &rows, &columns})
        if (!*claim)
            return Failure(claim->error());
    m_columns.clear();
    std::int64_t width = 0;
    for (int number = 1; number <= *columns; ++number) {
        auto column = columnOf(header, number);
        if (!column)
            return Failure(column.error());
        width += column->repeat * *bytesOf(column->type);
        m_columns.push_back(std::move(*column));
    }
    if (width != *rowBytes)
        return fail(
            Errc::Malformed,
            "FITS header says NAXIS1 = " + std::to_string(*rowBytes) + ", its columns take "
                + std::to_string(width));
    const std::int64_t bytes = *rowBytes * *rows;
    if (bytes > kMostTableBytes)
        return fail(Errc::TooLarge, "FITS header claims a table of " + std::to_string(bytes) + " bytes");
    if (m_source->knowsRest() && static_cast<std::uint64_t>(bytes) > m_source->rest())
        return fail(
            Errc::Malformed,
            "FITS header claims a table of " + std::to_string(bytes) + " bytes, the file has "
                + std::to_string(m_source->rest()));
    m_header = header;
    m_rows = *rows;
    m_rowBytes = *rowBytes;
    return {};
}

/// A FITS file of nothing but the table with `rows` rows, its data still empty.
std::vector<std::byte> MapTable::slabFile(std::int64_t rows) const
{
    std::string cards;
    putCard(cards, "SIMPLE  =                    T");
    putNumber(cards, "BITPIX", 8);
    putNumber(cards, "NAXIS", 0);
    putCard(cards, "EXTEND  =                    T");
    endHeader(cards);
    putCard(cards, "XTENSION= 'BINTABLE'");
    putNumber(cards, "BITPIX", 8);
    putNumber(cards, "NAXIS", 2);
    putNumber(cards, "NAXIS1", m_rowBytes);
    putNumber(cards, "NAXIS2", rows);
    putNumber(cards, "PCOUNT", 0);
    putNumber(cards, "GCOUNT", 1);
    putNumber(cards, "TFIELDS", static_cast<std::int64_t>(m_columns.size()));
    for (const MapColumn &column : m_columns) {
        std::string keyword = "TFORM" + std::to_string(column.number);
        keyword.resize(8, ' ');
        putCard(cards, keyword + "= '" + std::to_string(column.repeat) + column.type + "'");
    }
    endHeader(cards);
    const std::size_t data = (static_cast<std::size_t>(rows * m_rowBytes) + kBlock - 1) / kBlock * kBlock;
    std::vector<std::byte> file(cards.size() + data);
    std::memcpy(file.data(), cards.data(), cards.size());
    return file;
}

Result<void> MapTable::read(
    const MapColumn &values, const MapColumn *numbers, const std::function<Result<void>(const Slab &)> &take)
{
    const std::int64_t most = std::max<std::int64_t>(1, kSlabBytes / m_rowBytes);
    std::vector<double> doubles;
    std::vector<std::int64_t> integers;
    for (std::int64_t row = 0; row < m_rows; row += most) {
        const std::int64_t rows = std::min(most, m_rows - row);
        std::vector<std::byte> file = slabFile(rows);
        const auto bytes = static_cast<std::size_t>(rows * m_rowBytes);
        const std::size_t padded = (bytes + kBlock - 1) / kBlock * kBlock;
        const auto count = m_source->read(std::span(file).subspan(file.size() - padded, bytes));
        if (!count)
            return Failure(count.error());
        if (*count < bytes)
            return fail(
                Errc::Malformed,
                "the file ends in row "
                    + std::to_string(row + static_cast<std::int64_t>(*count) / m_rowBytes + 1) + " of "
                    + std::to_string(m_rows));
        int status = 0;
        fitsfile *opened = nullptr;
        void *memory = file.data();
        std::size_t size = file.size();
        fits_open_memfile(&opened, "slab", READONLY, &memory, &size, 0, nullptr, &status);
        const CfitsioFile fits(status == 0 ? opened : nullptr);
        int kind = 0;
        fits_movabs_hdu(opened, 2, &kind, &status);
        const std::int64_t valueCount = rows * values.repeat;
        doubles.resize(static_cast<std::size_t>(valueCount));
        double null = std::numeric_limits<double>::quiet_NaN();
        int hasNull = 0;
        if (status == 0)
            fits_read_col(
                fits.get(), TDOUBLE, values.number, 1, 1, valueCount, &null, doubles.data(), &hasNull,
                &status);
        if (numbers != nullptr) {
            const std::int64_t numberCount = rows * numbers->repeat;
            integers.resize(static_cast<std::size_t>(numberCount));
            if (status == 0)
                fits_read_col(
                    fits.get(), TLONGLONG, numbers->number, 1, 1, numberCount, nullptr, integers.data(),
                    &hasNull, &status);
        }
        if (status != 0)
            return fail(Errc::Malformed, "CFITSIO: " + cfitsioMessage(status));
        if (auto taken = take({row, doubles, integers}); !taken)
            return taken;
    }
    return {};
}

} // namespace tulpar
