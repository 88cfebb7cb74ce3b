#pragma once

#include <QPlainTextEdit>

namespace tulpar {

/// Lines to write in whose caret has the colour of their text, as QuietLine's has. GUI thread.
class QuietText final : public QPlainTextEdit {
public:
    explicit QuietText(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tulpar
