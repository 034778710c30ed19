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


def compare(value, sign, limit):
    from decimal import Decimal

    if value is None or not re.fullmatch(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", value):
        return sign == "!="
    value, limit = Decimal(value), Decimal(limit)
    equal, less = value == limit, value < limit
    outcomes = {"=": equal, "!=": not equal, "<": less, "<=": less or equal}
    return outcomes.get(sign, not less if sign == ">=" else not less and not equal)


def input_tokens(messages):
    # About four characters a token. Put the count of your model's tokenizer here if you have one.
    return str(sum(len(text_of(message)) for message in messages) // 4 + 4 * len(messages))


def way(request, metadata):
    messages = request["messages"]
    if compare(input_tokens(messages), ">", "80"):
        return "thorough"
    return "quick"


def features(request, metadata):
    messages = request["messages"]
    return {
        # the way to take: the name of the way, as a header
        "x-trivium-way": way(request, metadata),
    }
