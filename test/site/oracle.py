"""Renders documents as the newsletter's site does, many with one process.

Reads one JSON string per line from standard input, writes one JSON object per line: first {"version": "3.x"}, then for every
document {"html": "..."} or {"error": "..."}. Needs Python-Markdown (Debian: apt-get install python3-markdown).
"""
import json
import signal
import sys

import markdown



def make():
    return markdown.Markdown(
        extensions=['markdown.extensions.' + name for name in ('codehilite', 'extra', 'meta', 'toc')],
        extension_configs={'markdown.extensions.codehilite': {'css_class': 'highlight'},
                           'markdown.extensions.toc': {'anchorlink': True}},
        output_format='html')


def give_up(*_):
    raise TimeoutError('the oracle does not end')


signal.signal(signal.SIGALRM, give_up)
renderer = make()
print(json.dumps({'version': markdown.__version__}), flush=True)
for line in sys.stdin:
    # The site's reader drops a byte order mark.
    text = json.loads(line).lstrip('\ufeff')
    try:
        # Some documents send it into an endless loop.
        signal.alarm(3)
        answer = {'html': renderer.reset().convert(text)}
    except Exception as error:  # The oracle has its own limits; a document that exceeds them is no test.
        answer = {'error': repr(error)}
        renderer = make()
    signal.alarm(0)
    print(json.dumps(answer), flush=True)
    if '*[' in text:
        # Older versions go on using abbreviations that other documents defined.
        renderer = make()
