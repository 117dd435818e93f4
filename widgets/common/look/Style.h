#pragma once

#include <QProxyStyle>

class QStyleOptionComboBox;

namespace suara {

class WheelGuard;

/// Fusion with Suara's measures: flat, no etched text, thin scroll bars, and a focus ring that only the keyboard brings
/// up. What it draws it draws in the theme's colours of the moment, so that another theme takes no more than painting
/// anew. (A style sheet would match every rule with every widget then, and at the start.)
class Style : public QProxyStyle {
    Q_OBJECT

public:
    Style();

    using QProxyStyle::polish;
    void polish(
        QWidget* widget) override; ///< also labels combo boxes for assistive technology, and keeps the wheel off fields
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;

private:
    bool drawPanel(PrimitiveElement element, const QStyleOption& option, QPainter& painter,
                   const QWidget* widget) const;
    bool drawMenuPart(ControlElement element, const QStyleOption& option, QPainter& painter) const;
    void drawToolButton(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
    void drawPopUpItem(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawListItem(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawFocusFrame(const QStyleOption& option, QPainter& painter) const;
    QRect sliderPart(const QStyleOptionComplex& option, SubControl part) const;
    QRect scrollBarPart(const QStyleOptionComplex& option, SubControl part) const;
    void drawComboLabel(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget) const;

    WheelGuard* m_wheel;
};

} // namespace suara
