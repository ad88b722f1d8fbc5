class NoOcr(Exception): pass
def recognised(document, pages): return {}
