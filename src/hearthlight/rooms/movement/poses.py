"""Stretches and first yoga poses, each with a line and a drawing of our own: any body, few strokes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Pose:
    """One pose: its drawing lies under `key` among the templates."""

    key: str
    name: Promise
    line: Promise

    @property
    def drawing(self) -> str:
        """Return the template that draws it."""
        return f"movement/poses/{self.key}.svg"


WALK = Pose("walk", _("A walk after dinner"), _("Slow is fine. Turn back when you want to."))

IN_BED = (
    Pose("long-stretch", _("One long stretch"), _("Arms over your head, heels away. Hold a breath long, then let go.")),
    Pose("ankles", _("Ankles in circles"), _("A few one way, a few the other. The rest of you can sleep on.")),
    Pose("knees-in", _("Knees to your chest"), _("Hold them, or one of them, and let the back get long.")),
    Pose("shoulders", _("Shoulders in circles"), _("On the edge of the bed. Small and slow, then let them drop.")),
)
ON_A_CHAIR = (
    Pose("reach-up", _("Reach up"), _("Arms up as far as they like to go. Breathe in, and down again.")),
    Pose("hang-forward", _("Hang forward"), _("Fold over your legs. Head and arms are heavy, and may be.")),
    Pose("cat", _("The cat"), _("On hands and knees, make the back round, then let it sink.")),
    Pose("child", _("The child’s pose"), _("Knees under you, forehead down. Stay for five slow breaths.")),
)
FIRST_YOGA = (
    Pose("mountain", _("The mountain"), _("Stand, feet a little apart. Let the floor carry you.")),
    Pose("side-lean", _("Lean to one side"), _("One arm over your head. Then the other side.")),
    Pose("wall-lean", _("Hands to the wall"), _("Walk back until your back is long. Soft knees.")),
    Pose("butterfly", _("The butterfly"), _("Sit, soles together. A cushion under you helps.")),
    Pose("legs-up", _("Legs up the wall"), _("Lie down close to it. Stay as long as it is good.")),
)
