#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QWidget>
#include <functional>

class QHBoxLayout;
class QLabel;

namespace suara {

/// A bar under the header it concerns: icon, one sentence, what can be done as a link, and a cross. Stays until it is
/// solved or closed; hidden while it has nothing to say. What asks something (it has actions) and has not been answered
/// when the next sentence comes waits behind it, and returns when the user closes that one. Sentences given as
/// functions are said anew when the language changes.
class Note : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Error };
    using Text = std::function<QString()>;

    explicit Note(QWidget* parent = nullptr);

    void say(Kind kind, const QString& sentence);
    /// @param cause  a name for what it is about: solved() takes the sentence away, and of one cause there is one
    void say(Kind kind, Text sentence, const QString& cause = {});
    void solved(const QString& cause);
    void goOn(); ///< the user has turned to something else: what was only told, and asks nothing, goes
    void setAction(const QString& text, std::function<void()> run); ///< the only one; after say(), which takes all away
    void addAction(const QString& text, std::function<void()> run); ///< beside those that are there
    void addAction(Text text, std::function<void()> run);
    void clear(); ///< also what waits
    QString sentence() const;

Q_SIGNALS:
    void closed(); ///< by the user

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Choice {
        Text text;
        std::function<void()> run;
    };
    struct Message {
        Kind kind = Kind::Info;
        Text text;
        QString cause;
        QList<Choice> choices;
        QString sentence() const { return text ? text() : QString(); }
    };

    void show(const Message& message);
    void showNext();
    void showTexts();
    void showIcon();
    void showChoice(const Choice& choice);
    void answer(const Choice& choice);
    void dropActions();

    Message m_message;
    QElapsedTimer m_shown;    ///< since it says this
    QList<Message> m_waiting; ///< the last of them comes first
    QLabel* m_icon;
    QLabel* m_sentence;
    QHBoxLayout* m_actions;
};

} // namespace suara
