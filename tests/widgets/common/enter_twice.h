#pragma once

#include <QTest>
#include <QWidget>

namespace tulpar {

/// Both deliberate steps by the keyboard.
inline void enterTwice(QWidget *button)
{
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QTest::keyClick(button, Qt::Key_Return);
}

} // namespace tulpar
