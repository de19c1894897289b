"""What can be wrong with any YAML text of the platform, whatever it says.

What can be wrong with the framework's meaning is in `framework.check_issues`.
"""

from __future__ import annotations

from amparo.framework.issues import IssueKind
from amparo.framework.language import Text

FILE_TOO_LARGE = IssueKind(
    "file_too_large",
    Text("The file has {size} bytes.", "El archivo tiene {size} bytes."),
    Text("A text may have at most {limit} bytes.", "Un texto puede tener máximo {limit} bytes."),
)
NOT_UTF8 = IssueKind(
    "not_utf8",
    Text("These bytes are not UTF-8.", "Estos bytes no son UTF-8."),
    Text(
        "Save the file as UTF-8 without byte order mark.",
        "Guarde el archivo como UTF-8 sin marca de orden de bytes.",
    ),
)
BYTE_ORDER_MARK = IssueKind(
    "byte_order_mark",
    Text(
        "The file begins with a byte order mark.",
        "El archivo comienza con una marca de orden de bytes.",
    ),
    Text(
        "Save the file as UTF-8 without byte order mark.",
        "Guarde el archivo como UTF-8 sin marca de orden de bytes.",
    ),
)
CONTROL_CHARACTER = IssueKind(
    "control_character",
    Text(
        "The file holds the control character {character}.",
        "El archivo contiene el carácter de control {character}.",
    ),
    Text("Remove it.", "Elimínelo."),
)
EMPTY_FILE = IssueKind(
    "empty_file",
    Text("The file says nothing.", "El archivo no dice nada."),
    Text("Write the text here.", "Escriba aquí el texto."),
)
UNREADABLE = IssueKind(
    "unreadable_yaml",
    Text(
        "The text cannot be read as YAML from here on.",
        "A partir de aquí el texto no se puede leer como YAML.",
    ),
    Text("{advice}", "{advice}"),
)
TWO_DOCUMENTS = IssueKind(
    "two_documents",
    Text("A second document begins here.", "Aquí comienza un segundo documento."),
    Text("Keep one document in one file.", "Deje un solo documento por archivo."),
)
TOO_DEEP = IssueKind(
    "too_deep",
    Text(
        "The text is nested deeper than {limit} levels.",
        "El texto está anidado en más de {limit} niveles.",
    ),
    Text(
        "Check the brackets and the indentation.", "Revise los corchetes, las llaves y la sangría."
    ),
)
ALIAS = IssueKind(
    "alias",
    Text('The alias "*{name}" stands here.', "Aquí está el alias «*{name}»."),
    Text(
        "Write the value out: every line must say what it means by itself.",
        "Escriba el valor completo: cada línea debe decir por sí misma lo que significa.",
    ),
)
ANCHOR = IssueKind(
    "anchor",
    Text('The anchor "&{name}" stands here.', "Aquí está el ancla «&{name}»."),
    Text("Remove the anchor.", "Elimine el ancla."),
)
TAG = IssueKind(
    "tag",
    Text('The type tag "{name}" stands here.', "Aquí está la etiqueta de tipo «{name}»."),
    Text("Remove the tag: every value is text.", "Elimine la etiqueta: todo valor es texto."),
)
KEY_NOT_TEXT = IssueKind(
    "key_not_text",
    Text("The key is itself a list or a mapping.", "La clave es a su vez una lista o un mapa."),
    Text("Write a word as the key.", "Escriba una palabra como clave."),
)
DUPLICATE_KEY = IssueKind(
    "duplicate_key",
    Text(
        'The key "{key}" stands here a second time (first in line {line}).',
        "La clave «{key}» aparece aquí por segunda vez (la primera está en la línea {line}).",
    ),
    Text("Keep one of the two.", "Deje una de las dos."),
)
UNKNOWN_KEY = IssueKind(
    "unknown_key",
    Text('There is no key "{key}" here.', "Aquí no existe la clave «{key}»."),
    Text("{offer}", "{offer}"),
)
MISSING_KEY = IssueKind(
    "missing_key",
    Text('The key "{key}" is missing here.', "Aquí falta la clave «{key}»."),
    Text('Add "{key}:" with its value.', "Agregue «{key}:» con su valor."),
)
BLANK_VALUE = IssueKind(
    "blank_value",
    Text('"{key}" is blank.', "«{key}» está en blanco."),
    Text("Give it a value.", "Escriba su valor."),
)
NOT_TEXT = IssueKind(
    "not_text",
    Text(
        '"{key}" holds a list or a mapping where a value belongs.',
        "«{key}» contiene una lista o un mapa donde va un valor.",
    ),
    Text('Write one value: "{key}: ..."', "Escriba un solo valor: «{key}: ...»"),
)
NOT_LIST = IssueKind(
    "not_list",
    Text('"{key}" does not hold a list.', "«{key}» no contiene una lista."),
    Text(
        'Write a list: "{key}: [a, b]", or lines that begin with "- ".',
        "Escriba una lista: «{key}: [a, b]», o líneas que empiecen por «- ».",
    ),
)
NOT_MAPPING = IssueKind(
    "not_mapping",
    Text('"{key}" does not hold keys with values.', "«{key}» no contiene claves con valores."),
    Text('Write "key: value" lines below it.', "Escriba debajo líneas «clave: valor»."),
)
NOT_BILINGUAL = IssueKind(
    "not_bilingual",
    Text('"{key}" is not said in two languages.', "«{key}» no está en dos idiomas."),
    Text(
        'Write "{key}: {{en: ..., es: ...}}".',
        "Escriba «{key}: {{en: ..., es: ...}}».",
    ),
)
LANGUAGE_MISSING = IssueKind(
    "language_missing",
    Text('"{key}" has no {language} text.', "«{key}» no tiene texto en {language}."),
    Text(
        'Add "{code}:" with the text in {language}.',
        "Agregue «{code}:» con el texto en {language}.",
    ),
)
BAD_CODE = IssueKind(
    "bad_code",
    Text('"{value}" cannot be a code.', "«{value}» no puede ser un código."),
    Text(
        'Use letters without accents, digits, "_", "." and "-" only.',
        "Use solo letras sin tilde, dígitos, «_», «.» y «-».",
    ),
)
REPEATED_ITEM = IssueKind(
    "repeated_item",
    Text('"{value}" stands twice in "{key}".', "«{value}» aparece dos veces en «{key}»."),
    Text("Remove one of the two.", "Elimine una de las dos."),
)
BAD_DAY = IssueKind(
    "bad_day",
    Text('"{value}" is not a day.', "«{value}» no es una fecha."),
    Text(
        "Write an existing day as year-month-day, such as 2024-06-30.",
        "Escriba una fecha que exista como año-mes-día, por ejemplo 2024-06-30.",
    ),
)
BAD_FLAG = IssueKind(
    "bad_flag",
    Text('"{value}" is neither yes nor no.', "«{value}» no es ni «yes» ni «no»."),
    Text('Write "yes" or "no".', "Escriba «yes» (sí) o «no»."),
)
BAD_WHOLE_NUMBER = IssueKind(
    "bad_whole_number",
    Text(
        '"{value}" is not a whole number from {least} to {most}.',
        "«{value}» no es un número entero entre {least} y {most}.",
    ),
    Text("Write it in digits alone.", "Escríbalo solo con dígitos."),
)
BAD_DECIMAL = IssueKind(
    "bad_decimal",
    Text(
        '"{value}" is not in the notation of numbers here.',
        "«{value}» no está en la notación numérica que se usa aquí.",
    ),
    Text(
        "Write digits, a point before decimals (at most 4), and no thousands separator: 1234.5.",
        "Escriba dígitos, punto antes de los decimales (máximo 4) y ningún separador de miles: "
        "1234.5.",
    ),
)
BAD_CHOICE = IssueKind(
    "bad_choice",
    Text('"{value}" is not a value of "{key}".', "«{value}» no es un valor de «{key}»."),
    Text("{offer}", "{offer}"),
)
BAD_ADDRESS = IssueKind(
    "bad_address",
    Text('"{value}" is not a web address.', "«{value}» no es una dirección web."),
    Text(
        "Write the whole address, from https:// on.",
        "Escriba la dirección completa, desde https://.",
    ),
)
UNKNOWN_REFERENCE = IssueKind(
    "unknown_reference",
    Text('There is no "{value}" among the {noun}.', "No existe «{value}» en la sección «{noun}»."),
    Text("{offer}", "{offer}"),
)
NO_PROVENANCE = IssueKind(
    "no_provenance",
    Text(
        "The provenance names no source and is not marked as a proposal.",
        "La procedencia no nombra ninguna fuente ni está marcada como propuesta.",
    ),
    Text(
        'Name at least one of the "sources", or write "proposal: yes".',
        "Nombre al menos una de las fuentes («sources») o escriba «proposal: yes».",
    ),
)
