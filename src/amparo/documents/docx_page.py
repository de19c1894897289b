"""Styles, page set-up, header, footer and properties of the Word file."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from amparo.documents import words
from amparo.documents.content import Document, NoticeKind
from amparo.documents.printed import read
from amparo.documents.widths import SIZES, WIDE_SIZE
from amparo.framework.language import Language

SERIF = "Georgia"
SANS = "Calibri"
INK = RGBColor(0x1C, 0x2A, 0x30)
SOFT = RGBColor(0x50, 0x62, 0x6A)
ACCENT = RGBColor(0x0B, 0x55, 0x66)
TINT = "EEF4F5"
RULE = "C3CFD3"
TONES = {
    NoticeKind.NOTE: ("0B5566", "EEF4F5"),
    NoticeKind.CAUTION: ("8A4B00", "FDF4E7"),
    NoticeKind.NOT_SUPPLIED: ("50626A", "F3F4F5"),
    NoticeKind.ILLUSTRATIVE: ("7A2E52", "FAEFF4"),
}

TEXT_WIDTH = Mm(164)
WIDE_WIDTH = Mm(251)
TABLE_SIZES = (*(size for _, size in SIZES), WIDE_SIZE)
TABLE_SCALE = 0.95
"""Fonts that stand in for ours are wider; a little smaller, they still fit the columns."""

LEVELS = 6
_HEADING_SIZES = (22, 14.5, 12, 10.5, 10.5, 10.5)


def prepare(word: WordDocument, document: Document, language: Language) -> dict[str, str]:
    """Give an empty Word file its styles, page, header, footer, language and properties.

    Returns
    -------
    dict
        The ids of its styles by name.
    """
    _set_page(word)
    _set_styles(word)
    _set_language(word, words.LOCALE_TAGS[language])
    _set_properties(word, document, language)
    _set_header(word, document, language)
    _set_footer(word, language)
    return {style.name: style.style_id for style in word.styles}


def table_style(size: float) -> str:
    """Return the name of the style of tables set in `size`."""
    return f"Table text {size}"


def xml(tag: str, **attributes: str) -> Any:
    """Return an element of the file's own vocabulary: ``xml("w:lang", val="es-CO")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _set_page(word: WordDocument) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(23)
    page.top_margin, page.bottom_margin = Mm(28), Mm(25)
    page.header_distance = page.footer_distance = Mm(12)


def _set_font(style: ParagraphStyle, font: str, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def _set_spacing(style: ParagraphStyle, before: float, after: float, lines: float = 1.0) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), lines


def _add_style(
    word: WordDocument, name: str, size: float, colour: RGBColor = INK, font: str = SANS
) -> ParagraphStyle:
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    _set_font(style, font, size, colour)
    return style


def _set_styles(word: WordDocument) -> None:
    styles = word.styles
    _set_font(styles["Normal"], SERIF, 10.5, INK)
    _set_spacing(styles["Normal"], 0, 7, 1.25)
    _set_font(styles["List Bullet"], SERIF, 10.5, INK)
    _set_spacing(styles["List Bullet"], 0, 4, 1.25)
    _set_font(styles["Title"], SERIF, 32, ACCENT)
    _set_spacing(styles["Title"], 120, 10)
    _without_border(styles["Title"])
    _set_font(styles["Subtitle"], SANS, 15, SOFT)
    styles["Subtitle"].font.italic = False
    _set_spacing(styles["Subtitle"], 0, 120)
    for level, size in enumerate(_HEADING_SIZES, start=1):
        heading = styles[f"Heading {level}"]
        _set_font(heading, SANS, size, ACCENT if level < len("abc") else INK)
        heading.font.bold, heading.font.italic = True, False
        _set_spacing(heading, 40 if level == 1 else 22 - 2 * level, 10 - level)
    _set_font(styles["Caption"], SANS, 9.5, INK)
    styles["Caption"].font.bold = True
    _set_spacing(styles["Caption"], 14, 5)
    styles["Caption"].paragraph_format.keep_with_next = True
    _set_font(styles["Header"], SANS, 8, SOFT)
    _set_font(styles["Footer"], SANS, 8, SOFT)
    _set_own_styles(word)


def _set_own_styles(word: WordDocument) -> None:
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = ACCENT
    _add_style(word, "Publisher", 11, SOFT).font.bold = True
    _set_spacing(_add_style(word, "Statement", 9), 0, 3)
    for size in TABLE_SIZES:
        _set_spacing(_add_style(word, table_style(size), size * TABLE_SCALE), 2, 2)
    _set_spacing(_add_style(word, "Contents 1", 11, ACCENT), 6, 0)
    _set_spacing(_add_style(word, "Contents 2", 10), 1, 0)
    word.styles["Contents 2"].paragraph_format.left_indent = Mm(5)
    _set_spacing(_add_style(word, "Contents heading", _HEADING_SIZES[0], ACCENT), 0, 10)
    word.styles["Contents heading"].font.bold = True
    _set_spacing(_add_style(word, "Table note", 8, SOFT), 3, 8)
    _set_spacing(_add_style(word, "Key figure label", 9, SOFT), 10, 0)
    _set_spacing(_add_style(word, "Key figure", 19, ACCENT), 0, 2)
    _set_spacing(_add_style(word, "Key figure context", 9.5, INK, SERIF), 0, 8)
    for kind, (colour, ground) in TONES.items():
        style = _add_style(word, f"Notice {kind.value}", 9.5)
        # Word minds the order of properties: borders and ground before spacing and indent.
        properties = style.element.get_or_add_pPr()
        borders = xml("w:pBdr")
        borders.append(xml("w:left", val="single", sz="18", space="8", color=colour))
        properties.append(borders)
        properties.append(xml("w:shd", val="clear", color="auto", fill=ground))
        _set_spacing(style, 0, 0, 1.2)
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(3)


def _without_border(style: ParagraphStyle) -> None:
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _set_language(word: WordDocument, tag: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for language in properties.findall(qn("w:lang")):
        properties.remove(language)
    properties.append(xml("w:lang", val=tag, eastAsia=tag, bidi="ar-SA"))


def _set_properties(word: WordDocument, document: Document, language: Language) -> None:
    dated = datetime.combine(document.dated, time())
    properties = word.core_properties
    properties.title = read(document.title, language)[:255]
    properties.subject = read(document.subtitle, language)[:255]
    properties.author = properties.last_modified_by = read(document.publisher, language)[:255]
    properties.language = words.LOCALE_TAGS[language]
    properties.created = properties.modified = dated
    properties.revision, properties.comments, properties.keywords = 1, "", ""


def _set_header(word: WordDocument, document: Document, language: Language) -> None:
    line = word.sections[0].header.paragraphs[0]
    line.add_run(read(document.title, language))
    if document.banner is not None:
        below = word.sections[0].header.add_paragraph(style="Header")
        banner = below.add_run(read(document.banner, language))
        banner.bold = True
        banner.font.color.rgb = RGBColor.from_string(TONES[NoticeKind.ILLUSTRATIVE][0])


def _set_footer(word: WordDocument, language: Language) -> None:
    """Add "Page 3 of 40" with fields that Word keeps up to date."""
    line = word.sections[0].footer.paragraphs[0]
    before, _, rest = words.PAGE.read(language).partition("{page}")
    between, _, after = rest.partition("{pages}")
    line.add_run(before)
    _add_field(line, "PAGE")
    line.add_run(between)
    _add_field(line, "NUMPAGES")
    line.add_run(after)


def _add_field(line: Paragraph, instruction: str) -> None:
    field = xml("w:fldSimple", instr=instruction)
    run = xml("w:r")
    text = xml("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)
