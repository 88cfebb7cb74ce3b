#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"
#include "core/sky/healpix_cell.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
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

/// A star for drawing: where at the epoch asked for, as a vector of length 1 within 1e-6.
struct PlacedStar {
    SkyVector place{};
    float v = 0;
    std::optional<float> bMinusV;
    std::uint32_t hip = 0;
};

/// A star catalogue read in place from packed bytes, which must outlive it (a mapped file, of which only what
/// is asked for is ever read). Immutable; any thread.
///
/// Format, little endian: "TULSTAR2"; u32 n; u32 layers (1 to 32); u32 CRC-32 (zlib) of all from byte 24 to
/// the records; u32 0. For each layer: i32, 100 times the V that its stars stay below, growing; u32
/// first[361], the first record of each half-degree band of declination from -90. Then u32 CRC-32 of each
/// block of 4096 records. Then n records of two u64, sorted by layer, band, RA. Word 0: RA/360*2^28 (bits
/// 36-63), (Dec+90)/180*2^27 (9-35), (B-V+1)*100 (0-8; 511 unknown). Word 1: pm in RA*cos(Dec) + 16384
/// (49-63), pm in Dec + 16384 (34-48), (V+2)*100 (23-33), HIP (6-22), 0 (0-5).
///
/// So the bright stars of the whole sky lie together and the faint ones of a small field too: a question
/// costs what it finds, however long the catalogue is. Blocks are checked when first touched; stars of a
/// damaged one are left out, and isDamaged() tells.
class StarCatalogue {
public:
    /// Errc::UnknownFormat for other bytes, Errc::Malformed for a wrong size or a damaged index. Reads the
    /// index alone: below 0.1 ms however many stars.
    [[nodiscard]] static Result<StarCatalogue> open(std::span<const std::byte> bytes);

    [[nodiscard]] std::size_t size() const noexcept { return m_records.size() / kRecordBytes; }
    [[nodiscard]] Star star(std::size_t index) const;
    [[nodiscard]] PlacedStar placed(std::size_t index, double years) const;
    [[nodiscard]] double magnitude(std::size_t index) const;

    /// Whether a block touched so far was damaged.
    [[nodiscard]] bool isDamaged() const { return m_checks->isDamaged; }
    /// Reads all blocks; about 0.6 ms a million bytes. Errc::Malformed says how many are damaged.
    [[nodiscard]] Result<void> verify() const;

    /// Calls `visit(const Star &)` for the stars brighter than `limit` within `radius` of `centre` at epoch
    /// J2000; brighter layers first.
    template <class F>
    void forEachWithin(const IcrsDirection &centre, Angle radius, double limit, F &&visit) const
    {
        forEachIn(runsWithin(centre, radius, limit), limit, [&](std::size_t i) {
            const Star found = star(i);
            if (separation(found.j2000, centre) <= radius)
                visit(found);
        });
    }

    /// The same for drawing, `visit(const PlacedStar &)`, moved to the epoch; about 50 ns a star. Those on
    /// the very edge of the circle may be in or out.
    template <class F>
    void forEachPlaced(const IcrsDirection &centre, Angle radius, double limit, double years, F &&visit) const
    {
        const SkyVector middle = vectorTo(centre);
        const double edge = radius.asDegrees() >= 180 ? -2 : cosine(radius) - 1e-12;
        forEachIn(runsWithin(centre, radius, limit), limit, [&](std::size_t i) {
            const PlacedStar found = placed(i, years);
            if (found.place[0] * middle[0] + found.place[1] * middle[1] + found.place[2] * middle[2] >= edge)
                visit(found);
        });
    }

    /// Calls `visit(const Star &)` for all stars brighter than `limit`, brighter layers first.
    template <class F>
    void forEach(double limit, F &&visit) const
    {
        forEachIn(runsBrighter(limit), limit, [&](std::size_t i) { visit(star(i)); });
    }

    /// Calls `visit(index, hip)` for every star with a Hipparcos number.
    template <class F>
    void forEachNumbered(F &&visit) const
    {
        forEachIn(runsBrighter(99), 99, [&](std::size_t i) {
            if (const auto hip = static_cast<std::uint32_t>(word(i, 1) >> 6 & 0x1FFFF); hip != 0)
                visit(i, hip);
        });
    }

    /// How many records the two questions walk over: what they cost.
    [[nodiscard]] std::size_t walked(const IcrsDirection &centre, Angle radius, double limit) const;

private:
    static constexpr std::size_t kRecordBytes = 16;
    static constexpr std::size_t kBands = 360;
    static constexpr std::size_t kBlockRecords = 4096;

    struct Run {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    struct Layer {
        double below = 0; ///< V
        std::array<std::uint32_t, kBands + 1> first{};
    };
    enum class Block : std::uint8_t { Unread, Good, Damaged };
    /// What is known of the blocks; the only thing that changes, and the same whoever finds it.
    struct Checks {
        explicit Checks(std::size_t blocks)
            : state(blocks)
        {
        }
        std::vector<std::atomic<Block>> state;
        std::atomic<bool> isDamaged{false};
    };

    StarCatalogue() = default;
    [[nodiscard]] std::uint64_t word(std::size_t index, std::size_t which) const;
    [[nodiscard]] std::vector<Run> runsBrighter(double limit) const;
    [[nodiscard]] std::vector<Run> runsWithin(const IcrsDirection &centre, Angle radius, double limit) const;
    [[nodiscard]] std::size_t firstNotWestOf(double raDegrees, std::size_t low, std::size_t high) const;
    [[nodiscard]] bool isGood(std::size_t block) const;

    /// Calls `visit(index)` for the records of the runs that are brighter than `limit`, block by block.
    template <class F>
    void forEachIn(const std::vector<Run> &runs, double limit, F &&visit) const
    {
        for (const Run &run : runs)
            for (std::size_t i = run.begin; i < run.end;) {
                const std::size_t block = i / kBlockRecords;
                const std::size_t end = std::min(run.end, (block + 1) * kBlockRecords);
                if (isGood(block))
                    for (std::size_t k = i; k < end; ++k)
                        if (magnitude(k) < limit)
                            visit(k);
                i = end;
            }
    }

    std::span<const std::byte> m_records;
    std::span<const std::byte> m_blockCrcs;
    std::vector<Layer> m_layers;
    std::shared_ptr<Checks> m_checks;
};

/// Finds stars of a catalogue by their Hipparcos number. Reads the whole catalogue once when made (10 ms for
/// 2.5 million stars); the catalogue must outlive it. Immutable; any thread.
class HipIndex {
public:
    explicit HipIndex(const StarCatalogue &catalogue);

    /// Of a double star's components the brighter.
    [[nodiscard]] std::optional<Star> find(std::uint32_t hip) const;

private:
    struct Entry {
        std::uint32_t hip = 0;
        std::uint32_t index = 0;
    };
    const StarCatalogue *m_catalogue;
    std::vector<Entry> m_entries; // sorted by hip, then magnitude
};

} // namespace tulpar
