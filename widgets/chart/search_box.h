#pragma once

#include "widgets/chart/chart_plate.h"
#include "widgets/chart/chart_search.h"

class QLineEdit;

namespace tulpar {

/// One line to find anything on the sky, with what was found below it. Asks its owner on every letter; Up and
/// Down choose, Enter takes.
class SearchBox : public ChartPlate {
    Q_OBJECT
public:
    explicit SearchBox(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale) override;
    /// Opens below what stands in the upper left corner where it would lie over it.
    void keepClear(const QSize &corner);
    void setFound(SearchFound found);
    [[nodiscard]] const SearchFound &found() const { return m_found; }
    void takeFocus();
    [[nodiscard]] QString words() const;
    void write(const QString &words); ///< as if typed

signals:
    void wordsChanged(const QString &words);
    void chosen(const tulpar::Chosen &what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QRect listRect() const;
    void take(int row);
    void fit();

    QLineEdit *m_line;
    SearchFound m_found;
    int m_row = 0;
    QSize m_corner;
};

} // namespace tulpar
