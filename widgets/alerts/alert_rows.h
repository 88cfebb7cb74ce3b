#pragma once

#include "core/session/snapshot.h"
#include "core/sky/observer.h"
#include "widgets/alerts/alert_look.h"

#include <QString>

#include <optional>
#include <vector>

namespace tulpar {

/// Where an alert's position stands over the site at one moment, and when it next crosses the programme's
/// limit.
struct AlertSky {
    Angle altitude;
    std::optional<UtcInstant> setsBelow; ///< while above the limit
    std::optional<UtcInstant> risesAbove; ///< while below; none: not within a day
    bool isAbove = false;
};

[[nodiscard]] AlertSky alertSky(
    const IcrsDirection &position, const ObservatoryView &observatory, const Observer &observer);

/// "61°, below 20° at 18:13"; "no position".
[[nodiscard]] QString alertAltitude(
    const AlertView &alert, const ObservatoryView &observatory, const Observer &observer);

/// One row of the queue as people read it; age and altitude apart, since they tick. A value.
struct AlertRow {
    std::string event; ///< the row's identity
    std::optional<UtcInstant> triggerUtc;
    QString name;
    QString source;
    QString error; ///< "3′ / 10′": radius of the error, width of the field
    QString decision;
    QString state;
    AlertLook look;
    bool operator==(const AlertRow &) const = default;
};

[[nodiscard]] AlertRow alertRow(const AlertView &alert, const ObservatoryView &observatory);

/// The age as shown: "1:16" from T0; without a T0 a question mark, never the age of the receipt.
[[nodiscard]] QString alertAge(const std::optional<UtcInstant> &triggerUtc, UtcInstant now);

/// The whole of an alert for the details: title and text of each line.
struct AlertFact {
    QString name;
    QString value;
    std::optional<bool> passed; ///< rules only
    bool operator==(const AlertFact &) const = default;
};
/// What the alert is: names, class, times, place, maps, related events.
[[nodiscard]] std::vector<AlertFact> alertFacts(
    const AlertView &alert, const ObservatoryView &observatory, const Observer &observer);
/// The rules as applied, in order.
[[nodiscard]] std::vector<AlertFact> alertRules(const Decision &decision);

} // namespace tulpar
