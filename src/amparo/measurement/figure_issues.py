"""What can be wrong with a file of figures and with the rules that say how it is read.

What can be wrong with any YAML text is in `framework.yaml_issues`; with facts, in
`measurement.fact_checks`.
"""

from __future__ import annotations

from amparo.framework.issues import IssueKind
from amparo.framework.language import Text

EMPTY = IssueKind(
    "figures.empty",
    Text("The file is empty.", "El archivo está vacío."),
    Text("Give a header and the figures.", "Incluya un encabezado y las cifras."),
)
BYTE_ORDER_MARK = IssueKind(
    "figures.byte_order_mark",
    Text(
        "The file begins with a byte order mark.",
        "El archivo comienza con una marca de orden de bytes (BOM).",
    ),
    Text("Save it as UTF-8 without byte order mark.", "Guárdelo como UTF-8 sin esa marca."),
)
LINE_END = IssueKind(
    "figures.line_end",
    Text(
        "A line ends with a carriage return alone.",
        "Una línea termina solo con un retorno de carro.",
    ),
    Text("End lines with LF or CRLF.", "Termine las líneas con LF o CRLF."),
)
TRUNCATED = IssueKind(
    "figures.truncated",
    Text(
        "The last line has no end: the file may be cut off.",
        "La última línea no tiene fin: el archivo puede estar cortado.",
    ),
    Text("Check the last figure and end the line.", "Revise la última cifra y termine la línea."),
)
ENCODING = IssueKind(
    "figures.encoding",
    Text("The line is not UTF-8 text.", "La línea no es texto UTF-8."),
    Text("Save the file as UTF-8.", "Guarde el archivo como UTF-8."),
)
QUOTES = IssueKind(
    "figures.quotes",
    Text("The quotes of the line do not match.", "Las comillas de la línea no coinciden."),
    Text(
        'Put quotes around the whole cell and write "" for a quote inside it.',
        'Encierre la celda completa entre comillas y escriba "" para una comilla interior.',
    ),
)
UNKNOWN_COLUMN = IssueKind(
    "figures.unknown_column",
    Text('There is no column "{name}".', "No existe la columna «{name}»."),
    Text("{offer}", "{offer}"),
)
MISSING_COLUMN = IssueKind(
    "figures.missing_column",
    Text('The column "{name}" is missing.', "Falta la columna «{name}»."),
    Text("Add it to the header and to every line.", "Agréguela al encabezado y a cada línea."),
)
REPEATED_COLUMN = IssueKind(
    "figures.repeated_column",
    Text('The column "{name}" stands twice.', "La columna «{name}» aparece dos veces."),
    Text("Keep one of them.", "Deje una sola."),
)
CELLS = IssueKind(
    "figures.cells",
    Text(
        "The line has {found} cells; the header has {expected}.",
        "La línea tiene {found} celdas; el encabezado tiene {expected}.",
    ),
    Text(
        "Put quotes around cells that contain commas, and cut no line off.",
        "Encierre entre comillas las celdas que contienen comas y no corte líneas.",
    ),
)
BLANK_CELL = IssueKind(
    "figures.blank_cell",
    Text("The cell is blank.", "La celda está en blanco."),
    Text("{offer}", "{offer}"),
)
UNKNOWN_WORD = IssueKind(
    "figures.unknown_word",
    Text('"{word}" is not known here.', "«{word}» no se conoce aquí."),
    Text("{offer}", "{offer}"),
)
NOTATION = IssueKind(
    "figures.notation",
    Text(
        '"{word}" is not in the notation of numbers here.',
        "«{word}» no está en la notación numérica que se usa aquí.",
    ),
    Text(
        "Write digits, a point before decimals (at most 4), and no thousands separator: 1234.5.",
        "Escriba dígitos, punto antes de los decimales (máximo 4) y ningún separador de miles: "
        "1234.5.",
    ),
)
VALUE_UNEXPECTED = IssueKind(
    "figures.value_unexpected",
    Text(
        'There is a value beside the status "{status}".',
        "Hay un valor junto al estado «{status}».",
    ),
    Text("Remove one of the two.", "Elimine uno de los dos."),
)
UNIT = IssueKind(
    "figures.unit",
    Text(
        'The unit is "{found}", but the measure is read as indicator {indicator} in "{unit}".',
        "La unidad es «{found}», pero la medida se lee como el indicador {indicator} en «{unit}».",
    ),
    Text(
        "Give the value in that unit, or read it as another indicator.",
        "Dé el valor en esa unidad o léalo como otro indicador.",
    ),
)
PERIOD = IssueKind(
    "figures.unknown_period",
    Text('There is no period "{code}".', "No existe el período «{code}»."),
    Text(
        "Use a code such as 2024, 2024-Q3 or 2024-01/2024-04, or add the words to the rules.",
        "Use un código como 2024, 2024-Q3 o 2024-01/2024-04, o agregue el texto a las reglas.",
    ),
)
CALENDAR = IssueKind(
    "figures.calendar",
    Text(
        '"{code}" is of the calendar {found}; indicator {indicator} is counted by {calendar}.',
        "«{code}» es del calendario {found}; el indicador {indicator} se cuenta por {calendar}.",
    ),
    Text("Use a period of that calendar.", "Use un período de ese calendario."),
)
DAY = IssueKind(
    "figures.day",
    Text('"{word}" is not a day.', "«{word}» no es una fecha."),
    Text(
        "Write an existing day as year-month-day, such as 2024-06-30.",
        "Escriba una fecha que exista como año-mes-día, por ejemplo 2024-06-30.",
    ),
)
NO_POPULATION = IssueKind(
    "figures.no_population",
    Text("The rules read no population table.", "Las reglas no leen una tabla de población."),
    Text('Add the part "population".', "Agregue la parte «population»."),
)
NOT_COUNTED_BY = IssueKind(
    "rules.authority",
    Text(
        "{authority} does not count indicator {indicator}.",
        "{authority} no cuenta el indicador {indicator}.",
    ),
    Text("{offer}", "{offer}"),
)
NO_COMPONENT = IssueKind(
    "rules.component",
    Text(
        'Indicator {indicator} has no number "{component}" of its own.',
        "El indicador {indicator} no tiene un número propio «{component}».",
    ),
    Text("{offer}", "{offer}"),
)
NOT_BROKEN_DOWN = IssueKind(
    "rules.breakdown",
    Text(
        "Indicator {indicator} is not broken down by {axis}.",
        "El indicador {indicator} no se desagrega por {axis}.",
    ),
    Text("{offer}", "{offer}"),
)
