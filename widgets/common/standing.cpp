#include "widgets/common/standing.h"

#include <QCoreApplication>

namespace tulpar {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

} // namespace

bool hasControl(const Snapshot &snapshot, const Standing &standing)
{
    return !snapshot.safety.control.desk.empty() && snapshot.safety.control.desk == standing.desk;
}

QString whyNoControl(const Snapshot *snapshot, const Standing &standing)
{
    if (snapshot == nullptr || !standing.isLinked)
        return Text::tr("the core is not heard");
    if (standing.isObserving)
        return Text::tr("this desk is read-only");
    const ControlView &control = snapshot->safety.control;
    if (control.desk.empty() || control.desk == standing.desk)
        return {};
    return Text::tr("%1 has control (F5 asks for it)").arg(QString::fromStdString(control.holder));
}

QString whyNotAsk(const Snapshot *snapshot, const Standing &standing, const RequestBody &body)
{
    if (snapshot == nullptr || !standing.isLinked)
        return Text::tr("the core is not heard");
    if (needsControl(body)) {
        if (const QString why = whyNoControl(snapshot, standing); !why.isEmpty())
            return why;
    }
    if (needsName(body) && standing.who.isEmpty())
        return Text::tr("say your name first (F4)");
    return {};
}

} // namespace tulpar
