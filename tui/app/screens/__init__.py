"""One screen a module, with a `.tcss` beside it.

Each is a `BaseScreen`: `LibraryScreen`, `JumpScreen`, `ArticleScreen`, and an `EpisodeScreen` of
several panes. None knows another: a message says what happened.
"""
