#pragma once

#include "core/image/frame.h"
#include "widgets/viewer/side_panel.h"

#include <optional>

namespace tulpar {

/// The values of the pixels around a place, the frame's own way up, as many as fit; the middle one framed.
/// GUI thread.
class PixelTable final : public SidePanel {
    Q_OBJECT

public:
    explicit PixelTable(QWidget *parent);

    void setPlace(const Frame &frame, PixelPosition place, const QString &name);
    /// As on the screen, tabs and lines; empty before a place is known.
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Shown {
        int column = 0; ///< of the middle, 0-based
        int row = 0;
        int across = 0; ///< to each side
        int along = 0;
    };
    [[nodiscard]] Shown shown() const;
    [[nodiscard]] QString valueAt(int column, int row) const;
    [[nodiscard]] QRect room() const;

    Frame m_frame;
    PixelPosition m_place;
};

} // namespace tulpar
