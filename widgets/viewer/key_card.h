#pragma once

#include "widgets/common/palette.h"

#include <QList>
#include <QPair>
#include <QWidget>

namespace tulpar {

/// The keys of a panel on a card over it. Not modal, takes no focus; the panel opens and closes it.
class KeyCard final : public QWidget {
    Q_OBJECT

public:
    using Keys = QList<QPair<QString, QString>>; ///< key, what it does

    explicit KeyCard(Keys keys, QWidget *parent = nullptr);
    void setColours(const Palette &colours, const Scale &scale);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int keyColumn() const;
    [[nodiscard]] int rowHeight() const;

    Keys m_keys;
    Palette m_colours = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
