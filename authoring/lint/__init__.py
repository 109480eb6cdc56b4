"""Lint: what is wrong with an issue, the rules of the house style, and edits that mend it.

Place in the flow: model and source in, problems out. `checker` runs the steps; a rule is a module of
`rules`; `prose` is what rules know of running text.
"""
