#pragma once

#include "widgets/common/palette.h"

#include <QAbstractButton>

namespace tulpar {

/// A button for what must not happen by a slip: two deliberate steps, no pop-up, no animation. First choose
/// (click, Enter or Space), then hold the mouse for 0.6 s and let go, or press Enter or Space again. Escape,
/// leaving the focus, or a short click while chosen takes the choice back. GUI thread.
class HoldButton : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int kHoldMs = 600;

    explicit HoldButton(QWidget *parent = nullptr);

    /// `wish` is the button at rest ("Arm"); once chosen it says how to confirm it.
    void setWish(const QString &wish);
    [[nodiscard]] const QString &wish() const { return m_wish; }
    [[nodiscard]] bool isChosen() const { return m_isChosen; }
    /// Why it cannot be used now, said where it is: empty enables it.
    void setWhyNot(const QString &why);
    [[nodiscard]] const QString &whyNot() const { return m_whyNot; }
    /// What stands on it now.
    [[nodiscard]] QString shownText() const { return textAt(m_stage); }
    /// Takes the first step: chosen, with the keyboard.
    void choose();

    void setColours(const Palette &palette, const Scale &scale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void confirmed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Stage { Rest, Chosen, Holding, HeldLongEnough };

    void setStage(Stage stage);
    void sayHow();
    [[nodiscard]] QString textAt(Stage stage) const;

    QString m_wish;
    QString m_whyNot;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    Stage m_stage = Stage::Rest;
    bool m_isChosen = false;
    bool m_isFirstPress = false; ///< it chose; letting go of it does nothing
    quint64 m_pressedMs = 0;
    int m_timer = 0;
};

} // namespace tulpar
