#include "widgets/alerts/feed_lines.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(FeedLines)
};

} // namespace

QString feedsHtml(const Snapshot &snapshot, UtcInstant now, const Palette &palette)
{
    if (snapshot.feeds.empty())
        return Text::tr("No feed is set up.").toHtmlEscaped();
    QString html = u"<table cellspacing='0' cellpadding='1'>"_s;
    for (const FeedView &feed : snapshot.feeds) {
        QStringList parts;
        const auto ago = [now](UtcInstant utc) { return words::shortAge(ageAt(now, utc)); };
        if (feed.lastHeardUtc)
            parts << Text::tr("heard %1 ago").arg(ago(*feed.lastHeardUtc));
        else
            parts << Text::tr("never heard");
        if (feed.lastNoticeUtc)
            parts << Text::tr("last notice %1 ago").arg(ago(*feed.lastNoticeUtc));
        parts << Text::tr("%n notices", nullptr, static_cast<int>(feed.notices));
        if (feed.firsts > 0)
            parts << Text::tr(
                "first with %n", "notices that this feed brought before the others",
                static_cast<int>(feed.firsts));
        if (feed.medianLag)
            parts << Text::tr("else %1 behind").arg(words::secondsOf(*feed.medianLag));
        if (feed.refused > 0)
            parts << Text::tr("%n refused", nullptr, static_cast<int>(feed.refused));
        if (!feed.detail.empty())
            parts << QString::fromStdString(feed.detail);
        QString word;
        switch (feed.state) {
        case FeedState::Starting:
            word = Text::tr("starting");
            break;
        case FeedState::Live:
            word = Text::tr("live");
            break;
        case FeedState::Quiet:
            word = Text::tr("quiet, alive");
            break;
        case FeedState::Dead:
            word = Text::tr("DEAD");
            break;
        case FeedState::Over:
            word = Text::tr("at its end");
            break;
        }
        if (feed.sinceUtc && feed.state != FeedState::Live)
            word = Text::tr("%1 for %2", "state of a feed, how long").arg(word, ago(*feed.sinceUtc));
        const bool isDead = feed.state == FeedState::Dead;
        html +=
            u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td style='color:%2'>%3&nbsp;&nbsp;</td><td style='color:%4'>%5</td></tr>"_s
                .arg(
                    QString::fromStdString(feed.name).toHtmlEscaped(),
                    (isDead ? palette.danger : palette.text).name(),
                    isDead ? u"<b>%1</b>"_s.arg(word.toHtmlEscaped()) : word.toHtmlEscaped(),
                    palette.dimText.name(), parts.join(u" \u00b7 "_s).toHtmlEscaped());
    }
    return html + u"</table>"_s;
}

} // namespace tulpar
