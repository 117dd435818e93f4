#pragma once

/// Marks an English source sentence of core as translatable: SUARA_TEXT("Core", "%1 has no sound in it."). Core knows
/// no translator: it keeps the English template and its arguments, and the widgets look the template up in the context
/// "Core" (widgets/common/text/CoreText.h). lupdate reads the macro as QT_TRANSLATE_NOOP, hence the context that stands
/// in each use.
#define SUARA_TEXT(context, text) text
