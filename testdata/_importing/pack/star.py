__all__ = ['shown', '_kept']
shown = 1
_kept = 2
hidden = 3
