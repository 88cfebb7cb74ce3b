#include "app/sky_names.h"

#include "core/sky/folded_name.h"
#include "core/sky/sky_search.h"

#include <QFile>

#include <array>
#include <memory>
#include <unordered_map>

namespace tulpar {

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <class Table>
Table tableOf(const QString &path, Result<Table> (*parse)(std::string_view))
{
    const QByteArray bytes = bytesOf(path);
    auto table = parse({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return table ? std::move(*table) : Table();
}

/// The tables and the search through them.
class Names {
public:
    explicit Names(const QString &folder)
        : m_starBytes(bytesOf(folder + QStringLiteral("/stars_v10.bin")))
    {
        const std::span<const char> chars(
            m_starBytes.constData(), static_cast<std::size_t>(m_starBytes.size()));
        if (auto stars = StarCatalogue::open(std::as_bytes(chars))) {
            m_stars.emplace(std::move(*stars));
            m_stars->forEachNumbered(
                [this](std::size_t index, std::uint32_t hip) { m_byHip.emplace(hip, index); });
        }
        const auto names = tableOf(folder + QStringLiteral("/star_names.csv"), &parseStarNames);
        const auto letters =
            tableOf(folder + QStringLiteral("/star_designations.csv"), &parseStarDesignations);
        const auto deepSky = tableOf(folder + QStringLiteral("/deep_sky.csv"), &parseDeepSky);
        const auto constellations =
            tableOf(folder + QStringLiteral("/constellations.csv"), &parseConstellations);
        SearchSources sources;
        sources.stars = names;
        sources.designations = letters;
        sources.deepSky = deepSky;
        sources.constellations = constellations;
        sources.star = [this](std::uint32_t hip) -> std::optional<Star> {
            const auto found = m_byHip.find(hip);
            return found == m_byHip.end() ? std::nullopt : std::optional(m_stars->star(found->second));
        };
        m_search = std::make_unique<const SkySearch>(sources);
    }

    [[nodiscard]] std::optional<IcrsDirection> find(std::string_view name) const
    {
        const std::string wanted = foldedName(name);
        for (const char *language : {"en", "ru", "kk"})
            for (const SkyFound &found : m_search->find(name, language)) {
                const bool isFixed = found.kind == FoundKind::Star || found.kind == FoundKind::DeepSky;
                if (isFixed && found.place
                    && (foldedName(found.title) == wanted || foldedName(found.also) == wanted))
                    return found.place;
            }
        return std::nullopt;
    }

private:
    QByteArray m_starBytes;
    std::optional<StarCatalogue> m_stars;
    std::unordered_map<std::uint32_t, std::size_t> m_byHip;
    std::unique_ptr<const SkySearch> m_search;
};

} // namespace

PlaceLookup namesOfSky(const QString &folder)
{
    auto names = std::make_shared<std::unique_ptr<const Names>>();
    return [folder, names](std::string_view name) {
        if (!*names)
            *names = std::make_unique<const Names>(folder);
        return (*names)->find(name);
    };
}

} // namespace tulpar
