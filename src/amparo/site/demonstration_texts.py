"""What the bodies of the demonstration tell, in the language of whoever writes it. All invented."""

from __future__ import annotations

from amparo.framework.language import Text
from amparo.workbooks.report_form import NarrativeSection

INVENTED = Text("(Illustrative text.)", "(Texto ilustrativo.)")
LISTS_LOST = Text(
    "The attendance lists were lost in the flood of February; a count follows.",
    "Las listas de asistencia se perdieron en la inundación de febrero; el conteo se enviará.",
)
ROAD_CLOSED = Text(
    "The road to the north was closed; no course was held.",
    "La vía al norte estuvo cerrada; no se dictó ningún curso.",
)
NO_HEALTH_POST = Text(
    "There is no health post in this district.", "En este distrito no hay puesto de salud."
)
PERMIT_MISSING = Text(
    "The permit for the building came two months late.",
    "El permiso para el inmueble llegó con dos meses de retraso.",
)
EXPLAINED = Text(
    "Checked against our own lists: the number is right, and the change is real.",
    "Verificado con nuestras propias listas: el dato es correcto y el cambio es real.",
)
COUNTED_TWICE = Text(
    "In Shellbay the number of people trained is three times that of other quarters. Were several"
    " courses entered twice? Please check the attendance lists.",
    "En Bahía Concha el número de personas formadas es el triple del de otros trimestres. ¿Se"
    " registraron cursos dos veces? Por favor verifique las listas de asistencia.",
)
CARRIED_OVER = Text(
    "For Millbend every number of children served is that of the quarter before. Please check"
    " whether it was carried over.",
    "Para Recodo del Molino todas las cifras de atención repiten las del trimestre anterior. Por"
    " favor verifique si se copiaron.",
)
LOOK_HERE = Text("Compare with the attendance lists.", "Compare con las listas de asistencia.")

_SECTION = NarrativeSection
NARRATIVES: dict[str, dict[NarrativeSection, tuple[Text, ...]]] = {
    "lantern": {
        _SECTION.PROGRESS: (
            Text(
                "The shelter in Lanternport was open on every day of the quarter, and each child"
                " who was referred was received within a day. Two courses for school staff were"
                " held in each district, and the plans of care were reviewed with the families.",
                "El albergue de Puerto Farol estuvo abierto todos los días del trimestre y cada"
                " remisión se atendió en menos de un día. Se dictaron dos cursos para personal"
                " escolar en cada distrito y los planes de atención se revisaron con las familias.",
            ),
            Text(
                "The team of the shelter is complete again and the night shift is covered. In"
                " Shellbay the day centre received its first groups, and the schools there asked"
                " for a course of their own, which was held before the holidays.",
                "El equipo del albergue está otra vez completo y el turno de noche está cubierto."
                " En Bahía Concha el centro de día recibió sus primeros grupos y las escuelas"
                " pidieron un curso propio, que se dictó antes de las vacaciones.",
            ),
        ),
        _SECTION.CHALLENGES: (
            Text(
                "Transport from the outer islands stops in bad weather, so that some referrals"
                " waited until the boats ran again.",
                "El transporte desde las islas se suspende con mal tiempo, de modo que algunas"
                " remisiones esperaron hasta que volvieron a salir las lanchas.",
            ),
        ),
        _SECTION.LESSONS: (
            Text(
                "A course counts for more when the head of the school takes part in it.",
                "Un curso rinde más cuando participa en él la rectoría de la escuela.",
            ),
        ),
        _SECTION.SUSTAINABILITY: (
            Text(
                "The municipality pays the water and the light of the shelter since this year.",
                "El municipio paga el agua y la luz del albergue desde este año.",
            ),
        ),
        _SECTION.RECOMMENDATIONS: (
            Text(
                "A boat of the health service could take over referrals in bad weather.",
                "Una lancha del servicio de salud podría asumir las remisiones con mal tiempo.",
            ),
        ),
    },
    "bridge": {
        _SECTION.PROGRESS: (
            Text(
                "The three mobile teams visited every town on the river at least twice and stayed"
                " in touch with the schools in between. The course on the first response was held"
                " in each town, and the police posts sent more people than in the quarter before.",
                "Los tres equipos móviles visitaron al menos dos veces cada municipio del río y"
                " siguieron en contacto con las escuelas. El curso de primera respuesta se dictó"
                " en cada municipio, y los puestos de policía enviaron a más personas que antes.",
            ),
            Text(
                "The guide for health posts was tried in two towns and changed after what nurses"
                " said about it. Referrals from the health posts came faster than before, and the"
                " teams could begin their work with most families in the same week.",
                "La guía para puestos de salud se probó en dos municipios y se ajustó según lo que"
                " dijo el personal de enfermería. Las remisiones llegaron más rápido y los equipos"
                " empezaron a trabajar con la mayoría de las familias en la misma semana.",
            ),
        ),
        _SECTION.CHALLENGES: (
            Text(
                "The river was high for three weeks, and two visits had to be made up later.",
                "El río estuvo crecido tres semanas y dos visitas se hicieron después.",
            ),
        ),
        _SECTION.SUSTAINABILITY: (
            Text(
                "Two towns have put the mobile team into their own plan for next year.",
                "Dos municipios incluyeron el equipo móvil en su propio plan del próximo año.",
            ),
        ),
        _SECTION.RECOMMENDATIONS: (
            Text(
                "One form for referrals in the whole region would save each team a day a week.",
                "Un solo formato de remisión para la región ahorraría a cada equipo un día por"
                " semana.",
            ),
        ),
    },
    "meadow": {
        _SECTION.PROGRESS: (
            Text(
                "Courses were held in the schools of all three districts, in the afternoons, so"
                " that no lesson was lost. Teachers who took part in an earlier course now lead"
                " the exercises themselves, with a member of our team beside them.",
                "Se dictaron cursos en las escuelas de los tres distritos, en las tardes, para no"
                " perder clases. Docentes que tomaron un curso anterior dirigen ahora los"
                " ejercicios, con alguien de nuestro equipo a su lado.",
            ),
        ),
        _SECTION.CHALLENGES: (
            Text(
                "Cloudhill is a day's walk from the road; the course there was held in one week.",
                "Nubecerro queda a un día de camino de la vía; el curso se dictó en una semana.",
            ),
        ),
        _SECTION.LESSONS: (
            Text(
                "Parents come when the evening ends before dark.",
                "Las familias asisten cuando el encuentro termina antes de oscurecer.",
            ),
        ),
    },
    "cps": {
        _SECTION.PROGRESS: (
            Text(
                "The Service held its courses on the first response in the regional offices, with"
                " the police and the health service. Every office has now at least two people who"
                " have completed the course and can be called at any hour.",
                "El Servicio dictó sus cursos de primera respuesta en las oficinas regionales, con"
                " la Policía y el servicio de salud. Cada oficina tiene ahora al menos dos"
                " personas que completaron el curso y pueden ser llamadas a cualquier hora.",
            ),
        ),
        _SECTION.SUSTAINABILITY: (
            Text(
                "The course is part of the yearly plan of the Service's own school.",
                "El curso hace parte del plan anual de la escuela del Servicio.",
            ),
        ),
    },
}
"""By body and section; where there are several, they take turns."""
