"""Ways to read filled workbooks and check the numbers in them: Amparo's, openpyxl's, pandas'.

Each finds the row of tags and the column of keys, reads every amount with the number of the
period before, and looks for what is negative, broken, above its total or jumped. The number of
amounts, their sum and the number of mistakes must be the same for all.
"""

# ruff: noqa: PLC0415  each contender loads its own libraries, and no other's

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Answer = tuple[int, int, int]
"""Amounts, their sum, places with a mistake."""

Read = Callable[[Sequence[Path]], Answer]
KEY, AMOUNT = "#meta+id+key", "#indicator+value+num+amount"
PREVIOUS = "#indicator+value+num+previous+amount"
JUMP, LEAST = 2, 10


def amparo(values: int) -> Read:
    """Read and check as an upload does, against the report's form."""
    from amparo.workbooks.reading import read_workbook
    from amparo.workbooks.report_checks import check_content
    from benchmarks.report_workbooks import form

    asked = form(values)
    counted = {"report.jump", "report.parts_exceed_total", "report.negative", "report.not_whole"}

    def read(paths: Sequence[Path]) -> Answer:
        count = together = 0
        wrong = set()
        for path in paths:
            found = read_workbook(path.read_bytes(), asked, path.name)
            assert found.content is not None, found.issues[:3]
            count += len(found.content.values)
            together += sum(int(each.amount or 0) for each in found.content.values.values())
            wrong |= {
                (path, (issue.location.field or "").split("|")[2])
                for issue in check_content(asked, found.content, path.name)
                if issue.code in counted
            }
        return count, together, len(wrong)

    return read


def openpyxl(values: int) -> Read:
    """Go through the rows in read-only mode, as its documentation advises for speed."""
    from openpyxl import load_workbook

    def read(paths: Sequence[Path]) -> Answer:
        count = together = wrong = 0
        for path in paths:
            book = load_workbook(path, read_only=True, data_only=True)
            for sheet in book:
                amounts, previous = _by_rows(sheet.iter_rows(values_only=True))
                count += len(amounts)
                together += sum(amounts.values())
                wrong += _mistakes(amounts, previous)
            book.close()
        return count, together, wrong

    return read


def _by_rows(rows: Any) -> tuple[dict[str, int], dict[str, int]]:
    amounts: dict[str, int] = {}
    previous: dict[str, int] = {}
    columns: dict[str, int] = {}
    for row in rows:
        if not columns:
            if row and row[0] == KEY and AMOUNT in row:
                columns = {tag: at for at, tag in enumerate(row) if tag}
            continue
        key, amount = row[columns[KEY]], row[columns[AMOUNT]]
        if key and "|" in key and amount is not None:
            amounts[key] = amount
            if row[columns[PREVIOUS]] is not None:
                previous[key] = row[columns[PREVIOUS]]
    return amounts, previous


def _mistakes(amounts: dict[str, int], previous: dict[str, int]) -> int:
    """Count places with a mistake."""
    parts: dict[tuple[str, str, tuple[str, ...]], int] = defaultdict(int)
    wrong = set()
    for key, amount in amounts.items():
        indicator, place, breakdown = key.split("|")
        if amount < 0 or amount != int(amount):
            wrong.add(place)
        pairs = tuple(pair for pair in breakdown.split(";") if pair)
        axes = tuple(pair.partition("=")[0] for pair in pairs)
        if len(pairs) == 1:
            parts[indicator, place, axes] += amount
        for at, pair in enumerate(pairs if len(pairs) > 1 else ()):
            parts[f"{indicator}|{place}|{pair}", place, (axes[1 - at],)] += amount
    for (total, place, _axes), reached in parts.items():
        whole = total if "|" in total else f"{total}|{place}|"
        if whole in amounts and reached > amounts[whole]:
            wrong.add(place)
    for key, before in previous.items():
        low, high = sorted((before, amounts.get(key, before)))
        if high - low >= LEAST and high > JUMP * low:
            wrong.add(key.split("|")[1])
    return len(wrong)


def _pandas(engine: str) -> Callable[[int], Read]:
    def contender(values: int) -> Read:
        import pandas as pd

        def read(paths: Sequence[Path]) -> Answer:
            count = together = wrong = 0
            for path in paths:
                sheets = pd.read_excel(path, sheet_name=None, header=None, engine=engine)
                for frame in sheets.values():
                    found = _of_frame(frame)
                    if found is not None:
                        count += len(found)
                        together += int(found["amount"].sum())
                        wrong += _wrong_places(found)
            return count, together, wrong

        return read

    return contender


def _of_frame(frame: Any) -> Any:
    """Return key, amount and previous number of a sheet of answers; None for another sheet."""
    import pandas as pd

    if frame.empty:
        return None
    at = frame.index[frame[0] == KEY]
    if not len(at) or AMOUNT not in set(frame.loc[at[0]]):
        return None
    tags = {tag: column for column, tag in frame.loc[at[0]].items() if isinstance(tag, str)}
    rows = frame.loc[at[0] + 1 :]
    found = pd.DataFrame(
        {
            "key": rows[tags[KEY]].astype("string"),
            "amount": pd.to_numeric(rows[tags[AMOUNT]], errors="coerce"),
            "previous": pd.to_numeric(rows[tags[PREVIOUS]], errors="coerce"),
        }
    )
    found = found[found["key"].str.contains("|", regex=False, na=False) & found["amount"].notna()]
    named = found["key"].str.split("|", expand=True)
    return found.assign(place=named[1], breakdown=named[2])


def _wrong_places(found: Any) -> int:
    import pandas as pd

    amount, before = found["amount"], found["previous"]
    low, high = amount.where(amount < before, before), amount.where(amount >= before, before)
    jumped = before.notna() & (high - low >= LEAST) & (high > JUMP * low)
    broken = (amount < 0) | (amount % 1 != 0)
    pairs = found["breakdown"].str.split(";", expand=True).reindex(columns=[0, 1])
    single = (found["breakdown"] != "") & pairs[1].isna()
    crossed = pairs[1].notna()
    totals = found[found["breakdown"] == ""].set_index("place")["amount"]
    parts = found[single].assign(axis=pairs[0].str.partition("=")[0])
    sums = parts.groupby(["place", "axis"])["amount"].sum()
    above = sums > sums.index.get_level_values("place").map(totals)
    wrong = {*found["place"][jumped | broken], *sums.index.get_level_values("place")[above]}
    stated = found[single].set_index(["place", "breakdown"])["amount"]
    for at in (0, 1):
        inner = found[crossed].assign(whole=pairs[at]).groupby(["place", "whole"])["amount"].sum()
        beside = pd.concat([inner, stated], axis=1, keys=["sum", "stated"]).dropna()
        wrong |= set(beside.index.get_level_values(0)[beside["sum"] > beside["stated"]])
    return len(wrong)


CONTENDERS: dict[str, Callable[[int], Read]] = {
    "Amparo": amparo,
    "openpyxl": openpyxl,
    "pandas.read_excel": _pandas("openpyxl"),
    "pandas.read_excel, calamine": _pandas("calamine"),
}
