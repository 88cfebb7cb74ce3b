#pragma once

#include "core/base/result.h"
#include "core/sky/catalogue.h"
#include "core/sky/constellation_borders.h"
#include "core/sky/constellations.h"
#include "core/sky/deep_sky.h"
#include "core/sky/milky_way.h"
#include "core/sky/object_list.h"
#include "core/sky/sky_search.h"
#include "core/time/instant.h"
#include "widgets/chart/chart_projection.h"
#include "widgets/chart/sky_vectors.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <memory>
#include <mutex>
#include <optional>
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

/// Where the sky's files are. What a person may add is not there for most.
struct SkyFiles {
    QString folder; ///< resources/sky
    QString allStars; ///< the full catalogue; empty: none
    QString ownObjects; ///< the person's own list; empty: none

    /// With tulpar/stars.bin and tulpar/objects.csv of the person's or the machine's data folders (XDG),
    /// where they are.
    [[nodiscard]] static SkyFiles withOwn(const QString &folder);
};

/// The layers of the fixed sky besides the stars. Each may be empty.
struct SkyLayers {
    std::vector<Constellation> constellations;
    std::vector<ConstellationLine> lines;
    std::vector<StarName> names;
    std::vector<MilkyWayOutline> milkyWay;
    std::vector<ConstellationBorder> borders;
    std::vector<DeepSkyObject> deepSky;
    std::vector<StarDesignations> designations;
    std::vector<UserObject> ownObjects;
};

/// A file of the sky that cannot be used.
struct SkyProblem {
    QString missing; ///< on the chart for it: "stars"
    QString sentence; ///< for the person: which file, what is wrong, what to do
    bool operator==(const SkyProblem &) const = default;
};

/// The fixed sky of the chart: stars in patches, figures, names, Milky Way, borders, deep sky. The stars
/// to V 10 are in memory; fainter ones stay in their mapped file. Immutable once made; any thread.
class SkyData {
    Q_DECLARE_TR_FUNCTIONS(tulpar::SkyData)

public:
    ~SkyData();
    SkyData(const SkyData &) = delete;
    SkyData &operator=(const SkyData &) = delete;

    /// Reads the files. Stars are brought to `epoch`. A file that is missing or damaged costs its layer, not
    /// the chart: it is named in problems(). An error only where there is no such folder.
    [[nodiscard]] static Result<std::shared_ptr<const SkyData>> load(const SkyFiles &files, UtcInstant epoch);
    [[nodiscard]] static Result<std::shared_ptr<const SkyData>> load(const QString &folder, UtcInstant epoch)
    {
        return load(SkyFiles{folder, {}, {}}, epoch);
    }

    /// Without any file, because none of the folders is there: the chart says so.
    [[nodiscard]] static std::shared_ptr<const SkyData> without(const QStringList &folders);

    /// Of given parts, for tests and for a chart without a catalogue.
    [[nodiscard]] static std::shared_ptr<const SkyData> of(std::vector<ChartStar> stars, SkyLayers layers);
    [[nodiscard]] static std::shared_ptr<const SkyData> of(
        std::vector<ChartStar> stars, std::vector<Constellation> constellations = {},
        std::vector<ConstellationLine> lines = {}, std::vector<StarName> names = {});

    [[nodiscard]] const std::vector<StarCell> &cells() const { return m_cells; }
    [[nodiscard]] const std::vector<Constellation> &constellations() const { return m_layers.constellations; }
    [[nodiscard]] const std::vector<ConstellationLine> &lines() const { return m_layers.lines; }
    [[nodiscard]] const std::vector<MilkyWayOutline> &milkyWay() const { return m_layers.milkyWay; }
    [[nodiscard]] const std::vector<ConstellationBorder> &borders() const { return m_layers.borders; }
    [[nodiscard]] const std::vector<DeepSkyObject> &deepSky() const { return m_layers.deepSky; }
    [[nodiscard]] const SkyVectors &vectors() const { return m_vectors; } ///< of these layers
    [[nodiscard]] const std::vector<UserObject> &ownObjects() const { return m_layers.ownObjects; }
    [[nodiscard]] const SkyName *starName(std::uint32_t hip) const;
    /// The star of a Hipparcos number as cells() and faintStars() have it; `place` is where it was in J2000.
    [[nodiscard]] std::optional<ChartStar> starNear(const IcrsDirection &place, std::uint32_t hip) const;
    [[nodiscard]] std::size_t starCount() const; ///< those of the full catalogue too
    [[nodiscard]] double faintest() const { return m_faintest; } ///< V of the faintest star in cells()

    /// The stars that cells() has not, brighter than `limit`, within `radius` of `centre` (ICRS), brightest
    /// first, read from the full catalogue; null where there is none or none is bright enough. Hold it as
    /// long as you point into it. Some 60 ns a star.
    [[nodiscard]] std::shared_ptr<const StarCell> faintStars(
        const Vec3 &centre, Angle radius, double limit) const;

    /// Finds things by name, number or coordinates. The first call makes the index: some 30 ms, 100 ms with
    /// the full catalogue.
    [[nodiscard]] const SkySearch &search() const;

    /// What is not as it should be, one a file. Empty when all is well. May grow as damage in the full
    /// catalogue is met.
    [[nodiscard]] std::vector<SkyProblem> problems() const;

private:
    /// A catalogue in a mapped file.
    struct MappedStars;
    class Reader;

    SkyData();
    [[nodiscard]] std::optional<Star> starInMemory(std::uint32_t hip) const;
    [[nodiscard]] static std::shared_ptr<SkyData> made(std::vector<ChartStar> stars, SkyLayers layers);

    std::vector<StarCell> m_cells;
    SkyLayers m_layers;
    std::unordered_map<std::uint32_t, SkyName> m_names;
    std::vector<SkyProblem> m_problems;
    std::unique_ptr<const MappedStars> m_bundled;
    std::unique_ptr<const MappedStars> m_all;
    double m_years = 0; ///< of the epoch since J2000
    std::size_t m_starCount = 0;
    double m_faintest = 0;
    mutable std::once_flag m_searchMade;
    mutable std::unique_ptr<const HipIndex> m_numbers;
    mutable std::unique_ptr<const SkySearch> m_search;
    SkyVectors m_vectors;
};

} // namespace tulpar
