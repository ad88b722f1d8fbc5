"""Styles that put right what Streamlit draws so that not everybody can read it, or not on a phone."""

from __future__ import annotations

from ui import theme
from ui.dark import css

(_ON_ACCENT,) = css(theme.PAPER)

CONTRAST = f"""<style>
body [data-testid="stCaptionContainer"] {{ color: inherit; opacity: 0.75; }}
body [data-testid="stExpander"] summary {{ opacity: 1; }}
.stMultiSelect [data-tag], .stMultiSelect [data-tag] * {{ color: {_ON_ACCENT}; }}
</style>"""
"""Small print is 60 % of the ink, and a chosen value is white on any ground: too little contrast."""

PHONE = """<style>
@media (max-width: 640px) {
  [class*="st-key-wide-"] { min-width: 36rem; }
  :has(> [class*="st-key-wide-"]) { overflow-x: auto; }
  [data-testid="stPageLink"] a, [data-testid="stPageLink"] a * { white-space: normal; height: auto; }
  .st-key-tiles [data-testid="stColumn"] { min-width: calc(50% - 1rem); }
}
</style>"""
"""Figures at the top stand two in a row, long links are not cut, and cards with a chart too wide for the screen scroll
sideways."""

UPLOADER = """<style>
[data-testid="stFileUploaderDropzone"] :is([data-testid="stBaseButton-secondary"] p, \
[data-testid="stFileUploaderDropzoneInstructions"] span) { font-size: 0; }
[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"] p::after {
  content: "Dateien wählen"; font-size: 0.95rem; }
[data-testid="stFileUploaderDropzoneInstructions"] span::after { content: "oder hierher ziehen"; font-size: 0.875rem; }
</style>"""
"""Streamlit writes on the place for files in English and offers no other way to change it into German."""
