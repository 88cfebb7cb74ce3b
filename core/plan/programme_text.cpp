#include "core/plan/programme_text.h"

#include "core/base/parse.h"
#include "core/base/toml_text.h"
#include "core/plan/programme_reader.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace tulpar {

namespace {

constexpr std::size_t kLongestName = 80;

/// One text becomes a programme, whole or in pieces.
class Reader {
public:
    explicit Reader(const PlaceLookup &lookup)
        : m_lookup(lookup)
    {
    }

    void read(std::string_view text);
    [[nodiscard]] ProgrammeRead result();

private:
    void readPieces(std::string_view text);
    void readTables(const toml::table &root);
    void readOwner(ProgrammeTable &table);
    void readTarget(ProgrammeTable &table);
    void readBlocks(ProgrammeTable &table, const Target &target);
    void readGroup(ProgrammeTable &table);
    [[nodiscard]] std::string readName(ProgrammeTable &table, const std::string &example);
    void tellSyntax(const Error &error);

    PlaceLookup m_lookup;
    Programme m_programme;
    ProblemList m_problems;
    BlockDefaults m_defaults;
    std::set<std::string> m_targets;
    bool m_isTooMany = false;
};

/// The number behind "line " at the beginning of what parseToml says; takes it off.
int lineSaid(std::string &detail)
{
    constexpr std::string_view kLine = "line ";
    int line = 0;
    if (!detail.starts_with(kLine))
        return 0;
    const auto end = std::from_chars(detail.data() + kLine.size(), detail.data() + detail.size(), line).ptr;
    const std::size_t colon = detail.find(": ");
    if (colon == std::string::npos || end != detail.data() + colon)
        return 0;
    detail.erase(0, colon + 2);
    return line;
}

void Reader::tellSyntax(const Error &error)
{
    ProgrammeProblem problem;
    problem.what = error.detail.substr(0, 300);
    problem.line = lineSaid(problem.what);
    problem.next = "correct it; what stands below the same heading was not read";
    m_problems.add(std::move(problem));
}

void Reader::read(std::string_view text)
{
    ProgrammeProblem problem;
    if (text.size() > kLongestProgramme) {
        problem.what = "the programme has " + std::to_string(text.size()) + " bytes; at most "
            + std::to_string(kLongestProgramme) + " are read";
        problem.next = "split it into several programmes";
        m_problems.add(std::move(problem));
        return;
    }
    if (!isUtf8(text)) {
        problem.what = "the text is not UTF-8";
        problem.next = "save it as UTF-8";
        m_problems.add(std::move(problem));
        return;
    }
    const auto root = parseToml(text);
    if (root)
        readTables(*root);
    else
        readPieces(text);
}

/// What the parser refuses as a whole is read heading by heading, so that good targets survive a slip of the
/// pen in another.
void Reader::readPieces(std::string_view text)
{
    const auto beginsPiece = [](std::string_view line) {
        line = trimmed(line);
        return line.starts_with("[[target]]") || line.starts_with("[[group]]")
            || line.starts_with("[[owner]]") || line.starts_with("[defaults]");
    };
    std::size_t begin = 0;
    int linesBefore = 0;
    int lines = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if ((at > begin && beginsPiece(text.substr(at, end - at))) || end == text.size()) {
            const std::size_t pieceEnd = end == text.size() ? text.size() : at;
            m_problems.lineOffset = linesBefore;
            const auto root = parseToml(text.substr(begin, pieceEnd - begin));
            if (root)
                readTables(*root);
            else
                tellSyntax(root.error());
            begin = pieceEnd;
            linesBefore = lines;
        }
        at = end + 1;
        ++lines;
    }
    m_problems.lineOffset = 0;
}

void Reader::readTables(const toml::table &top)
{
    ProgrammeTable root(top, "", m_problems);
    if (const auto name = root.text("name"))
        m_programme.name = *name;
    if (const toml::node *node = root.node("defaults")) {
        if (const toml::table *table = node->as_table()) {
            ProgrammeTable defaults(*table, "[defaults]", m_problems);
            readDefaults(defaults, m_defaults);
        } else {
            root.refuse("defaults", "is no table", "write [defaults] and its keys below it");
        }
    }
    root.forEach("owner", "[[owner]]", [this](ProgrammeTable &table) { readOwner(table); });
    root.forEach("target", "[[target]]", [this](ProgrammeTable &table) { readTarget(table); });
    root.forEach("group", "[[group]]", [this](ProgrammeTable &table) { readGroup(table); });
    root.end();
}

std::string Reader::readName(ProgrammeTable &table, const std::string &example)
{
    table.need("name", example);
    std::string name = table.text("name", kLongestName).value_or("");
    if (table.has("name") && table.isGood() && trimmed(name).empty())
        table.refuse("name", "is empty", "write for example " + example);
    if (!name.empty())
        table.rename(table.place() + " \"" + name + "\"");
    return name;
}

void Reader::readOwner(ProgrammeTable &table)
{
    Owner owner;
    owner.line = table.line();
    owner.name = readName(table, "name = \"Novae\"");
    owner.quota = table.duration("quota_s", 0, 86400);
    owner.share = table.number("share", 0, 1);
    table.end();
    if (table.isGood())
        m_programme.owners.push_back(std::move(owner));
}

void Reader::readTarget(ProgrammeTable &table)
{
    if (m_programme.targets.size() >= kMostTargets) {
        if (!m_isTooMany)
            table.refuse(
                "",
                "more than " + std::to_string(kMostTargets) + " targets; this one and all below are not read",
                "split the programme");
        m_isTooMany = true;
        return;
    }
    Target target;
    target.line = table.line();
    target.name = readName(table, "name = \"M 31\"");
    target.owner = table.text("owner", kLongestName).value_or("");
    target.notes = table.text("notes", 2000).value_or("");
    if (!target.name.empty() && !m_targets.insert(target.name).second)
        table.refuse(
            "name", "is that of another target above",
            "rename one, or write [[target.block]] for more blocks");
    if (const auto place = readPlace(table, target.name, m_lookup))
        target.direction = *place;
    else
        table.spoil();
    const bool isGood = table.isGood();
    const std::size_t before = m_programme.blocks.size();
    readBlocks(table, target);
    if (isGood && m_programme.blocks.size() > before)
        m_programme.targets.push_back(std::move(target));
    else
        m_programme.blocks.resize(before);
}

void Reader::readBlocks(ProgrammeTable &table, const Target &target)
{
    std::vector<Block> &blocks = m_programme.blocks;
    if (!table.has("block")) {
        (void)table.node("block");
        Block block = readBlock(table, m_defaults);
        block.name = target.name;
        block.target = target.name;
        table.end();
        if (table.isGood())
            blocks.push_back(std::move(block));
        return;
    }
    int number = 0;
    table.forEach("block", "[[target.block]]", [&](ProgrammeTable &one) {
        ++number;
        std::string name = one.text("name", kLongestName).value_or("");
        if (name.empty())
            name = number == 1 ? target.name : target.name + " " + std::to_string(number);
        one.rename(table.place() + ", block \"" + name + "\"");
        Block block = readBlock(one, m_defaults);
        block.name = name;
        block.target = target.name;
        one.end();
        if (one.isGood())
            blocks.push_back(std::move(block));
    });
    if (number == 0)
        table.refuse("block", "holds none", "write [[target.block]] and below it exposure_s = 60");
    if (hasBlockKeys(table))
        table.refuse(
            "", "has keys of a block beside [[target.block]]",
            "move them below [[target.block]] or [defaults]");
    table.end();
}

void Reader::readGroup(ProgrammeTable &table)
{
    Group group;
    group.line = table.line();
    group.name = readName(table, "name = \"either\"");
    for (const GroupKind kind : {GroupKind::OneOf, GroupKind::AllOf}) {
        const std::string key(nameOf(kind));
        if (!table.has(key)) {
            (void)table.node(key);
            continue;
        }
        if (!group.blocks.empty())
            table.refuse(key, "stands beside one_of", "write a group for each");
        group.kind = kind;
        group.blocks = table.texts(key);
    }
    if (group.blocks.empty() && table.isGood())
        table.refuse("", "names no blocks", "write one_of = [\"M 31\", \"M 33\"], or all_of");
    table.end();
    if (table.isGood())
        m_programme.groups.push_back(std::move(group));
}

ProgrammeRead Reader::result()
{
    holdTogether(m_programme, m_problems);
    return {std::move(m_programme), m_problems.take()};
}

} // namespace

std::string textOf(const ProgrammeProblem &problem)
{
    std::string text;
    if (problem.line > 0)
        text += "line " + std::to_string(problem.line);
    if (problem.line > 0 && problem.column > 0)
        text += ", column " + std::to_string(problem.column);
    for (const std::string *part : {&problem.place, &problem.what})
        if (!part->empty())
            text += (text.empty() ? "" : ": ") + *part;
    return problem.next.empty() ? text : text + "; " + problem.next;
}

bool ProgrammeRead::isRefusedInPart() const
{
    return std::ranges::any_of(problems, [](const ProgrammeProblem &one) { return !one.isWarning; });
}

ProgrammeRead readProgramme(std::string_view text, const PlaceLookup &lookup)
{
    Reader reader(lookup);
    reader.read(text);
    return reader.result();
}

} // namespace tulpar
