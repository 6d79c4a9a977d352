"""The documentation of the ontology, made from it: a page and a picture.

`python -m mapper.publishing.documentation` makes both anew in a checkout.
"""
