"""The chosen lines of a page in the form clinics exchange: an HL7 FHIR R4 bundle, each value traced to its entry."""
