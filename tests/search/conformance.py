"""Queries of every kind, each with what it asks of a speech: both are made at once, so the language is checked too."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from opencc import OpenCC

from tests.search.reference import PlainSpeech, Wanted, folded, is_term_character, to_simplified

to_traditional = OpenCC("s2t").convert
LATIN = re.compile("[A-Za-z0-9]{2,}")
EXPANDED = [("①", "1"), ("㍻", "平成"), ("㈱", "株"), ("㈠", "一"), ("ﬁ", "fi"), ("℡", "TEL"), ("㎡", "m2"), ("⒈", "1")]
HALF_TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


class Queries:
    """Makes queries of every kind and length from the texts themselves, the same for the same seed."""

    def __init__(self, speeches: Sequence[PlainSpeech], seed: int, *, known_names: bool = True) -> None:
        self._speeches = speeches
        self._random = random.Random(seed)
        self._kinds = [
            self.one_character,
            self.pair,
            self.word,
            self.sentence,
            self.piece_of_anything,
            self.quoted,
            self.as_written,
            self.two,
            self.either,
            self.excluded,
            self.near,
            self.brackets,
            self.in_title,
            self.years,
            self.absent,
            self.punctuated,
            self.expanded,
            self.full_width,
            self.nested,
            self.side_by_side,
            self.hundred_terms,
            self.two_thousand_characters,
            self.latin,
            self.combining,
        ]
        if known_names:
            self._kinds += [self.speaker, self.occasion, self.section, self.source, self.narrowed]

    def __iter__(self) -> Iterator[Wanted]:
        """Go round the kinds for ever."""
        while True:
            for kind in self._kinds:
                made = kind()
                if made:
                    yield made

    # Where the words come from

    def _speech(self) -> PlainSpeech:
        return self._random.choice(self._speeches)

    def _text(self) -> str:
        speech = self._speech()
        return self._random.choice((speech.title, *speech.paragraphs))

    def _run(self, shortest: int, longest: int) -> str:
        """A stretch of characters that make one term, out of some text."""
        for _ in range(100):
            runs = [run for run in _runs(self._text()) if len(run) >= shortest]
            if runs:
                run = self._random.choice(runs)
                length = self._random.randint(shortest, min(longest, len(run)))
                start = self._random.randint(0, len(run) - length)
                piece = run[start : start + length]
                if not _is_operator(piece):
                    return piece
        return "发展"[:longest]

    def _disguised(self, text: str) -> str:
        """The same for a reader: in the other script, in full width, in capitals."""
        change = self._random.randrange(5)
        if change == 0:
            changed = "".join(map(to_traditional, text))
        elif change == 1:
            changed = "".join(map(to_simplified, text))
        elif change == 2:
            changed = text.translate(HALF_TO_FULL)
        elif change == 3:
            changed = text.upper()
        else:
            changed = text
        return changed if folded(changed) == folded(text) and not _is_operator(changed) else text

    # The kinds

    def _term(self, shortest: int, longest: int, kind: str) -> Wanted:
        text = self._disguised(self._run(shortest, longest))
        term = folded(text)
        return Wanted(text, lambda speech: any(term in string for string in speech.loose), kind, terms=(term,))

    def one_character(self) -> Wanted:
        return self._term(1, 1, "one character")

    def pair(self) -> Wanted:
        return self._term(2, 2, "two characters")

    def word(self) -> Wanted:
        return self._term(3, 8, "three to eight characters")

    def sentence(self) -> Wanted:
        return self._term(9, 30, "long run")

    def piece_of_anything(self) -> Wanted | None:
        """Any stretch of a text, in quotes: punctuation, white space and all."""
        text = self._text()
        length = self._random.randint(1, 40)
        start = self._random.randint(0, max(len(text) - length, 0))
        return self._in_quotes(text[start : start + length], "quoted stretch")

    def quoted(self) -> Wanted | None:
        return self._in_quotes(self._disguised(self._run(1, 6)), "quoted word")

    def _in_quotes(self, text: str, kind: str, *, as_written: bool = False) -> Wanted | None:
        opening, closing = self._random.choice([('"', '"'), ("“", "”"), ("「", "」"), ("『", "』")])
        term = folded(text, as_written=as_written)
        normal = unicodedata.normalize("NFKC", text)
        if not term or closing in normal or unicodedata.combining(normal[0]):
            return None
        return Wanted(
            f"{opening}{text}{closing}",
            lambda speech: any(term in string for string in speech.strings(as_written=as_written)),
            kind,
            as_written=as_written,
            terms=(term,),
            params={"original": "1"} if as_written else {},
        )

    def as_written(self) -> Wanted | None:
        return self._in_quotes(self._disguised(self._run(1, 6)), "as written", as_written=True)

    def two(self) -> Wanted:
        one, other = self._term(1, 4, ""), self._term(1, 4, "")
        return self._joined(f"{one.query} {other.query}", [one, other], all, "both")

    def either(self) -> Wanted:
        parts = [self._term(1, 4, "") for _ in range(self._random.randint(2, 3))]
        return self._joined(" OR ".join(part.query for part in parts), parts, any, "either")

    def _joined(self, query: str, parts: Sequence[Wanted], join: Callable[[Iterator[bool]], bool], kind: str) -> Wanted:
        return Wanted(
            query,
            lambda speech: join(part.holds(speech) for part in parts),
            kind,
            terms=tuple(term for part in parts for term in part.terms),
        )

    def excluded(self) -> Wanted:
        wanted, unwanted = self._term(1, 3, ""), self._term(1, 3, "")
        minus = self._random.choice("-－")
        return Wanted(
            self._random.choice([f"{wanted.query} {minus}{unwanted.query}", f"{minus}{unwanted.query} {wanted.query}"]),
            lambda speech: wanted.holds(speech) and not unwanted.holds(speech),
            "excluded",
            terms=wanted.terms,
        )

    def near(self) -> Wanted | None:
        text = self._text()
        runs = [run for run in _runs(text) if len(run) >= 2]
        if not runs:
            return None
        one, other = (self._piece(self._random.choice(runs)) for _ in range(2))
        if _is_operator(one) or _is_operator(other):
            return None
        distance = self._random.choice([0, 1, 2, 5, 10, 50])
        a, b = folded(one), folded(other)
        close = re.compile(
            f"(?=({re.escape(a)}.{{0,{distance}}}{re.escape(b)}|{re.escape(b)}.{{0,{distance}}}{re.escape(a)}))",
            re.DOTALL,
        )
        return Wanted(
            f"{one} ~{distance} {other}",
            lambda speech: any(close.search(string) for string in speech.loose),
            "near",
            terms=(a, b),
        )

    def _piece(self, run: str) -> str:
        length = self._random.randint(1, min(4, len(run)))
        start = self._random.randint(0, len(run) - length)
        return run[start : start + length]

    def brackets(self) -> Wanted:
        first, second, third = (self._term(1, 3, "") for _ in range(3))
        left, right = self._random.choice([("(", ")"), ("（", "）")])
        return Wanted(
            f"{first.query} {left}{second.query} OR -{third.query}{right}",
            lambda speech: first.holds(speech) and (second.holds(speech) or not third.holds(speech)),
            "brackets",
            terms=first.terms + second.terms,
        )

    def in_title(self) -> Wanted | None:
        runs = [run for run in _runs(self._speech().title) if run]
        if not runs:
            return None
        text = self._piece(self._random.choice(runs))
        term = folded(text)
        if _is_operator(text):
            return None
        return Wanted(
            f"标题{self._colon()}{text}", lambda speech: term in speech.loose[0], "title", title_terms=(term,)
        )

    def _colon(self) -> str:
        return self._random.choice(":：")

    def years(self) -> Wanted:
        term = self._term(1, 2, "")
        known = sorted({speech.year for speech in self._speeches if speech.year}) or [2000]
        first, last = sorted(self._random.choices(known, k=2))
        span = str(first) if first == last else f"{first}..{last}"
        return Wanted(
            f"年{self._colon()}{span} {term.query}",
            lambda speech: term.holds(speech) and speech.year is not None and first <= speech.year <= last,
            "years",
            terms=term.terms,
        )

    def absent(self) -> Wanted:
        """Characters that stand in the texts, in an order that mostly does not."""
        characters = list(self._run(4, 12))
        self._random.shuffle(characters)
        text = "".join(characters)
        if _is_operator(text) or unicodedata.combining(text[0]):
            text = "不存在的词语甲乙丙丁"
        term = folded(text)
        return Wanted(text, lambda speech: any(term in string for string in speech.loose), "absent", terms=(term,))

    def punctuated(self) -> Wanted:
        """Punctuation outside quotes separates terms, as a space does."""
        parts = [self._term(1, 3, "") for _ in range(2)]
        between = self._random.choice("、，。；！？·—…《》【】*/+=&")
        return self._joined(between.join(part.query for part in parts), parts, all, "punctuated")

    def _containing(self, query: str, text: str, kind: str) -> Wanted:
        term = folded(text)
        return Wanted(query, lambda speech: any(term in string for string in speech.loose), kind, terms=(term,))

    def expanded(self) -> Wanted | None:
        """One character that NFKC makes several of, and what stands in one: the brackets in it are no operators."""
        character, inside = self._random.choice(EXPANDED)
        if self._random.random() < 0.5:
            return self._containing(character, inside, "expanded")
        if self._random.random() < 0.5:
            return self._in_quotes(character, "expanded")
        start = self._random.randrange(len(inside))
        piece = inside[start : self._random.randint(start + 1, len(inside))]
        return self._containing(piece, piece, "expanded")

    def full_width(self) -> Wanted:
        one, other, third = (self._term(1, 2, "") for _ in range(3))
        title = self._term(1, 1, "")
        in_title = title.terms[0]
        query = f"（{one.query}　ＯＲ　{other.query}）　－{third.query}　标题：（“{title.query}”　ＯＲ　{one.query}）"
        return Wanted(
            query,
            lambda speech: (
                (one.holds(speech) or other.holds(speech))
                and not third.holds(speech)
                and (in_title in speech.loose[0] or one.terms[0] in speech.loose[0])
            ),
            "full width",
            terms=one.terms + other.terms,
            title_terms=(in_title, *one.terms),
        )

    def nested(self) -> Wanted | None:
        """Brackets in brackets, with AND, OR and exclusions at random."""
        made = self._tree(self._random.randint(1, 4))
        return Wanted(made.query, made.holds, "nested", terms=made.terms) if made.terms else None

    def _tree(self, depth: int) -> Wanted:
        if not depth:
            return self._term(1, 2, "")
        left, right = self._random.choice([("(", ")"), ("（", "）")])
        first = self._tree(depth - 1)
        rest = [self._tree(self._random.randrange(depth)) for _ in range(self._random.randint(1, 2))]
        if self._random.random() < 0.5:
            return self._joined(
                left + " OR ".join(part.query for part in (first, *rest)) + right, [first, *rest], any, ""
            )
        wanted = [self._random.random() < 0.7 for _ in rest]
        signs = ["" if is_wanted else "-" for is_wanted in wanted]
        parts = [first.query, *(sign + part.query for sign, part in zip(signs, rest, strict=True))]
        return Wanted(
            left + " ".join(parts) + right,
            lambda speech: (
                first.holds(speech)
                and all(part.holds(speech) == is_wanted for part, is_wanted in zip(rest, wanted, strict=True))
            ),
            "",
            terms=first.terms
            + tuple(term for part, is_wanted in zip(rest, wanted, strict=True) if is_wanted for term in part.terms),
        )

    def side_by_side(self) -> Wanted | None:
        """Two pieces that touch, asked for in the wrong order with nothing between them."""
        run = self._run(2, 8)
        cut = self._random.randint(1, len(run) - 1)
        one, other = run[cut:], run[:cut]
        a, b = folded(one), folded(other)
        if _is_operator(one) or _is_operator(other) or not one[0].isalnum():
            return None
        tilde = self._random.choice("~～")
        return Wanted(
            f"{one} {tilde}0 {other}",
            lambda speech: any(a + b in string or b + a in string for string in speech.loose),
            "side by side",
            terms=(a, b),
        )

    def hundred_terms(self) -> Wanted:
        """As many terms as are allowed, all out of one speech or any of them."""
        speech = self._speech()
        runs = [run for text in (speech.title, *speech.paragraphs) for run in _runs(text)] or ["发展"]
        pieces = [
            piece for piece in (self._piece(self._random.choice(runs)) for _ in range(100)) if not _is_operator(piece)
        ]
        parts = [self._containing(piece, piece, "") for piece in pieces]
        if self._random.random() < 0.5:
            return self._joined(" OR ".join(pieces), parts, any, "hundred terms")
        return self._joined("，".join(pieces), parts, all, "hundred terms")

    def two_thousand_characters(self) -> Wanted | None:
        """As long as is allowed: a quotation, filled up with white space, which does not count."""
        text = self._text()
        start = self._random.randrange(max(len(text) - 60, 1))
        made = self._in_quotes(text[start : start + self._random.randint(30, 1900)], "two thousand characters")
        if not made or len(made.query) > 2000:
            return None
        filled = made.query[:-1] + self._random.choice(" 　\t") * (2000 - len(made.query)) + made.query[-1]
        return replace(made, query=filled)

    def latin(self) -> Wanted | None:
        """Letters and digits out of the middle of words: AI is in maintain."""
        for _ in range(200):
            words = LATIN.findall(self._text())
            if words:
                piece = self._piece(self._random.choice(words))
                changed = self._random.choice([piece, piece.upper(), piece.lower(), piece.translate(HALF_TO_FULL)])
                return None if _is_operator(changed) else self._containing(changed, piece, "latin")
        return self._containing("AI", "ai", "latin")

    def combining(self) -> Wanted:
        """A letter and its accent are one character, whichever way it is written; the bare letter is another."""
        text = self._random.choice(["e\u0301", "é", "É", "e", "\u0301", "ｅ\u0301", "がき", "か\u3099き", "ｶﾞ"])
        return self._containing(text, text, "combining")

    def narrowed(self) -> Wanted:
        """A query with facets chosen; each may leave nothing."""
        term = self._term(1, 1, "")
        filters = {}
        for facet in self._random.sample(["speaker", "level", "quality"], self._random.randint(1, 3)):
            value = self._random.choice(self._speech().values(facet))
            filters[facet] = "none" if value is None else str(value)
        return replace(term, kind="narrowed", params=filters, filters=filters)

    def _name(self, prefix: str, names: Callable[[PlainSpeech], Sequence[str]], kind: str) -> Wanted | None:
        given = [run for name in names(self._speech()) for run in _runs(name)]
        if not given:
            return None
        text = self._piece(self._random.choice(given))
        term = folded(text)
        return Wanted(
            f"{prefix}{self._colon()}{text}",
            lambda speech: any(term in folded(name) for name in names(speech)),
            kind,
        )

    def speaker(self) -> Wanted | None:
        return self._name("讲话人", lambda speech: (speech.speaker,), "speaker")

    def occasion(self) -> Wanted | None:
        return self._name("场合", lambda speech: (speech.occasion,), "occasion")

    def section(self) -> Wanted | None:
        return self._name("栏目", lambda speech: speech.section, "section")

    def source(self) -> Wanted | None:
        return self._name("来源", lambda speech: speech.sources, "source")


def _runs(text: str) -> list[str]:
    """The terms a text would be cut into, as it is written; only where NFKC changes no number of characters."""
    runs = [""]
    for character in text:
        plain = unicodedata.normalize("NFKC", character)
        if len(plain) == 1 and is_term_character(plain) and not unicodedata.category(character).startswith("M"):
            runs[-1] += character
        else:
            runs.append("")
    return [run for run in runs if run and unicodedata.normalize("NFKC", run) == "".join(map(_normal, run))]


def _normal(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _is_operator(text: str) -> bool:
    return unicodedata.normalize("NFKC", text) == "OR"
