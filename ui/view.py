"""What a page works with: the data, the filter, and cached answers.

    view = open_page("Kosten", "Was kostete ein Dialog?")
    frame = view.ask(summarise, "cost_per_inhabitant", by="kreis")
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from analysis.database import Build, Database
from analysis.export import INVENTED, Provenance
from analysis.filters import Filter
from analysis.language import Language, chosen, tr
from analysis.overview import count_dialogues
from analysis.trail import trail
from analysis.vocabulary import Vocabulary
from ui import numbers
from ui.corrections import CONTRAST, PHONE
from ui.data_source import open_data
from ui.filter_bar import filter_bar, reset_button
from ui.language_switch import language_link, language_switch
from ui.navigation import ensure_frame
from ui.place_trail import place_trail
from ui.words import heading, labelled

P = ParamSpec("P")
T = TypeVar("T")

_VIEW = "_view"


@dataclass(frozen=True)
class View:
    """The data with the filter of this very run. `dialogues` of `total` remain.

    `link` holds what the user chose, for addresses; it stays when a part of a page asks about other dialogues.
    `language` is that of the page, for what goes on outside of its run (see `analysis.language.speaking`).
    """

    database: Database
    words: Vocabulary
    filter: Filter
    dialogues: int
    total: int
    link: Mapping[str, Sequence[str]]
    language: Language = field(default_factory=chosen)

    @property
    def build(self) -> Build:
        """Where the data come from."""
        return self.database.build

    @property
    def filter_text(self) -> str:
        """The filter in words."""
        return self.filter.describe(self.words)

    def ask(self, question: Callable[Concatenate[Database, Filter, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of a function of `analysis` to the filtered data, kept for the next time."""
        return _ask(self.database, self.filter, question, *args, **kwargs)

    def provenance(self) -> Provenance:
        """What an export says about itself."""
        link = self.filter.to_link(self.words)
        return Provenance(self.build, self.filter_text, self.dialogues, self.total, dt.date.today(), link)


def open_view() -> View:
    """Draw filter and language into the sidebar, open the data, count what remains."""
    with st.sidebar:
        place = st.container()
        language_switch()
    data = open_data()
    read = filter_bar(data.words, place)
    dialogues, total = _ask(data.database, read, count_dialogues)
    with place:
        st.caption(tr("**{of}** Dialogen gewählt").format(of=numbers.n_of(dialogues, total)))
        if not read.is_empty:
            reset_button("reset_sidebar")
    return View(data.database, data.words, read, dialogues, total, read.to_params(data.words) | language_link())


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
    st.html(CONTRAST + PHONE)
    with st.container(gap="xsmall"):
        if with_trail:
            place_trail(trail(view.filter, view.words))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            st.title(heading(title), width="content")
            st.markdown(f":gray[{tr(question)}]", width="stretch")
            if view.build.invented:
                st.badge(tr(INVENTED), icon=":material/science:", color="orange")
        found = numbers.of_dialogues(view.dialogues, view.total)
        st.caption(tr("Auswahl: **{filter}** · {of}").format(filter=numbers.plain(view.filter_text), of=found))
    if needs_dialogues and not view.dialogues:
        nothing_left()
    return view


def nothing_left() -> None:
    """Say that the filter leaves nothing, offer the way back, end the page."""
    st.info(tr("Zu dieser Auswahl gibt es keinen Dialog."), icon=":material/filter_alt_off:")
    reset_button("reset_empty", "Auswahl zurücksetzen und alle Dialoge zeigen")
    st.stop()


def _ask(
    database: Database,
    read: Filter,
    question: Callable[Concatenate[Database, Filter, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    name = (question.__module__, question.__qualname__)
    key = repr((name, database.build.build_id, database.version, chosen(), read, args, kwargs))
    answer: T = _kept_answer(key, lambda: labelled(question(database, read, *args, **kwargs)))
    # Copying is cheap: pandas copies the values only when somebody changes them.
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


@st.cache_resource(max_entries=600, show_spinner=False)
def _kept_answer(key: str, _compute: Callable[[], Any]) -> Any:
    """`key` names question, build, language and filter, so that it tells all answers apart.

    A resource, because `st.cache_data` would pickle each answer, which costs more than most questions.
    """
    return _compute()
