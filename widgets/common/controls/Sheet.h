#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace suara {

/// A panel over the window, in it and not before it: the command palette, the sheet of keys, settings, about. Esc, its
/// cross or a click beside it closes it and gives the focus back.
class Sheet : public QWidget {
    Q_OBJECT

public:
    explicit Sheet(QWidget* window);

    void open();
    void dismiss();
    bool isOpen() const { return isVisible(); }

Q_SIGNALS:
    void dismissed();

protected:
    enum class Place { Top, Middle };

    void setTitle(const QString& title); ///< gives the panel a head with a cross
    void setPanel(Place place, const QSize& size);
    QVBoxLayout* body() const { return m_body; }
    QWidget* panel() const { return m_panel; }
    virtual void aboutToOpen() {}

    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* nextStop(QWidget* from, bool forwards) const;
    void arrange();
    void makeHead();

    QWidget* m_panel;
    QVBoxLayout* m_body;
    QLabel* m_title = nullptr;
    QPointer<QWidget> m_focusBefore;
    Place m_place = Place::Middle;
    QSize m_size{560, 480};
};

} // namespace suara
