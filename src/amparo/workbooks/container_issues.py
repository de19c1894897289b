"""Why a file is not opened at all: one sentence for each way, and what to do instead."""

from __future__ import annotations

from amparo.framework.issues import IssueKind
from amparo.framework.language import Text

_AS_XLSX = Text(
    "Open it in LibreOffice or Excel and save it as “Excel 2007-365 (.xlsx)”.",
    "Ábralo en LibreOffice o Excel y guárdelo como «Excel 2007-365 (.xlsx)».",
)
_AGAIN = Text(
    "Save the workbook again in LibreOffice or Excel, then upload that file.",
    "Guarde de nuevo el libro en LibreOffice o Excel y cargue ese archivo.",
)
_FRESH = Text(
    "Download a new workbook and copy only the values into it.",
    "Descargue un libro nuevo y copie en él solo los valores.",
)

EMPTY = IssueKind(
    "file_empty",
    Text("The file is empty.", "El archivo está vacío."),
    Text("Choose the workbook again.", "Elija de nuevo el libro."),
)
TOO_LARGE = IssueKind(
    "upload_too_large",
    Text(
        "The file has {size} MB; at most {limit} MB are read.",
        "El archivo tiene {size} MB; se leen como máximo {limit} MB.",
    ),
    Text(
        "Remove pictures and sheets that are not the report's.",
        "Quite las imágenes y las hojas que no son del informe.",
    ),
)
ENCRYPTED = IssueKind(
    "file_encrypted",
    Text("The file is protected by a password.", "El archivo está protegido con contraseña."),
    Text(
        "Save it without a password; the connection itself is encrypted.",
        "Guárdelo sin contraseña; la conexión ya está cifrada.",
    ),
)
OLD_FORMAT = IssueKind(
    "file_of_old_format",
    Text(
        "The file is in an old Office format (such as .xls).",
        "El archivo está en un formato antiguo de Office (como .xls).",
    ),
    _AS_XLSX,
)
OPEN_DOCUMENT = IssueKind(
    "file_is_open_document",
    Text(
        "The file is an OpenDocument file (such as .ods).",
        "El archivo es un documento OpenDocument (como .ods).",
    ),
    _AS_XLSX,
)
BINARY_WORKBOOK = IssueKind(
    "file_is_binary_workbook",
    Text(
        "The file is a binary workbook (.xlsb).",
        "El archivo es un libro binario (.xlsb).",
    ),
    _AS_XLSX,
)
NOT_WORKBOOK = IssueKind(
    "file_not_workbook",
    Text("The file is not an Excel workbook.", "El archivo no es un libro de Excel."),
    Text(
        "Upload the workbook (.xlsx) that was downloaded here and filled in.",
        "Cargue el libro (.xlsx) que descargó aquí y diligenció.",
    ),
)
DAMAGED = IssueKind(
    "file_damaged",
    Text(
        "The file is damaged or was cut off on its way.",
        "El archivo está dañado o quedó incompleto al enviarse.",
    ),
    Text(
        "Upload it again; if that does not help, open it, save it and upload that file.",
        "Cárguelo de nuevo; si no sirve, ábralo, guárdelo y cargue ese archivo.",
    ),
)
MACROS = IssueKind(
    "file_has_macros",
    Text(
        "The workbook holds macros or controls, and those are never opened here.",
        "El libro contiene macros o controles, y aquí nunca se abren.",
    ),
    Text(
        "Save it as a workbook without macros (.xlsx).",
        "Guárdelo como libro sin macros (.xlsx).",
    ),
)
EXTERNAL_LINKS = IssueKind(
    "file_has_external_links",
    Text(
        "The workbook takes values from other files or from a data connection.",
        "El libro toma valores de otros archivos o de una conexión de datos.",
    ),
    Text(
        "Break the links (paste the numbers as values) and save it again.",
        "Rompa los vínculos (pegue los números como valores) y guárdelo de nuevo.",
    ),
)
EMBEDDED_FILES = IssueKind(
    "file_has_embedded_files",
    Text("Other files are embedded in the workbook.", "El libro lleva otros archivos incrustados."),
    Text(
        "Delete them from the sheets; evidence is uploaded beside the report.",
        "Bórrelos de las hojas; los soportes se cargan junto al informe.",
    ),
)
EXPANDS_TOO_MUCH = IssueKind(
    "file_expands_too_much",
    Text(
        "Unpacked, the file would be far larger than any report.",
        "Descomprimido, el archivo sería mucho más grande que cualquier informe.",
    ),
    _FRESH,
)
TOO_MANY_PARTS = IssueKind(
    "file_has_too_many_parts",
    Text(
        "The file has {count} parts; at most {limit} are read.",
        "El archivo tiene {count} partes; se leen como máximo {limit}.",
    ),
    _FRESH,
)
DECLARES_ENTITIES = IssueKind(
    "file_declares_entities",
    Text(
        "A part of the file ({part}) declares its own document type, which no workbook needs.",
        "Una parte del archivo ({part}) declara un tipo de documento propio, cosa que ningún "
        "libro necesita.",
    ),
    _FRESH,
)
STRANGE_PART = IssueKind(
    "file_part_unusual",
    Text(
        "A part of the file ({part}) is not written as spreadsheet programs write it.",
        "Una parte del archivo ({part}) no está escrita como la escriben los programas de hojas "
        "de cálculo.",
    ),
    _AGAIN,
)
SHEET_TOO_WIDE = IssueKind(
    "sheet_too_large",
    Text(
        "Something stands very far from the rest of the sheet (down to {cell}).",
        "Hay algo muy lejos del resto de la hoja (hasta {cell}).",
    ),
    Text(
        "Delete what stands below or right of the table.",
        "Borre lo que esté debajo o a la derecha de la tabla.",
    ),
)
