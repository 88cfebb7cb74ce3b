#pragma once

#include "widgets/common/fonts.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/language.h"
#include "widgets/common/palette.h"

#include <QAbstractButton>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QTest>

#include <initializer_list>
#include <utility>
#include <vector>

namespace tulpar {

/// Fonts and colours as the desk's own; false: the font could not be loaded.
inline bool dressApplication()
{
    const bool isLoaded = loadFonts();
    Palette::of(Lighting::Night).applyTo(*qApp);
    QApplication::setFont(deskFont());
    return isLoaded;
}

/// Rows of every language in windows large and small, at usual and double size: columns "language",
/// "percent", "size".
inline void addLooks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    for (const QString &language : languages())
        for (const auto &[percent, size] : std::initializer_list<std::pair<int, QSize>>{
                 {100, QSize(1600, 1000)},
                 {100, QSize(1280, 800)},
                 {100, QSize(1024, 768)},
                 {200, QSize(1600, 1000)},
                 {200, QSize(1280, 800)}})
            QTest::addRow("%s %d %d", qPrintable(language), percent, size.width())
                << language << percent << size;
}

/// The first visible label or button under `root` that has less room than its text needs, or leaves `within`;
/// empty: none. Labels that wrap need the width of their longest word. `onlyWidth`: `within` may be scrolled.
inline QString firstCutOff(const QWidget *root, const QWidget *within, bool onlyWidth = false)
{
    const auto problem = [&](const QWidget *widget, const QString &text) {
        if (!widget->isVisible() || text.isEmpty())
            return QString();
        int wide = widget->sizeHint().width();
        int high = widget->sizeHint().height();
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->wordWrap()) {
            wide = 0;
            high = label->heightForWidth(label->width());
            for (const QString &word : text.split(QLatin1Char(' ')))
                wide = std::max(wide, label->fontMetrics().horizontalAdvance(word));
        }
        const QRect place(widget->mapTo(within, QPoint()), widget->size());
        const bool isOut = onlyWidth ? place.right() >= within->width() : !within->rect().contains(place);
        if (wide <= widget->width() && high <= widget->height() + 1 && !isOut)
            return QString();
        return QStringLiteral("'%1' needs %2 x %3, has %4 x %5%6")
            .arg(text)
            .arg(wide)
            .arg(high)
            .arg(widget->width())
            .arg(widget->height())
            .arg(isOut ? QStringLiteral(" and leaves its place") : QString());
    };
    for (const QLabel *label : root->findChildren<QLabel *>())
        if (const QString found = problem(label, label->text()); !found.isEmpty())
            return found;
    for (const QAbstractButton *button : root->findChildren<QAbstractButton *>()) {
        const auto *hold = dynamic_cast<const HoldButton *>(button);
        if (const QString found = problem(button, hold ? hold->wish() : button->text()); !found.isEmpty())
            return found;
    }
    return {};
}

/// The first visible widget in `box`, or in a plain box in it, that lies over another or leaves its box;
/// empty: none.
inline QString firstSquashed(const QWidget *box)
{
    std::vector<const QWidget *> parts;
    for (const QWidget *part : box->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        if (part->isVisible())
            parts.push_back(part);
    const auto nameOf = [](const QWidget *part) {
        return part->objectName().isEmpty() ? QString::fromLatin1(part->metaObject()->className())
                                            : part->objectName();
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const QRect place = parts[i]->geometry();
        if (!box->rect().contains(place))
            return QStringLiteral("%1 leaves its box of %2 x %3")
                .arg(nameOf(parts[i]))
                .arg(box->width())
                .arg(box->height());
        for (std::size_t j = 0; j < i; ++j)
            if (parts[j]->geometry().intersects(place))
                return nameOf(parts[i]) + QStringLiteral(" lies over ") + nameOf(parts[j]);
        if (parts[i]->metaObject() == &QWidget::staticMetaObject)
            if (const QString found = firstSquashed(parts[i]); !found.isEmpty())
                return found;
    }
    return {};
}

/// How many pixels have green or blue in them, and where the first is; empty: none.
inline QString notRed(QWidget *widget)
{
    const QImage picture = widget->grab().toImage().convertToFormat(QImage::Format_RGB32);
    int count = 0;
    QPoint first;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            if ((qGreen(pixel) != 0 || qBlue(pixel) != 0) && count++ == 0)
                first = {x, y};
        }
    return count == 0 ? QString()
                      : QStringLiteral("%1 pixels, first at %2,%3").arg(count).arg(first.x()).arg(first.y());
}

} // namespace tulpar
