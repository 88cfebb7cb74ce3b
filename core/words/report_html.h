#pragma once

#include "core/words/report_page.h"

namespace tulpar::words {

/// A whole HTML document (well-formed as XML too) with its style and its figures as SVG inside; nothing is
/// fetched. Prints on A4. Pure.
[[nodiscard]] QString asHtml(const ReportPage &page, const QString &language);

/// The figure alone, as an <svg> element.
[[nodiscard]] QString asSvg(const ReportFigure &figure);

/// `text` so that it means itself in HTML; characters that XML forbids become question marks.
[[nodiscard]] QString escaped(const QString &text);

} // namespace tulpar::words
