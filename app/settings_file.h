#pragma once

#include "core/base/result.h"
#include "core/sky/angle.h"
#include "core/time/instant.h"

#include <QString>

#include <toml++/toml.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

class SettingsFile;

/// One table of a settings file. Each `read` leaves its value as it was where the key is absent, and refuses
/// what does not fit; the file keeps the first refusal. Numbers must lie from `low` to `high`, in the unit
/// that the key ends with.
class SettingsTable {
public:
    void read(std::string_view key, double &value, double low, double high);
    void read(std::string_view key, Angle &value, double lowDeg, double highDeg);
    void read(std::string_view key, Duration &value, double lowS, double highS);
    void read(std::string_view key, int &value, int low, int high);
    void read(std::string_view key, bool &value);
    void read(std::string_view key, std::string &value);
    void read(std::string_view key, QString &value);
    void read(std::string_view key, std::vector<std::string> &values);
    /// A table within this one, `{ Name = "text" }`, of any keys at all.
    void read(std::string_view key, std::map<std::string, std::string> &texts);
    /// Any keys at all, each with a text.
    void readAll(std::map<std::string, std::string> &texts);

    /// What is set is not possible, `why`.
    void refuse(std::string_view key, const std::string &why);

private:
    friend class SettingsFile;
    SettingsTable(SettingsFile &file, std::string name, const toml::table *table);
    [[nodiscard]] const toml::node *find(std::string_view key);

    SettingsFile &m_file;
    std::string m_name;
    const toml::table *m_table;
};

/// A TOML file of settings in tables of one level, or two: "conditions.wind". What nobody asked for is
/// refused at the end, so that a slip of the pen is not a setting left at its default. Confine to one thread.
class SettingsFile {
public:
    /// Errc::Io: cannot be read; Errc::Malformed: no TOML, with the line.
    [[nodiscard]] static Result<SettingsFile> open(const QString &path);

    [[nodiscard]] SettingsTable table(const std::string &name);
    /// The tables of a list, [[name]], in order; none is allowed.
    [[nodiscard]] std::vector<SettingsTable> tables(const std::string &name);

    /// The first refusal so far, for who reads only a part of the file.
    [[nodiscard]] Result<void> refused() const;
    /// After all has been read: the first refusal, or the first key or table that is not known.
    [[nodiscard]] Result<void> end() const;

private:
    friend class SettingsTable;
    [[nodiscard]] Result<void> endOf(const std::string &name, const toml::table &table) const;
    [[nodiscard]] std::string unknownKey(const std::string &table, std::string_view key) const;

    std::string m_path;
    toml::table m_root;
    std::map<std::string, std::set<std::string, std::less<>>> m_asked; ///< "*" in a table: any key
    std::optional<Error> m_refusal;
};

} // namespace tulpar
