#include "core/words/report_page.h"

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

QString colourOf(Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return u"#1d2430"_s;
    case Ink::Faint:
        return u"#8a919c"_s;
    case Ink::Ground:
        return u"#f1f3f5"_s;
    case Ink::Day:
        return u"#f7e7b5"_s;
    case Ink::Twilight:
        return u"#8fa3c4"_s;
    case Ink::Night:
        return u"#22304d"_s;
    case Ink::Moon:
        return u"#e3d9a8"_s;
    case Ink::Exposing:
        return u"#12805c"_s;
    case Ink::Slewing:
        return u"#5ab1e0"_s;
    case Ink::Reading:
        return u"#a7d5c5"_s;
    case Ink::Weather:
        return u"#3b5ba5"_s;
    case Ink::Fault:
        return u"#d1491b"_s;
    case Ink::Waiting:
        return u"#d3d7dc"_s;
    case Ink::Unexplained:
        return u"#111111"_s;
    case Ink::Good:
        return u"#dfeee7"_s;
    case Ink::Marginal:
        return u"#e9b949"_s;
    case Ink::Mark:
        return u"#b0225f"_s;
    }
    return {};
}

} // namespace tulpar::words
