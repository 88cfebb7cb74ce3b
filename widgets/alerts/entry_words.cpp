#include "widgets/alerts/entry_words.h"

#include "core/sky/observer.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/alerts/alert_rows.h"
#include "widgets/alerts/entry_panel.h"

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

QString whatItSays(const Notice &notice)
{
    QStringList parts{QString::fromStdString(notice.event.empty() ? notice.kind : notice.event)};
    if (!notice.event.empty())
        parts << QString::fromStdString(notice.kind);
    parts << words::sourceClass(notice.sourceClass);
    if (notice.position.direction)
        parts << words::direction(*notice.position.direction);
    if (notice.position.error)
        parts << EntryPanel::tr("error %1").arg(words::radius(*notice.position.error));
    if (notice.triggerUtc)
        parts << EntryPanel::tr("T0 %1 %2")
                     .arg(words::utcDate(*notice.triggerUtc), words::utcTime(*notice.triggerUtc));
    QStringList doubts;
    for (const SlewReason reason : notice.reasons)
        doubts << words::slewReason(reason);
    QString text = EntryPanel::tr("It says: %1").arg(parts.join(u" \u00b7 "_s));
    if (!doubts.isEmpty())
        text += u'\n' + EntryPanel::tr("No automatic response: %1").arg(doubts.join(u", "_s));
    return text;
}

QString whatItSays(const EnterAlert &alert, const Snapshot *snapshot, UtcInstant now)
{
    QString text = EntryPanel::tr("RA Dec %1, error %2")
                       .arg(words::direction(alert.position), words::radius(alert.errorRadius));
    if (snapshot) {
        AlertView view;
        view.position = alert.position;
        text += u" \u00b7 "_s
            + alertAltitude(view, snapshot->observatory, Observer(snapshot->observatory.site, now));
    }
    if (alert.triggerUtc)
        text += u" \u00b7 "_s + EntryPanel::tr("T0 %1 ago").arg(words::age(ageAt(now, *alert.triggerUtc)));
    return text;
}

} // namespace tulpar
