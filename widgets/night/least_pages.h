#pragma once

#include <QStackedWidget>

#include <functional>

namespace tulpar {

/// Pages of which the shown one takes what room there is and asks for no more than it cannot do without: in a
/// window too small even for that, what stands around scrolls. GUI thread.
class LeastPages : public QStackedWidget {
public:
    /// Of the page shown, for a width; px.
    using LeastHeight = std::function<int(int width)>;
    void setLeastHeight(LeastHeight least)
    {
        m_least = std::move(least);
        updateGeometry();
    }

    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override { return {0, m_least ? m_least(width()) : 0}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QStackedWidget::resizeEvent(event);
        updateGeometry(); // rows of buttons need more of them in less width
    }

private:
    LeastHeight m_least;
};

} // namespace tulpar
