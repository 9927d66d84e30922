"""The situation report: a model made of the records (`build`), then laid out as text, Markdown or HTML.

Must be given records that may be seen outside (`store.disclosure`), and changes none of them.
"""
