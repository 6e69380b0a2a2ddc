"""The Gradio page: one component that the interface is put into, and the endpoints for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from briefing_qa.app.programs import offer_endpoints
from briefing_qa.app.templates import ui_file

if TYPE_CHECKING:
    from briefing_qa.app.workspace import Workspace

TITLE = "briefing-qa"

WAITING_AT_MOST = 64
"""Calls of programs that wait for their turn; more are refused."""

HEAD = """
<meta name="referrer" content="same-origin">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/desk/static/desk.css">
<link rel="modulepreload" href="/desk/static/main.js">
<script type="module" src="/desk/static/main.js"></script>
"""

THEME_FONTS = ("system-ui", "sans-serif")


def build_page(workspace: Workspace, *, mcp: bool = False) -> gr.Blocks:
    """The page, without anything of one visitor in it.

    Args:
        workspace: answers programs.
        mcp: whether they may come by MCP.
    """
    page: gr.Blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(
            html_template=ui_file("frame.html"),
            js_on_load=None,
            apply_default_css=False,
            elem_id="desk-frame",
        )
        offer_endpoints(workspace, queue=not mcp)
    page.queue(max_size=WAITING_AT_MOST)
    return page


def build_theme() -> gr.themes.Base:
    """Colours come from the style sheet; the fonts are those of the system, none is fetched."""
    return gr.themes.Base(font=list(THEME_FONTS), font_mono=["ui-monospace", "monospace"])
