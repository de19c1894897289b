"""stub"""

from amparo.web.partners.opened import open_report
from amparo.web.partners.printing import page


def tables(request, award, period):
    return page(request, "report", open_report(request, award, period))
