#pragma once

#include <QApplication>
#include <QSocketNotifier>

#include <iostream>
#include <string>

namespace tulpar {

/// Gives every line of standard input to `take`; its end, or "quit", ends the program. `receiver` lives as
/// long.
template <class Take>
void onCommandLines(QObject *receiver, Take take)
{
    auto *const input = new QSocketNotifier(0, QSocketNotifier::Read, receiver);
    QObject::connect(input, &QSocketNotifier::activated, receiver, [take] {
        std::string line;
        if (!std::getline(std::cin, line) || line == "quit")
            QApplication::quit();
        else
            take(line);
    });
}

} // namespace tulpar
