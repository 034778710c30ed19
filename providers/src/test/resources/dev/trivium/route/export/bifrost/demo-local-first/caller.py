# Computes what the gateway cannot see. Send features(request, metadata) along with every request, as each
# line says. "request" is the body of the request in OpenAI's form, "metadata" what conditions read as metadata.KEY.
import re


def text_of(message):
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content if part.get("type") == "text")


def last_of_user(messages):
    return next((text_of(m) for m in reversed(messages) if m.get("role") == "user"), "")


def flag(value):
    return "true" if value else "false"


def way(request, metadata):
    messages = request["messages"]
    if metadata.get("private") == "yes":
        return "local"
    return "local_first"


def features(request, metadata):
    messages = request["messages"]
    return {
        # the way to take: the name of the way, as a header
        "x-trivium-way": way(request, metadata),
    }
