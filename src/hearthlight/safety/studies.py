"""The studies behind what Care tells, named as they are cited in every language."""

# Of couple programmes and couple therapy, in the order in which the page tells it.
COUPLES = (
    "Doss 2016, J Consult Clin Psychol 84:285, doi 10.1037/ccp0000063",
    "Doss 2019, doi 10.1016/j.beth.2018.03.011",
    "Le 2023, doi 10.1016/j.invent.2023.100661",
    "Nowlan 2017, doi 10.1037/cfp0000080",
    "Barbato 2018, Cochrane, doi 10.1002/14651858.CD004188.pub3",
)
