#pragma once

#include "widgets/common/palette.h"
#include "widgets/safety/fact_lines.h"

#include <QWidget>

namespace tulpar {

/// A title and lines of shape, name and words; long lines wrap. Painted flat, repainted only when a line
/// changes.
class FactList : public QWidget {
    Q_OBJECT
public:
    explicit FactList(const QString &title, QWidget *parent = nullptr);

    void setLines(const FactLines &lines);
    [[nodiscard]] const FactLines &lines() const { return m_lines; }
    void setColours(const Palette &palette, const Scale &scale);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] QRect wordsPlace(int width, int y) const;
    [[nodiscard]] int lineHeight(const FactLine &line, int width) const;

    QString m_title;
    FactLines m_lines;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
