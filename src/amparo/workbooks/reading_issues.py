"""What can be wrong with a filled workbook, in words that say how to mend it."""

from __future__ import annotations

from amparo.framework.issues import IssueKind
from amparo.framework.language import Text

_DOWNLOAD = Text(
    "Download the workbook of this report again and copy your values into it.",
    "Descargue de nuevo el libro de este informe y copie en él sus valores.",
)
_VALUE_ONLY = Text(
    "Write the number itself (copy, then paste as values only).",
    "Escriba el número mismo (copie y pegue solo los valores).",
)

NOT_OURS = IssueKind(
    "workbook.not_ours",
    Text(
        "This workbook was not made by this platform, or its hidden sheet was removed.",
        "Este libro no lo generó esta plataforma, o se eliminó su hoja oculta.",
    ),
    _DOWNLOAD,
)
IDENTITY_DAMAGED = IssueKind(
    "workbook.identity_damaged",
    Text(
        "The hidden sheet that says which report this is was changed.",
        "Se modificó la hoja oculta que dice de qué informe se trata.",
    ),
    _DOWNLOAD,
)
UNKNOWN_VERSION = IssueKind(
    "workbook.unknown_version",
    Text(
        "The workbook has structure version {found}; this platform reads version {known}.",
        "El libro tiene la versión de estructura {found}; esta plataforma lee la versión {known}.",
    ),
    _DOWNLOAD,
)
WRONG_COMPACT = IssueKind(
    "workbook.wrong_compact",
    Text(
        "The workbook is of the compact {found}; this report is of {expected}.",
        "El libro es del pacto {found}; este informe es de {expected}.",
    ),
    Text("Upload it in its own compact.", "Cárguelo en el pacto que le corresponde."),
)
WRONG_PARTNER = IssueKind(
    "workbook.wrong_partner",
    Text(
        "The workbook was made for the partner {found}; this report is of {expected}.",
        "El libro se hizo para el socio {found}; este informe es de {expected}.",
    ),
    _DOWNLOAD,
)
WRONG_AWARD = IssueKind(
    "workbook.wrong_award",
    Text(
        "The workbook was made for the award {found}; this report is of {expected}.",
        "El libro se hizo para el proyecto {found}; este informe es de {expected}.",
    ),
    Text("Upload it in the report of that award.", "Cárguelo en el informe de ese proyecto."),
)
WRONG_PERIOD = IssueKind(
    "workbook.wrong_period",
    Text(
        "The workbook was made for the period {found}; this report is of {expected}.",
        "El libro se hizo para el periodo {found}; este informe es de {expected}.",
    ),
    Text("Upload it in the report of that period.", "Cárguelo en el informe de ese periodo."),
)
FRAMEWORK_CHANGED = IssueKind(
    "workbook.framework_changed",
    Text(
        "The results framework has changed since this workbook was made.",
        "El marco de resultados cambió desde que se generó este libro.",
    ),
    _DOWNLOAD,
)
STRUCTURE_CHANGED = IssueKind(
    "workbook.structure_changed",
    Text(
        "The workbook does not ask for the same cells as this report: what is asked has changed "
        "since, or its hidden sheet was altered.",
        "El libro no pide las mismas celdas que este informe: lo que se pide cambió desde "
        "entonces, o se alteró su hoja oculta.",
    ),
    _DOWNLOAD,
)
SHEET_MISSING = IssueKind(
    "workbook.sheet_missing",
    Text("The sheet “{sheet}” is missing.", "Falta la hoja «{sheet}»."),
    Text(
        "Put it back from the workbook you downloaded; leave cells blank that you cannot answer.",
        "Recupérela del libro que descargó; deje en blanco las celdas que no pueda responder.",
    ),
)
KEYS_MISSING = IssueKind(
    "workbook.keys_missing",
    Text(
        "The sheet “{sheet}” has lost its hidden first column, by which its rows are recognised.",
        "La hoja «{sheet}» perdió su primera columna oculta, por la que se reconocen las filas.",
    ),
    _DOWNLOAD,
)
TAGS_MISSING = IssueKind(
    "workbook.tags_missing",
    Text(
        "The sheet “{sheet}” has lost its hidden row of hashtags, by which its columns are "
        "recognised.",
        "La hoja «{sheet}» perdió su fila oculta de etiquetas, por la que se reconocen las "
        "columnas.",
    ),
    _DOWNLOAD,
)
COLUMN_MISSING = IssueKind(
    "workbook.column_missing",
    Text(
        "The column with the hidden hashtag {tag} is missing.",
        "Falta la columna con la etiqueta oculta {tag}.",
    ),
    _DOWNLOAD,
)
COLUMN_TWICE = IssueKind(
    "workbook.column_twice",
    Text(
        "The hidden hashtag {tag} stands over more than one column.",
        "La etiqueta oculta {tag} está sobre más de una columna.",
    ),
    Text(
        "Delete the copied column, or clear the hashtag above it.",
        "Borre la columna copiada o la etiqueta que lleva encima.",
    ),
)
ROW_MISSING = IssueKind(
    "workbook.row_missing",
    Text("The row of {row} is missing.", "Falta la fila de {row}."),
    Text(
        "Put it back; leave it blank if you have no answer.",
        "Recupérela; déjela en blanco si no tiene respuesta.",
    ),
)
MORE_ROWS_MISSING = IssueKind(
    "workbook.more_rows_missing",
    Text("{count} more rows are missing.", "Faltan {count} filas más."),
    _DOWNLOAD,
)
ROW_TWICE = IssueKind(
    "workbook.row_twice",
    Text(
        "This row stands twice in the workbook; the other one is {other}.",
        "Esta fila está dos veces en el libro; la otra es {other}.",
    ),
    Text("Delete one of the two rows.", "Borre una de las dos filas."),
)
ROW_UNKNOWN = IssueKind(
    "workbook.row_unknown",
    Text(
        "This row is not one of those that the report asks for.",
        "Esta fila no es de las que pide el informe.",
    ),
    Text(
        "Delete the row, or copy its values into the right one.",
        "Borre la fila o copie sus valores en la que corresponde.",
    ),
)
ROW_ADDED = IssueKind(
    "workbook.row_added",
    Text(
        "This row was added and holds an answer, but nobody can tell what about.",
        "Esta fila fue agregada y tiene una respuesta, pero no se puede saber a qué corresponde.",
    ),
    Text(
        "Move the answer to a row of the form, or clear it.",
        "Pase la respuesta a una fila del formulario o bórrela.",
    ),
)
MERGED = IssueKind(
    "workbook.merged",
    Text(
        "The cells {cells} are merged, so that it is not known whose value they hold.",
        "Las celdas {cells} están combinadas y no se sabe de cuál fila es el valor.",
    ),
    Text(
        "Unmerge them and write one answer in each row.",
        "Sepárelas y escriba una respuesta en cada fila.",
    ),
)
FORMULA = IssueKind(
    "workbook.formula",
    Text(
        "The cell holds a formula. Its result depends on the program and on other cells, so it is "
        "not accepted as an answer.",
        "La celda tiene una fórmula. Su resultado depende del programa y de otras celdas, así que "
        "no se acepta como respuesta.",
    ),
    _VALUE_ONLY,
)
ERROR_VALUE = IssueKind(
    "workbook.error_value",
    Text(
        "The cell shows an error (such as #REF! or #DIV/0!).",
        "La celda muestra un error (como #¡REF! o #¡DIV/0!).",
    ),
    _VALUE_ONLY,
)
NOT_NUMBER = IssueKind(
    "workbook.not_number",
    Text("“{text}” is not a number.", "«{text}» no es un número."),
    Text(
        "Write digits only, such as 1234.5; if there is no number, say why in the column beside.",
        "Escriba solo cifras, como 1234,5; si no hay número, diga por qué en la columna de al "
        "lado.",
    ),
)
AMBIGUOUS_NUMBER = IssueKind(
    "workbook.ambiguous_number",
    Text(
        "“{text}” was typed as text and has two readings: {whole} (the sign separates thousands) "
        "or {units} and {thousandths} thousandths (the sign begins the decimals).",
        "«{text}» se escribió como texto y tiene dos lecturas: {whole} (el signo separa los miles) "
        "o {units} con {thousandths} milésimas (el signo inicia los decimales).",
    ),
    Text(
        "Write {whole} without a separator if thousands are meant; add a zero at the end if "
        "decimals are.",
        "Escriba {whole} sin separador si son miles; agregue un cero al final si son decimales.",
    ),
)
DATE_NOT_NUMBER = IssueKind(
    "workbook.date_not_number",
    Text(
        "The cell holds a date or a time ({text}), not a number; spreadsheet programs make dates "
        "of entries such as 1/5 or 3-4.",
        "La celda tiene una fecha o una hora ({text}), no un número; los programas de hojas de "
        "cálculo convierten en fechas entradas como 1/5 o 3-4.",
    ),
    Text(
        "Set the cell's format to a number and type the number again.",
        "Cambie el formato de la celda a número y escriba de nuevo el número.",
    ),
)
PERCENT_NOT_ASKED = IssueKind(
    "workbook.percent_not_asked",
    Text(
        "The cell holds a percentage ({text}), but this asks for a count or an amount.",
        "La celda tiene un porcentaje ({text}), pero aquí se pide un conteo o un valor.",
    ),
    Text("Write the number itself.", "Escriba el número mismo."),
)
UNCLEAR_ABSENCE = IssueKind(
    "workbook.unclear_absence",
    Text(
        "“{text}” does not say why there is no number.",
        "«{text}» no dice por qué no hay número.",
    ),
    Text(
        "Write 0 if you counted none; else choose “not reported” (there is a number, but you do "
        "not have it) or “not applicable” (the question makes no sense here).",
        "Escriba 0 si contó y no hubo; si no, elija «no reportado» (el número existe, pero no lo "
        "tiene) o «no aplica» (la pregunta no tiene sentido aquí).",
    ),
)
MONEY_ABSENT = IssueKind(
    "workbook.money_absent",
    Text("“{text}” is not an amount of money.", "«{text}» no es un valor en dinero."),
    Text(
        "Write the amount, 0 if nothing was spent, or leave the cell blank.",
        "Escriba el valor, 0 si no se gastó nada, o deje la celda en blanco.",
    ),
)
UNKNOWN_STATUS = IssueKind(
    "workbook.unknown_status",
    Text("“{text}” is not one of the list.", "«{text}» no está en la lista."),
    Text("Choose: {listed}.", "Elija: {listed}."),
)
VALUE_THOUGH_ABSENT = IssueKind(
    "workbook.value_though_absent",
    Text(
        "The row says “{status}”, and yet there is a number: {text}.",
        "La fila dice «{status}», pero hay un número: {text}.",
    ),
    Text(
        "Delete the number or the words, whichever is wrong.",
        "Borre el número o las palabras, según lo que esté mal.",
    ),
)
NUMBER_MISSING = IssueKind(
    "workbook.number_missing",
    Text("The row says “reported”, but the number is missing.",
         "La fila dice «reportado», pero falta el número."),
    Text(
        "Write the number (0 counts as one) or choose why there is none.",
        "Escriba el número (0 también lo es) o elija por qué no lo hay.",
    ),
)  # fmt: skip
STATUSES_DIFFER = IssueKind(
    "workbook.statuses_differ",
    Text(
        "The row says “{status}” in one column and “{text}” in another.",
        "La fila dice «{status}» en una columna y «{text}» en otra.",
    ),
    Text("Keep the one that is right.", "Deje solo lo correcto."),
)
NOTE_ALONE = IssueKind(
    "workbook.note_alone",
    Text(
        "There is a note, but no answer beside it.",
        "Hay una nota, pero no una respuesta a su lado.",
    ),
    Text(
        "Write the number, or choose why there is none; or delete the note.",
        "Escriba el número o elija por qué no lo hay; o borre la nota.",
    ),
)
STATE_MISSING = IssueKind(
    "workbook.state_missing",
    Text(
        "There is a note on the activity, but its state is missing.",
        "Hay una nota sobre la actividad, pero falta su estado.",
    ),
    Text("Choose: {listed}.", "Elija: {listed}."),
)
LANGUAGE_MISSING = IssueKind(
    "workbook.language_missing",
    Text(
        "It is not said in which language this text is written.",
        "No se indica en qué idioma está escrito este texto.",
    ),
    Text("Choose: {listed}.", "Elija: {listed}."),
)
REASON_TWICE = IssueKind(
    "workbook.reason_twice",
    Text(
        "Two different reasons are given for one warning.",
        "Hay dos justificaciones distintas para una misma advertencia.",
    ),
    Text("Keep one of them.", "Deje solo una."),
)
TEXT_TOO_LONG = IssueKind(
    "workbook.text_too_long",
    Text(
        "The text has {count} characters; a cell holds {limit}.",
        "El texto tiene {count} caracteres; en una celda caben {limit}.",
    ),
    Text("Shorten it.", "Acórtelo."),
)
MORE_ISSUES = IssueKind(
    "workbook.more_issues",
    Text(
        "There are {count} more problems; the first {limit} are listed.",
        "Hay {count} problemas más; se listan los primeros {limit}.",
    ),
    Text("Mend these first and upload again.", "Corrija primero estos y cargue de nuevo."),
)
