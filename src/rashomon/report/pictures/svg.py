"""A few SVG elements as text; every value is escaped."""

from html import escape

# Units of the two drawings of every picture: text keeps its size, so a phone gets its own drawing.
WIDE, NARROW = 880.0, 350.0


def attributes(**values: str | float | None) -> str:
    """Attributes in the order given; `class_` is written `class`, "_" becomes "-"."""
    written = []
    for name, value in values.items():
        if value is not None:
            text = f"{value:.1f}" if isinstance(value, float) else str(value)
            written.append(f' {name.rstrip("_").replace("_", "-")}="{escape(text)}"')
    return "".join(written)


def line(start: tuple[float, float], end: tuple[float, float], style: str) -> str:
    """A straight line."""
    return path(f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}", style)


def path(shape: str, style: str) -> str:
    """A path; its shape is made by the program, never from text."""
    return f"<path{attributes(class_=style, d=shape)}/>"


def text(at: tuple[float, float], words: str, style: str = "") -> str:
    """A line of text."""
    return f"<text{attributes(x=at[0], y=at[1], class_=style or None)}>{escape(words)}</text>"


def rectangle(left: float, top: float, width: float, height: float, style: str) -> str:
    """A rectangle."""
    return f"<rect{attributes(x=left, y=top, width=max(width, 0.0), height=max(height, 0.0), class_=style)}/>"


def disc(at: tuple[float, float], radius: float, style: str = "dot") -> str:
    """A disc."""
    return f"<circle{attributes(cx=at[0], cy=at[1], r=radius, class_=style)}/>"


def square(at: tuple[float, float], half: float, style: str = "dot sq") -> str:
    """A square around a point."""
    return rectangle(at[0] - half, at[1] - half, 2 * half, 2 * half, style)


def link(href: str, label: str, content: str) -> str:
    """A link around a part of a picture."""
    return f"<a{attributes(href=href, aria_label=label)}>{content}</a>"


def drawing(size: tuple[float, float], label: str, style: str, content: str, *, has_links: bool) -> str:
    """A whole drawing."""
    box = f"0 0 {size[0]:g} {size[1]:g}"
    role = "group" if has_links else "img"
    return f"<svg{attributes(class_=style, viewBox=box, role=role, aria_label=label)}>{content}</svg>"


def clipped(size: tuple[float, float], content: str) -> str:
    """Content of which nothing shows outside of a box at the origin."""
    return f'<svg class="clip" x="0" y="0" width="{size[0]:g}" height="{size[1]:g}" aria-hidden="true">{content}</svg>'


def arrow_up(at: tuple[float, float], style: str) -> str:
    """The head of an arrow that ends at a point, from below."""
    return path(f"M{at[0] - 4.5:.1f} {at[1] + 8:.1f}h9l-4.5 -8z", style)


def arrow_down(at: tuple[float, float], style: str) -> str:
    """The head of an arrow that ends at a point, from above."""
    return path(f"M{at[0] - 4.5:.1f} {at[1] - 8:.1f}h9l-4.5 8z", style)


def wrapped(words: str, most: int) -> list[str]:
    """Text in lines of at most so many characters, broken between words."""
    rows: list[str] = []
    for word in words.split():
        if rows and len(rows[-1]) + 1 + len(word) <= most:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows
