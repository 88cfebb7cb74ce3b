#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/palette.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace tulpar {

/// Under the bar, at the edge: why the observatory is not ready, and what would cure each reason. A reason
/// goes away when cured; nothing to close or to answer.
class ReasonsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReasonsPanel(QWidget *parent = nullptr);

    void setReadiness(const Readiness &readiness);
    void setColours(const Palette &palette, const Scale &scale);
    /// Each line as shown: reason and cure.
    [[nodiscard]] const std::vector<std::pair<QString, QString>> &lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();

    std::vector<std::pair<QString, QString>> m_lines;
    QGridLayout *m_grid = nullptr;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
