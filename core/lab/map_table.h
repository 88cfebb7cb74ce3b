#pragma once

#include "core/base/result.h"
#include "core/image/header.h"
#include "core/lab/byte_source.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// One column of a binary table by its TTYPE and TFORM.
struct MapColumn {
    int number = 0; ///< from 1, as FITS counts
    std::string name; ///< upper case
    char type = '?'; ///< letter of TFORM
    std::int64_t repeat = 1; ///< values a row
};

/// The first binary table of a FITS file that has the column of a sky map, read slab by slab through CFITSIO
/// from memory. CFITSIO sees a header made anew from the checked claims, never the stranger's own. Borrows
/// the bytes; one thread at a time.
class MapTable {
public:
    [[nodiscard]] static Result<MapTable> open(std::span<const std::byte> file);

    [[nodiscard]] const FitsHeader &header() const { return m_header; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    /// The first of these names that the table has.
    [[nodiscard]] const MapColumn *column(std::initializer_list<std::string_view> names) const;

    /// Values of some rows: for each column asked for, rows * repeat numbers; NaN where the file says null.
    struct Slab {
        std::int64_t firstRow = 0; ///< from 0
        std::span<const double> values;
        std::span<const std::int64_t> numbers; ///< of the integer column, if one was asked for
    };
    /// Hands out the whole table in order, once. Errc::Malformed when the file ends before its last row.
    [[nodiscard]] Result<void> read(
        const MapColumn &values, const MapColumn *numbers,
        const std::function<Result<void>(const Slab &)> &take);

private:
    explicit MapTable(std::span<const std::byte> file)
        : m_source(std::make_unique<ByteSource>(file))
    {
    }
    [[nodiscard]] Result<FitsHeader> nextHeader();
    [[nodiscard]] Result<void> takeTable(const FitsHeader &header);
    [[nodiscard]] std::vector<std::byte> slabFile(std::int64_t rows) const;

    std::unique_ptr<ByteSource> m_source;
    FitsHeader m_header;
    std::vector<MapColumn> m_columns;
    std::int64_t m_rows = 0;
    std::int64_t m_rowBytes = 0;
};

} // namespace tulpar
