#pragma once

#include "widgets/common/palette.h"

#include <QStringList>
#include <QWidget>

namespace tulpar {

/// Where the cursor stands on the sky, in some lines at the lower edge of the chart; takes no clicks, and
/// gives way when the cursor comes near.
class CursorLine : public QWidget {
    Q_OBJECT
public:
    explicit CursorLine(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale);
    /// Empty lines hide it. `at`: the cursor, in the parent's pixels.
    void setLines(const QStringList &lines, const QPoint &at);
    [[nodiscard]] const QStringList &lines() const { return m_lines; }
    /// Free space kept at the lower edge of the parent, px.
    void setFloor(int px);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void place(const QPoint &at);

    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    QStringList m_lines;
    int m_floor = 0;
};

} // namespace tulpar
