"""Jinja with nothing around it: the same touchpoints, already plain data, through a template of its own.

Takes a JSON file of phases and touchpoints, and the page to write. Autoescape is on, as in cxmap.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from jinja2 import Environment

TEMPLATE = """<!doctype html><html><head><title>{{ map.title }}</title></head><body><h1>{{ map.title }}</h1>
{% for phase in map.phases %}<section id="{{ phase.id }}"><h2>{{ phase.name }}</h2>
{% for point in phase.touchpoints %}<article id="{{ point.id }}"><h3>{{ point.name }}</h3><dl>
{% for key, value in point.items() %}<dt>{{ key }}</dt><dd>
{%- if value is string or value is number %}{{ value }}{% elif value is mapping %}
{%- for name, part in value.items() %}<b>{{ name }}</b> {{ part }} {% endfor %}{% else %}<ul>
{%- for item in value %}<li>{% if item is mapping %}{% for name, part in item.items() %}
<b>{{ name }}</b> {{ part }}{% endfor %}{% else %}{{ item }}{% endif %}</li>{% endfor %}</ul>{% endif %}</dd>
{% endfor %}</dl></article>
{% endfor %}</section>
{% endfor %}</body></html>
"""

data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
page = Environment(autoescape=True).from_string(TEMPLATE).render(map=data)
Path(sys.argv[2]).write_text(page, encoding="utf-8")
