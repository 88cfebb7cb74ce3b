#pragma once

#include "core/night/night_report.h"
#include "core/words/report_page.h"

/// The parts of the night report, one function each; a part without items is left out. Pure.
namespace tulpar::words {

[[nodiscard]] ReportPart handOverPart(const NightReport &report);
[[nodiscard]] ReportPart timePart(const NightReport &report);
[[nodiscard]] ReportPart observedPart(const NightReport &report);
[[nodiscard]] ReportPart alertsPart(const NightReport &report);
[[nodiscard]] ReportPart focusPart(const NightReport &report);
[[nodiscard]] ReportPart pointingPart(const NightReport &report);
[[nodiscard]] ReportPart conditionsPart(const NightReport &report);
[[nodiscard]] ReportPart faultsPart(const NightReport &report);
[[nodiscard]] ReportPart peoplePart(const NightReport &report);
[[nodiscard]] ReportPart stepsPart(const NightReport &report);
[[nodiscard]] ReportPart keptPart(const NightReport &report);

/// The night on one strip: sky, what the time was spent on, roof, alerts.
[[nodiscard]] ReportFigure timelineFigure(const NightReport &report);
/// Where the seconds of one response went; steps beyond an hour are left out.
[[nodiscard]] ReportFigure waterfallFigure(const ReportResponse &response);
/// A strip for each condition that was not good throughout.
[[nodiscard]] ReportFigure conditionsFigure(const NightReport &report);
/// Width of the stars at each focus run.
[[nodiscard]] ReportFigure focusFigure(const NightReport &report);

/// "weather", "waiting".
[[nodiscard]] QString ledgerClass(LedgerClass what);
[[nodiscard]] Ink inkOf(LedgerClass what);
/// Why this span of time was as it was, in one sentence; its subject where there is no reason.
[[nodiscard]] QString spanCause(const LedgerSpan &span);
/// As `reasons`, also where the journal has no number to tell.
[[nodiscard]] QString whyText(const Reasons &reasons);
/// "M 51, deep" of "programme:M 51/deep"; "sky flats" of "flats"; others as they are.
[[nodiscard]] QString subjectText(const std::string &subject);
[[nodiscard]] QString faultText(const ReportFault &fault);
[[nodiscard]] QString handOverText(const HandOver &item);
/// "40 s", "12 min", "3 h 20 min".
[[nodiscard]] QString hoursAndMinutes(Duration duration);
/// "14:11", of UTC.
[[nodiscard]] QString hourOf(UtcInstant utc);
/// "14:11–14:20"; "14:11" within a minute; without an end "14:11–".
[[nodiscard]] QString hoursOf(UtcInstant begin, const std::optional<UtcInstant> &end);

} // namespace tulpar::words
