"""The flows as Mermaid diagrams, drawn from the same tables that guard them: docs/flows.md."""

from emulation.workflow.flows import flows

HEAD = """# The flows

Drawn from the tables in `states.py` by `manage.py draw_flows`; a test fails when this page and the tables differ.
"""


def page():
    """Return the text of docs/flows.md."""
    return HEAD + "".join(_chapter(flow) for flow in flows().values())


def _chapter(flow):
    labels = dict(flow.states.choices)
    lines = [f"\n## {flow.title} (`{flow.name}`)\n", "```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{label}" as {state}' for state, label in labels.items()]
    for step in flow.steps.values():
        lines += [f"    {source} --> {step.target}: {step.label}" for source in sorted(step.sources)]
    lines += ["```", "", "| step | label | from | to | permission | reason asked |", "|---|---|---|---|---|---|"]
    for step in flow.steps.values():
        sources = ", ".join(labels[source] for source in sorted(step.sources))
        permission = f"`{step.permission}`" if step.permission else "follows another record"
        lines.append(f"| `{step.name}` | {step.label} | {sources} | {labels[step.target]} | {permission} | {'yes' if step.needs_note else ''} |")
    return "\n".join(lines) + "\n"
