"""What a page works with: the data, the filter, and cached answers.

    view = open_page("Kosten", "Was kostete ein Dialog?")
    frame = view.ask(summarise, "cost_per_inhabitant", by="kreis")
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from analysis.database import Build, Database
from analysis.export import INVENTED, Provenance
from analysis.filters import Filter
from analysis.overview import count_dialogues
from analysis.trail import trail
from analysis.vocabulary import Vocabulary
from ui import numbers, theme
from ui.data_source import open_data
from ui.filter_bar import filter_bar, reset_button
from ui.navigation import ensure_frame
from ui.place_trail import place_trail

P = ParamSpec("P")
T = TypeVar("T")

_VIEW = "_view"


@dataclass(frozen=True)
class View:
    """The data with the filter of this very run. `dialogues` of `total` remain.

    `link` holds what the user chose, for addresses; it stays when a part of a page asks about other dialogues.
    """

    database: Database
    words: Vocabulary
    filter: Filter
    dialogues: int
    total: int
    link: Mapping[str, Sequence[str]]

    @property
    def build(self) -> Build:
        """Where the data come from."""
        return self.database.build

    @property
    def filter_text(self) -> str:
        """The filter in German."""
        return self.filter.describe(self.words)

    def ask(self, question: Callable[Concatenate[Database, Filter, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of a function of `analysis` to the filtered data, kept for the next time."""
        return _ask(self.database, self.filter, question, *args, **kwargs)

    def provenance(self) -> Provenance:
        """What an export says about itself."""
        link = self.filter.to_link(self.words)
        return Provenance(self.build, self.filter_text, self.dialogues, self.total, dt.date.today(), link)


def open_view() -> View:
    """Open the data, draw the filter, count what remains."""
    data = open_data()
    chosen = filter_bar(data.words)
    dialogues, total = _ask(data.database, chosen, count_dialogues)
    with st.sidebar:
        st.caption(f"**{numbers.n_of(dialogues, total)}** Dialogen gewählt")
        if not chosen.is_empty:
            reset_button("reset_sidebar")
    return View(data.database, data.words, chosen, dialogues, total, chosen.to_params(data.words))


def share_view(view: View) -> None:
    """Called by the frame in each run, before it runs the page."""
    st.session_state[_VIEW] = view


def open_page(title: str, question: str, needs_dialogues: bool = True, with_trail: bool = True) -> View:
    """The head of every page: the way to the place (`with_trail`), title, question, filter, and the note on samples.

    Takes the view of the frame; a page that runs alone opens its own. With no dialogue left the page says so,
    offers the way back and ends, unless `needs_dialogues` is False.
    """
    ensure_frame()
    view = st.session_state.pop(_VIEW, None) or open_view()
    st.html(theme.CAPTIONS)
    with st.container(gap="xsmall"):
        if with_trail:
            place_trail(trail(view.filter, view.words))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            st.title(title, width="content")
            st.markdown(f":gray[{question}]", width="stretch")
            if view.build.invented:
                st.badge(INVENTED, icon=":material/science:", color="orange")
        chosen = numbers.plain(view.filter_text)
        st.caption(f"Auswahl: **{chosen}** · {numbers.n_of(view.dialogues, view.total)} Dialogen")
    if needs_dialogues and not view.dialogues:
        nothing_left()
    return view


def nothing_left() -> None:
    """Say that the filter leaves nothing, offer the way back, end the page."""
    st.info("Zu dieser Auswahl gibt es keinen Dialog.", icon=":material/filter_alt_off:")
    reset_button("reset_empty", "Auswahl zurücksetzen und alle Dialoge zeigen")
    st.stop()


def _ask(
    database: Database,
    chosen: Filter,
    question: Callable[Concatenate[Database, Filter, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    name = (question.__module__, question.__qualname__)
    key = repr((name, database.build.build_id, database.version, chosen, args, kwargs))
    answer: T = _kept_answer(key, lambda: question(database, chosen, *args, **kwargs))
    # Copying is cheap: pandas copies the values only when somebody changes them.
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


@st.cache_resource(max_entries=600, show_spinner=False)
def _kept_answer(key: str, _compute: Callable[[], Any]) -> Any:
    """`key` names question, build and filter, so that it tells all answers apart.

    A resource, because `st.cache_data` would pickle each answer, which costs more than most questions.
    """
    return _compute()
