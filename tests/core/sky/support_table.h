#pragma once

#include "core/sky/observer.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

/// The rows of tests/data/<name> as text by column; '#' starts a comment, the first other line names the
/// columns.
std::vector<std::map<std::string, std::string>> readTable(const QString &name);

double number(const std::map<std::string, std::string> &row, const char *column);

/// A direction from the columns `ra` and `dec`.
tulpar::IcrsDirection directionOf(
    const std::map<std::string, std::string> &row, const char *ra = "ra_deg", const char *dec = "dec_deg");

/// Assy-Turgen observatory, as resources/tools/make_sky_reference.py has it; without air unless asked.
tulpar::Site assy(bool withAir = false);

/// The bytes of a file of the project; empty if it cannot be read.
std::string projectFile(const QString &path);
