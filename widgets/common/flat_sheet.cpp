#include "widgets/common/flat_sheet.h"

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

QString flatButtonSheet(const Palette &palette, const Scale &scale)
{
    return u"QAbstractButton { border: 1px solid %1; padding: %2px %3px; color: %4; background: %5; }"
           "QAbstractButton:hover { background: %6; }"
           "QAbstractButton:focus { border: 1px solid %7; }"
           "QAbstractButton:checked { background: %6; font-weight: bold; }"
           "QAbstractButton:disabled { color: %8; border-style: dashed; }"_s.arg(
               palette.line.name(), QString::number(scale.wholePx(2)), QString::number(scale.wholePx(9)),
               palette.text.name(), palette.panelRaised.name(), palette.selection.name(),
               palette.focus.name(), palette.dimText.name());
}

QString flatScrollSheet(const Palette &palette, const Scale &scale)
{
    return u"QScrollBar:vertical { background: %1; width: %2px; border: none; margin: 0; }"
           "QScrollBar::handle:vertical { background: %3; min-height: %4px; }"
           "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
           "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: %1; }"
           "QScrollBar:horizontal { background: %1; height: %2px; border: none; margin: 0; }"
           "QScrollBar::handle:horizontal { background: %3; min-width: %4px; }"
           "QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }"
           "QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: %1; }"_s.arg(
               palette.panel.name(), QString::number(scale.wholePx(12)), palette.unknownHatch.name(),
               QString::number(scale.wholePx(24)));
}

} // namespace tulpar
