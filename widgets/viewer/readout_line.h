#pragma once

#include "core/fits/sky_map.h"
#include "core/image/frame.h"
#include "widgets/common/palette.h"
#include "widgets/viewer/viewer_model.h"

#include <QWidget>

#include <optional>

namespace tulpar {

/// What is under the cursor.
struct Readout {
    QString channel;
    PixelPosition pixel;
    double value = 0; ///< NaN: the pixel has none
    std::optional<IcrsDirection> sky;
    bool operator==(const Readout &) const = default;
};

/// Nothing off the frame. `map` where there is one: the frame's own plane may only be near it.
[[nodiscard]] std::optional<Readout> readoutOf(
    const Frame &frame, PixelPosition pixel, const QString &channel, const SkyMap *map = nullptr);

/// The line at the foot of the viewer: place, value and sky under the cursor in columns that do not move,
/// then zoom and limits. Repaints when a word changes. GUI thread.
class ReadoutLine final : public QWidget {
    Q_OBJECT

public:
    explicit ReadoutLine(QWidget *parent = nullptr);

    void setReadout(const std::optional<Readout> &readout);
    /// `zoom` in device pixels a frame pixel.
    void setPicture(std::optional<double> zoom, const std::optional<Display> &display);
    /// In place of the readout until the cursor reads something else.
    void setMessage(const QString &message);
    [[nodiscard]] const QString &message() const { return m_message; }
    void setColours(const Palette &colours, const Scale &scale);

    [[nodiscard]] const std::optional<Readout> &readout() const { return m_readout; }
    [[nodiscard]] QString skyText() const; ///< to be copied; empty without coordinates
    [[nodiscard]] int lineHeight() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Palette m_colours = Palette::of(Lighting::Night);
    Scale m_scale;
    std::optional<Readout> m_readout;
    QString m_zoom;
    QString m_limits;
    QString m_message;
};

} // namespace tulpar
