#pragma once

#include <QLineEdit>

namespace tulpar {

/// A line to write in whose caret has the colour of its text, in red light too (Qt inverts what lies under
/// it, which is white there). GUI thread.
class QuietLine final : public QLineEdit {
public:
    explicit QuietLine(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tulpar
