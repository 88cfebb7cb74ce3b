#include "core/base/did_you_mean.h"
#include "core/base/parse.h"
#include "core/plan/programme_reader.h"
#include "core/sky/coordinate_text.h"
#include "core/sky/csv_rows.h"

#include <algorithm>
#include <array>
#include <set>

namespace tulpar {

namespace {

enum Column : std::size_t {
    kName,
    kRa,
    kDec,
    kExposure,
    kCount,
    kChannels,
    kPriority,
    kRepeats,
    kOwner,
    kAltitudeMin,
    kAirmassMax,
    kMoonDistance,
    kNotes,
    kColumns
};
constexpr std::array<std::string_view, kColumns> kNames{
    "name",    "ra",    "dec",          "exposure",    "count",         "channels", "priority",
    "repeats", "owner", "altitude_min", "airmass_max", "moon_distance", "notes"};
constexpr std::string_view kMark = "\xEF\xBB\xBF"; ///< of UTF-8, as spreadsheets write it

class CsvReader {
public:
    explicit CsvReader(const PlaceLookup &lookup)
        : m_lookup(lookup)
    {
    }

    [[nodiscard]] ProgrammeRead read(std::string_view text)
    {
        if (text.size() > kLongestProgramme)
            tell(
                "the table has " + std::to_string(text.size()) + " bytes; at most "
                    + std::to_string(kLongestProgramme) + " are read",
                "split it");
        else
            readLines(text.starts_with(kMark) ? text.substr(kMark.size()) : text);
        holdTogether(m_programme, m_problems);
        return {std::move(m_programme), m_problems.take()};
    }

private:
    void tell(std::string what, std::string next)
    {
        m_isGood = false;
        m_problems.add({m_line, 0, m_place, std::move(what), std::move(next), false});
    }

    void readLines(std::string_view text)
    {
        while (!text.empty()) {
            ++m_line;
            m_isGood = true;
            m_place.clear();
            std::string_view row = trimmed(takeUntil(text, '\n'));
            if (row.empty() || row.front() == '#')
                continue;
            if (!isUtf8(row)) {
                tell("is not UTF-8", "save the table as UTF-8");
                continue;
            }
            if (!m_hasHead) {
                if (!readHead(row))
                    return;
            } else if (m_programme.targets.size() >= kMostTargets) {
                tell(
                    "more than " + std::to_string(kMostTargets) + " targets; the rest is not read",
                    "split the table");
                return;
            } else {
                readRow(row);
            }
        }
        if (!m_hasHead)
            tell("no line names the columns", "write first name,ra,dec,exposure,count,priority");
    }

    bool readHead(std::string_view row)
    {
        m_hasHead = true;
        m_separator = row.find('\t') != row.npos ? '\t' : row.find(';') != row.npos ? ';' : ',';
        const auto fields = quotedFields(row, m_separator);
        for (std::size_t i = 0; fields && i < fields->size(); ++i) {
            const std::string field = lowered((*fields)[i]);
            const auto *const known = std::ranges::find(kNames, field);
            if (known == kNames.end()) {
                const std::string nearest = didYouMean(field, kNames);
                tell(
                    "column \"" + field.substr(0, 40) + "\" is not known",
                    nearest.empty() ? "take it out" : nearest.substr(2));
                continue;
            }
            m_at[static_cast<std::size_t>(known - kNames.begin())] = i;
        }
        if (m_at[kName] && m_at[kExposure])
            return true;
        tell(
            "the first line names no columns name and exposure",
            "write first name,ra,dec,exposure,count,priority");
        return false;
    }

    [[nodiscard]] std::string_view field(Column column) const
    {
        const auto at = m_at[column];
        return at && *at < m_fields.size() ? std::string_view(m_fields[*at]) : std::string_view();
    }

    template <class Use>
    void number(Column column, double low, double high, bool isWhole, Use use)
    {
        if (field(column).empty())
            return;
        std::string text(field(column));
        std::ranges::replace(text, ',', '.'); // within one field a comma is a decimal one
        const auto value = parseNumber(text);
        if (value && *value >= low && *value <= high && (!isWhole || *value == static_cast<int>(*value)))
            use(*value);
        else
            tell(
                std::string(kNames[column]) + " is \"" + text.substr(0, 40) + "\"",
                std::string(isWhole ? "write a whole number" : "write a number") + " from "
                    + fixed(low, low < 0.01 ? 3 : 0) + " to " + fixed(high, 0));
    }

    void readPlace(Target &target)
    {
        std::string ra(field(kRa));
        std::string dec(field(kDec));
        if (ra.empty() && dec.empty()) {
            const auto found = m_lookup ? m_lookup(target.name) : std::nullopt;
            if (found)
                target.direction = *found;
            else
                tell("\"" + target.name + "\" is in no catalogue here", "write its ra and dec");
            return;
        }
        std::ranges::replace(ra, ',', '.');
        std::ranges::replace(dec, ',', '.');
        const auto place = readCoordinates(ra + " ; " + dec);
        const auto icrs =
            place && place->frame == CoordinateFrame::Icrs ? place->icrs(nullptr) : std::nullopt;
        if (icrs)
            target.direction = *icrs;
        else
            tell(
                place ? std::string("is no right ascension and declination") : place.error().detail,
                "write for example 00:42:44.3 and +41:16:09, or degrees");
    }

    void readRow(std::string_view row)
    {
        auto fields = quotedFields(row, m_separator);
        if (!fields) {
            tell("a quote is not closed", "close it");
            return;
        }
        m_fields = std::move(*fields);
        Target target;
        target.name = field(kName);
        target.line = m_line;
        if (target.name.empty() || target.name.size() > 80) {
            tell("name must have 1 to 80 bytes", "write a name");
            return;
        }
        m_place = "\"" + target.name + "\"";
        readPlace(target);
        target.owner = field(kOwner).substr(0, 80);
        target.notes = field(kNotes).substr(0, 2000);
        Block block;
        block.name = target.name;
        block.target = target.name;
        block.line = m_line;
        Exposures one;
        if (field(kExposure).empty())
            tell("exposure is missing", "write seconds");
        number(kExposure, 0.001, 7200, false, [&](double s) { one.exposure = fromSeconds(s); });
        number(kCount, 1, 100'000, true, [&](double count) { one.count = static_cast<int>(count); });
        number(kPriority, 0.001, 1000, false, [&](double priority) { block.priority = priority; });
        number(kRepeats, 1, 1000, true, [&](double count) { block.repeats = static_cast<int>(count); });
        number(kAltitudeMin, 0, 90, false, [&](double deg) {
            block.constraints.altitudeMin = Angle::degrees(deg);
        });
        number(kAirmassMax, 1, 38, false, [&](double most) { block.constraints.airmassMax = most; });
        number(kMoonDistance, 0, 180, false, [&](double deg) {
            block.constraints.moonDistanceMin = Angle::degrees(deg);
        });
        std::string_view channels = field(kChannels).empty() ? std::string_view("g r i") : field(kChannels);
        while (!channels.empty()) {
            one.channel = trimmed(takeUntil(channels, ' '));
            if (!one.channel.empty() && block.exposures.size() < 64)
                block.exposures.push_back(one);
        }
        if (m_isGood)
            checkBlock(
                block, [this](const std::string &key, const std::string &why, const std::string &next) {
                    tell(key + " " + why, next);
                });
        if (!m_isGood)
            return;
        // An owner that only a table names has no quota.
        if (!target.owner.empty() && m_owners.insert(target.owner).second)
            m_programme.owners.push_back({target.owner, std::nullopt, std::nullopt, m_line});
        m_programme.targets.push_back(std::move(target));
        m_programme.blocks.push_back(std::move(block));
    }

    PlaceLookup m_lookup;
    Programme m_programme;
    ProblemList m_problems;
    int m_line = 0;
    bool m_isGood = true;
    bool m_hasHead = false;
    char m_separator = ',';
    std::array<std::optional<std::size_t>, kColumns> m_at;
    std::vector<std::string> m_fields;
    std::string m_place;
    std::set<std::string> m_owners;
};

} // namespace

ProgrammeRead readProgrammeCsv(std::string_view text, const PlaceLookup &lookup)
{
    return CsvReader(lookup).read(text);
}

} // namespace tulpar
