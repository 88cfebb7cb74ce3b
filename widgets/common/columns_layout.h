#pragma once

#include <QLayout>

#include <vector>

namespace tulpar {

/// Lays widgets out in as many equal columns as the width takes, each next one under the shortest column;
/// heights follow widths. For a page that is read in a narrow strip and in a whole window alike.
class ColumnsLayout : public QLayout {
    Q_OBJECT
public:
    explicit ColumnsLayout(QWidget *parent = nullptr);
    ~ColumnsLayout() override;

    /// `columnWidth`: the least that a column is given where there are two or more.
    void setSizes(int columnWidth, int gap);

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
    int arrange(const QRect &rect, bool moves) const;

    std::vector<QLayoutItem *> m_items; // owned, as QLayout demands
    int m_columnWidth = 400;
    int m_gap = 12;
};

} // namespace tulpar
