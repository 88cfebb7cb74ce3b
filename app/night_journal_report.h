#pragma once

#include "core/night/night_report.h"
#include "core/time/clock.h"

#include <QCommandLineParser>
#include <QString>

namespace tulpar {

/// Of which night and from which journal a report is made.
struct ReportWish {
    QString night; ///< the date of its evening; empty: the last with facts
    QString stateFolder; ///< empty: where a core keeps its state
    QString settings; ///< TOML, for site and name; empty: the built-in observatory
};

/// --night, --state and --config, for every command that makes a report.
void addReportOptions(QCommandLineParser &parser);
[[nodiscard]] ReportWish reportWish(const QCommandLineParser &parser);

/// Wrong usage: a night that is no date, in words; empty: none.
[[nodiscard]] QString whyNoWish(const ReportWish &wish);

/// Reads the journal, also while its core runs; waits for the disk. Errc::NotFound: no journal, or no fact of
/// that night; else as the readers of settings and journal say.
[[nodiscard]] Result<NightReport> readNightReport(const ReportWish &wish, const Clock &clock);

} // namespace tulpar
