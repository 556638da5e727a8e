"""The door's addresses."""

from functools import partial

from django.urls import path

from hearthlight.rooms.door.views import begin, join, leave, phones, settings, sign_in

app_name = "door"
kit_together = partial(begin.kit, together=True)
kit_together.policy = "signed_in"  # type: ignore[attr-defined]

urlpatterns = [
    path("begin/", begin.begin, name="begin"),
    path("begin/kit/", begin.kit, name="kit"),
    path("begin/kit/together/", kit_together, name="kit_together"),
    path("begin/kit/kept/", begin.kit_kept, name="kit_kept"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/kit/", sign_in.use_kit, name="use_kit"),
    path("unlock/", sign_in.unlock, name="unlock"),
    path("lock/", sign_in.lock, name="lock"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("join/", join.join, name="join"),
    path("join/code/", join.make_code, name="make_code"),
    path("join/take/", join.take_code, name="take_code"),
    path("join/answer/", join.answer, name="answer"),
    path("join/with/<slug:words>/", join.join_with, name="join_with"),
    path("settings/", settings.settings, name="settings"),
    path("settings/choose/", settings.choose, name="choose"),
    path("settings/names/", settings.names, name="names"),
    path("settings/passphrase/", settings.passphrase, name="passphrase"),
    path("settings/phones/", phones.phones, name="phones"),
    path("settings/phones/name/", phones.name_phone, name="name_phone"),
    path("settings/phones/sign-out/", phones.sign_out_phone, name="sign_out_phone"),
    path("settings/second-lock/", phones.pin, name="second_lock"),
    path("settings/new-key/", phones.new_key, name="new_key"),
    path("leave/", leave.leave, name="leave"),
    path("leave/part/", leave.part, name="part"),
    path("leave/delete/", leave.delete, name="delete"),
]
