#include "widgets/chart/chart_search.h"

#include "core/words/numbers.h"
#include "widgets/chart/chart_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t kMostHits = 8;
constexpr std::size_t kAsked = 3 * kMostHits; ///< an event answers by several of its names
constexpr const char *kTelescope = "telescope"; ///< no event has this for its name

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + u" · "_s + second;
}

/// What the night knows by name: the queue and the telescope.
std::vector<NamedPlace> namedPlaces(const SceneInput &input)
{
    std::vector<NamedPlace> named;
    if (telescopePlace(*input.snapshot, input.now))
        for (const std::string &name : {ChartText::tr("telescope").toStdString(), std::string(kTelescope)})
            named.push_back({kTelescope, name, std::nullopt});
    for (const auto &row : input.snapshot->alerts) {
        if (!row->position)
            continue;
        std::string number = row->event;
        std::replace(number.begin(), number.end(), ':', ' '); // found by "1126853" alone too
        named.push_back({row->event, row->name, row->position});
        named.push_back({row->event, std::move(number), row->position});
        for (const std::string &alias : row->aliases)
            named.push_back({row->event, alias, row->position});
    }
    return named;
}

std::optional<Chosen> chosenEvent(const SkyFound &found, const SceneInput &input)
{
    if (found.id == kTelescope)
        return Chosen{ChosenKind::Telescope, {}, {}, {}, ChartText::tr("telescope"), {}};
    for (const auto &row : input.snapshot->alerts)
        if (row->event == found.id && row->position)
            return Chosen{ChosenKind::Alert, *row->position,  {},
                          row->event,        text(row->name), text(row->source)};
    return std::nullopt;
}

std::optional<Chosen> chosenBody(const SkyFound &found, const SceneInput &input)
{
    const SkyMoment::BodyPlace *body = input.moment->body(found.body);
    if (!body)
        return std::nullopt;
    return Chosen{ChosenKind::Body,     body->body.direction, found.body, {}, ChartText::bodyName(found.body),
                  aboutBody(body->body)};
}

Chosen chosenFoundStar(const SkyFound &found, const SceneInput &input)
{
    Chosen out{ChosenKind::Star, *found.place, {}, {}, text(found.title), {}};
    // Where it is drawn: moved on from J2000.
    if (const auto star = input.data->starNear(*found.place, found.hip))
        out.direction = chosenStar(input, *star).direction;
    out.about = joined(
        ChartText::tr("star, V %1").arg(static_cast<double>(found.magnitude.value_or(0)), 0, 'f', 1),
        text(found.also));
    return out;
}

QString coordinateWords(CoordinateFrame frame)
{
    switch (frame) {
    case CoordinateFrame::Galactic:
        return ChartText::tr("galactic coordinates");
    case CoordinateFrame::Horizontal:
        return ChartText::tr("azimuth and altitude now");
    case CoordinateFrame::Icrs:
        break;
    }
    return ChartText::tr("coordinates, J2000");
}

std::optional<Chosen> chosenFound(const SkyFound &found, const SceneInput &input)
{
    if (found.kind == FoundKind::Event)
        return chosenEvent(found, input);
    if (found.kind == FoundKind::Body)
        return chosenBody(found, input);
    if (!found.place)
        return std::nullopt;
    if (found.kind == FoundKind::Star)
        return chosenFoundStar(found, input);
    Chosen out{ChosenKind::Place, *found.place, {}, {}, text(found.title), text(found.also)};
    switch (found.kind) {
    case FoundKind::Coordinates:
        out.name = placeWords(*found.place, input.options.isInDegrees);
        out.about = coordinateWords(found.written ? found.written->frame : CoordinateFrame::Icrs);
        break;
    case FoundKind::UserObject:
        out.about = ownObjectWords(found.also);
        break;
    case FoundKind::Constellation:
        out.about = joined(ChartText::tr("constellation"), out.about);
        break;
    case FoundKind::DeepSky: {
        const auto &all = input.data->deepSky();
        const auto object = std::ranges::find(all, found.id, &DeepSkyObject::designation);
        if (object != all.end())
            out.about = joined(out.about, deepSkyWords(*object));
        break;
    }
    default:
        break;
    }
    return out;
}

QString hintFor(const std::string &words)
{
    if (const auto place = readCoordinates(words); !place && place.error().code == Errc::OutOfRange)
        return ChartText::tr(
            "There are no such coordinates: right ascension is 0 to 24 hours or 0 to 360 "
            "degrees, declination and altitude −90 to +90 degrees, minutes and seconds below 60.");
    return ChartText::tr(
        "Nothing of this name. Understood: Vega, M 31, Jupiter, HIP 91262, GRB 221009A, UMa; "
        "19:13:03 +19:48:09, 19h13m +19°48′, 288.26 +19.80 (degrees), J191303+194809, gal 67.4 "
        "+19.2; az 120 alt 45.");
}

/// Two or more numbers alone that are no coordinates.
bool areNumbersOfNoPlace(const std::string &words)
{
    const bool isPlain = words.find_first_not_of("0123456789+-.:, \t") == std::string::npos;
    const auto gap = words.find_first_of(" \t,:");
    return isPlain && gap != std::string::npos && !readCoordinates(words);
}

/// "GRB 201015A" to "GRB 201015"; anything else to nothing.
std::string withoutBurstLetter(const std::string &words)
{
    static const QRegularExpression burst(
        QStringLiteral("^(grb\\s*\\d{6})[a-z]$"), QRegularExpression::CaseInsensitiveOption);
    return burst.match(text(words)).captured(1).toStdString();
}

} // namespace

QString placeWords(const IcrsDirection &direction, bool isInDegrees)
{
    if (isInDegrees)
        return words::direction(direction, words::Notation::Degrees);
    return ChartText::ra(direction.ra) + u' ' + ChartText::dec(direction.dec);
}

SearchFound searchSky(const QString &words, const SceneInput &input)
{
    SearchFound found;
    const std::string plain = words.trimmed().toStdString();
    if (plain.empty() || !input.snapshot || !input.moment || !input.data)
        return found;
    if (areNumbersOfNoPlace(plain)) { // no galaxy is meant by them
        found.hint = hintFor(plain);
        return found;
    }
    const std::vector<NamedPlace> named = namedPlaces(input);
    const auto findAll = [&](const std::string &asked) {
        return input.data->search().find(asked, input.language, kAsked, named, &input.moment->observer());
    };
    std::vector<SkyFound> all = findAll(plain);
    if (all.empty()) // a burst that has its letter elsewhere and not yet here
        all = findAll(withoutBurstLetter(plain));
    for (const SkyFound &one : all) {
        const auto hit = chosenFound(one, input);
        const bool isNew = hit && std::ranges::none_of(found.hits, [&](const Chosen &known) {
                               return known.name == hit->name && known.kind == hit->kind
                                   && known.event == hit->event && known.about == hit->about;
                           });
        if (isNew && found.hits.size() < kMostHits)
            found.hits.push_back(*hit);
    }
    if (found.hits.empty())
        found.hint = hintFor(plain);
    return found;
}

} // namespace tulpar
