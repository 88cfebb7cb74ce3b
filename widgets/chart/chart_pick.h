#pragma once

#include "widgets/chart/chart_scene.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace tulpar {

enum class ChosenKind { Star, Body, Alert, Target, Telescope, Place };

/// What the person pointed at. A value; survives new snapshots.
struct Chosen {
    ChosenKind kind = ChosenKind::Place;
    IcrsDirection direction; ///< of stars, alerts and places
    Body body = Body::Sun;
    std::string event; ///< of an alert
    QString name;
    QString about; ///< what it is: "star, V 2.0, HIP 11767"
};

/// The thing drawn nearest to `point`: marks and bodies before stars; else the place itself.
[[nodiscard]] Chosen pick(const SceneInput &input, const SkyScene &scene, const QPointF &point);

/// A star as a thing chosen, and what is told of a body or a deep-sky object: "planet, V -2.9".
[[nodiscard]] Chosen chosenStar(const SceneInput &input, const ChartStar &star);
[[nodiscard]] QString aboutBody(const BodyView &body);
[[nodiscard]] QString deepSkyWords(const DeepSkyObject &object);
[[nodiscard]] QString ownObjectWords(const std::string &note); ///< "own list", with the person's note

/// Its direction now in ICRS: what is fixed keeps its own, what moves has that of the moment.
[[nodiscard]] std::optional<IcrsDirection> directionOf(const Chosen &chosen, const SceneInput &input);

/// Where it is now on the sky of `input`; none when it is gone (telescope silent, no Sun and Moon).
[[nodiscard]] std::optional<Vec3> placeOf(const Chosen &chosen, const SceneInput &input);

/// What the card says.
struct CardText {
    QString title;
    QString about;
    std::vector<std::pair<QString, QString>> rows; ///< what, value
    std::vector<double> altitudes; ///< degrees, from now to twelve hours on at even steps; may be empty
    double limitDeg = 0; ///< drawn across them
    bool isNow = true; ///< false: of another time that the chart shows
    bool operator==(const CardText &) const = default;
    [[nodiscard]] QString asText() const; ///< for the clipboard
};

/// Rising, culmination and setting are searched from the moment of `input`; about 2 ms for the Moon.
[[nodiscard]] CardText cardText(const Chosen &chosen, const SceneInput &input);

} // namespace tulpar
