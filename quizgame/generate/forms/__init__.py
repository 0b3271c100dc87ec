"""The forms by name. Each module beside turns one fact (or several) into questions of one sort, or says why not.

The names stand here, apart from what makes the questions, for those who only tell one form from another.
"""

FACT_FORMS = ("when", "which", "number", "happened", "true-false", "cloze", "list", "not", "who-says")
"""Forms about one fact."""
ENTITY_FORMS = ("stands-for", "abbreviation", "definition")
"""Forms about one entity."""
GAME_FORMS = ("order", "earlier", "place", "match")
"""Forms about several facts, which make no cards."""
FORMS = (*FACT_FORMS, *ENTITY_FORMS, *GAME_FORMS)
CARD_FORMS = ("when", "which", "number", "list", "who-says", "stands-for", "definition")
"""The forms that teach best, recall before recognition: by default the first three that a fact has become cards."""
CARDS_OF_A_FACT = 3
