#include "widgets/chart/chart_search.h"

#include "core/words/numbers.h"
#include "widgets/chart/chart_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t kMostHits = 8;
constexpr float kNamedStars = 6.5F; ///< V; fainter stars have no names of their own

/// Numbers of one coordinate, and whether hours are meant.
struct Written {
    std::vector<double> numbers;
    bool isNegative = false;
    bool hasHours = false;
};

std::optional<Written> written(const QString &text)
{
    static const QRegularExpression form(
        uR"(^\s*([+-]?)\s*(\d+(?:\.\d*)?)\s*([hd°:]?)\s*(\d+(?:\.\d*)?)?\s*([m'′:]?)\s*(\d+(?:\.\d*)?)?\s*[s"″]?\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Written out;
    out.isNegative = match.captured(1) == u"-"_s;
    out.hasHours = match.captured(3).compare(u"h"_s, Qt::CaseInsensitive) == 0;
    for (const int part : {2, 4, 6})
        if (!match.captured(part).isEmpty())
            out.numbers.push_back(match.captured(part).toDouble());
    for (std::size_t i = 1; i < out.numbers.size(); ++i)
        if (out.numbers[i] >= 60)
            return std::nullopt;
    return out;
}

double valueOf(const Written &text)
{
    double value = 0;
    double unit = 1;
    for (const double number : text.numbers) {
        value += number * unit;
        unit /= 60;
    }
    return text.isNegative ? -value : value;
}

/// The text cut in two coordinates: at the sign of the second, else in the middle of its numbers.
std::optional<std::array<QString, 2>> halves(const QString &text)
{
    static const QRegularExpression signedSecond(uR"(^(\s*\d[^+-]*?)\s*([+-].*)$)"_s);
    if (const auto match = signedSecond.match(text); match.hasMatch())
        return std::array{match.captured(1).remove(u','), match.captured(2)};
    const QStringList parts = text.split(QRegularExpression(uR"([\s,;]+)"_s), Qt::SkipEmptyParts);
    if (parts.size() < 2 || parts.size() % 2 != 0)
        return std::nullopt;
    const qsizetype half = parts.size() / 2;
    return std::array{parts.mid(0, half).join(u' '), parts.mid(half).join(u' ')};
}

std::optional<IcrsDirection> readDesignation(const QString &text)
{
    static const QRegularExpression form(
        uR"(^[A-Z0-9 ]*J\s*(\d{2})(\d{2})(\d{2}(?:\.\d*)?)?([+-])(\d{2})(\d{2})(\d{2}(?:\.\d*)?)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto part = [&](int i) { return match.captured(i).toDouble(); };
    const double ra = part(1) + part(2) / 60 + part(3) / 3600;
    const double dec = part(5) + part(6) / 60 + part(7) / 3600;
    if (ra >= 24 || dec > 90)
        return std::nullopt;
    return IcrsDirection{Angle::hours(ra), Angle::degrees(match.captured(4) == u"-"_s ? -dec : dec)};
}

QString folded(QString text)
{
    return text.remove(u' ').toCaseFolded();
}

/// Found things by how well the words fit: whole, beginning, inside.
class Finder {
public:
    explicit Finder(const QString &words)
        : m_words(folded(words))
    {
    }

    void offer(std::initializer_list<QString> names, const Chosen &what)
    {
        int best = 3;
        for (const QString &name : names) {
            const QString plain = folded(name);
            if (plain == m_words)
                best = 0;
            else if (plain.startsWith(m_words))
                best = std::min(best, 1);
            else if (m_words.size() > 1 && plain.contains(m_words))
                best = std::min(best, 2);
        }
        if (best < 3)
            m_ranks.at(static_cast<std::size_t>(best)).push_back(what);
    }

    void offer(const SkyName &name, const Chosen &what)
    {
        offer(
            {QString::fromStdString(name.en), QString::fromStdString(name.ru),
             QString::fromStdString(name.kk)},
            what);
    }

    [[nodiscard]] std::vector<Chosen> best() const
    {
        std::vector<Chosen> out;
        for (const auto &rank : m_ranks)
            for (const Chosen &what : rank)
                if (out.size() < kMostHits && std::ranges::none_of(out, [&](const Chosen &known) {
                        return known.name == what.name && known.kind == what.kind
                            && known.event == what.event;
                    }))
                    out.push_back(what);
        return out;
    }

private:
    QString m_words;
    std::array<std::vector<Chosen>, 3> m_ranks;
};

void offerNight(Finder &finder, const SceneInput &input)
{
    const Snapshot &snapshot = *input.snapshot;
    for (const auto &row : snapshot.alerts) {
        if (!row->position)
            continue;
        Chosen alert{
            ChosenKind::Alert,
            *row->position,
            {},
            row->event,
            QString::fromStdString(row->name),
            QString::fromStdString(row->source)};
        finder.offer({alert.name, QString::fromStdString(row->event)}, alert);
        for (const std::string &alias : row->aliases)
            finder.offer({QString::fromStdString(alias)}, alert);
    }
    if (telescopePlace(snapshot, input.now))
        finder.offer(
            {ChartText::tr("telescope"), u"telescope"_s},
            {ChosenKind::Telescope, {}, {}, {}, ChartText::tr("telescope"), {}});
    for (const SkyMoment::BodyPlace &body : input.moment->bodies()) {
        const auto name = EnumNames<Body>::names.at(static_cast<std::size_t>(body.body.body));
        finder.offer(
            {ChartText::bodyName(body.body.body),
             QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))},
            {ChosenKind::Body,
             body.body.direction,
             body.body.body,
             {},
             ChartText::bodyName(body.body.body),
             aboutBody(body.body)});
    }
}

void offerFixedSky(Finder &finder, const SceneInput &input)
{
    for (const StarCell &cell : input.data->cells())
        for (const ChartStar &star : cell.stars) {
            if (star.v > kNamedStars)
                break; // brightest first
            if (const SkyName *name = star.hip != 0 ? input.data->starName(star.hip) : nullptr)
                finder.offer(*name, chosenStar(input, star));
        }
    for (const DeepSkyObject &object : input.data->deepSky()) {
        const QString shortName = QString::fromStdString(object.shortName());
        Chosen found{ChosenKind::Place, object.place, {}, {}, shortName, deepSkyWords(object)};
        if (object.name)
            found.about = QString::fromStdString(object.name->in(input.language)) + u" · "_s + found.about;
        finder.offer({shortName, QString::fromStdString(object.designation)}, found);
        if (object.name)
            finder.offer(*object.name, found);
    }
    for (const Constellation &constellation : input.data->constellations()) {
        const Chosen found{
            ChosenKind::Place,
            constellation.label,
            {},
            {},
            QString::fromStdString(constellation.name.in(input.language)),
            ChartText::tr("constellation")};
        finder.offer({QString::fromStdString(constellation.abbreviation)}, found);
        finder.offer(constellation.name, found);
    }
}

std::optional<Chosen> numberedStar(const QString &words, const SceneInput &input)
{
    static const QRegularExpression form(
        uR"(^HIP\s*(\d{1,6})$)"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(words);
    if (!match.hasMatch())
        return std::nullopt;
    const std::uint32_t hip = match.captured(1).toUInt();
    for (const StarCell &cell : input.data->cells())
        for (const ChartStar &star : cell.stars)
            if (star.hip == hip && hip != 0)
                return chosenStar(input, star);
    return std::nullopt;
}

} // namespace

QString placeWords(const IcrsDirection &direction, bool isInDegrees)
{
    if (isInDegrees)
        return words::direction(direction, words::Notation::Degrees);
    return ChartText::ra(direction.ra) + u' ' + ChartText::dec(direction.dec);
}

std::optional<IcrsDirection> readPlace(const QString &text, const Observer &observer)
{
    QString plain = text.trimmed();
    plain.replace(u'\u2212', u'-').replace(u'\u2013', u'-');
    if (const auto designated = readDesignation(plain))
        return designated;
    static const QRegularExpression altAz(
        uR"(^az\w*[\s=:]*([0-9.]+)[°\s,]*alt\w*[\s=:]*(-?[0-9.]+)°?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = altAz.match(plain); match.hasMatch()) {
        const double azimuth = match.captured(1).toDouble();
        const double altitude = match.captured(2).toDouble();
        if (azimuth > 360 || altitude > 90 || altitude < -90)
            return std::nullopt;
        return observer.icrs(HorizontalDirection{Angle::degrees(azimuth), Angle::degrees(altitude)});
    }
    const auto parts = halves(plain);
    const auto first = parts ? written(parts->at(0)) : std::nullopt;
    const auto second = parts ? written(parts->at(1)) : std::nullopt;
    if (!first || !second || first->isNegative || second->hasHours)
        return std::nullopt;
    const bool isHours = first->hasHours || first->numbers.size() > 1;
    const double ra = valueOf(*first);
    const double dec = valueOf(*second);
    if (ra >= (isHours ? 24 : 360) || dec > 90 || dec < -90)
        return std::nullopt;
    return IcrsDirection{isHours ? Angle::hours(ra) : Angle::degrees(ra), Angle::degrees(dec)};
}

SearchFound searchSky(const QString &words, const SceneInput &input)
{
    SearchFound found;
    const QString plain = words.trimmed();
    if (plain.isEmpty() || !input.snapshot || !input.moment || !input.data)
        return found;
    if (const auto place = readPlace(plain, input.moment->observer()))
        found.hits.push_back(
            {ChosenKind::Place,
             *place,
             {},
             {},
             placeWords(*place, input.options.isInDegrees),
             ChartText::tr("coordinates, J2000")});
    if (const auto star = numberedStar(plain, input))
        found.hits.push_back(*star);
    Finder finder(plain);
    offerNight(finder, input);
    offerFixedSky(finder, input);
    for (const Chosen &hit : finder.best())
        if (found.hits.size() < kMostHits)
            found.hits.push_back(hit);
    if (found.hits.empty())
        found.hint = ChartText::tr("Nothing of this name. Understood: Vega, M 31, Jupiter, HIP 91262, GRB "
                                   "221009A, UMa; 19:13:03 +19:48:09, "
                                   "19h13m +19°48′, 288.26 +19.80 (degrees), J191303+194809; az 120 alt 45.");
    return found;
}

} // namespace tulpar
