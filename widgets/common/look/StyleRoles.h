#pragma once

class QWidget;

namespace suara {

/// Gives a widget the font, the ink and the frame of its kind and of its "role"; once, when it is first shown. Nothing
/// here is a colour, only what a colour is for, so that it holds in every theme.
void dress(QWidget& widget);

} // namespace suara
