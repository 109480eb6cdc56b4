"""Write anew what stands in pages and comes from elsewhere: `make pages`."""

from desk.pages import PAGES, write_page

for page in PAGES:
    page.write_text(write_page(page), encoding="utf-8", newline="\n")
