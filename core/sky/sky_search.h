#pragma once

#include "core/sky/catalogue.h"
#include "core/sky/constellations.h"
#include "core/sky/coordinate_text.h"
#include "core/sky/deep_sky.h"
#include "core/sky/object_list.h"
#include "core/sky/solar_system.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

enum class FoundKind { Coordinates, Event, UserObject, Body, Star, DeepSky, Constellation };

/// One answer of a search.
struct SkyFound {
    FoundKind kind = FoundKind::Star;
    std::string title; ///< in the language asked for: "Vega", "M 31", "HIP 91262", "α Lyr"
    std::string also; ///< what else it is called, "HIP 91262", "Andromeda Galaxy"; may be empty
    std::optional<IcrsDirection> place; ///< none for a body: it moves, ask view()
    std::optional<float> magnitude;
    Body body = Body::Sun; ///< of a Body
    std::string id; ///< of an Event; designation of a DeepSky; abbreviation of a Constellation
    std::uint32_t hip = 0; ///< of a Star
    std::optional<WrittenPlace> written; ///< of Coordinates
};

/// Something with a name that the caller knows: an alert, a target.
struct NamedPlace {
    std::string id;
    std::string name;
    std::optional<IcrsDirection> place;
};

/// What a search looks through.
struct SearchSources {
    std::span<const StarName> stars;
    std::span<const StarDesignations> designations;
    std::span<const Constellation> constellations;
    std::span<const DeepSkyObject> deepSky;
    std::span<const UserObject> userObjects;
    /// A star by its Hipparcos number; kept by the search. Without it stars have no place and are not found.
    std::function<std::optional<Star>(std::uint32_t hip)> star;
};

/// Finds things of the sky by name, number or coordinates. Case, blanks, diacritics and the letters of
/// Kazakh do not matter; Greek letters are also their names. Makes its index once (some 10 ms); a question
/// takes below 1 ms. Immutable; any thread.
class SkySearch {
public:
    explicit SkySearch(const SearchSources &sources);

    /// Given words, returned at most `most` answers, best first: coordinates; names that are exactly so;
    /// names that begin so; names with a word that begins so; the brighter first among equals. `named` is
    /// what the caller has besides, in the order of the caller's preference. `observer` is for horizontal
    /// coordinates; where it is null they are answered without a place.
    [[nodiscard]] std::vector<SkyFound> find(
        std::string_view words, std::string_view language, std::size_t most = 12,
        std::span<const NamedPlace> named = {}, const Observer *observer = nullptr) const;

    [[nodiscard]] std::size_t size() const { return m_items.size(); }

private:
    struct Item {
        SkyFound found; ///< title in English
        SkyName name;
        std::optional<SkyName> proper; ///< of a DeepSky
        float brightness = 99; ///< magnitude by which equals are ordered
    };
    struct Key {
        std::string folded;
        std::uint32_t item = 0;
        bool isWholeName = true; ///< false: from a later word of it on
    };

    void add(Item item, std::span<const std::string> names);
    void addStars(const SearchSources &sources);
    [[nodiscard]] SkyFound answer(const Item &item, std::string_view language) const;
    [[nodiscard]] SkyFound starAnswer(const Star &star, std::string_view language) const;

    std::vector<Item> m_items;
    std::vector<Key> m_keys; // sorted by folded
    std::function<std::optional<Star>(std::uint32_t hip)> m_star;
};

} // namespace tulpar
