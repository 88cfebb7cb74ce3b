#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace tulpar {

/// One question that may hang (a dead file server, a resolver), asked on a thread of its own and never
/// waited for: not even at the end, so what is asked must stand alone. Confine to one thread.
template <class T>
class Apart {
public:
    explicit Apart(std::function<T()> question)
        : m_question(std::move(question))
    {
    }

    /// Asks, unless the question before is still unanswered.
    void ask()
    {
        {
            const std::lock_guard lock(m_state->mutex);
            if (std::exchange(m_state->isAsked, true))
                return;
            m_state->answer.reset();
        }
        std::thread([question = m_question, state = m_state] {
            T answer = question();
            const std::lock_guard lock(state->mutex);
            state->answer = std::move(answer);
            state->isAsked = false;
        }).detach();
    }

    [[nodiscard]] bool isAnswered() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->answer.has_value();
    }

    /// The answer, once.
    [[nodiscard]] std::optional<T> take()
    {
        const std::lock_guard lock(m_state->mutex);
        return std::exchange(m_state->answer, std::nullopt);
    }

private:
    struct State {
        std::mutex mutex;
        bool isAsked = false;
        std::optional<T> answer;
    };
    std::function<T()> m_question;
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace tulpar
