#pragma once

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace tulpar {

/// Plain words in as many lines as they need, which all stay where the page is short: QLabel would give them
/// up.
class WrappedLabel : public QLabel {
public:
    WrappedLabel()
    {
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
    }

    void setText(const QString &text)
    {
        QLabel::setText(text);
        keepLines();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        keepLines();
    }
    void changeEvent(QEvent *event) override
    {
        QLabel::changeEvent(event);
        keepLines();
    }

private:
    void keepLines()
    {
        // -1: no words
        if (const int height = std::max(0, heightForWidth(width())); height != minimumHeight())
            setMinimumHeight(height);
    }
};

} // namespace tulpar
