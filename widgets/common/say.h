#pragma once

#include <QString>

namespace tulpar {

/// Sets a text that has changed: setText repaints even when nothing did; on a thin link that counts.
template <class Widget>
void say(Widget *widget, const QString &text)
{
    if (widget->text() != text)
        widget->setText(text);
}

/// The same, and out of sight without a text, or while it is not `shown`.
template <class Widget>
void sayOrHide(Widget *widget, const QString &text, bool shown = true)
{
    say(widget, text);
    const bool isShown = shown && !text.isEmpty();
    if (widget->isHidden() == isShown)
        widget->setVisible(isShown);
}

} // namespace tulpar
