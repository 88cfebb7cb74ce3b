#include "widgets/viewer/viewer_action.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>

#include <array>
#include <string_view>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kControl = static_cast<int>(Qt::ControlModifier);
constexpr int kShift = static_cast<int>(Qt::ShiftModifier);

using enum ViewerAction;
using Group = ActionGroup;

constexpr std::array kRows{
    ActionRow{
        AllChannels, Group::Show, Qt::Key_0, QT_TRANSLATE_NOOP("ViewerAction", "all"),
        QT_TRANSLATE_NOOP("ViewerAction", "all channels")},
    ActionRow{
        Composite, Group::Show, Qt::Key_C, QT_TRANSLATE_NOOP("ViewerAction", "RGB"),
        QT_TRANSLATE_NOOP("ViewerAction", "three channels as one colour picture")},
    ActionRow{
        Blink, Group::Show, Qt::Key_B, QT_TRANSLATE_NOOP("ViewerAction", "blink"),
        QT_TRANSLATE_NOOP("ViewerAction", "channels in turn, in one place")},
    ActionRow{
        Reference, Group::Show, Qt::Key_R, QT_TRANSLATE_NOOP("ViewerAction", "blink first"),
        QT_TRANSLATE_NOOP(
            "ViewerAction", "blink against the first epoch, or the frame opened from the strip")},
    ActionRow{
        Difference, Group::Show, Qt::Key_D, QT_TRANSLATE_NOOP("ViewerAction", "difference"),
        QT_TRANSLATE_NOOP("ViewerAction", "what is new since the first epoch, or the frame opened")},
    ActionRow{
        NextSource, Group::Show, Qt::Key_L, QT_TRANSLATE_NOOP("ViewerAction", "live"),
        QT_TRANSLATE_NOOP("ViewerAction", "live, running coadd, sharpest frame")},
    ActionRow{
        ZoomIn, Group::Place, Qt::Key_Plus, QT_TRANSLATE_NOOP("ViewerAction", "larger"),
        QT_TRANSLATE_NOOP("ViewerAction", "zoom in around the cursor")},
    ActionRow{
        ZoomOut, Group::Place, Qt::Key_Minus, QT_TRANSLATE_NOOP("ViewerAction", "smaller"),
        QT_TRANSLATE_NOOP("ViewerAction", "zoom out around the cursor")},
    ActionRow{
        Fit, Group::Place, Qt::Key_F, QT_TRANSLATE_NOOP("ViewerAction", "fit"),
        QT_TRANSLATE_NOOP("ViewerAction", "fit the frame into its pane")},
    ActionRow{
        OneToOne, Group::Place, Qt::Key_Z, QT_TRANSLATE_NOOP("ViewerAction", "1:1"),
        QT_TRANSLATE_NOOP("ViewerAction", "one screen pixel a frame pixel")},
    ActionRow{
        ToBurst, Group::Place, Qt::Key_U, QT_TRANSLATE_NOOP("ViewerAction", "burst"),
        QT_TRANSLATE_NOOP("ViewerAction", "burst into the middle")},
    ActionRow{
        NorthUp, Group::Place, Qt::Key_N, QT_TRANSLATE_NOOP("ViewerAction", "north up"),
        QT_TRANSLATE_NOOP("ViewerAction", "north up, again: as the camera")},
    ActionRow{
        TurnLeft, Group::Place, Qt::Key_BracketLeft, QT_TRANSLATE_NOOP("ViewerAction", "turn left"),
        QT_TRANSLATE_NOOP("ViewerAction", "turn by 15° to the left, with Shift by 90°")},
    ActionRow{
        TurnRight, Group::Place, Qt::Key_BracketRight, QT_TRANSLATE_NOOP("ViewerAction", "turn right"),
        QT_TRANSLATE_NOOP("ViewerAction", "turn by 15° to the right, with Shift by 90°")},
    ActionRow{
        FlipAcross, Group::Place, Qt::Key_X, QT_TRANSLATE_NOOP("ViewerAction", "mirror"),
        QT_TRANSLATE_NOOP("ViewerAction", "mirror left and right")},
    ActionRow{
        FlipUpright, Group::Place, Qt::Key_Y, QT_TRANSLATE_NOOP("ViewerAction", "flip"),
        QT_TRANSLATE_NOOP("ViewerAction", "mirror top and bottom")},
    ActionRow{
        Undo, Group::Place, kControl + Qt::Key_Z, QT_TRANSLATE_NOOP("ViewerAction", "undo"),
        QT_TRANSLATE_NOOP("ViewerAction", "undo the last change of the view")},
    ActionRow{
        Redo, Group::Place, kControl + Qt::Key_Y, QT_TRANSLATE_NOOP("ViewerAction", "redo"),
        QT_TRANSLATE_NOOP("ViewerAction", "do it again")},
    ActionRow{
        ResetLook, Group::Place, Qt::Key_Backspace, QT_TRANSLATE_NOOP("ViewerAction", "reset"),
        QT_TRANSLATE_NOOP("ViewerAction", "view as at first")},
    ActionRow{
        AutoStretch, Group::Picture, Qt::Key_A, QT_TRANSLATE_NOOP("ViewerAction", "auto"),
        QT_TRANSLATE_NOOP("ViewerAction", "automatic stretch, made anew")},
    ActionRow{
        NextCurve, Group::Picture, Qt::Key_S, QT_TRANSLATE_NOOP("ViewerAction", "curve"),
        QT_TRANSLATE_NOOP("ViewerAction", "next stretch curve, with Shift back")},
    ActionRow{
        NextLimits, Group::Picture, Qt::Key_M, QT_TRANSLATE_NOOP("ViewerAction", "limits"),
        QT_TRANSLATE_NOOP("ViewerAction", "next rule for black and white")},
    ActionRow{
        NextColours, Group::Picture, Qt::Key_P, QT_TRANSLATE_NOOP("ViewerAction", "colours"),
        QT_TRANSLATE_NOOP("ViewerAction", "next colour map, with Shift back")},
    ActionRow{
        Invert, Group::Picture, Qt::Key_I, QT_TRANSLATE_NOOP("ViewerAction", "invert"),
        QT_TRANSLATE_NOOP("ViewerAction", "invert")},
    ActionRow{
        Histogram, Group::Picture, Qt::Key_H, QT_TRANSLATE_NOOP("ViewerAction", "histogram"),
        QT_TRANSLATE_NOOP("ViewerAction", "histogram with handles")},
    ActionRow{
        FullQuality, Group::Picture, Qt::Key_Q, QT_TRANSLATE_NOOP("ViewerAction", "full quality"),
        QT_TRANSLATE_NOOP("ViewerAction", "this frame in full quality on a thin link")},
    ActionRow{
        Remote, Group::Picture, kControl + Qt::Key_R, QT_TRANSLATE_NOOP("ViewerAction", "remote"),
        QT_TRANSLATE_NOOP("ViewerAction", "remote display: few greys, quiet noise, fewer frames")},
    ActionRow{
        StarProfile, Group::Measure, Qt::Key_W, QT_TRANSLATE_NOOP("ViewerAction", "star"),
        QT_TRANSLATE_NOOP("ViewerAction", "FWHM, radial profile and encircled energy of a star")},
    ActionRow{
        LineCut, Group::Measure, Qt::Key_K, QT_TRANSLATE_NOOP("ViewerAction", "line cut"),
        QT_TRANSLATE_NOOP("ViewerAction", "values along a line")},
    ActionRow{
        BoxCut, Group::Measure, kShift + Qt::Key_K, QT_TRANSLATE_NOOP("ViewerAction", "box cut"),
        QT_TRANSLATE_NOOP("ViewerAction", "mean across a broad line")},
    ActionRow{
        PixelTable, Group::Measure, Qt::Key_T, QT_TRANSLATE_NOOP("ViewerAction", "pixels"),
        QT_TRANSLATE_NOOP("ViewerAction", "table of pixels")},
    ActionRow{
        NextShape, Group::Measure, Qt::Key_O, QT_TRANSLATE_NOOP("ViewerAction", "region"),
        QT_TRANSLATE_NOOP("ViewerAction", "draw a region: circle, ellipse, box, annulus, polygon, text")},
    ActionRow{
        DeleteRegion, Group::Measure, Qt::Key_Delete, QT_TRANSLATE_NOOP("ViewerAction", "delete"),
        QT_TRANSLATE_NOOP("ViewerAction", "delete the chosen region")},
    ActionRow{
        ClearRegions, Group::Measure, kShift + Qt::Key_Delete,
        QT_TRANSLATE_NOOP("ViewerAction", "delete all"),
        QT_TRANSLATE_NOOP("ViewerAction", "delete all regions; Ctrl+Z brings them back")},
    ActionRow{
        LoadRegions, Group::Measure, kControl + Qt::Key_L, QT_TRANSLATE_NOOP("ViewerAction", "load"),
        QT_TRANSLATE_NOOP("ViewerAction", "load a DS9 region file")},
    ActionRow{
        SaveRegions, Group::Measure, kControl + Qt::Key_S, QT_TRANSLATE_NOOP("ViewerAction", "save"),
        QT_TRANSLATE_NOOP("ViewerAction", "save a DS9 region file")},
    ActionRow{
        Grid, Group::Over, Qt::Key_G, QT_TRANSLATE_NOOP("ViewerAction", "grid"),
        QT_TRANSLATE_NOOP("ViewerAction", "coordinate grid")},
    ActionRow{
        Contours, Group::Over, Qt::Key_V, QT_TRANSLATE_NOOP("ViewerAction", "contours"),
        QT_TRANSLATE_NOOP("ViewerAction", "contours")},
    ActionRow{
        Stars, Group::Over, Qt::Key_J, QT_TRANSLATE_NOOP("ViewerAction", "stars"),
        QT_TRANSLATE_NOOP("ViewerAction", "catalogue stars")},
    ActionRow{
        Alerts, Group::Over, kShift + Qt::Key_J, QT_TRANSLATE_NOOP("ViewerAction", "alerts"),
        QT_TRANSLATE_NOOP("ViewerAction", "other alerts in the field")},
    ActionRow{
        Compass, Group::Over, kShift + Qt::Key_N, QT_TRANSLATE_NOOP("ViewerAction", "compass"),
        QT_TRANSLATE_NOOP("ViewerAction", "compass and scale bar")},
    ActionRow{
        FilmStrip, Group::Files, Qt::Key_Space, QT_TRANSLATE_NOOP("ViewerAction", "tonight"),
        QT_TRANSLATE_NOOP("ViewerAction", "tonight's frames")},
    ActionRow{
        Earlier, Group::Files, Qt::Key_Comma, QT_TRANSLATE_NOOP("ViewerAction", "earlier"),
        QT_TRANSLATE_NOOP("ViewerAction", "frame before")},
    ActionRow{
        Later, Group::Files, Qt::Key_Period, QT_TRANSLATE_NOOP("ViewerAction", "later"),
        QT_TRANSLATE_NOOP("ViewerAction", "frame after")},
    ActionRow{
        OpenFile, Group::Files, kControl + Qt::Key_O, QT_TRANSLATE_NOOP("ViewerAction", "open"),
        QT_TRANSLATE_NOOP("ViewerAction", "open a FITS file, or drop it here")},
    ActionRow{
        OpenFolder, Group::Files, kControl + kShift + Qt::Key_O, QT_TRANSLATE_NOOP("ViewerAction", "folder"),
        QT_TRANSLATE_NOOP("ViewerAction", "watch a folder, or drop it here")},
    ActionRow{
        Header, Group::Files, Qt::Key_E, QT_TRANSLATE_NOOP("ViewerAction", "header"),
        QT_TRANSLATE_NOOP("ViewerAction", "header, with search")},
    ActionRow{
        NextPlane, Group::Files, Qt::Key_PageDown, QT_TRANSLATE_NOOP("ViewerAction", "plane"),
        QT_TRANSLATE_NOOP("ViewerAction", "next plane of a cube")},
    ActionRow{
        NextHdu, Group::Files, kControl + Qt::Key_PageDown, QT_TRANSLATE_NOOP("ViewerAction", "HDU"),
        QT_TRANSLATE_NOOP("ViewerAction", "next picture of the file")},
    ActionRow{
        SavePicture, Group::Files, kControl + Qt::Key_P, QT_TRANSLATE_NOOP("ViewerAction", "PNG"),
        QT_TRANSLATE_NOOP("ViewerAction", "save the picture as PNG")},
    ActionRow{
        SaveCutout, Group::Files, kControl + Qt::Key_F, QT_TRANSLATE_NOOP("ViewerAction", "FITS"),
        QT_TRANSLATE_NOOP("ViewerAction", "save what is seen as a FITS cut-out")},
    ActionRow{
        SaveTable, Group::Files, kControl + Qt::Key_T, QT_TRANSLATE_NOOP("ViewerAction", "CSV"),
        QT_TRANSLATE_NOOP("ViewerAction", "save the measurement shown as CSV")},
    ActionRow{
        Controls, Group::Files, Qt::Key_Semicolon, QT_TRANSLATE_NOOP("ViewerAction", "hide controls"),
        QT_TRANSLATE_NOOP("ViewerAction", "hide or show the line of controls")},
};

/// X11 key codes of the letters' places, row by row.
struct KeyRow {
    quint32 first;
    std::string_view keys;
};
constexpr std::array kPlaces{KeyRow{24, "QWERTYUIOP[]"}, KeyRow{38, "ASDFGHJKL;'"}, KeyRow{52, "ZXCVBNM,./"}};

} // namespace

std::span<const ActionRow> actionRows()
{
    return kRows;
}

QString labelOf(const ActionRow &row)
{
    return QCoreApplication::translate("ViewerAction", row.label);
}

QString keyOf(const ActionRow &row)
{
    return QKeySequence(row.key).toString(QKeySequence::NativeText);
}

QString nameOf(ActionGroup group)
{
    switch (group) {
    case ActionGroup::Show:
        return QCoreApplication::translate("ViewerAction", "show");
    case ActionGroup::Place:
        return QCoreApplication::translate("ViewerAction", "place");
    case ActionGroup::Picture:
        return QCoreApplication::translate("ViewerAction", "picture");
    case ActionGroup::Measure:
        return QCoreApplication::translate("ViewerAction", "measure");
    case ActionGroup::Over:
        return QCoreApplication::translate("ViewerAction", "over it");
    case ActionGroup::Files:
        return QCoreApplication::translate("ViewerAction", "files");
    }
    return {};
}

std::vector<KeyLine> keyLinesOf(ActionGroup group)
{
    std::vector<KeyLine> lines;
    for (const ActionRow &row : kRows)
        if (row.group == group)
            lines.push_back({keyOf(row), QCoreApplication::translate("ViewerAction", row.does)});
    return lines;
}

int latinKeyOf(const QKeyEvent &event)
{
    if (event.key() < 0x80 || event.key() >= 0x01000000)
        return event.key();
    for (const KeyRow &row : kPlaces)
        if (event.nativeScanCode() >= row.first && event.nativeScanCode() < row.first + row.keys.size())
            return row.keys[event.nativeScanCode() - row.first];
    return event.key();
}

std::optional<ViewerAction> actionOf(const QKeyEvent &event)
{
    int key = latinKeyOf(event);
    const bool isLetterOrNamed = (key >= Qt::Key_A && key <= Qt::Key_Z) || key >= 0x01000000;
    int modifiers = static_cast<int>(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (event.modifiers().testFlag(Qt::ShiftModifier) && isLetterOrNamed)
        modifiers |= kShift;
    // What one finger presses is one key, on whatever plane of it the sign lies.
    key = key == Qt::Key_Equal      ? int(Qt::Key_Plus)
        : key == Qt::Key_BraceLeft  ? int(Qt::Key_BracketLeft)
        : key == Qt::Key_BraceRight ? int(Qt::Key_BracketRight)
        : key == Qt::Key_Home       ? int(Qt::Key_F)
                                    : key;
    for (const ActionRow &row : kRows)
        if (row.key == (key | modifiers))
            return row.action;
    if ((modifiers & kShift) != 0) // with Shift some go the other way
        for (const ActionRow &row : kRows)
            if (row.key == (key | (modifiers & ~kShift))
                && (row.action == NextCurve || row.action == NextColours || row.action == NextLimits
                    || row.action == NextPlane || row.action == NextHdu || row.action == NextShape))
                return row.action;
    if (key == Qt::Key_Z && modifiers == (kControl | kShift))
        return Redo;
    return std::nullopt;
}

} // namespace tulpar
