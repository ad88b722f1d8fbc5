"""How values and marked words of a Steckbrief look. Colour never stands alone: each group has its sign, too."""

from __future__ import annotations

from ui import theme
from ui.dark import COUNTERPART, css

_BLUE, _ORANGE, _GREEN, _PURPLE, _GREY, _YELLOW = css(*theme.QUALITATIVE)
_INK, _MUTED, _LINE, _PAPER, _ACCENT, _HIGHLIGHT = css(
    theme.INK, theme.MUTED, theme.LINE, theme.PAPER, theme.ACCENT, theme.HIGHLIGHT
)
BAR = f"light-dark({theme.INK}, {COUNTERPART[theme.FINE]})"
"""Over what is blacked out."""

_FOUND, _WASH, _DOUBT, _REMARK = css(theme.FOUND, theme.WASH, theme.DOUBT, theme.REMARK)

GROUP_LINES = {  # colour and kind of the line below marked words
    "ort": (_GREY, "solid"),
    "zeit": (_GREY, "double"),
    "formate": (_BLUE, "solid"),
    "themen": (_GREEN, "solid"),
    "beteiligte": (_ORANGE, "solid"),
    "kosten": (_PURPLE, "solid"),
    "ergebnisse": (_BLUE, "dashed"),
    "bewertung": (_YELLOW, "solid"),
    "empfehlungen": (_GREEN, "dashed"),
    "moderation": (_PURPLE, "dotted"),
    "hinweis": (_REMARK, "dotted"),
}

_PANES_BEGIN = 300  # pixels from the top of the page: a link into a pane need not scroll the page

_BASE = f"""
.stMain:has(.sb-text) {{ scroll-padding-top: {_PANES_BEGIN}px; }}
.sb {{ font-size: 14px; line-height: 1.5; color: {_INK}; overflow-wrap: anywhere; }}
.sb h4 {{ font-family: inherit; font-size: 14px; font-weight: 600; margin: 0; padding: 0; color: {_INK}; }}
.sb a {{ color: inherit; text-decoration: none; }}
.sb small {{ font-size: 12px; color: {_MUTED}; }}
.sb .sign {{ display: inline-block; font-size: 10px; line-height: 13px; font-weight: 700; color: {_INK};
  padding: 0 3px; border-radius: 2px; margin-right: 3px; vertical-align: 1px; background: {_PAPER};
  border: 1px solid var(--line); user-select: none; text-decoration: none; }}
.sb mark {{ background: {_FOUND}; color: {_INK}; font-weight: 600; border-radius: 2px;
  box-shadow: 0 0 0 2px {_FOUND}; scroll-margin: 60px; }}
.sb mark:focus {{ outline: 2px solid {_HIGHLIGHT}; }}
.sb .bar {{ background: {BAR}; color: {BAR}; user-select: none; border-radius: 1px; }}

.sb-values section {{ padding: 7px 0 6px; border-top: 1px solid {_LINE}; }}
.sb-values section:first-child {{ border-top: 0; padding-top: 0; }}
.sb-values dl {{ display: grid; grid-template-columns: 9.5em 1fr; gap: 2px 8px; margin: 2px 0 0;
  padding: 0 !important; }}
.sb-values dt {{ color: {_MUTED}; font-weight: 400; font-size: 14px; }}
.sb-values dd {{ margin: 0; font-size: 14px; display: flex; flex-wrap: wrap; gap: 1px 8px; }}
.sb-values .none {{ color: {_MUTED}; font-style: italic; }}
.sb-values .fact {{ scroll-margin: 110px; border-radius: 2px; }}
.sb-values a.fact {{ text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px;
  text-decoration-color: var(--line); }}
.sb-values a.fact:hover, .sb-values a.fact:focus-visible {{ background: {_WASH}; }}
.sb-values a.fact small {{ text-decoration: none; display: inline-block; }}
.sb-values .fact small {{ margin-left: 5px; }}
.sb-values .amount {{ font-weight: 600; white-space: nowrap; }}
.sb .fact:target, .sb-remarks li:target {{ background: {_FOUND}; box-shadow: 0 0 0 2px {_FOUND}; }}

.sb-text {{ padding-bottom: 70px; }}
.sb-text h4 {{ margin: 14px 0 2px; }}
.sb-text h4:first-of-type {{ margin-top: 0; }}
.sb-text .answer, .sb-text .form {{ position: relative; white-space: pre-wrap; }}
.sb-text .form {{ font-size: 12px; color: {_MUTED}; margin-top: 10px; line-height: 1.4; }}
.sb-text .at {{ scroll-margin: 110px; }}
.sb-text .mark {{ border-bottom: 2px solid var(--line); border-radius: 2px 2px 0 0; background: {_WASH}; }}
.sb-text .mark:hover::after, .sb-text .mark:focus-visible::after {{ content: attr(data-tip); position: absolute;
  left: 0; right: 0; margin-top: 1.6em; z-index: 5; white-space: pre-line; background: {_INK}; color: {_PAPER};
  font-size: 12.5px; line-height: 1.45; font-weight: 400; padding: 6px 9px; border-radius: 4px; pointer-events: none; }}
.sb-table {{ width: 100%; border-collapse: collapse; table-layout: fixed; }}
.sb-table th {{ text-align: left; font-weight: 600; color: {_MUTED}; }}
.sb-table th, .sb-table td {{ padding: 3px 10px 3px 0; border: 0; border-bottom: 1px solid {_LINE};
  vertical-align: top; font-size: 13px; }}
.sb-codings th:nth-child(1) {{ width: 27%; }}
.sb-codings th:nth-child(2) {{ width: 17%; }}
.sb-codings th:nth-child(3) {{ width: 25%; }}
.sb-codings td:last-child {{ color: {_MUTED}; }}
.sb-codings a {{ color: {_ACCENT}; text-decoration: underline; }}
.sb-changes th:nth-child(1) {{ width: 20%; }}
.sb-codings .weak td {{ background: {_DOUBT}; }}
.sb-codings .weak td:nth-child(2) {{ font-weight: 600; }}
.sb-remarks {{ margin: 0; padding: 0 0 0 1.2em !important; }}
.sb-remarks li {{ margin: 0 0 5px; }}
.sb-remarks a {{ color: {_ACCENT}; text-decoration: underline; white-space: nowrap; }}
"""

_GROUPS = "\n".join(
    f".sb .g-{name} {{ --line: {colour}; }} .sb-text .mark.g-{name} {{ border-bottom-style: {style}; }}"
    for name, (colour, style) in GROUP_LINES.items()
)

MARKED = f"{{background:{_FOUND};box-shadow:0 0 0 2px {_HIGHLIGHT}}}"
"""Declarations of words that a person asked for."""

STYLE = f"<style>{_BASE}{_GROUPS}</style>"
