#pragma once

#include "core/base/result.h"
#include "core/lab/map_contents.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace tulpar {

/// Takes in the pixels of a flat map one after another and makes cells and areas of them, in bounded memory:
/// up to order 9 every pixel is kept; of finer maps the sums on cells of order 8, a histogram of probability
/// for the areas, and the most probable pixels for the outline. One thread at a time.
class FlatMap {
public:
    static constexpr int kFinestOrder = 12;

    enum class Ordering { Ring, Nested };
    FlatMap(int order, Ordering ordering);
    ~FlatMap();

    /// The next pixel's probability: above 0 and finite, or 0.
    void add(double probability);

    /// What was taken in: cells, total, peak, areas.
    [[nodiscard]] MapContents contents();

private:
    struct Fine;
    struct Pixel {
        std::uint64_t index = 0; ///< nested
        double probability = 0;
    };
    void addFine(std::uint64_t index, double probability);
    [[nodiscard]] MapContents fineContents();
    [[nodiscard]] std::vector<SkyCells::Cell> refined(std::span<const Pixel> best) const;

    int m_order;
    Ordering m_ordering;
    std::uint64_t m_next = 0;
    double m_total = 0;
    Pixel m_peak;
    std::vector<Pixel> m_pixels; ///< up to order 9: those above 0; finer: the most probable
    std::unique_ptr<Fine> m_fine;
};

/// The smallest number of cells that hold half and nine tenths of the probability, as areas: `order` of the
/// cells sorted by falling density. Any order of cells.
struct CredibleAreas {
    double area50Deg2 = 0;
    double area90Deg2 = 0;
};
[[nodiscard]] CredibleAreas credibleAreas(std::span<const SkyCells::Cell> cells, double total);

/// Indexes of cells by falling density.
[[nodiscard]] std::vector<std::uint32_t> byFallingDensity(std::span<const SkyCells::Cell> cells);

} // namespace tulpar
