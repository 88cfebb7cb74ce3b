#pragma once

#include "core/base/result.h"
#include "core/sky/catalogue.h"
#include "core/sky/constellations.h"
#include "core/time/instant.h"

#include <QString>

#include <memory>
#include <unordered_map>
#include <vector>

namespace tulpar {

/// A star as the chart needs it: where at the epoch of loading (ICRS unit vector), how bright, how blue or
/// red.
struct ChartStar {
    float x = 0;
    float y = 0;
    float z = 0;
    float v = 0;
    float bMinusV = 0.6F; ///< of an unremarkable star when unknown
    std::uint32_t hip = 0;
};

/// A patch of the sky with its stars, brightest first.
struct StarCell {
    float x = 0; ///< its centre
    float y = 0;
    float z = 0;
    float radiusRad = 0; ///< of its farthest star
    std::vector<ChartStar> stars;
};

/// The fixed sky of the chart: stars in patches, figures, names. Immutable once made; any thread.
class SkyData {
public:
    /// Reads stars, constellations, lines and star names from a folder (resources/sky). Stars are brought to
    /// `epoch`. The error says which file and what is wrong with it.
    [[nodiscard]] static Result<std::shared_ptr<const SkyData>> load(const QString &folder, UtcInstant epoch);

    /// Of given parts, for tests and for a chart without a catalogue.
    [[nodiscard]] static std::shared_ptr<const SkyData> of(
        std::vector<ChartStar> stars, std::vector<Constellation> constellations = {},
        std::vector<ConstellationLine> lines = {}, std::vector<StarName> names = {});

    [[nodiscard]] const std::vector<StarCell> &cells() const { return m_cells; }
    [[nodiscard]] const std::vector<Constellation> &constellations() const { return m_constellations; }
    [[nodiscard]] const std::vector<ConstellationLine> &lines() const { return m_lines; }
    [[nodiscard]] const SkyName *starName(std::uint32_t hip) const;
    [[nodiscard]] std::size_t starCount() const { return m_starCount; }
    [[nodiscard]] double faintest() const { return m_faintest; } ///< V of the faintest star

private:
    SkyData() = default;

    std::vector<StarCell> m_cells;
    std::vector<Constellation> m_constellations;
    std::vector<ConstellationLine> m_lines;
    std::unordered_map<std::uint32_t, SkyName> m_names;
    std::size_t m_starCount = 0;
    double m_faintest = 0;
};

} // namespace tulpar
