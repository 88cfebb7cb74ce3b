#pragma once

#include "core/session/night_view.h"
#include "widgets/common/palette.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace tulpar {

/// Where the time since dusk went: one bar of seven parts, each with its word and hours under it. GUI thread.
class LedgerBar : public QWidget {
    Q_OBJECT
public:
    explicit LedgerBar(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setLedger(const LedgerView &ledger);

    struct Part {
        QString word; ///< "exposing 2:14"
        Duration time{};
        bool operator==(const Part &) const = default;
    };
    /// Those that have a minute at least, in the order of the ledger.
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Where each word stands; the last one is the end of all.
    [[nodiscard]] std::vector<QPoint> places(int width) const;
    void paintPart(QPainter &painter, const QRect &place, std::size_t kind) const;
    [[nodiscard]] int keyWidth() const;

    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    std::vector<Part> m_parts;
    std::vector<std::size_t> m_kinds; ///< of the parts: 0 exposing to 6 unexplained
};

} // namespace tulpar
