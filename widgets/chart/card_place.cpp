#include "widgets/chart/card_place.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tulpar {

namespace {

constexpr double kOfChosen = 100; ///< a covered px of what was chosen against one of words
constexpr double kOtherSide = 0.5; ///< px^2; of places equally free the one beside, not over, what was chosen

double shared(const QRectF &a, const QRectF &b)
{
    const QRectF both = a.intersected(b);
    return both.isValid() ? both.width() * both.height() : 0;
}

} // namespace

QPoint cardPlace(
    const QSize &card, const QRectF &room, const QRectF &chosen, const std::vector<QRectF> &words, double gap)
{
    const double lowest = std::max(room.top(), room.bottom() - gap - card.height());
    std::vector<double> tops{room.top() + gap, lowest};
    for (const QRectF &word : words) {
        tops.push_back(word.bottom() + gap);
        tops.push_back(word.top() - gap - card.height());
    }
    std::ranges::sort(tops);
    const bool isRight = chosen.center().x() > room.center().x();
    QPointF best = room.topLeft();
    double least = std::numeric_limits<double>::infinity();
    for (const bool atRight : {!isRight, isRight})
        for (const double top : tops) {
            if (top < room.top() || top > lowest)
                continue;
            const double left =
                atRight ? std::max(room.left(), room.right() - gap - card.width()) : room.left() + gap;
            const QRectF box(QPointF(left, top), QSizeF(card));
            double cost = kOfChosen * shared(box, chosen) + (atRight == isRight ? kOtherSide : 0);
            for (const QRectF &word : words)
                cost += shared(box, word);
            if (cost < least) {
                least = cost;
                best = box.topLeft();
            }
        }
    return best.toPoint();
}

} // namespace tulpar
