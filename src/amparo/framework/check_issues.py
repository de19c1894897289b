"""What can be wrong with the meaning of a framework text (its form: `framework.yaml_issues`)."""

from __future__ import annotations

from amparo.framework.issues import IssueKind, Severity
from amparo.framework.language import Text

ENDS_BEFORE_STARTS = IssueKind(
    "ends_before_starts",
    Text(
        "The compact ends on {ends}, before it starts on {starts}.",
        "El pacto termina el {ends}, antes de comenzar el {starts}.",
    ),
    Text("Write the last day of the term.", "Escriba el último día de vigencia."),
)
TERM_DIFFERS = IssueKind(
    "term_differs",
    Text(
        "The compact runs from {starts} to {ends}, its calendar of years from {start} to {end}.",
        "El pacto va del {starts} al {ends}; los años de su calendario, del {start} al {end}.",
    ),
    Text(
        "Check the term, or first_month, first_day, first_year and years.",
        "Revise la vigencia, o first_month, first_day, first_year y years.",
    ),
    Severity.WARNING,
)
BAD_PREFIX = IssueKind(
    "bad_prefix",
    Text(
        'The prefix "{prefix}" cannot begin a period code.',
        "El prefijo «{prefix}» no puede iniciar un código de período.",
    ),
    Text("Use letters without accents only.", "Use solo letras sin tilde."),
)
PREFIX_TAKEN = IssueKind(
    "prefix_taken",
    Text(
        'The calendar "{calendar}" has the same prefix "{prefix}": a year\'s code would mean both.',
        "El calendario «{calendar}» tiene el mismo prefijo «{prefix}»: el código de un año "
        "significaría ambos.",
    ),
    Text("Give this calendar another prefix.", "Dé otro prefijo a este calendario."),
)
BLANK_PREFIX = IssueKind(
    "blank_prefix",
    Text(
        'Codes without prefix such as "2024-07" mean the calendar year, which begins on 1 January.',
        "Los códigos sin prefijo, como «2024-07», son del año calendario, que comienza el 1 de "
        "enero.",
    ),
    Text("Give this calendar a prefix.", "Dé un prefijo a este calendario."),
)
YEARS_UNCOUNTED = IssueKind(
    "years_uncounted",
    Text('"years" stands without "first_year".', "«years» aparece sin «first_year»."),
    Text(
        'Add "first_year", the calendar year in which year 1 begins.',
        "Agregue «first_year», el año calendario en que comienza el año 1.",
    ),
)
SECOND_TERM = IssueKind(
    "second_term",
    Text(
        'The calendar "{calendar}" counts the compact\'s years already.',
        "El calendario «{calendar}» ya cuenta los años del pacto.",
    ),
    Text("Keep one of the two.", "Deje uno de los dos."),
)
RESERVED_CODE = IssueKind(
    "reserved_code",
    Text(
        'The code "{code}" has a meaning of its own here.',
        "El código «{code}» tiene aquí un significado propio.",
    ),
    Text("Choose another code.", "Elija otro código."),
)
CODES_ALIKE = IssueKind(
    "codes_alike",
    Text(
        'The code "{code}" differs from "{other}" in capital letters only.',
        "El código «{code}» difiere de «{other}» solo en las mayúsculas.",
    ),
    Text("Choose another code.", "Elija otro código."),
)
NO_UNKNOWN_CATEGORY = IssueKind(
    "no_unknown_category",
    Text(
        'The disaggregation "{code}" is complete and has no category "_U" for the unknown.',
        "La desagregación «{code}» es completa y no tiene la categoría «_U» para lo desconocido.",
    ),
    Text(
        'Add "_U", unless the category is always known.',
        "Agregue «_U», salvo que la categoría siempre se conozca.",
    ),
    Severity.NOTE,
)
KEY_RETIRED = IssueKind(
    "key_retired",
    Text(
        'The indicator "{indicator}" is key and retired.',
        "El indicador «{indicator}» es clave y está retirado.",
    ),
    Text('Write "key: no".', "Escriba «key: no»."),
)
OBJECTIVE_BLANK = IssueKind(
    "objective_blank",
    Text(
        'The indicator "{indicator}" measures no objective.',
        "El indicador «{indicator}» no mide ningún objetivo.",
    ),
    Text(
        'Name its objective, or write "level: context".',
        "Indique su objetivo o escriba «level: context».",
    ),
)
BAD_CURRENCY = IssueKind(
    "bad_currency",
    Text('"{value}" is not a currency code.', "«{value}» no es un código de moneda."),
    Text(
        "Write the three capital letters of ISO 4217, such as USD or COP.",
        "Escriba las tres letras mayúsculas de ISO 4217, por ejemplo USD o COP.",
    ),
)
COMPONENTS_INCOMPLETE = IssueKind(
    "components_incomplete",
    Text(
        'The indicator "{indicator}" has these components: {found}.',
        "El indicador «{indicator}» tiene estos componentes: {found}.",
    ),
    Text(
        'A ratio needs "numerator" and "denominator"; any other indicator "amount" alone.',
        "Una razón necesita «numerator» y «denominator»; cualquier otro indicador, solo «amount».",
    ),
)
FACTOR_WITHOUT_RATIO = IssueKind(
    "factor_without_ratio",
    Text(
        'The indicator "{indicator}" is no ratio, so nothing is multiplied.',
        "El indicador «{indicator}» no es una razón, de modo que nada se multiplica.",
    ),
    Text(
        'Remove "factor", or give numerator and denominator.',
        "Elimine «factor» o indique numerador y denominador.",
    ),
)
COMPONENT_AUTHORITY_MISSING = IssueKind(
    "component_authority_missing",
    Text(
        'It is not said whose count of "{indicator}" is meant.',
        "No se dice de qué entidad es el conteo de «{indicator}».",
    ),
    Text('Add "authority". {offer}', "Agregue «authority». {offer}"),
)
COMPONENT_INDICATOR_MISSING = IssueKind(
    "component_indicator_missing",
    Text('An "authority" stands without "indicator".', "Hay una «authority» sin «indicator»."),
    Text(
        "Name the indicator whose result is meant, or remove the authority.",
        "Indique el indicador cuyo resultado se usa o elimine la entidad.",
    ),
)
DERIVED_FROM_ITSELF = IssueKind(
    "derived_from_itself",
    Text(
        'The indicator "{indicator}" is computed from itself: {way}.',
        "El indicador «{indicator}» se calcula a partir de sí mismo: {way}.",
    ),
    Text(
        "Name another indicator in one of these components.",
        "Indique otro indicador en uno de estos componentes.",
    ),
)
RULE_FOR_AUTHORITY = IssueKind(
    "rule_for_authority",
    Text(
        "There is no rule over authorities: the counts of two bodies are never combined.",
        "No hay regla por entidad: los conteos de dos entidades nunca se combinan.",
    ),
    Text("Remove this rule.", "Elimine esta regla."),
)
RULE_FOR_UNKNOWN_AXIS = IssueKind(
    "rule_for_unknown_axis",
    Text(
        'The indicator "{indicator}" has no axis "{axis}".',
        "El indicador «{indicator}» no tiene el eje «{axis}».",
    ),
    Text("{offer}", "{offer}"),
)
SUM_NOT_EXCLUSIVE = IssueKind(
    "sum_not_exclusive",
    Text(
        'One person can be in two categories of "{axis}", so a sum would count twice.',
        "Una persona puede estar en dos categorías de «{axis}»; una suma contaría dos veces.",
    ),
    Text(
        'Write "do_not_aggregate", or correct "exclusive" of the disaggregation.',
        "Escriba «do_not_aggregate» o corrija «exclusive» en la desagregación.",
    ),
)
SUM_OF_RATIO = IssueKind(
    "sum_of_ratio",
    Text("Ratios cannot be added.", "Las razones no se pueden sumar."),
    Text(
        'Write "ratio_of_sums", or "do_not_aggregate".',
        "Escriba «ratio_of_sums» o «do_not_aggregate».",
    ),
)
NOT_A_RATIO = IssueKind(
    "not_a_ratio",
    Text('The indicator "{indicator}" is no ratio.', "El indicador «{indicator}» no es una razón."),
    Text(
        'Write "sum", or give numerator and denominator.',
        "Escriba «sum» o indique numerador y denominador.",
    ),
)
RULE_AFTER_MEAN = IssueKind(
    "rule_after_mean",
    Text(
        'After a mean, "{rule}" over "{axis}" has no meaning.',
        "Después de un promedio, «{rule}» por «{axis}» no tiene sentido.",
    ),
    Text(
        'Put this axis before the mean, or write "mean".',
        "Ponga este eje antes del promedio o escriba «mean».",
    ),
)
UNKNOWN_PERIOD = IssueKind(
    "unknown_period",
    Text(
        'There is no period "{value}" in the calendar "{calendar}".',
        "No existe el período «{value}» en el calendario «{calendar}».",
    ),
    Text(
        "Codes look like {examples}; those of the compact's own years will do too.",
        "Los códigos son como {examples}; también sirven los de los años del pacto.",
    ),
)
TARGET_OUTSIDE_TERM = IssueKind(
    "target_outside_term",
    Text(
        'The period "{value}" has no day within the term of the compact.',
        "El período «{value}» no tiene ningún día dentro de la vigencia del pacto.",
    ),
    Text(
        "Write a period between {starts} and {ends}.", "Escriba un período entre {starts} y {ends}."
    ),
)
TARGETS_MISSING = IssueKind(
    "targets_missing",
    Text(
        'The active indicator "{indicator}" has no target for {years}.',
        "El indicador activo «{indicator}» no tiene meta para {years}.",
    ),
    Text(
        'Add a target for every year of the term, or write "state: proposed".',
        "Agregue una meta para cada año de vigencia o escriba «state: proposed».",
    ),
)
AUTHORITY_NOT_COUNTING = IssueKind(
    "authority_not_counting",
    Text(
        'The authority "{value}" does not count the indicator "{indicator}".',
        "La entidad «{value}» no cuenta el indicador «{indicator}».",
    ),
    Text("{offer}", "{offer}"),
)
AGREED_TWICE = IssueKind(
    "agreed_twice",
    Text(
        'There is another value for "{period}", "{authority}" and "{place}".',
        "Ya hay otro valor para «{period}», «{authority}» y «{place}».",
    ),
    Text("Keep one of the two.", "Deje uno de los dos."),
)
