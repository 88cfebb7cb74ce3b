#include "core/sky/sky_search.h"

#include "core/base/parse.h"
#include "core/sky/folded_name.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace tulpar {

namespace {

struct BodyName {
    Body body;
    std::string_view en;
    std::string_view ru;
    std::string_view kk;
};

constexpr std::array<BodyName, 9> kBodies{{
    {Body::Sun, "Sun", "Солнце", "Күн"},
    {Body::Moon, "Moon", "Луна", "Ай"},
    {Body::Mercury, "Mercury", "Меркурий", "Меркурий"},
    {Body::Venus, "Venus", "Венера", "Шолпан"},
    {Body::Mars, "Mars", "Марс", "Марс"},
    {Body::Jupiter, "Jupiter", "Юпитер", "Юпитер"},
    {Body::Saturn, "Saturn", "Сатурн", "Сатурн"},
    {Body::Uranus, "Uranus", "Уран", "Уран"},
    {Body::Neptune, "Neptune", "Нептун", "Нептун"},
}};

/// How well a key fits what was asked; smaller is better.
enum Fit : int { kExact, kBegins, kWordBegins, kNoFit };

Fit fitOf(std::string_view key, std::string_view asked, bool isWholeName)
{
    if (!key.starts_with(asked))
        return kNoFit;
    if (!isWholeName)
        return kWordBegins;
    return key.size() == asked.size() ? kExact : kBegins;
}

/// `name` from each of its words on: "Orion Nebula", "Nebula".
std::vector<std::string_view> fromEachWord(std::string_view name)
{
    std::vector<std::string_view> out{name};
    for (std::size_t i = 1; i + 1 < name.size(); ++i)
        if ((name[i - 1] == ' ' || name[i - 1] == '-') && name[i] != ' ')
            out.push_back(name.substr(i));
    return out;
}

std::optional<std::uint32_t> askedHip(std::string_view folded)
{
    if (!folded.starts_with("hip"))
        return std::nullopt;
    const auto number = parseInteger(folded.substr(3));
    return number && *number > 0 && *number < 1'000'000 && folded[3] != '+'
        ? std::optional(static_cast<std::uint32_t>(*number))
        : std::nullopt;
}

std::string hipName(std::uint32_t hip)
{
    return "HIP " + std::to_string(hip);
}

} // namespace

void SkySearch::add(Item item, std::span<const std::string> names)
{
    const auto number = static_cast<std::uint32_t>(m_items.size());
    for (const std::string &name : names) {
        bool isWhole = true;
        for (const std::string_view part : fromEachWord(name)) {
            if (std::string folded = foldedName(part); !folded.empty())
                m_keys.push_back({std::move(folded), number, isWhole});
            isWhole = false;
        }
    }
    m_items.push_back(std::move(item));
}

void SkySearch::addStars(const SearchSources &sources)
{
    struct Names {
        const SkyName *proper = nullptr;
        const std::vector<std::string> *others = nullptr;
    };
    std::unordered_map<std::uint32_t, Names> byHip;
    for (const StarName &star : sources.stars)
        byHip[star.hip].proper = &star.name;
    for (const StarDesignations &star : sources.designations)
        byHip[star.hip].others = &star.names;
    for (const auto &[hip, names] : byHip) {
        const auto star = m_star(hip);
        if (!star)
            continue;
        Item item;
        item.found = {FoundKind::Star, {}, {}, star->j2000, star->v, Body::Sun, {}, hip, std::nullopt};
        item.brightness = star->v;
        std::vector<std::string> all;
        if (names.proper) {
            item.name = *names.proper;
            all = {names.proper->en, names.proper->ru, names.proper->kk};
            item.found.also = names.others ? names.others->front() + ", " + hipName(hip) : hipName(hip);
        } else {
            item.name = {names.others->front(), names.others->front(), names.others->front()};
            item.found.also = hipName(hip);
        }
        if (names.others)
            all.insert(all.end(), names.others->begin(), names.others->end());
        add(std::move(item), all);
    }
}

SkySearch::SkySearch(const SearchSources &sources)
    : m_star(sources.star)
{
    for (const BodyName &body : kBodies) {
        Item item;
        item.name = {std::string(body.en), std::string(body.ru), std::string(body.kk)};
        item.found.kind = FoundKind::Body;
        item.found.body = body.body;
        item.brightness = -5; // nobody who writes "ven" means a faint star
        const std::array<std::string, 3> names{item.name.en, item.name.ru, item.name.kk};
        add(std::move(item), names);
    }
    for (const UserObject &object : sources.userObjects) {
        Item item;
        item.name = {object.name, object.name, object.name};
        item.found.kind = FoundKind::UserObject;
        item.found.also = object.note;
        item.found.place = object.place;
        item.brightness = -4;
        add(std::move(item), std::array<std::string, 1>{object.name});
    }
    for (const Constellation &constellation : sources.constellations) {
        Item item;
        item.name = constellation.name;
        item.found.kind = FoundKind::Constellation;
        item.found.also = constellation.abbreviation;
        item.found.place = constellation.label;
        item.found.id = constellation.abbreviation;
        item.brightness = 1; // before all but the brightest stars
        const std::array<std::string, 4> names{
            constellation.name.en, constellation.name.ru, constellation.name.kk, constellation.abbreviation};
        add(std::move(item), names);
    }
    for (const DeepSkyObject &object : sources.deepSky) {
        Item item;
        const std::string shortName = object.shortName();
        item.name = {shortName, shortName, shortName};
        item.found.kind = FoundKind::DeepSky;
        item.found.place = object.place;
        item.found.magnitude = object.magnitude;
        item.found.id = object.designation;
        item.brightness = object.magnitude.value_or(20.0F);
        std::vector<std::string> names{object.designation};
        if (object.messier > 0) {
            names.push_back(shortName);
            names.push_back("Messier " + std::to_string(object.messier));
        }
        if (object.name)
            names.insert(names.end(), {object.name->en, object.name->ru, object.name->kk});
        if (object.messier > 0 && object.designation != shortName)
            item.found.also = object.designation;
        if (object.name)
            item.proper = *object.name;
        add(std::move(item), names);
    }
    if (m_star)
        addStars(sources);
    std::sort(m_keys.begin(), m_keys.end(), [](const Key &a, const Key &b) {
        return std::tie(a.folded, a.item) < std::tie(b.folded, b.item);
    });
}

std::vector<SkyFound> SkySearch::find(
    std::string_view words, std::string_view language, std::size_t most, std::span<const NamedPlace> named,
    const Observer *observer) const
{
    std::vector<SkyFound> out;
    if (auto written = readCoordinates(words)) {
        SkyFound found;
        found.kind = FoundKind::Coordinates;
        found.title = std::string(trimmed(words));
        found.place = written->icrs(observer);
        found.written = *written;
        out.push_back(std::move(found));
    }
    const std::string asked = foldedName(words);
    if (asked.empty() || most == 0)
        return out;

    struct Hit {
        int fit = kNoFit;
        float brightness = 0;
        std::uint32_t item = 0; ///< m_items.size() and above: of `named`
    };
    std::vector<Hit> hits;
    const auto keep = [&hits](int fit, float brightness, std::uint32_t item) {
        const auto same =
            std::find_if(hits.rbegin(), hits.rend(), [item](const Hit &hit) { return hit.item == item; });
        if (same == hits.rend())
            hits.push_back({fit, brightness, item});
        else
            same->fit = std::min(same->fit, fit);
    };
    const auto count = static_cast<std::uint32_t>(m_items.size());
    for (std::size_t i = 0; i < named.size(); ++i)
        for (const std::string_view part : fromEachWord(named[i].name))
            if (const Fit fit = fitOf(foldedName(part), asked, part.size() == named[i].name.size());
                fit != kNoFit)
                keep(fit, -10, count + static_cast<std::uint32_t>(i));

    std::vector<Hit> all;
    const auto first =
        std::lower_bound(m_keys.begin(), m_keys.end(), asked, [](const Key &key, const std::string &wanted) {
            return key.folded < wanted;
        });
    for (auto key = first; key != m_keys.end() && key->folded.starts_with(asked); ++key)
        all.push_back(
            {fitOf(key->folded, asked, key->isWholeName), m_items[key->item].brightness, key->item});
    const auto better = [](const Hit &a, const Hit &b) {
        return std::tie(a.fit, a.brightness, a.item) < std::tie(b.fit, b.brightness, b.item);
    };
    // An item answers by several of its names: four times as many as wanted leave enough.
    const std::size_t enough = std::min(all.size(), most * 8);
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(enough), all.end(), better);
    all.resize(enough);
    for (const Hit &hit : all)
        keep(hit.fit, hit.brightness, hit.item);
    std::stable_sort(hits.begin(), hits.end(), better);

    const auto hip = askedHip(asked);
    for (const Hit &hit : hits) {
        if (out.size() >= most)
            break;
        if (hit.item >= count) {
            const NamedPlace &place = named[hit.item - count];
            SkyFound found;
            found.kind = FoundKind::Event;
            found.title = place.name;
            found.place = place.place;
            found.id = place.id;
            out.push_back(std::move(found));
        } else {
            out.push_back(answer(m_items[hit.item], language));
        }
    }
    if (hip && m_star && out.size() < most)
        if (const auto star = m_star(*hip)) {
            SkyFound found = starAnswer(*star, language);
            out.insert(out.begin(), std::move(found));
        }
    return out;
}

SkyFound SkySearch::answer(const Item &item, std::string_view language) const
{
    SkyFound out = item.found;
    out.title = item.name.in(language);
    if (item.proper) {
        const std::string &own = item.proper->in(language);
        out.also = out.also.empty() ? own : own + ", " + out.also;
    }
    return out;
}

SkyFound SkySearch::starAnswer(const Star &star, std::string_view language) const
{
    for (const Item &item : m_items)
        if (item.found.kind == FoundKind::Star && item.found.hip == star.hip)
            return answer(item, language);
    SkyFound out;
    out.kind = FoundKind::Star;
    out.title = hipName(star.hip);
    out.place = star.j2000;
    out.magnitude = star.v;
    out.hip = star.hip;
    return out;
}

} // namespace tulpar
