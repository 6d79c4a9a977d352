"""Sentences with their passages marked."""

from __future__ import annotations

from rich.text import Text

from mapper.publishing.sentences import Quote


def marked(quote: Quote) -> Text:
    """The sentence with its passages marked: by colour on a screen, by brackets for those who see none."""
    where = ", ".join(f"{start}-{end}" for start, end in quote.passages)
    text = Text(f"{where}  ", style="dim")
    for position, character in enumerate(quote.text, start=quote.span.start):
        closed = "]" * sum(end == position for _, end in quote.passages)
        opened = "[" * sum(start == position for start, _ in quote.passages)
        inside = any(start <= position < end for start, end in quote.passages)
        text.append(closed, style="bold yellow").append(opened, style="bold yellow")
        text.append(character, style="yellow" if inside else "none")
    return text.append("]" * sum(end == quote.span.end for _, end in quote.passages), style="bold yellow")
