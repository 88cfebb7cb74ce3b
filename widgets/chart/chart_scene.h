#pragma once

#include "core/session/snapshot.h"
#include "widgets/chart/chart_projection.h"
#include "widgets/chart/sky_data.h"
#include "widgets/chart/sky_moment.h"

#include <QPolygonF>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tulpar {

/// What a thing is drawn with; the painter turns it into a colour of the palette.
enum class Ink {
    Sky,
    Ground,
    Horizon,
    Grid,
    GridText,
    Figure, ///< constellation lines
    FigureText,
    Border,
    MilkyWay,
    DeepSky,
    StarText,
    SolarSystem,
    Sun,
    Moon,
    Limit,
    Forbidden,
    Target,
    Telescope,
    Path,
    Alert,
    Dim,
    Text,
    Unknown,
    Danger,
    Attention, ///< what must not be overlooked
    Simulation,
};

enum class DrawKind { Fill, Circle, Line, Mark, Label };
enum class LineKind { Solid, Dashed, Dotted };
enum class TextKind { Small, Normal, Strong, Cardinal, Spaced };
enum class MarkKind {
    Reticle, ///< ring with four ticks: the telescope
    Cross, ///< four strokes around a free centre: the target
    Diamond, ///< an alert worth observing
    Dot, ///< an alert ignored
    Struck, ///< an alert retracted
    Planet,
    Sun,
    Moon,
    Second, ///< a whole second on the slew path
    Chosen, ///< what the card speaks of
    Zenith,
    Galaxy, ///< ellipse
    GalaxyCluster, ///< dashed ring
    OpenCluster, ///< ring of dots
    Globular, ///< ring with a cross inside
    PlanetaryNebula, ///< ring with four strokes outside
    Nebula, ///< square
    Planned, ///< square on its corner in a ring: a target of queue or programme
    Own, ///< triangle on its tip: of the person's own list
};

/// One thing to draw, in logical pixels. A plain value, compared to find what changed.
struct DrawItem {
    DrawKind kind = DrawKind::Line;
    std::string what; ///< stable English word for tests
    Ink ink = Ink::Text;
    LineKind line = LineKind::Solid;
    double width = 1;
    bool isHatched = false;
    bool isFilled = false; ///< Line: the polygon's inside too
    std::vector<Cap> caps; ///< Fill: odd-even of all; Circle: one
    std::vector<QPolygonF> rings; ///< Fill without caps: odd-even of all
    bool isInverted = false; ///< Fill of rings: outside, not inside
    QPolygonF points; ///< Line: its corners; Mark: one; Label: top left of the box
    MarkKind mark = MarkKind::Dot;
    double size = 0; ///< Mark: radius; Moon: of the disc
    double angleRad = 0; ///< Moon: direction to the Sun on the screen, anticlockwise from right
    double value = 0; ///< Moon: lit fraction; Galaxy: shorter axis to the longer one
    TextKind text = TextKind::Normal;
    QString words;
    QSizeF box; ///< Label
    int side = -1; ///< Label: at which of the places around its thing it stands
    bool hasPlate = false; ///< Label: on a plate of sky, to stay readable over things
    bool operator==(const DrawItem &) const = default;
};

struct StarDot {
    float x = 0;
    float y = 0;
    float radius = 0;
    float alpha = 1;
    std::uint8_t tint = 0; ///< 0 blue .. 15 red
    const ChartStar *star = nullptr; ///< lives as long as the SkyData
};

/// What changes only with the view and with the turning of the sky.
struct SkyScene {
    std::vector<DrawItem> under; ///< below the stars
    std::vector<StarDot> stars;
    std::shared_ptr<const StarCell> faintStars; ///< keeps those alive that are not in memory for good
    std::vector<DrawItem> over;
    double faintest = 0; ///< V at which stars fade out
};

enum class GridKind { None, Horizontal, Equatorial };
enum class ChartLock { None, Telescope, Target, Sky };

/// What the person chose to see: a switch a layer.
struct ChartOptions {
    GridKind grid = GridKind::Horizontal;
    bool hasLines = true; ///< figures of the constellations
    bool hasFigureNames = true; ///< names of the constellations
    bool hasBorders = false; ///< of the constellations
    bool hasNames = true; ///< of stars
    bool hasMilkyWay = true;
    bool hasDeepSky = true; ///< galaxies, clusters, nebulae
    bool hasSolarSystem = true; ///< Sun, Moon, planets
    bool hasGround = true; ///< what is below the horizon is hidden by the ground
    bool hasLimits = true; ///< altitude limits, wrap, Sun and Moon avoidance, their zones
    bool hasAlerts = true; ///< positions of the queue
    bool hasRegions = true; ///< sky maps
    bool hasTiles = true; ///< planned fields with their probabilities, planned targets
    bool hasExposures = false; ///< where exposures were made tonight
    bool hasObjects = true; ///< the person's own list
    bool hasTeaching = false; ///< hour angle, airmass rings, reasons
    bool isInDegrees = false; ///< coordinates in degrees instead of hours and minutes
    ChartLock lock = ChartLock::None;
    bool operator==(const ChartOptions &) const = default;
};

/// At which of the places around their things labels stood last: they stay there while they can, so that
/// words do not jump as the sky turns. By LabelPlacer::key.
using LabelSides = std::unordered_map<std::string, int>;

using MeasureText = std::function<QSizeF(const QString &words, TextKind kind)>;

/// A line that is measured on the sky.
struct Ruler {
    IcrsDirection from;
    IcrsDirection to;
    bool operator==(const Ruler &) const = default;
};

class NightTrail;
struct SkyPlan;

/// All that a scene is made of. Pointers are borrowed for the call.
struct SceneInput {
    const SkyData *data = nullptr;
    const Snapshot *snapshot = nullptr;
    const SkyMoment *moment = nullptr;
    UtcInstant now; ///< for ages
    ChartView view;
    QSizeF size;
    double scale = 1; ///< of sizes and strokes, 1 to 2
    ChartOptions options;
    std::string language = "en";
    MeasureText measure;
    const LabelSides *sides = nullptr; ///< of the scene before; may be null
    bool isLinkLost = false;
    bool isQuiet = false; ///< the brightest stars and what one steers by, for a viewer behind a wire
    bool isMoved = false; ///< quiet, and even the grid moves
    std::optional<Vec3> chosen; ///< observed direction of what the card speaks of
    std::string story; ///< event whose notices are drawn over each other; empty: none
    Duration offset{}; ///< of the sky shown from `now`; not zero: nothing drawn may be taken for now
    std::optional<Ruler> ruler;
    const NightTrail *trail = nullptr; ///< what this desk has seen tonight; may be null
    const SkyPlan *plan = nullptr; ///< fields and targets of the night; may be null
    std::vector<QString> standing; ///< lines of the corner: time to the limit, cable, openings, twilight
};

/// Free space around the horizon for its letters, px.
[[nodiscard]] double chartMargin(double scale);

/// Stars, figures, grid, horizon, limits, Sun, Moon, planets and their names. Pure.
[[nodiscard]] SkyScene skyScene(const SceneInput &input);

/// Telescope, target, path, alerts, words of state; labels keep clear of `occupied` where they can. Pure.
[[nodiscard]] std::vector<DrawItem> liveScene(const SceneInput &input, const std::vector<QRectF> &occupied);

/// Every position of the chosen event, older ones dotted, the best one solid, and the way from one to the
/// next; what is smaller than a mark is left to the mark. Empty without a story. Pure.
[[nodiscard]] std::vector<DrawItem> storyScene(const SceneInput &input);

/// Where the labels of `items` stand around their things, for the next scene.
[[nodiscard]] LabelSides sidesOf(const std::vector<DrawItem> &items);

/// Boxes of the labels of `items`.
[[nodiscard]] std::vector<QRectF> labelBoxes(const std::vector<DrawItem> &items);

/// One line an item, coordinates in tenths of a pixel; the golden of tests.
[[nodiscard]] std::string dump(const std::vector<DrawItem> &items);
[[nodiscard]] std::string dump(const SkyScene &scene, double starsBrighterThan);

/// Where the telescope looked last, and whether this is too old to be believed.
struct TelescopePlace {
    Vec3 place;
    bool isUnknown = false;
    Duration age{};
    UtcInstant measured{}; ///< when it looked there
};
[[nodiscard]] std::optional<TelescopePlace> telescopePlace(const Snapshot &snapshot, UtcInstant now);

} // namespace tulpar
