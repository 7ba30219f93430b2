"""Sets of widgets: classic Tk's, ttk's, CustomTkinter's."""
