# Computes what the gateway cannot see. Send features(request) along with every request, as each line says.
# "request" is the body of the request in OpenAI's form.
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



def input_tokens(messages):
    # About four characters a token. Put the count of your model's tokenizer here if you have one.
    return str(sum(len(text_of(message)) for message in messages) // 4 + 4 * len(messages))


def features(request):
    messages = request["messages"]
    return {
        # input.tokens: a number, in the JSON of the header x-portkey-metadata, as a text
        "trivium_input_tokens": input_tokens(messages),
    }
