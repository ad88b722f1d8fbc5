"""The frame of the dashboard: page settings, language, filter, navigation. Start: streamlit run dashboard.py"""

from pathlib import Path

import streamlit as st

from analysis.language import tr
from ui.language_switch import speak
from ui.navigation import run_navigation
from ui.view import open_view, share_view

ICON = Path(__file__).parent / "static" / "icon.png"  # a file: named icons are fetched from another machine

speak()
st.set_page_config(page_title=tr("Dialoge in Zahlen"), page_icon=str(ICON), layout="wide")
page = run_navigation()
share_view(open_view())
page.run()
