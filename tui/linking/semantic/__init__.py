"""The optional sentence model: news that means the same in other words.

This much is cheap to import; what reads the model is in the modules, and loaded when it is there.
"""

from tui.linking.semantic.package import available

__all__ = ["available"]
