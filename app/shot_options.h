#pragma once

#include "core/archive/archive_address.h"
#include "core/base/result.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace tulpar {

/// How the chart stands in a picture.
struct ChartWish {
    QStringList layers; ///< switched on, or off with '-' in front
    QString find; ///< searched, and the first that is found shown
    double fieldDeg = 0; ///< 0: as found
    double hours = 0; ///< from now
    bool withActions = false;
    bool withLayers = false;
    bool isClosed = false; ///< only looked at, without the card
    QString words; ///< in the open search
};

/// What `tulpar shot` takes a picture of.
struct Picture {
    QString file;
    QString panel;
    QSize size;
    bool isSizeOfPanel = false;
    bool withReasons = false;
    bool withDetails = false;
    QString event; ///< whose story; empty: the newest
    bool isWhole = false;
    QString entry; ///< "position", or the file of a notice
    QString search;
    QString who; ///< speaks at the desk
    bool isUnlinked = false; ///< the core is not heard any more
    bool withPeople = false;
    bool withDevices = false;
    QString condition; ///< chosen in the safety panel
    QString block; ///< chosen in the night, by its name
    QStringList keys; ///< pressed in the viewer
    ChartWish chart;
    QString scenario;
    std::optional<double> seconds; ///< from the receipt of the notice
    QStringList frames; ///< shown in the viewer
    QString attach; ///< a running core instead of a scene; empty: none
    double silentS = 0; ///< after the core was last heard
    std::optional<ArchiveAddress> archive; ///< none: no archive is asked
    QString topic; ///< of the archive: "frames", "events" or "nights"
};

/// What the command line asks for; `parser` gets the options, those of the look too. Errc::Malformed says
/// what is wrong.
[[nodiscard]] Result<Picture> readPicture(QCommandLineParser &parser, const QStringList &arguments);

} // namespace tulpar
