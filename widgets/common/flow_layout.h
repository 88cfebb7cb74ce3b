#pragma once

#include <QLayout>

#include <vector>

namespace tulpar {

/// Lays widgets out in rows, taking another row where the width ends, so that no text is cut at any scale.
/// Items added with Qt::AlignRight stand at the right end of their row; one
/// that expands takes what its row has left.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    FlowLayout(int columnGap, int rowGap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void setGaps(int columnGap, int rowGap);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Returns the height used; moves the items only when `moves`.
    int arrange(const QRect &rect, bool moves) const;
    /// `spare`: width of the row that no item asked for.
    void placeRow(const std::vector<QLayoutItem *> &row, const QRect &place, int spare) const;

    std::vector<QLayoutItem *> m_items; // owned, as QLayout demands
    int m_columnGap;
    int m_rowGap;
};

} // namespace tulpar
