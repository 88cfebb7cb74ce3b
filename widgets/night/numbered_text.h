#pragma once

#include "widgets/common/palette.h"

#include <QPlainTextEdit>

#include <functional>
#include <optional>
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
    /// What is pasted or dropped passes through it; none: as it is.
    using Rewrite = std::function<std::optional<QString>(const QString &pasted)>;
    void setRewrite(Rewrite rewrite) { m_rewrite = std::move(rewrite); }
    void paintNumbers(QPaintEvent *event);

signals:
    void fileDropped(const QString &path);
    /// Something else than was pasted stands there now.
    void rewritten();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    [[nodiscard]] int marginWidth() const;
    void fitMargin();

    QWidget *m_margin;
    Rewrite m_rewrite;
    std::set<int> m_marked;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
