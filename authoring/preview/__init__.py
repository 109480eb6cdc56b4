"""Preview: a page in the browser that follows every save of an issue.

Place in the flow: above the pipeline's steps, which it takes one by one. All
that is costly to start stays loaded; the PDF is laid out in a process of its own.

    server      the addresses, and how the server starts and ends
    guard       who may ask: this machine's browser, on our own pages
    session     what is shown to whom, and what is to be made next
    channel     what a browser was sent, and what it lacks
    live        one issue as browsers see it: the last good page, the problems of the last save
    builder     a changed file -> page and problems
    theme       a style's sheets, fonts and pictures as files of the server
    files       files of the server by the digest of their content
    panel       problems -> the list beside the page, and their places on it
    watcher     which files changed
    layout_queue   lays out what is wanted most: pages, thumbnails
    layout_client  has it done in a worker process
    layout         an issue -> its PDF -> pictures of pages; runs in that process
    preloaded      what is loaded there before the first request
    editor      opens a file at its line
"""

from authoring.preview.server import Settings, serve

__all__ = ["Settings", "serve"]
