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



def has_word(text, word):
    text, word = text.lower(), word.lower()
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        starts = at == 0 or not (text[at - 1].isalnum() and word[0].isalnum())
        ends = end == len(text) or not (word[-1].isalnum() and text[end].isalnum())
        if starts and ends:
            return True
        at = text.find(word, at + 1)
    return False


def input_tokens(messages):
    # About four characters a token. Put the count of your model's tokenizer here if you have one.
    return str(sum(len(text_of(message)) for message in messages) // 4 + 4 * len(messages))


def spent_today():
    raise NotImplementedError("Return the US dollars since midnight from your own books, as a text.")


def asks_for_code(text):
    verbs = ["write", "implement", "fix", "debug", "refactor", "program", "create", "generate", "schreibe", "programmiere", "écris", "escribe"]
    things = ["function", "code", "script", "class", "method", "regex", "sql", "query", "unit test", "unit tests", "program", "bug", "compiler", "python", "java", "javascript", "typescript", "rust", "algorithm", "funktion", "programm"]
    return any(has_word(text, word) for word in verbs) and any(has_word(text, word) for word in things)


def features(request):
    messages = request["messages"]
    return {
        # spent_today: a number, in the JSON of the header x-portkey-metadata, as a text
        "trivium_spent_today": spent_today(),
        # input.tokens: a number, in the JSON of the header x-portkey-metadata, as a text
        "trivium_input_tokens": input_tokens(messages),
        # asks_for_code: true or false, in the JSON of the header x-portkey-metadata, as a text
        "trivium_asks_for_code": flag(asks_for_code(last_of_user(messages))),
    }
