"""Extensions of Python-Markdown that pages need."""
