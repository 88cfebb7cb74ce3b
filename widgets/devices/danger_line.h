#pragma once

#include "widgets/common/palette.h"

#include <QLabel>

namespace tulpar {

/// Words in a frame, with the mark of danger before them. GUI thread.
class DangerLine : public QLabel {
    Q_OBJECT
public:
    explicit DangerLine(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_ink;
    int m_side = 0;
    int m_edge = 0;
};

} // namespace tulpar
