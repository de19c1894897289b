"""What can be wrong with a table that is not ours, and with what its columns are taken for."""

from __future__ import annotations

from amparo.framework.issues import IssueKind, Severity
from amparo.framework.language import Text

NOT_A_TABLE = IssueKind(
    "tables.not_a_table",
    Text(
        "The file is no spreadsheet and no text with columns.",
        "El archivo no es una hoja de cálculo ni un texto con columnas.",
    ),
    Text("Upload an .xlsx, .xls or .csv file.", "Cargue un archivo .xlsx, .xls o .csv."),
)
TOO_LARGE = IssueKind(
    "tables.too_large",
    Text(
        "The file is larger than is read here: at most {limit} {what}.",
        "El archivo es más grande de lo que se lee aquí: como máximo {limit} {what}.",
    ),
    Text("Upload only the sheet with the figures.", "Cargue solo la hoja que contiene las cifras."),
)
MEGABYTES = Text("megabytes", "megabytes")
CELLS = Text("cells", "celdas")
TEXT_UNREADABLE = IssueKind(
    "tables.text_unreadable",
    Text(
        "Line {line} cannot be split into columns.",
        "La línea {line} no se puede separar en columnas.",
    ),
    Text(
        "Check its quotation marks, or save the file as .xlsx.",
        "Revise sus comillas o guarde el archivo como .xlsx.",
    ),
)
NO_HEADER = IssueKind(
    "tables.no_header",
    Text(
        "No table was found: no row looks like a header above figures.",
        "No se encontró ninguna tabla: ninguna fila parece un encabezado sobre cifras.",
    ),
    Text(
        "Put a row with the names of the columns above the figures.",
        "Ponga sobre las cifras una fila con los nombres de las columnas.",
    ),
    Severity.NOTE,
)
NOTHING_FOUND = IssueKind(
    "tables.nothing_found",
    Text("The file holds no table.", "El archivo no contiene ninguna tabla."),
    Text("Upload the file that holds the figures.", "Cargue el archivo que contiene las cifras."),
)
REPEATS_ROWS = IssueKind(
    "tables.repeats_rows",
    Text(
        'The sheet "{sheet}" repeats the rows of "{other}": read together, they count twice.',
        "La hoja «{sheet}» repite las filas de «{other}»: leídas juntas, contarían dos veces.",
    ),
    Text(
        "Choose one: the sheet that joins the others, or those it is made of.",
        "Elija una opción: la hoja que reúne las demás o las hojas de las que se compone.",
    ),
)
REPEATS_SUMS = IssueKind(
    "tables.repeats_sums",
    Text(
        'The sheet "{sheet}" holds sums of "{other}" (column "{column}", by "{key}"): read '
        "together, they count twice.",
        "La hoja «{sheet}» contiene sumas de «{other}» (columna «{column}», por «{key}»): leídas "
        "juntas, contarían dos veces.",
    ),
    Text(
        "Choose one: the consolidated sheet, or those it is made of.",
        "Elija una opción: la hoja consolidada o las hojas de las que se compone.",
    ),
)
STATED_TWICE = IssueKind(
    "tables.stated_twice",
    Text(
        "{cell} is stated here and in {other}.",
        "{cell} se indica aquí y en {other}.",
    ),
    Text(
        "Keep one of the two; where the rows are to be added up, say so in the mapping.",
        "Deje uno de los dos; si las filas deben sumarse, indíquelo en la correspondencia.",
    ),
)
STATED_IN_TWO_SHEETS = IssueKind(
    "tables.stated_in_two_sheets",
    Text(
        'The sheets "{sheet}" and "{other}" both state the same numbers: {count} (first: {cell}).',
        "Las hojas «{sheet}» y «{other}» traen los mismos datos: {count} (el primero: {cell}).",
    ),
    Text("Choose one of the two sheets.", "Elija una de las dos hojas."),
)
WORD_UNKNOWN = IssueKind(
    "tables.word_unknown",
    Text(
        'Column "{column}": what is "{word}"? Rows with it: {count}.',
        "Columna «{column}»: ¿qué es «{word}»? Filas en que aparece: {count}.",
    ),
    Text(
        "Choose the {what} it means, or leave these rows out.",
        "Elija {what} que le corresponde o deje fuera esas filas.",
    ),
)
MORE_WORDS = IssueKind(
    "tables.more_words_unknown",
    Text(
        'Column "{column}": more words without a meaning in this report: {count}.',
        "Columna «{column}»: otras palabras sin significado en este informe: {count}.",
    ),
    Text(
        "Choose what they mean, or leave out all rows that this report does not know.",
        "Elija qué significan o deje fuera todas las filas que este informe no conoce.",
    ),
)
OTHERS_LEFT_OUT = IssueKind(
    "tables.others_left_out",
    Text(
        'Column "{column}": rows left out because their words have no meaning here: {count}.',
        "Columna «{column}»: filas que se dejan fuera porque sus palabras no significan nada aquí: "
        "{count}.",
    ),
    Text(
        "If one of them belongs here, choose what its word means.",
        "Si alguna corresponde a este informe, elija qué significa su palabra.",
    ),
    Severity.NOTE,
)
NOT_SAID = IssueKind(
    "tables.not_said",
    Text(
        'The table does not say which {what} the numbers of column "{column}" are about.',
        "La tabla no dice {what} de los datos de la columna «{column}».",
    ),
    Text(
        "Choose a column for it, or one value for the whole table.",
        "Elija una columna que lo diga o un solo valor para toda la tabla.",
    ),
)
NO_VALUES = IssueKind(
    "tables.no_values",
    Text(
        "No column is taken for the numbers.",
        "Ninguna columna se toma como la de los datos.",
    ),
    Text("Choose the column with the numbers.", "Elija la columna que contiene los datos."),
)
CODE_UNKNOWN = IssueKind(
    "tables.code_unknown",
    Text(
        'The mapping names the {what} "{code}", which this report does not know.',
        "La correspondencia nombra {what} «{code}», que este informe no conoce.",
    ),
    Text("{offer}", "{offer}"),
)
OTHER_TABLE = IssueKind(
    "tables.other_table",
    Text(
        "The mapping was made for a table with other headers.",
        "La correspondencia se hizo para una tabla con otros encabezados.",
    ),
    Text("Make a new mapping for this table.", "Haga una correspondencia nueva para esta tabla."),
)
NOT_A_NUMBER = IssueKind(
    "tables.not_a_number",
    Text('"{word}" is no number.', "«{word}» no es un número."),
    Text(
        'Enter the number, 0, "not reported" or "not applicable".',
        "Registre el número, 0, «no reportado» o «no aplica».",
    ),
)
ABSENCE_UNCLEAR = IssueKind(
    "tables.absence_unclear",
    Text(
        '"{word}" does not say why there is no number.',
        "«{word}» no dice por qué no hay un número.",
    ),
    Text(
        'Write "not reported", "not applicable" or 0.',
        "Escriba «no reportado», «no aplica» o 0.",
    ),
)
TWO_READINGS = IssueKind(
    "tables.two_readings",
    Text(
        '"{word}" can be read as {first} or as {second}.',
        "«{word}» puede leerse como {first} o como {second}.",
    ),
    Text(
        "Write it without a thousands separator, or format the column as a number.",
        "Escríbalo sin separador de miles o dé a la columna formato de número.",
    ),
)
CELL_ERROR = IssueKind(
    "tables.cell_error",
    Text(
        "The cell holds an error of the spreadsheet, such as a division by zero.",
        "La celda contiene un error de la hoja de cálculo, como una división por cero.",
    ),
    Text("Correct the formula, or write the number.", "Corrija la fórmula o escriba el número."),
)
NOT_COMPUTED = IssueKind(
    "tables.not_computed",
    Text(
        "The cell holds a formula whose result was never saved.",
        "La celda contiene una fórmula cuyo resultado nunca se guardó.",
    ),
    Text(
        "Open the file in LibreOffice or Excel, let it compute, and save it again.",
        "Abra el archivo en LibreOffice o Excel, deje que calcule y guárdelo de nuevo.",
    ),
)
PERCENT_UNEXPECTED = IssueKind(
    "tables.percent_unexpected",
    Text(
        "{number} % is a percentage, but {cell} asks for a number.",
        "{number} % es un porcentaje, pero {cell} pide un número.",
    ),
    Text(
        "Enter the number itself: for a share, its numerator and its denominator.",
        "Registre el número: para una proporción, su numerador y su denominador.",
    ),
)
STATUS_CONTRADICTS = IssueKind(
    "tables.status_contradicts",
    Text(
        'The row says "{status}" and yet has the number {word}.',
        "La fila dice «{status}» y, sin embargo, trae el número {word}.",
    ),
    Text("Keep one of the two.", "Deje uno de los dos."),
)
NUMBER_MISSING = IssueKind(
    "tables.number_missing",
    Text(
        'The row says "reported" and has no number.',
        "La fila dice «reportado» y no trae ningún número.",
    ),
    Text("Enter the number.", "Registre el número."),
)
TOTAL_LEFT_OUT = IssueKind(
    "tables.total_left_out",
    Text(
        'This row is taken for a total ("{name}") and is not read.',
        "Esta fila se toma como un total («{name}») y no se lee.",
    ),
    Text(
        "If it is the number of a place, choose that place for it.",
        "Si es el dato de un lugar, elija ese lugar para ella.",
    ),
    Severity.NOTE,
)
NOT_ASKED = IssueKind(
    "tables.not_asked",
    Text(
        "Numbers left out because this report does not ask for them: {count} (first: {cell}).",
        "Datos que se dejan fuera porque este informe no los pide: {count} (el primero: {cell}).",
    ),
    Text(
        "If one of them belongs here, change the mapping.",
        "Si alguno corresponde a este informe, cambie la correspondencia.",
    ),
    Severity.NOTE,
)
OTHER_PERIOD = IssueKind(
    "tables.other_period",
    Text(
        "Numbers left out because they are of other periods than {period}: {count}.",
        "Datos que se dejan fuera por ser de períodos distintos de {period}: {count}.",
    ),
    Text("Report them in the report of their period.", "Repórtelos en el informe de su período."),
    Severity.NOTE,
)
