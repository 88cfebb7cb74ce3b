#pragma once

#include "widgets/viewer/viewer_look.h"

#include <QString>

namespace tulpar {

/// What was chosen, in a few words for the line of controls.
[[nodiscard]] QString curveWord(StretchCurve curve);
[[nodiscard]] QString limitsWord(const LimitsSettings &limits);
[[nodiscard]] QString mapWord(ColourMap map);
[[nodiscard]] QString showWords(const ViewerLook &look); ///< "side by side · live"
[[nodiscard]] QString pictureWords(const ViewerLook &look, bool isRemote); ///< "auto · grey"
[[nodiscard]] QString placeWords(const ViewState &view); ///< "fit · north up"

} // namespace tulpar
