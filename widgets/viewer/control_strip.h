#pragma once

#include "widgets/common/palette.h"
#include "widgets/viewer/viewer_action.h"

#include <QWidget>

#include <optional>
#include <set>
#include <utility>
#include <vector>

class QToolButton;

namespace tulpar {

class FlowLayout;

/// One quiet line of groups over the frames; a click unfolds the buttons of one group under it, another folds
/// them away. Says what is chosen, does nothing itself. GUI thread.
class ControlStrip final : public QWidget {
    Q_OBJECT

public:
    explicit ControlStrip(QWidget *parent = nullptr);

    void setColours(const Palette &colours, const Scale &scale);
    /// What stands beside a group's name: "side by side · live".
    void setState(ActionGroup group, const QString &words);
    void setOn(const std::set<ViewerAction> &actions); ///< drawn as pressed
    void unfold(std::optional<ActionGroup> group);
    [[nodiscard]] std::optional<ActionGroup> unfolded() const { return m_unfolded; }
    [[nodiscard]] QToolButton *button(ViewerAction action) const;

signals:
    void wanted(tulpar::ViewerAction action);
    void sizeChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct GroupButton {
        ActionGroup group;
        QToolButton *button = nullptr;
        QString state;
    };

    QToolButton *newButton(const QString &text);
    void nameGroup(const GroupButton &each);

    Palette m_colours = Palette::of(Lighting::Night);
    std::optional<ActionGroup> m_unfolded;
    std::vector<GroupButton> m_groups;
    std::vector<std::pair<const ActionRow *, QToolButton *>> m_actions;
    FlowLayout *m_flow = nullptr;
};

} // namespace tulpar
