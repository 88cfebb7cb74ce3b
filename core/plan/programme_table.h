#pragma once

#include "core/plan/programme_text.h"

#include <toml++/toml.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// Collects what is wrong with a text, up to kMostProblems.
class ProblemList {
public:
    void add(ProgrammeProblem problem);
    [[nodiscard]] std::vector<ProgrammeProblem> take(); ///< by line
    int lineOffset = 0; ///< of the piece of the text that is being read

private:
    std::vector<ProgrammeProblem> m_problems;
};

/// One table of a programme's text while it is read: tells what does not fit, with line, place and what to do
/// instead, and goes on. Internal to this room.
class ProgrammeTable {
public:
    ProgrammeTable(const toml::table &table, std::string place, ProblemList &problems);

    [[nodiscard]] std::optional<double> number(std::string_view key, double low, double high);
    [[nodiscard]] std::optional<Angle> degrees(std::string_view key, double low, double high);
    [[nodiscard]] std::optional<Duration> duration(std::string_view key, double lowS, double highS);
    [[nodiscard]] std::optional<int> whole(std::string_view key, int low, int high);
    [[nodiscard]] std::optional<bool> truth(std::string_view key);
    [[nodiscard]] std::optional<std::string> text(std::string_view key, std::size_t longest = 200);
    [[nodiscard]] std::optional<UtcInstant> instant(std::string_view key);
    /// The same of a value in a list of `key`.
    [[nodiscard]] std::optional<UtcInstant> instantOf(const toml::node &node, std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    [[nodiscard]] const toml::array *list(std::string_view key);
    /// Calls `each` with every table of the list; what is no table is told.
    void forEach(
        std::string_view key, std::string_view place, const std::function<void(ProgrammeTable &)> &each);

    [[nodiscard]] bool has(std::string_view key) const { return m_table->contains(key); }
    [[nodiscard]] const toml::node *node(std::string_view key);
    void need(std::string_view key, const std::string &example);
    /// Of the key's line, or of the table's where it is absent.
    void refuse(std::string_view key, const std::string &why, const std::string &next = {});
    void warn(std::string_view key, const std::string &why, const std::string &next = {});
    /// Tells the keys that were not asked for.
    void end();

    /// Whether nothing in it was refused so far.
    [[nodiscard]] bool isGood() const { return m_isGood; }
    void spoil() { m_isGood = false; }
    [[nodiscard]] int line() const;
    void rename(std::string place) { m_place = std::move(place); }
    [[nodiscard]] const std::string &place() const { return m_place; }

private:
    void tell(
        const toml::source_region &where, std::string_view key, const std::string &why,
        const std::string &next, bool isWarning);

    const toml::table *m_table;
    std::string m_place;
    ProblemList *m_problems;
    std::vector<std::string> m_asked;
    bool m_isGood = true;
};

} // namespace tulpar
