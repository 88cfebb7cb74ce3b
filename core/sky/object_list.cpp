#include "core/sky/object_list.h"

#include "core/base/parse.h"
#include "core/sky/coordinate_text.h"
#include "core/sky/csv_rows.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tulpar {

namespace {

constexpr std::size_t kLongestName = 120; ///< bytes
constexpr std::size_t kMostMistakes = 100; ///< a list of another kind is not complained about line by line
constexpr std::string_view kMark = "\xEF\xBB\xBF"; ///< of UTF-8, as spreadsheets write it

enum Column : std::size_t { kName, kRa, kDec, kEpoch, kNote, kColumns };
constexpr std::array<std::string_view, kColumns> kNames{"name", "ra", "dec", "epoch", "note"};
using Places = std::array<std::optional<std::size_t>, kColumns>;

struct Head {
    char separator = ',';
    Places at;
};

Result<Head> readHead(std::string_view line, std::size_t number)
{
    Head out;
    out.separator = line.find('\t') != line.npos ? '\t' : line.find(';') != line.npos ? ';' : ',';
    const auto fields = quotedFields(line, out.separator);
    for (std::size_t i = 0; fields && i < fields->size(); ++i) {
        const std::string field = lowered((*fields)[i]);
        const auto *const known = std::find(kNames.begin(), kNames.end(), field);
        if (known == kNames.end())
            return badLine(
                Errc::UnknownFormat, number,
                "unknown column \"" + field + "\"; known are name, ra, dec, epoch, note");
        out.at[static_cast<std::size_t>(known - kNames.begin())] = i;
    }
    if (!out.at[kName] || !out.at[kRa] || !out.at[kDec])
        return badLine(Errc::UnknownFormat, number, "the first line names the columns: name,ra,dec,note");
    return out;
}

/// Within one field a comma is a decimal one.
std::string decimalPoint(std::string_view field)
{
    std::string out(field);
    std::replace(out.begin(), out.end(), ',', '.');
    return out;
}

Result<UserObject> readObject(std::string_view line, const Head &head, std::size_t number)
{
    if (!isUtf8(line))
        return badLine(Errc::Malformed, number, "not UTF-8");
    const auto fields = quotedFields(line, head.separator);
    if (!fields)
        return badLine(Errc::Malformed, number, "a quote is not closed");
    const auto field = [&](Column column) -> std::string_view {
        const auto at = head.at[column];
        return at && *at < fields->size() ? std::string_view((*fields)[*at]) : std::string_view();
    };
    UserObject out;
    out.name = field(kName);
    out.note = field(kNote);
    if (out.name.empty())
        return badLine(Errc::Malformed, number, "no name");
    if (out.name.size() > kLongestName)
        return badLine(Errc::TooLarge, number, "the name is longer than 120 bytes");
    if (field(kRa).empty() || field(kDec).empty())
        return badLine(Errc::Malformed, number, "right ascension and declination expected");
    const std::string_view epoch = field(kEpoch);
    if (!epoch.empty() && epoch != "J2000" && epoch != "J2000.0" && epoch != "2000" && epoch != "2000.0")
        return badLine(
            Errc::Unsupported, number, "epoch " + std::string(epoch) + ": only J2000 is understood");
    const auto place = readCoordinates(decimalPoint(field(kRa)) + " ; " + decimalPoint(field(kDec)));
    if (!place)
        return badLine(place.error().code, number, place.error().detail);
    if (place->frame != CoordinateFrame::Icrs)
        return badLine(Errc::Unsupported, number, "only right ascension and declination are understood");
    out.place = {place->longitude, place->latitude};
    return out;
}

std::string quoted(const std::string &text)
{
    std::string plain = text;
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    if (plain.find_first_of(",;\"#\t") == plain.npos && trimmed(plain) == plain)
        return plain;
    std::string out = "\"";
    for (const char c : plain)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

} // namespace

Result<ObjectList> readObjectList(std::string_view text)
{
    if (text.starts_with(kMark))
        text.remove_prefix(kMark.size());
    std::size_t number = 0;
    const std::string_view first = nextLine(text, number);
    if (first.empty())
        return fail(Errc::Malformed, "the list is empty; its first line names the columns: name,ra,dec,note");
    const auto head = readHead(first, number);
    if (!head)
        return Failure(head.error());
    ObjectList out;
    for (std::string_view line = nextLine(text, number); !line.empty(); line = nextLine(text, number)) {
        if (out.objects.size() >= kMostUserObjects)
            return fail(
                Errc::TooLarge, "the list has more than " + std::to_string(kMostUserObjects) + " objects");
        auto object = readObject(line, *head, number);
        if (object)
            out.objects.push_back(std::move(*object));
        else if (out.mistakes.size() < kMostMistakes)
            out.mistakes.push_back(object.error());
    }
    return out;
}

std::string objectListText(const std::vector<UserObject> &objects)
{
    std::string out = "name,ra,dec,epoch,note\n";
    for (const UserObject &object : objects) {
        const std::string ra = fixed(object.place.ra.asDegrees(), 6);
        out += quoted(object.name) + ',' + (ra == "360.000000" ? "0.000000" : ra) + ','
            + fixed(object.place.dec.asDegrees(), 6) + ",J2000," + quoted(object.note) + '\n';
    }
    return out;
}

} // namespace tulpar
