"""Which room is behind which address. Every view wears a policy, or the house does not open."""

from django.urls import include, path

from hearthlight.frame.policy import wear
from hearthlight.site import watching

urlpatterns = wear(
    [
        path("", include("hearthlight.today.urls")),
        path("check-in/", include("hearthlight.rooms.checkin.urls")),
        path("welcome/true/", include("hearthlight.rooms.truths.urls")),
        path("welcome/", include("hearthlight.rooms.welcome.urls")),
        path("closer/talk/", include("hearthlight.rooms.talk.urls")),
        path("closer/steps/", include("hearthlight.rooms.steps.urls")),
        path("closer/brakes/", include("hearthlight.rooms.brakes.urls")),
        path("closer/timer/", include("hearthlight.rooms.timers.urls")),
        path("closer/ask/", include("hearthlight.rooms.asks.urls")),
        path("closer/", include("hearthlight.rooms.closeness.urls")),
        path("closer/", include("hearthlight.rooms.touch.urls")),
        path("plan/ritual/", include("hearthlight.rooms.rituals.urls")),
        path("plan/when-low/", include("hearthlight.rooms.agreement.urls")),
        path("plan/", include("hearthlight.rooms.plan.urls")),
        path("rest/lights/", include("hearthlight.edges.lights.urls")),
        path("rest/", include("hearthlight.rooms.rest.urls")),
        path("movement/", include("hearthlight.rooms.movement.urls")),
        path("patterns/", include("hearthlight.rooms.rhythm.urls")),
        path("wins/", include("hearthlight.rooms.wins.urls")),
        path("history/", include("hearthlight.rooms.history.urls")),
        path("care/", include("hearthlight.rooms.care.urls")),
        path("care/check/", include("hearthlight.rooms.checks.urls")),
        path("care/medicines/", include("hearthlight.rooms.medicines.urls")),
        path("care/report/", include("hearthlight.rooms.reports.urls")),
        path("", include("hearthlight.edges.report.urls")),
        path("", include("hearthlight.edges.fhir.urls")),
        path("settings/bring/", include("hearthlight.edges.imports.urls")),
        path("settings/reminders/notices/", include("hearthlight.edges.push.urls")),
        path("settings/reminders/", include("hearthlight.rooms.reminders.urls")),
        path("", include("hearthlight.edges.calendar.urls")),
        path("", include("hearthlight.edges.inbox.urls")),
        path("settings/copy/", include("hearthlight.edges.archive.urls")),
        path("", include("hearthlight.edges.passkeys.urls")),
        path("", include("hearthlight.edges.offline.urls")),
        path("", include("hearthlight.edges.install.urls")),
        path("", include("hearthlight.rooms.door.urls")),
        path("", include("hearthlight.rooms.help.urls")),
        path("healthz", watching.healthz, name="healthz"),
        path("readyz", watching.readyz, name="readyz"),
        path("metrics", watching.metrics, name="metrics"),
    ]
)

handler400 = "hearthlight.frame.trouble.bad_request"
handler403 = "hearthlight.frame.trouble.forbidden"
handler404 = "hearthlight.frame.trouble.not_found"
handler500 = "hearthlight.frame.trouble.our_side"
