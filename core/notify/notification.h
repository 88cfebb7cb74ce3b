#pragma once

#include "core/notify/observable.h"
#include "core/notify/telling.h"
#include "core/sky/site.h"

#include <QByteArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QString>

#include <string>

namespace tulpar {

/// What messages say of the observatory itself.
struct NotifyObservatory {
    std::string name;
    bool isSimulated = false;
    Site site;
    Angle lowest = Angle::degrees(20); ///< above it a burst counts as observable
};

/// One message before it is put into the form of a way. A value.
struct Notification {
    TellOf change = TellOf::Trial;
    std::string event; ///< empty: of the observatory itself
    QString title; ///< "Responding to Swift 1126853"
    QString text; ///< what, where, how sure, observable when; some lines
    QJsonObject json; ///< the same as an object, without person and link
    bool isTest = false; ///< a test notice, or of a recorded stream
    int summed = 0; ///< of a summary: how many changes it stands for
};

/// The message for a telling, for which `changeOf` was `change`. About 3 ms: not for the core's thread.
[[nodiscard]] Notification notificationOf(
    const Telling &telling, TellOf change, const NotifyObservatory &observatory, RestOfNight &sky);

[[nodiscard]] Notification trialOf(const NotifyObservatory &observatory, UtcInstant now);

/// What a way sends: the body of a POST, or what a command finds on its standard input.
[[nodiscard]] QByteArray bodyOf(const Notification &notification, const NotifyWay &way, NotifyBody body);
/// The variables that a command finds besides: TULPAR_CHANGE, TULPAR_EVENT, TULPAR_PERSON, TULPAR_TITLE,
/// TULPAR_TEXT, TULPAR_LINK.
[[nodiscard]] QProcessEnvironment environmentOf(const Notification &notification, const NotifyWay &way);

} // namespace tulpar
