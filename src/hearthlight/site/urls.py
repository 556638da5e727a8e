"""Which room is behind which address."""

urlpatterns = []
