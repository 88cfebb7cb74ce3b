#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tulpar {

/// One star of the catalogue.
struct Star {
    IcrsDirection j2000; ///< at epoch J2000.0
    float pmRaMasPerYear = 0; ///< times cos(Dec)
    float pmDecMasPerYear = 0;
    float v = 0; ///< Johnson V magnitude
    std::optional<float> bMinusV;
    std::uint32_t hip = 0; ///< Hipparcos number, 0 none

    /// The place `years` Julian years after J2000.0 (see julianYearsSinceJ2000).
    [[nodiscard]] IcrsDirection at(double years) const;
};

/// A star catalogue read in place from packed bytes, which must outlive it (a mapped file). Immutable; any
/// thread.
///
/// Format, little endian: "TULSTAR1"; u32 n; u32 bands = 360; u32 CRC-32 (zlib) of all that follows; u32 0;
/// u32 first[361], the first record of each half-degree band of declination from -90; n records of two u64
/// sorted by band, then RA. Word 0: RA/360*2^28 (bits 36-63), (Dec+90)/180*2^27 (9-35), (B-V+1)*100 (0-8; 511
/// unknown). Word 1: pm in RA*cos(Dec) + 16384 (49-63), pm in Dec + 16384 (34-48), (V+2)*100 (23-33), HIP
/// (6-22), 0 (0-5).
class StarCatalogue {
public:
    /// Errc::UnknownFormat for other bytes, Errc::Malformed for damaged ones. About 30 ms for 357 000 stars.
    [[nodiscard]] static Result<StarCatalogue> open(std::span<const std::byte> bytes);

    [[nodiscard]] std::size_t size() const noexcept { return m_records.size() / kRecordBytes; }
    [[nodiscard]] Star star(std::size_t index) const;
    [[nodiscard]] std::optional<Star> byHip(std::uint32_t hip) const;

    /// Calls `visit(const Star &)` for the stars brighter than `limit` within `radius` of `centre` at epoch
    /// J2000.
    template <class F>
    void forEachWithin(const IcrsDirection &centre, Angle radius, double limit, F &&visit) const
    {
        for (const Run &run : runsWithin(centre, radius))
            for (std::size_t i = run.begin; i < run.end; ++i)
                if (magnitude(i) < limit) {
                    const Star found = star(i);
                    if (separation(found.j2000, centre) <= radius)
                        visit(found);
                }
    }

    /// Calls `visit(const Star &)` for all stars brighter than `limit`, from south to north.
    template <class F>
    void forEach(double limit, F &&visit) const
    {
        for (std::size_t i = 0; i < size(); ++i)
            if (magnitude(i) < limit)
                visit(star(i));
    }

private:
    static constexpr std::size_t kRecordBytes = 16;
    static constexpr std::size_t kBands = 360;

    struct Run {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    struct HipEntry {
        std::uint32_t hip = 0;
        std::uint32_t index = 0;
    };

    StarCatalogue() = default;
    [[nodiscard]] std::uint64_t word(std::size_t index, std::size_t which) const;
    [[nodiscard]] double magnitude(std::size_t index) const;
    [[nodiscard]] std::vector<Run> runsWithin(const IcrsDirection &centre, Angle radius) const;

    std::span<const std::byte> m_records;
    std::array<std::uint32_t, kBands + 1> m_first{};
    std::vector<HipEntry> m_byHip; // sorted by hip
};

} // namespace tulpar
