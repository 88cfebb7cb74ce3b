#pragma once

#include "widgets/common/palette.h"

#include <QPlainTextEdit>

#include <set>

namespace tulpar {

/// A text with the numbers of its lines, some of them marked. Its caret has the colour of the text, in red
/// light too, and does not blink. GUI thread.
class NumberedText : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NumberedText(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setMarkedLines(std::set<int> lines); ///< from 1
    [[nodiscard]] const std::set<int> &markedLines() const { return m_marked; }
    void goToLine(int line); ///< from 1
    void paintNumbers(QPaintEvent *event);

signals:
    void fileDropped(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    [[nodiscard]] int marginWidth() const;
    void fitMargin();

    QWidget *m_margin;
    std::set<int> m_marked;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
