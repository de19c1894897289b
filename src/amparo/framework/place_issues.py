"""What can be wrong with the place list that a framework text pins."""

from __future__ import annotations

from amparo.framework.issues import IssueKind
from amparo.framework.language import Text

PLACES_MISSING = IssueKind(
    "places_missing",
    Text(
        'There is no file "{file}" beside the text.', "No hay un archivo «{file}» junto al texto."
    ),
    Text("Put the place list there.", "Ponga allí la lista de lugares."),
)
PLACES_HASH_DIFFERS = IssueKind(
    "places_hash_differs",
    Text(
        'The file "{file}" is not the one that this text pins.',
        "El archivo «{file}» no es el que este texto fija.",
    ),
    Text(
        'If the file is right, write "sha256: {right}".',
        "Si el archivo es el correcto, escriba «sha256: {right}».",
    ),
)
PLACES_UNREADABLE = IssueKind(
    "places_unreadable",
    Text(
        "The place list cannot be read as a UTF-8 table from here on.",
        "A partir de aquí la lista de lugares no se puede leer como tabla UTF-8.",
    ),
    Text(
        "Save it as CSV with commas, in UTF-8 without byte order mark.",
        "Guárdela como CSV separado por comas, en UTF-8 sin marca de orden de bytes.",
    ),
)
PLACES_COLUMNS = IssueKind(
    "places_columns",
    Text("The columns are not the ones expected.", "Las columnas no son las esperadas."),
    Text("The first line must be: {columns}.", "La primera línea debe ser: {columns}."),
)
PLACE_CELLS = IssueKind(
    "place_cells",
    Text(
        "This line has {count} cells instead of {right}.",
        "Esta línea tiene {count} celdas en lugar de {right}.",
    ),
    Text(
        "Put quotes around a name that holds a comma.",
        "Ponga entre comillas el nombre que contenga una coma.",
    ),
)
PLACE_CODE = IssueKind(
    "place_code",
    Text('"{value}" cannot be the code of a place.', "«{value}» no puede ser código de un lugar."),
    Text(
        'Use letters without accents, digits, "_", "." and "-" only.',
        "Use solo letras sin tilde, dígitos, «_», «.» y «-».",
    ),
)
PLACE_BLANK = IssueKind(
    "place_blank",
    Text('"{column}" is blank.', "«{column}» está en blanco."),
    Text("Give it a value.", "Escriba su valor."),
)
PLACE_TWICE = IssueKind(
    "place_twice",
    Text(
        'The place "{code}" stands here a second time (first in line {line}).',
        "El lugar «{code}» aparece aquí por segunda vez (la primera está en la línea {line}).",
    ),
    Text("Keep one of the two.", "Deje una de las dos."),
)
PLACE_PARENT = IssueKind(
    "place_parent",
    Text(
        'There is no place "{parent}" to lie in.', "No existe el lugar «{parent}» que lo contenga."
    ),
    Text("{offer}", "{offer}"),
)
PLACE_CYCLE = IssueKind(
    "place_cycle",
    Text(
        'The place "{code}" lies in itself: {way}.',
        "El lugar «{code}» está contenido en sí mismo: {way}.",
    ),
    Text(
        "Correct one of these parents; the outermost place has none.",
        "Corrija uno de estos «parent»; el lugar más amplio no tiene ninguno.",
    ),
)
NO_PLACES = IssueKind(
    "no_places",
    Text("The place list names no place.", "La lista de lugares no nombra ningún lugar."),
    Text("Write one place a line.", "Escriba un lugar por línea."),
)
