#pragma once

#include "core/learning/Folds.h"
#include "core/learning/TrainingRun.h"

#include <optional>
#include <string>

namespace suara {

class Arguments;

/// What the options of `train` say of splitting, scaling and learning.
struct RecipeOptions {
    TrainingRecipe recipe;
    std::optional<FoldOptions> folds; ///< every row is held out once, instead of the recipe's split
    std::string group;                ///< column, or of a project speaker or episode; "" if not asked for
};

/// Takes them. @throws UsageError, IoError if the file of --model cannot be read, ParameterError for an unknown model
RecipeOptions takeRecipe(Arguments& arguments, int jobs);

/// Their lines in --help.
extern const char recipeOptionsHelp[];

} // namespace suara
