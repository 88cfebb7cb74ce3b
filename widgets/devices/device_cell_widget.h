#pragma once

#include "widgets/devices/device_cells.h"

#include <QWidget>

namespace tulpar {

/// One cell of the device strip, painted flat; repaints only when what it shows changes.
class DeviceCellWidget : public QWidget {
    Q_OBJECT
public:
    explicit DeviceCellWidget(QWidget *parent = nullptr);

    void setCell(const DeviceCell &cell);
    [[nodiscard]] const DeviceCell &cell() const { return m_cell; }
    void setColours(const Palette &palette, const Scale &scale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString tail() const;

    DeviceCell m_cell;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
