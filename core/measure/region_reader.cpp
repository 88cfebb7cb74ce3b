#include "core/measure/region_file.h"

#include "core/base/parse.h"
#include "core/measure/region_numbers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tulpar {

namespace {

constexpr std::size_t kLongestList = 64; ///< of numbers in a property
constexpr std::size_t kLongestText = 4096;
constexpr std::size_t kMostTags = 64;
constexpr std::size_t kMostProperties = 32;
constexpr std::size_t kMostSaid = 80;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

/// Shapes that DS9 writes behind a "#", so that older readers pass over them.
constexpr std::array<std::string_view, 11> kCommented{"text",       "vector",    "ruler",   "compass",
                                                      "projection", "segment",   "panda",   "epanda",
                                                      "bpanda",     "composite", "circle3d"};
constexpr std::array<std::string_view, 15> kOtherFrames{
    "fk4",  "b1950", "galactic", "ecliptic", "linear",   "amplifier", "detector",  "wcs",
    "wcsa", "wcsb",  "wcsc",     "wcsd",     "wcsother", "hpx",       "tile_frame"};
constexpr std::array<std::string_view, 7> kPointStyles{"circle", "box",   "diamond",  "cross",
                                                       "x",      "arrow", "boxcircle"};
/// What every region is in DS9 unless it says otherwise: not worth keeping with each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kUsual{{
    {"dashlist", "8 3"},
    {"width", "1"},
    {"font", "helvetica 10 normal roman"},
    {"select", "1"},
    {"highlite", "1"},
    {"dash", "0"},
    {"fixed", "0"},
    {"edit", "1"},
    {"move", "1"},
    {"delete", "1"},
}};

std::optional<RegionFrame> frameNamed(std::string_view word)
{
    if (word == "j2000")
        return RegionFrame::Fk5;
    return enumNamed<RegionFrame>(word);
}

std::optional<RegionKind> kindNamed(std::string_view word)
{
    if (word == "rotbox")
        return RegionKind::Box;
    return enumNamed<RegionKind>(word);
}

/// What a property list or a global line says.
struct Properties {
    std::vector<RegionProperty> list; ///< by name, the last one wins; tags as often as they stand
    bool isBackground = false;
    bool isBroken = false; ///< a quote that does not end
};

class Reader {
public:
    Reader(std::string_view text, const RegionLimits &limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    RegionFile read()
    {
        while (!m_text.empty() && !m_isFull) {
            const std::size_t end = m_text.find_first_of("\r\n");
            m_line = m_text.substr(0, end);
            ++m_number;
            readLine();
            if (end == std::string_view::npos)
                break;
            const bool isPair = m_text.substr(end, 2) == "\r\n";
            m_text.remove_prefix(end + (isPair ? 2 : 1));
        }
        return std::move(m_file);
    }

private:
    void readLine()
    {
        m_at = 0;
        while (!m_isFull) {
            while (m_at < m_line.size() && (isBlank(m_line[m_at]) || m_line[m_at] == ';'))
                ++m_at;
            if (m_at >= m_line.size())
                return;
            m_begins = m_at;
            readStatement();
        }
    }

    [[nodiscard]] char here() const { return m_at < m_line.size() ? m_line[m_at] : '\0'; }
    void skipBlanks()
    {
        while (isBlank(here()))
            ++m_at;
    }
    std::string word()
    {
        const std::size_t from = m_at;
        while (isLetter(here()) || isDigit(here()))
            ++m_at;
        return lowered(m_line.substr(from, m_at - from));
    }

    void problem(RegionFault fault)
    {
        ++m_file.problemCount;
        if (m_file.problems.size() >= m_limits.problems)
            return;
        m_file.problems.push_back(
            {m_number, fault, std::string(trimmed(m_line.substr(m_begins, kMostSaid)))});
    }

    /// Past the rest of a statement whose properties do not matter; texts in it may hold semicolons.
    void skipStatement() { (void)readProperties(); }

    void readStatement()
    {
        if (here() == '#') {
            while (here() == '#' || isBlank(here()))
                ++m_at;
            const std::string shape = word();
            skipBlanks();
            if (here() == '(' && isOneOf(shape, kCommented))
                readShape(shape, false);
            else
                m_at = m_line.size(); // a comment
            return;
        }
        bool isExcluded = false;
        if (here() == '+' || here() == '-' || here() == '!') {
            isExcluded = here() != '+';
            ++m_at;
            skipBlanks();
        }
        std::string first = word();
        if (first.empty()) {
            problem(RegionFault::BadText);
            ++m_at;
            skipStatement();
            return;
        }
        skipBlanks();
        if (first == "global") {
            takeGlobals(readProperties());
        } else if (const auto frame = frameNamed(first); frame && here() != '(') {
            m_frame = *frame;
            m_isFrameKnown = true;
        } else if (isOneOf(first, kOtherFrames) && here() != '(') {
            m_isFrameKnown = false;
            problem(RegionFault::UnknownFrame);
        } else if (first == "tile" && here() != '(') {
            skipStatement(); // which frame of a tiled DS9
        } else {
            std::string style;
            if (isOneOf(first, kPointStyles) && m_line.substr(m_at, 5) == "point") {
                style = first;
                first = word();
                skipBlanks();
            }
            readShape(first, isExcluded, style);
        }
    }

    /// The numbers of a shape, up to the end of its parenthesis or of what may be numbers.
    std::optional<std::vector<std::string_view>> readNumbers()
    {
        const bool isClosed = here() == '(';
        if (isClosed)
            ++m_at;
        const std::size_t from = m_at;
        const std::size_t end =
            std::min(m_line.find_first_of(isClosed ? ")#;" : "#;|)", from), m_line.size());
        m_at = end;
        if (isClosed) {
            if (here() != ')')
                return std::nullopt;
            ++m_at;
        }
        std::vector<std::string_view> numbers;
        std::string_view rest = m_line.substr(from, end - from);
        while (!rest.empty()) {
            const std::size_t begin = rest.find_first_not_of(", \t");
            if (begin == std::string_view::npos)
                break;
            rest.remove_prefix(begin);
            const std::size_t length = std::min(rest.find_first_of(", \t"), rest.size());
            numbers.push_back(rest.substr(0, length));
            rest.remove_prefix(length);
        }
        return numbers;
    }

    void readShape(const std::string &shape, bool isExcluded, const std::string &style = {})
    {
        const auto numbers = readNumbers();
        skipBlanks();
        const bool isComposite = m_line.substr(m_at, 2) == "||" || shape == "composite";
        const Properties properties = readProperties();
        const auto kind = kindNamed(shape);
        if (isComposite)
            return problem(RegionFault::Composite);
        if (!kind)
            return problem(numbers ? RegionFault::UnknownShape : RegionFault::BadText);
        if (!numbers || properties.isBroken)
            return problem(RegionFault::BadText);
        if (!m_isFrameKnown)
            return problem(RegionFault::UnknownFrame);
        Region region;
        region.kind = *kind;
        region.frame = m_frame;
        if (const auto fault = fillRegion(region, *numbers))
            return problem(*fault);
        m_corners += region.places.size();
        if (m_file.regions.size() >= m_limits.regions || m_corners > m_limits.corners) {
            m_isFull = true;
            return problem(RegionFault::TooMany);
        }
        for (const RegionProperty &property : m_globals)
            take(region, property);
        if (!style.empty())
            take(region, {"point", style});
        for (const RegionProperty &property : properties.list)
            take(region, property);
        region.isExcluded = region.isExcluded || isExcluded;
        region.isBackground = region.isBackground || properties.isBackground;
        m_file.regions.push_back(std::move(region));
    }

    /// Up to the end of the line or of the statement.
    Properties readProperties()
    {
        Properties out;
        while (m_at < m_line.size() && here() != ';') {
            if (!isLetter(here())) {
                if (here() == '"' || here() == '\'' || here() == '{')
                    (void)quoted(out);
                else
                    ++m_at;
                continue;
            }
            RegionProperty property;
            property.name = word();
            skipBlanks();
            if (here() != '=') {
                out.isBackground = out.isBackground || property.name == "background";
                continue;
            }
            ++m_at;
            skipBlanks();
            property.value = value(out);
            std::ranges::replace_if(
                property.value, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
            if (out.list.size() < kMostProperties + kMostTags)
                out.list.push_back(std::move(property));
        }
        return out;
    }

    std::string value(Properties &of)
    {
        if (here() == '"' || here() == '\'' || here() == '{')
            return quoted(of);
        std::string out;
        while (true) { // a list of numbers follows the first word: "dashlist=8 3", "point=x 12"
            const std::size_t from = m_at;
            while (m_at < m_line.size() && !isBlank(here()) && here() != ';')
                ++m_at;
            out += m_line.substr(from, m_at - from);
            std::size_t next = m_at;
            while (next < m_line.size() && isBlank(m_line[next]))
                ++next;
            std::size_t after = next;
            while (after < m_line.size() && (isDigit(m_line[after]) || m_line[after] == '.'))
                ++after;
            const bool isNumber =
                after > next && (after == m_line.size() || isBlank(m_line[after]) || m_line[after] == ';');
            if (!isNumber || out.size() > kLongestList)
                return out.substr(0, kLongestText);
            out += ' ';
            m_at = next;
        }
    }

    std::string quoted(Properties &of)
    {
        const char ends = here() == '{' ? '}' : here();
        ++m_at;
        const std::size_t from = m_at;
        const std::size_t end = m_line.find(ends, from);
        of.isBroken = of.isBroken || end == std::string_view::npos;
        m_at = end == std::string_view::npos ? m_line.size() : end + 1;
        std::size_t length = std::min(end, m_line.size()) - from;
        if (length > kLongestText) {
            length = kLongestText;
            while (length > 0 && (static_cast<unsigned char>(m_line[from + length]) & 0xC0) == 0x80)
                --length; // not within a letter of several bytes
        }
        return std::string(m_line.substr(from, length));
    }

    void takeGlobals(const Properties &properties)
    {
        if (properties.isBroken)
            problem(RegionFault::BadText);
        for (const RegionProperty &property : properties.list) {
            std::erase_if(m_globals, [&](const RegionProperty &p) { return p.name == property.name; });
            m_globals.push_back(property);
        }
    }

    static void take(Region &region, const RegionProperty &property)
    {
        const auto &[name, value] = property;
        if (name == "color") {
            region.colour = value;
        } else if (name == "text") {
            region.text = value;
        } else if (name == "tag") {
            if (region.tags.size() < kMostTags)
                region.tags.push_back(value);
        } else if (name == "include") {
            region.isExcluded = value == "0";
        } else if (name == "source") {
            region.isBackground = value == "0";
        } else if (name == "background") {
            region.isBackground = value != "0";
        } else {
            std::erase_if(region.properties, [&](const RegionProperty &p) { return p.name == name; });
            const bool isUsual = std::ranges::any_of(
                kUsual, [&](const auto &usual) { return usual.first == name && usual.second == value; });
            if (!isUsual && region.properties.size() < kMostProperties)
                region.properties.push_back(property);
        }
    }

    std::string_view m_text;
    const RegionLimits &m_limits;
    RegionFile m_file;
    std::string_view m_line;
    std::size_t m_number = 0;
    std::size_t m_at = 0;
    std::size_t m_begins = 0; ///< of the statement
    RegionFrame m_frame = RegionFrame::Physical; // as DS9 without a word
    bool m_isFrameKnown = true;
    std::vector<RegionProperty> m_globals;
    std::size_t m_corners = 0;
    bool m_isFull = false;
};

} // namespace

Result<RegionFile> readRegions(std::string_view text, const RegionLimits &limits)
{
    if (text.size() > limits.bytes)
        return fail(
            Errc::TooLarge, "the region file is larger than " + std::to_string(limits.bytes) + " bytes");
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (text.substr(0, 4096).find('\0') != std::string_view::npos)
        return fail(Errc::UnknownFormat, "this is no text, so no region file");
    return Reader(text, limits).read();
}

} // namespace tulpar
